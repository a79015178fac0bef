"""`flask translations`: what translators and editors do with the catalogs in a terminal."""

import csv
import io
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import click
from babel.messages.catalog import Catalog, Message

from webapp.cli.terminal import Commands
from webapp.desk.checks import RULES_FILE, Checks, check_message
from webapp.problems import collect
from webapp.settings import ROOT, read_settings
from webapp.text_files import display_path, lock_folder, read_rows, read_text, write_text
from webapp.words import reviews
from webapp.words.catalogs import (
    TEMPLATE,
    Translator,
    catalog_path,
    find_incomplete,
    find_message_problems,
    iter_messages,
    message_key,
    read_catalog,
    read_template,
)
from webapp.words.extract import (
    extract,
    find_stale,
    read_current_catalog,
    start_catalog,
    update_catalog,
    write_catalog,
)
from webapp.words.languages import SOURCE, SiteLocale, read_languages

_COLUMNS = ("key", "English", "translation", "note")
_FORMULA = ("=", "+", "-", "@")  # a spreadsheet would compute what begins so


@click.group(cls=Commands)
def translations() -> None:
    """Check the translations, and bring them from one program into another."""


def _choose(code: str | None) -> list[SiteLocale]:
    """Return a language by its code, or all but English."""
    folder = read_settings().translations
    known = read_languages(folder, include_unpublished=True)
    del known[SOURCE.code]
    if code is not None and code not in known:
        what = f"{code!r} is no language of {folder.name}/; type one of {', '.join(known)}"
        raise click.ClickException(what)
    return [locale for locale in known.values() if code in {None, locale.code}]


@translations.command("check")
@click.argument("code", required=False)
def check_all(code: str | None) -> None:
    """Name all that is wrong in the catalogs; fails for errors alone, never for a warning."""
    folder, english = read_settings().translations, extract(ROOT)
    problems = [*find_stale(iter_messages(english), iter_messages(read_template(folder)))]
    published, states = read_languages(folder), Counter[str]()
    for locale in _choose(code):
        with collect(problems):
            catalog, checks = read_current_catalog(folder, locale, english), Checks(folder, locale)
            name = display_path(catalog_path(folder, locale), folder)
            for message in iter_messages(catalog):
                for state, finding, what in check_message(message, catalog, checks):
                    states[state] += 1
                    if state != "missing":
                        place, shown = f"{name}:{message.lineno}", message_key(message)[1][:50]
                        click.echo(f"{place}: {state}: {shown!r}: {what} ({finding})")
            if not (folder / locale.code / RULES_FILE).is_file():
                click.echo(f"{locale.code} has no {RULES_FILE}: nothing looks for a lost 'not'")
            done = Translator(catalog, locale, english).coverage
            click.echo(
                f"{locale.code}: {done.translated} of {done.messages} translated, {done.reviewed}"
                f" reviewed; {done.safety_reviewed} of {done.safety} safety sentences by two"
            )
            problems += find_incomplete(locale.code, done) if locale.code in published else ()
    for problem in sorted(problems):
        click.echo(str(problem))
    sys.exit(bool(states["error"] or problems))


@translations.command()
def update() -> None:
    """Bring the English of templates and data/ into every catalog, and seal new reviews.

    A new message is empty. What the site no longer says is kept at the end of the file, behind
    `#~`, and comes back with its message. A review of other words goes.
    """
    template, folder = extract(ROOT), read_settings().translations
    with lock_folder(folder):
        write_text(folder / TEMPLATE, write_catalog(template))
        for locale in _choose(None):
            path = catalog_path(folder, locale)
            catalog = read_catalog(folder, locale) if path.exists() else start_catalog(locale)
            update_catalog(catalog, template)
            write_text(path, write_catalog(catalog))
            done = Translator(catalog, locale, template).coverage
            click.echo(f"{locale.code}: {done.messages - done.translated} wait for a translation")


@translations.command()
@click.argument("code")
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@click.option("--take", is_flag=True, help="Take what has changed in FILE into the catalog.")
def sheet(code: str, file: Path, *, take: bool) -> None:
    """Write the whole catalog into FILE as CSV for a spreadsheet, or take it back from there."""
    folder, [locale] = read_settings().translations, _choose(code)
    if not take:
        write_text(file, _write_sheet(read_catalog(folder, locale)))
        click.echo(f"written: {file}")
        return
    with lock_folder(folder):
        catalog = read_catalog(folder, locale)
        rows = [*_take_sheet(file, catalog, locale)]
        write_text(catalog_path(folder, locale), write_catalog(catalog))
    refused = [f"{file}:{line}: not taken: {why}" for line, why in rows if why]
    click.echo("\n".join([*refused, f"{code}: {len(rows) - len(refused)} rows taken"]))


def _write_sheet(catalog: Catalog) -> str:
    """Return all messages as CSV, a row a plural form; a formula is made text by ' before it."""
    file = io.StringIO(newline="")
    table = csv.writer(file, quoting=csv.QUOTE_ALL)
    table.writerow(_COLUMNS)
    for key, message, form in _list_forms(catalog):
        sources, text = reviews.english_texts(message), reviews.translated_texts(message)[form]
        note = "; ".join(message.auto_comments)
        cells = (key, sources[min(form, len(sources) - 1)], text, note)
        table.writerow(f"'{cell}" if cell.startswith(_FORMULA) else cell for cell in cells)
    return "\ufeff" + file.getvalue()


def _list_forms(catalog: Catalog) -> Iterator[tuple[str, Message, int]]:
    """Yield each form of each message, with a key that fits it until somebody changes it."""
    for message in iter_messages(catalog):
        for form in range(len(reviews.translated_texts(message))):
            yield f"key {reviews.review_seal(message)} {form}", message, form


def _take_sheet(file: Path, catalog: Catalog, locale: SiteLocale) -> Iterator[tuple[int, str]]:
    """Take what was changed in a sheet into a catalog, as drafts.

    Yields the line of each row that is taken, or cannot be, and why not.
    """
    text = read_text(file, file.parent)
    first = text.partition("\n")[0]
    reader = csv.DictReader(io.StringIO(text, newline=""), delimiter=max(",;\t", key=first.count))
    rows = read_rows(reader, str(file))
    if missing := {*_COLUMNS[:3]} - {*(reader.fieldnames or ())}:
        what = f"the first line lacks {', '.join(missing)}; write the sheet anew, copy your words"
        raise click.ClickException(what)
    known = {key: (message, form) for key, message, form in _list_forms(catalog)}
    for line, row in rows:
        key, english, written = (_bare(row[name] or "") for name in _COLUMNS[:3])
        if key in known:
            message, form = known[key]
            texts = [*reviews.translated_texts(message)]
            if written.strip() and written != texts[form]:
                texts[form] = written
                yield line, _put_texts(message, texts, catalog, locale)
        else:
            yield line, f"{english[:60]!r} was changed since the sheet was written"


def _put_texts(message: Message, texts: list[str], catalog: Catalog, locale: SiteLocale) -> str:
    """Give a message other texts; returns why not, if so. More forms may still come."""
    changed = message.clone()
    reviews.set_translation(changed, texts)
    if all(texts) and (problems := find_message_problems(changed, catalog, locale)):
        return f"{texts[0][:60]!r}: {problems[0][1]}"
    reviews.set_translation(message, texts)
    return ""


def _bare(cell: str) -> str:
    return cell[1:] if cell.startswith("'") and cell[1:2] in _FORMULA else cell
