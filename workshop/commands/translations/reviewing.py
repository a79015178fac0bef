"""`flask translations review`: a person reads sentence by sentence and says which are right."""

import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

import click
from babel.messages.catalog import Catalog, Message

from webapp.i18n import catalogs
from webapp.i18n.catalogs import DOMAINS, catalog_path
from webapp.i18n.locales import SiteLocale
from webapp.i18n.messages import english_of, messages_of
from webapp.i18n.reviews import checksum_of, is_safety_critical
from webapp.problems import Checked, InvalidValueError, Problem
from webapp.settings import read_settings
from webapp.text_files import BusyError, lock_folder, name_of, put_text
from workshop.catalogs.po_files import write_catalog
from workshop.catalogs.records import is_author, is_own_safety
from workshop.catalogs.signing import OWN_SAFETY, sign
from workshop.catalogs.tasks import UNTRANSLATED, judge, waits_for
from workshop.commands.translations.common import (
    choose_language,
    end,
    open_folder,
    report,
)
from workshop.commands.translations.display import show_message

_SHOWN = 60
_KEYS = click.Choice(["y", "n", "skip", "quit"], case_sensitive=False)


@click.command()
@click.argument("locale")
@click.option("--by", "name", required=True, help="You: initials or a short name of your choice.")
@click.option("--message", "place", metavar="FILE:LINE", help="One message only, as `todo` says.")
def review(locale: str, name: str, place: str | None) -> None:
    """Show the sentences that wait for your review one by one, and note which are right.

    \b
    y     it is right: your review is written above it, at once
    n     it is not: nothing is written, and the end says where to mend it
    skip  not now
    quit  stop here; Ctrl-C does the same, and loses nothing

    Sentences that a life can hang on come first, and need two people with different names, of
    whom neither wrote them.
    """
    folder = open_folder()
    language = choose_language(folder, locale)
    refuse_no_name(name)
    found, problems = _find(folder, language, name)
    if place:
        found = [entry for entry in found if _stands_at(entry, place, folder)]
        if not found:
            report(problems)
            end(f"{place} waits for no review of {name!r}; see `todo {locale}` for those that do")
    own = [entry for entry in found if is_own_safety(entry[1], name)]
    if place and own:
        end(f"{place}: {OWN_SAFETY[0]}; {OWN_SAFETY[1]}")
    found = [entry for entry in found if not is_own_safety(entry[1], name)]
    found.sort(key=lambda entry: not is_safety_critical(entry[1].context))
    wrong, signed = _walk(folder, language, name, found)
    click.echo(f"{signed} reviewed by {name}, {len(found) - signed} still wait")
    if own:
        click.echo(f"{len(own)} that you wrote wait for others: a life can hang on them")
    report([*problems, *wrong])
    sys.exit(1 if problems else 0)


def _walk(
    folder: Path, language: SiteLocale, name: str, found: list[tuple[Path, Message]]
) -> tuple[list[Problem], int]:
    wrong, signed = [], 0
    for number, (path, listed) in enumerate(found, 1):
        message = _read_again(path, listed, language, folder)[1]
        if message is None:
            continue
        name_of_file, line = name_of(path, folder), message.lineno or 1
        click.echo(f"\n{name_of_file}:{line} ({number} of {len(found)})")
        show_message(message, language)
        if is_author(message, name):
            click.echo("  You wrote this sentence yourself; somebody else sees more in it.")
        try:
            answer = click.prompt("Is it right?", type=_KEYS)
        except click.Abort:
            click.echo()
            break
        if answer == "quit":
            break
        if answer == "n":
            what = f"{english_of(message)[:_SHOWN]!r} is not right"
            fix = "mend it there, then review it again"
            wrong.append(Problem(name_of_file, line, what, fix))
        elif answer == "y":
            today = read_settings().date_today()
            change = partial(sign, name=name, day=today)
            signed += write_verdict(path, message, language, folder, change)
    return wrong, signed


def write_verdict(
    path: Path,
    shown: Message,
    language: SiteLocale,
    folder: Path,
    change: Callable[[Message], object],
) -> bool:
    """Note a verdict in the file as it is now, which another program may have saved since."""
    try:
        with lock_folder(folder):
            catalog, message = _read_again(path, shown, language, folder)
            if catalog is None or message is None or checksum_of(message) != checksum_of(shown):
                what = "It was changed meanwhile, so nothing was written; review it again."
                click.echo(what, err=True)
                return False
            try:
                change(message)
            except InvalidValueError as error:
                click.echo(f"{error}; nothing was written", err=True)
                return False
            put_text(path, write_catalog(catalog))
    except BusyError as error:
        end(error)
    return True


def _read_again(
    path: Path, listed: Message, language: SiteLocale, folder: Path
) -> tuple[Catalog | None, Message | None]:
    catalog, _ = catalogs.read_raw(path, language, folder)
    message = catalog.get(listed.id, listed.context) if catalog else None
    return catalog, message


def _find(folder: Path, language: SiteLocale, name: str) -> Checked[list[tuple[Path, Message]]]:
    waiting: list[tuple[Path, Message]] = []
    problems: list[Problem] = []
    for domain in DOMAINS:
        path = catalog_path(folder, language, domain)
        (catalog, found), unreadable = judge(folder, language, domain)
        problems += unreadable
        problems += (finding.problem for finding in found if finding.check not in UNTRANSLATED)
        lines = {finding.line for finding in found}
        waiting += (
            (path, message)
            for message in (messages_of(catalog) if catalog else ())
            if message.lineno not in lines and waits_for(message, name)
        )
    return waiting, tuple(problems)


def _stands_at(entry: tuple[Path, Message], place: str, folder: Path) -> bool:
    """Whether a line of a file belongs to a message: its comments, English or translation."""
    path, message = entry
    file, _, line = place.rpartition(":")
    if not line.isdecimal() or not name_of(path, folder).endswith(file.removeprefix("./")):
        return False
    lines = path.read_text("utf-8").split("\n")
    first = last = min(message.lineno or 1, len(lines)) - 1
    while first and lines[first - 1].strip():
        first -= 1
    while last < len(lines) and lines[last].strip():
        last += 1
    return first < int(line) <= last


def refuse_no_name(name: str) -> None:
    """End the command when a name could not stand in a review."""
    try:
        sign(Message("a", "b"), name, read_settings().date_today())
    except InvalidValueError as error:
        end(f"--by: {error}")
