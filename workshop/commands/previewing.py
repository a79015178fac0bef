"""`flask data preview`: what an edit changes on which pages, before it is committed."""

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import click

from webapp.problems import ProblemsFoundError
from webapp.settings import SettingsError, read_settings
from workshop.facts.page_changes import (
    PageChange,
    compare_pages,
    copy_last_commit,
    read_pages,
)
from workshop.git import NoHistoryError

# Commands write more files than who edits sees; new files are restored by nothing, and deleted.
UNDO = (
    "git restore --staged --worktree data templates/safety.txt translations && git clean -fd data"
)
_WARNING = "work under translations/ that is not committed goes too: ask translators first"
_MOST_PAGES = 4  # of the pages of one change, how many are named


@click.command()
def preview() -> None:
    """Show what your edits change since the last commit: which pages, which languages, which lines.

    Lines that go begin with -, those that come with +. Nothing is written. The last line says what
    to type to take all edits back.
    """
    try:
        settings = read_settings()
        with TemporaryDirectory() as folder:
            before = read_pages(copy_last_commit(settings, Path(folder)))
        now = read_pages(settings)
    except (ProblemsFoundError, SettingsError, NoHistoryError) as error:
        click.echo(str(error), err=True)
        sys.exit(1)
    changes = compare_pages(before, now)
    for change in changes:
        click.echo(say_change(change, len(next(iter(now.values())))))
    undo = f"To take all edits back ({_WARNING}): {UNDO}"
    click.echo(undo if changes else "No page would change.")


def say_change(change: PageChange, locale_count: int) -> str:
    """Say on which pages and in which languages the lines come and go."""
    pages = [f"/{change.locales[0]}/{page}" for page in change.pages]
    named = ", ".join(pages[:_MOST_PAGES])
    if len(pages) > _MOST_PAGES:
        named += f" and {len(pages) - _MOST_PAGES} more"
    is_all = len(change.locales) == locale_count
    locales = "all languages" if is_all else ", ".join(change.locales)
    return "\n".join([f"{named} ({locales})", *(f"    {line}" for line in change.lines), ""])
