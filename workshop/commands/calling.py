"""`flask data calls`: what to ask whom on the phone, and the answers of many calls in one act."""

import sys
from collections.abc import Sequence
from pathlib import Path

import click

from webapp.commands import read_facts
from webapp.problems import ProblemsFoundError
from webapp.settings import Settings, SettingsError, read_settings
from webapp.text_files import BusyError, put_text
from workshop.facts.call_answers import Answer, check_answers, find_left, read_answers
from workshop.facts.call_entering import enter_all
from workshop.facts.calls import is_filled_in, list_calls, read_calls, write_form, write_sheet


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
        content = read_facts(settings, is_decided=False)
        wanted = list_calls(content, read_calls(settings), settings.date_today())
        if form is not None and is_filled_in(form):
            click.echo(
                f"{form} is there already and holds more than an empty form; "
                "give another name, or delete it\nNothing was changed.",
                err=True,
            )
            sys.exit(1)
        if form is None:
            click.echo(write_sheet(wanted) or "Nobody is to be called.")
        else:
            put_text(form, write_form(wanted))
            click.echo(f"{form} has {len(wanted)} numbers to call.")
    except (ProblemsFoundError, SettingsError, BusyError, OSError) as error:
        click.echo(f"{error}\nNothing was changed.", err=True)
        sys.exit(1)


def _enter(form: Path, by: str, settings: Settings) -> str:
    """Enter a form where all of it is sound, and say what is left to a person."""
    content = read_facts(settings, is_decided=False)
    document, (answers, problems) = read_answers(form)
    if document is None or answers is None:
        raise ProblemsFoundError(problems)
    if wrong := tuple(check_answers(answers, document, content)):
        raise ProblemsFoundError(wrong)
    if not by:
        raise click.UsageError("say who called: --by and initials or a short name")
    written = enter_all(answers, content, settings, by, _confirm)
    if written is None:
        return "Nothing was changed."
    for problem in find_left(answers, document, content):
        click.echo(f"left to you: {problem}")
    if rang_out := sum(answer.answer is Answer.NOBODY for answer in answers):
        click.echo(f"nobody answered, and they stay on the list: {rang_out}")
    return f"{', '.join(written)}: written." if written else "Nothing was changed."


def _confirm(changes: Sequence[str]) -> bool:
    for change in changes:
        click.echo(f"- {change}")
    return click.confirm("Is all of this right, as they said it?", err=True)
