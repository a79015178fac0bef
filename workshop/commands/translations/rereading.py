"""`flask translations reread`: what the words say to somebody who does not know the English."""

import sys
from functools import partial
from pathlib import Path

import click

from webapp.i18n.catalogs import catalog_path
from webapp.i18n.locales import SiteLocale
from webapp.settings import read_settings
from workshop.catalogs.signing import doubt, sign
from workshop.commands.translations.common import (
    choose_language,
    end,
    open_folder,
    read_catalogs,
    report,
)
from workshop.commands.translations.display import show_message, visible
from workshop.commands.translations.reviewing import refuse_no_name, write_verdict
from workshop.exchange.rereading import READ_BACK, Rereading, read_back, write_questions

_KEYS = click.Choice(["y", "n", "skip", "quit"], case_sensitive=False)


@click.command()
@click.argument("locale")
@click.option(
    "--out", type=click.Path(path_type=Path, dir_okay=False), help="Write the table to fill in."
)
@click.option(
    "--back", type=click.Path(path_type=Path, dir_okay=False), help="Judge the table filled in."
)
@click.option("--by", "name", help="You who judge: initials or a short name of your choice.")
def reread(locale: str, out: Path | None, back: Path | None, name: str | None) -> None:
    """Find sentences that say something else, where no check can see it.

    \b
    reread so --out somali.csv               the sentences of Somali without their English
    (somebody writes what each says, in English, who has not seen the English)
    reread so --back somali.csv --by amina   both side by side, least alike first

    \b
    y     it says the same: your review is written above it
    n     it does not: that is written above it, and `todo` names it until it is mended
    skip  not now
    quit  stop here

    What was read back stays nowhere else. Rows that are not filled in are left out.
    """
    if (out is None) == (back is None):
        end("type either --out FILE or --back FILE")
    folder = open_folder()
    language = choose_language(folder, locale)
    found = read_catalogs(folder, language)
    try:
        if out is not None:
            out.write_bytes(write_questions(found))
            click.echo(f"{out}: fill in the column {READ_BACK!r}")
            return
        raw = back.read_bytes() if back is not None else b""
    except OSError as error:
        end(f"{out or back}: {error.strerror}; type another path")
    if name is None:
        end("--by is missing; type who you are, such as --by amina")
    refuse_no_name(name)
    readings, problems = read_back(raw, str(back), found)
    right, wrong = _walk(folder, language, name, readings)
    click.echo(f"{right} say the same, {wrong} do not, {len(readings) - right - wrong} left")
    report(problems)
    sys.exit(1 if problems else 0)


def _walk(
    folder: Path, language: SiteLocale, name: str, readings: list[Rereading]
) -> tuple[int, int]:
    right = wrong = 0
    today = read_settings().date_today()
    for number, one in enumerate(readings, 1):
        click.echo(f"\n{number} of {len(readings)}, {one.likeness:.0%} alike")
        show_message(one.message, language)
        for text in one.read:
            click.echo(f"  Read back: {visible(text)}")
        try:
            answer = click.prompt("Does it say the same?", type=_KEYS)
        except click.Abort:
            click.echo()
            break
        if answer == "quit":
            break
        path = catalog_path(folder, language, one.domain)
        if answer == "y":
            agree = partial(sign, name=name, day=today)
            right += write_verdict(path, one.message, language, folder, agree)
        elif answer == "n":
            says = " / ".join(one.read)
            differ = partial(doubt, name=name, day=today, says=says)
            wrong += write_verdict(path, one.message, language, folder, differ)
    return right, wrong
