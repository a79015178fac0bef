"""`flask translations export` and `import`: work for people elsewhere, and what they send back."""

import sys
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from functools import partial
from pathlib import Path

import click
from babel.messages.catalog import Catalog

from webapp.i18n.catalogs import read_templates
from webapp.i18n.locales import SiteLocale
from webapp.i18n.messages import messages_of
from webapp.problems import Checked, Problems
from webapp.settings import read_settings
from webapp.text_files import BusyError, lock_folder, put_text
from workshop.catalogs.check_catalogs import read_lexicon
from workshop.catalogs.domains import EVERY_DOMAIN
from workshop.catalogs.keys import key_of
from workshop.catalogs.po_files import write_catalog
from workshop.catalogs.signing import credit, drop_void
from workshop.catalogs.sync import ExpectedCatalog, expected_catalogs
from workshop.commands.translations.common import (
    choose_language,
    domain_option,
    end,
    open_folder,
    report,
)
from workshop.commands.translations.display import visible
from workshop.commands.translations.reviewing import refuse_no_name
from workshop.exchange import spreadsheets, xliff
from workshop.exchange.history import read_past
from workshop.exchange.rows import Answer, Row, count_words, list_rows
from workshop.exchange.taking import Outcome, Taken, take_in
from workshop.git import NoHistoryError
from workshop.preview.linting import Linter
from workshop.preview.saving import stamp_of

_NAMED = 20  # sentences that are taken in, where not all are asked for
_READERS: Mapping[str, Callable[[bytes, str], Checked[list[Answer]]]] = {
    ".csv": spreadsheets.read_answers,
    ".xlf": xliff.read_answers,
}
_WRITERS: Mapping[str, Callable[[Iterable[Row], SiteLocale], bytes]] = {
    ".csv": spreadsheets.write_rows,
    ".xlf": xliff.write_rows,
}


@click.command("export")
@click.argument("locale")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@click.option(
    "--since",
    type=click.DateTime(["%Y-%m-%d"]),
    help="Only what is new or changed since the beginning of this day, as git remembers it.",
)
@domain_option
def export(locale: str, file: Path, since: datetime | None, domains: tuple[str, ...]) -> None:
    """Write the sentences of a language into FILE, for people who work with other tools.

    \b
    NAME.csv   a table for any spreadsheet: English, translation, state, pages, comment, limit
    NAME.xlf   XLIFF 2, for the tools of translators; placeholders cannot be broken there

    It says how many words that is. `import` takes the file in again; leave its ids as they are.
    """
    write = _choose(_WRITERS, file)
    folder = open_folder()
    language = choose_language(folder, locale)
    found = _read_expected(folder, language)
    templates, _ = read_templates(folder, domains)
    rows = list(list_rows(templates, _by_domain(found), _judge(folder, language)))
    if since is not None:
        try:
            before = _find_past(found, since, language)
        except NoHistoryError as error:
            end(error)
        rows = [row for row in rows if (row.id.short, row.id.stamp) not in before]
        if not rows:
            click.echo(f"nothing is new or changed since {since.date()}; no file is written")
            return
    try:
        file.write_bytes(write(rows, language))
    except OSError as error:
        end(f"{file}: cannot be written ({error.strerror}); name another file")
    sentences = len({row.id.short for row in rows})
    click.echo(f"{file}: {sentences} sentences, {count_words(rows)} words of English")


@click.command("import")
@click.argument("locale")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@click.option(
    "--theirs", is_flag=True, help="Where the catalog has changed meanwhile, take the file's."
)
@click.option("--by", "author", default="", help="Who translated it; a name is public.")
@click.option("--all", "is_all", is_flag=True, help="Name each sentence that is taken in.")
def import_(locale: str, file: Path, theirs: bool, author: str, is_all: bool) -> None:
    """Take the translations of FILE, which `export` wrote, into the catalogs of a language.

    Each sentence is taken alone, if the checks find no error in it. What is left as it was is
    named with its line in FILE: what has an error, and what has changed meanwhile, in English or
    in the catalog. A review stays where the text is the same. Who translated it, if named, is
    written above each sentence that is taken in, and is no second reader of it.
    """
    if author:
        refuse_no_name(author)
    today = read_settings().date_today()
    read = _choose(_READERS, file)
    folder = open_folder()
    language = choose_language(folder, locale)
    try:
        answers, problems = read(file.read_bytes(), str(file))
    except OSError as error:
        end(f"{file}: cannot be read ({error.strerror}); type the path of a file")
    try:
        with lock_folder(folder):
            found = _read_expected(folder, language)
            taken = take_in(
                _by_domain(found),
                read_templates(folder, EVERY_DOMAIN)[0],
                _judge(folder, language),
                answers,
                str(file),
                is_theirs=theirs,
                record=partial(credit, name=author, day=today) if author else drop_void,
            )
            if taken.counts[Outcome.TAKEN]:
                _write(found)
    except BusyError as error:
        end(error)
    except OSError as error:
        end(f"{error.filename}: cannot be written ({error.strerror}); mend that, then try again")
    _tell(taken, problems, language, None if is_all else _NAMED)


def _tell(taken: Taken, problems: Problems, language: SiteLocale, limit: int | None) -> None:
    report([*problems, *taken.problems])
    click.echo(f"{taken.counts[Outcome.TAKEN]} {Outcome.TAKEN}")
    for name in taken.names[:limit]:
        click.echo(f"  {visible(name)}")
    if more := len(taken.names) - len(taken.names[:limit]):
        click.echo(f"  and {more} more; --all names them")
    for outcome in [*Outcome][1:]:
        if taken.counts[outcome]:
            click.echo(f"{taken.counts[outcome]} {outcome}")
    if problems:
        click.echo(f"{len(problems)} not read: each is named above, with what is wrong")
    if taken.counts[Outcome.TAKEN]:
        check = f".venv/bin/flask translations check {language.code}"
        click.echo(f"Run `{check}`: it names warnings too.")
    sys.exit(1 if problems or taken.problems else 0)


def _write(found: list[ExpectedCatalog]) -> None:
    for expected in found:
        text = write_catalog(expected.catalog)
        if text != expected.text or not expected.path.exists():
            put_text(expected.path, text)


def _choose[Way](ways: Mapping[str, Way], file: Path) -> Way:
    """Return the way to write or read a file by its ending; another ends the command."""
    if file.suffix.lower() not in ways:
        end(f"{file}: such a file is not known here; type a name that ends in {' or '.join(ways)}")
    return ways[file.suffix.lower()]


def _read_expected(folder: Path, language: SiteLocale) -> list[ExpectedCatalog]:
    found, problems = expected_catalogs(folder, language)
    if problems:
        report(problems)
        end("Mend these, then run the same command again.")
    return found


def _by_domain(found: list[ExpectedCatalog]) -> dict[str, Catalog]:
    return {expected.path.stem: expected.catalog for expected in found}


def _judge(folder: Path, language: SiteLocale) -> Linter:
    return Linter(language, read_lexicon(folder, language))


def _find_past(
    found: list[ExpectedCatalog], since: datetime, language: SiteLocale
) -> set[tuple[str, str]]:
    return {
        (key_of(expected.path.stem, message).short, stamp_of(message))
        for expected in found
        if (past := read_past(expected.path, since.date(), language)) is not None
        for message in messages_of(past)
    }
