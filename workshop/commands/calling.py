"""`flask data calls`: what to ask whom on the phone, and the answers of many calls in one act."""

import shutil
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import click

from webapp.commands.data import read_facts
from webapp.content.accepted import check_accepted, read_accepted, write_accepted
from webapp.content.loading import load
from webapp.problems import ProblemsFoundError
from webapp.settings import Settings, SettingsError, read_settings
from webapp.site.story import read_story
from webapp.text_files import BusyError, lock_folder, put_text
from workshop.commands.todo import read_calls
from workshop.facts.call_answers import check_answers, enter_answers, find_left, read_answers
from workshop.facts.calls import list_calls, write_form, write_sheet


@click.command()
@click.option("--form", type=click.Path(dir_okay=False, path_type=Path), help="Write a form there.")
@click.option(
    "--enter", type=click.Path(dir_okay=False, path_type=Path), help="Take in a filled form."
)
@click.option("--by", default="", help="Who called: initials or a short name of your choice.")
def calls(form: Path | None, enter: Path | None, by: str) -> None:
    """List the numbers to call, worst first: whom to ask what, and what we think we know.

    Print it, or write it as a form (`--form calls.yaml`), fill that in while you call, and give it
    back (`--enter calls.yaml --by AB`): all answers are written, or none.
    """
    try:
        settings = read_settings()
        if enter is not None:
            click.echo(_enter(enter, by, settings))
            return
        content = read_facts(settings)
        wanted = list_calls(content, read_calls(settings), settings.date_today())
        if form is None:
            click.echo(write_sheet(wanted) or "Nobody is to be called.")
        else:
            put_text(form, write_form(wanted))
            click.echo(f"{form} has {len(wanted)} numbers to call.")
    except (ProblemsFoundError, SettingsError, BusyError, OSError) as error:
        click.echo(f"{error}\nNothing was changed.", err=True)
        sys.exit(1)


def _enter(form: Path, by: str, settings: Settings) -> str:
    """Try all answers in a copy of the folder; put its files in place where the copy is sound."""
    content, today = read_facts(settings), settings.date_today()
    document, (answers, problems) = read_answers(form)
    if document is None or answers is None:
        raise ProblemsFoundError(problems)
    if wrong := tuple(check_answers(answers, document, content)):
        raise ProblemsFoundError(wrong)
    if not by:
        raise click.UsageError("say who called: --by and initials or a short name")
    with lock_folder(settings.data), TemporaryDirectory() as place:
        copy = Path(shutil.copytree(settings.data, Path(place) / "data"))
        enter_answers(answers, content, read_calls(settings), data=copy, by=by, today=today)
        story = read_story(settings.templates)
        facts = load(copy, today, page_facts=story, is_verified=False).critical_facts
        before, _ = read_accepted(copy)
        changes = list(check_accepted(before or {}, facts))
        for change in changes:
            click.echo(f"- {change.what}")
        if changes and not click.confirm("Is all of this right, as they said it?", err=True):
            return "Nothing was changed."
        write_accepted(copy, facts)
        load(copy, today, page_facts=story)
        written = _put_in_place(copy, settings.data)
    for problem in find_left(answers, document, content):
        click.echo(f"left to you: {problem}")
    return f"{', '.join(written)}: written." if written else "Nothing was changed."


def _put_in_place(copy: Path, data: Path) -> list[str]:
    """Replace the files that differ, the verified numbers last; return their names."""
    changed = [
        path
        for path in sorted(copy.rglob("*.yaml"))
        if path.read_bytes() != (data / path.relative_to(copy)).read_bytes()
    ]
    for path in changed:
        put_text(data / path.relative_to(copy), path.read_text("utf-8"))
    return [f"data/{path.relative_to(copy)}" for path in changed]
