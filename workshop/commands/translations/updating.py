"""`flask translations extract` and `update`: from the English to the catalogs."""

import sys
from contextlib import nullcontext
from pathlib import Path

import click

from webapp.i18n.checks import UPDATE
from webapp.i18n.messages import messages_of, strings_of
from webapp.problems import Problem, ProblemsFoundError
from webapp.settings import ROOT, read_settings
from webapp.text_files import BusyError, lock_folder, put_text
from workshop.catalogs.sync import expected_catalogs, expected_templates, find_drift
from workshop.commands.translations.common import (
    end,
    languages_in,
    open_folder,
    report,
)


@click.command()
@click.option("--check", is_flag=True, help="Write nothing; fail if the .pot files are stale.")
def extract(check: bool) -> None:
    """Write the .pot files from templates, labels and data/.

    They hold no date and no line number, so that a diff shows words only. `update` does this too.
    """
    stale = _extract(open_folder(), is_check=check)
    if check and stale:
        end(f"{', '.join(stale)}: not up to date; run `{UPDATE}`")
    click.echo("written: " + ", ".join(stale) if stale else "the .pot files are up to date")


@click.command()
@click.option("--check", is_flag=True, help="Write nothing; fail if a file would change.")
def update(check: bool) -> None:
    """Extract, then bring new messages into every catalog; no translation is guessed.

    A new message is empty. What the site no longer says is kept at the end of the file, behind
    `#~`, and comes back with its message. A review of other words than those that stand there is
    void, and its line goes. A catalog that cannot be read stays as it is, and the others are
    brought up to date.
    """
    folder = open_folder()
    try:
        with nullcontext() if check else lock_folder(folder):
            _update(folder, is_check=check)
    except BusyError as error:
        end(error)


def _update(folder: Path, *, is_check: bool) -> None:
    stale = _extract(folder, is_check=is_check)
    problems = [
        Problem(f"{folder.name}/{name}", 1, "the English has changed", f"run `{UPDATE}`")
        for name in (stale if is_check else ())
    ]
    for locale in languages_in(folder):
        catalogs, unreadable = expected_catalogs(folder, locale)
        problems += unreadable
        for expected in catalogs:
            if is_check:
                problems += find_drift(expected, folder)
                continue
            put_text(expected.path, expected.text)
            waiting = [m for m in messages_of(expected.catalog) if not any(strings_of(m))]
            name = expected.path.relative_to(folder)
            click.echo(f"{name}: {len(waiting)} messages wait for a translation")
    if problems:
        report(problems)
        sys.exit(1)
    if is_check:
        click.echo("all catalogs are as `update` writes them")


def _extract(folder: Path, *, is_check: bool) -> list[str]:
    try:
        stale = expected_templates(ROOT, folder, read_settings().data)
    except ProblemsFoundError as error:
        end(error)
    if not is_check:
        for name, text in stale.items():
            put_text(folder / name, text)
    return list(stale)
