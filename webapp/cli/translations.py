"""`flask translations`: what translators and editors do with catalogs on the command line."""

import csv
import io
import sys
from pathlib import Path

import click
from babel.messages.catalog import Catalog, Message

from webapp.desk.catalog_file import CatalogFile
from webapp.problems import CommandGroup, collect_problems, refuse
from webapp.settings import ROOT, read_settings
from webapp.text_files import lock_folder, read_rows, read_text, write_text
from webapp.words.catalogs import (
    POT_FILE,
    catalog_path,
    find_incomplete,
    iter_messages,
    read_catalog,
    read_pot,
)
from webapp.words.checks import RULES_FILE
from webapp.words.extract import (
    extract_messages,
    find_stale,
    format_catalog,
    start_catalog,
    update_catalog,
)
from webapp.words.languages import ENGLISH, SiteLocale, list_published, read_languages
from webapp.words.reviews import (
    english_texts,
    review_seal,
    set_translation,
    translated_texts,
    usable_texts,
)
from webapp.words.validation import find_problems

_COLUMNS = ("key", "English", "translation", "note")
# A spreadsheet computes a cell that begins so, unless an apostrophe is before it.
_FORMULA_STARTS = ("=", "+", "-", "@", "'")


@click.group("translations", cls=CommandGroup)
def translation_commands() -> None:
    """Check the translations, update the catalogs, and export them to a spreadsheet."""


def _choose_locales(code: str | None) -> list[SiteLocale]:
    """Return the language with a code, or all languages but English."""
    folder = read_settings().translations
    locales = read_languages(folder)
    del locales[ENGLISH.code]
    if code is None:
        return list(locales.values())
    if code not in locales:
        fix = f"type one of {', '.join(locales)}"
        raise click.ClickException(f"{code!r} is not a language of {folder.name}/; {fix}")
    return [locales[code]]


@translation_commands.command("check")
@click.argument("code", required=False)
def check_catalogs(code: str | None) -> None:
    """Print what is wrong in the catalogs; fail if readers do not see a translation."""
    folder = read_settings().translations
    pot = extract_messages(ROOT)
    problems = [*find_stale(pot, iter_messages(read_pot(folder)))]
    published = list_published(folder)
    has_errors = False
    for locale in _choose_locales(code):
        with collect_problems(problems):
            catalog_file = CatalogFile(folder, locale, pot)
            has_errors |= _print_problems(catalog_file)
            catalog_file.translator.check_all()
            coverage = catalog_file.translator.coverage
            click.echo(
                f"{locale.code}: {coverage.translated} of {coverage.messages} translated,"
                f" {coverage.reviewed} reviewed;"
                f" {coverage.safety_reviewed} of {coverage.safety} safety sentences by two"
            )
            if locale.code in published:
                problems += find_incomplete([catalog_file.translator])
    refuse(problems)
    sys.exit(has_errors)


def _print_problems(catalog_file: CatalogFile) -> bool:
    """Print the errors and warnings in a catalog, and return whether it has an error."""
    has_errors = False
    for message in catalog_file.messages:
        state, problems = catalog_file.checks.check(message)
        has_errors |= state in {"error", "blocked"}
        if state != "missing":
            place = f"{catalog_file.display_path}:{message.lineno}"
            english = english_texts(message)[0][:50]
            for problem in problems:
                click.echo(f"{place}: {state}: {english!r}: {problem.what} ({problem.name})")
    if not catalog_file.checks.has_rules:
        click.echo(
            f"{catalog_file.locale.code} has no {RULES_FILE}: nothing looks for a lost 'not'"
        )
    return has_errors


@translation_commands.command()
def update() -> None:
    """Extract the English messages into messages.pot, and update every catalog with them.

    A new message is empty. A message that the site no longer has moves to the end of the file,
    behind `#~`, and keeps its translation if it comes back. New reviews get a seal, and reviews
    of another text are deleted.
    """
    pot = extract_messages(ROOT)
    folder = read_settings().translations
    with lock_folder(folder):
        write_text(folder / POT_FILE, format_catalog(pot))
        for locale in _choose_locales(None):
            path = catalog_path(folder, locale)
            catalog = read_catalog(folder, locale) if path.exists() else start_catalog(locale)
            update_catalog(catalog, pot)
            write_text(path, format_catalog(catalog))
            missing = sum(not usable_texts(message) for message in iter_messages(catalog))
            click.echo(f"{locale.code}: {missing} wait for a translation")


@translation_commands.command()
@click.argument("code")
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@click.option("--take", is_flag=True, help="Take what has changed in FILE into the catalog.")
def sheet(code: str, file: Path, *, take: bool) -> None:
    """Write a catalog into FILE as CSV for a spreadsheet, or take its changes back."""
    folder = read_settings().translations
    [locale] = _choose_locales(code)
    with lock_folder(folder):
        catalog = read_catalog(folder, locale)
        if take:
            taken = _take_sheet(file, catalog, locale)
            write_text(catalog_path(folder, locale), format_catalog(catalog))
            click.echo(f"{code}: {taken} rows taken")
        else:
            write_text(file, _format_sheet(catalog))
            click.echo(f"written: {file}")


def _format_sheet(catalog: Catalog) -> str:
    """Return a catalog as CSV with a row for each plural form of each message."""
    file = io.StringIO(newline="")
    table = csv.writer(file, quoting=csv.QUOTE_ALL)
    table.writerow(_COLUMNS)
    for key, (message, form) in _list_forms(catalog).items():
        english = english_texts(message)
        cells = (
            key,
            english[-1 if form else 0],
            translated_texts(message)[form],
            "; ".join(message.auto_comments),
        )
        table.writerow(f"'{cell}" if cell.startswith(_FORMULA_STARTS) else cell for cell in cells)
    return "\ufeff" + file.getvalue()


def _list_forms(catalog: Catalog) -> dict[str, tuple[Message, int]]:
    """Return each plural form of each message, by a key that changes when a text changes."""
    return {
        f"key {review_seal(message)} {form}": (message, form)
        for message in iter_messages(catalog)
        for form in range(len(translated_texts(message)))
    }


def _take_sheet(file: Path, catalog: Catalog, locale: SiteLocale) -> int:
    """Take the changes of a sheet into a catalog, and return how many rows were taken.

    Print the line of each row that is not taken, and why. `,`, `;` or tabs separate the cells.
    """
    sheet_text = read_text(file, file.parent)
    delimiter = max(",;\t", key=sheet_text.partition("\n")[0].count)
    reader = csv.DictReader(io.StringIO(sheet_text, newline=""), delimiter=delimiter)
    forms = _list_forms(catalog)
    taken = 0
    for line, row in read_rows(reader, str(file), _COLUMNS[:3]):
        key, english, text = ((row[name] or "").removeprefix("'") for name in _COLUMNS[:3])
        refused = f"{file}:{line}: not taken:"
        if key not in forms:
            click.echo(f"{refused} {english[:60]!r} was changed since the sheet was written")
            continue
        message, form = forms[key]
        texts = [*translated_texts(message)]
        if not text.strip() or text == texts[form]:
            continue
        texts[form] = text
        changed = message.clone()
        set_translation(changed, texts)
        # A plural with an empty form is not checked, since a later row may fill the form.
        if all(texts) and (problems := find_problems(changed, locale)):
            click.echo(f"{refused} {text[:60]!r}: {problems[0].what}")
        else:
            set_translation(message, texts)
            taken += 1
    return taken
