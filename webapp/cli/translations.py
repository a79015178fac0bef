"""`flask translations`: what translators and editors do with catalogs on the command line."""

import csv
import io
import re
import sys
from collections.abc import Container, Iterable, Iterator
from copy import deepcopy
from operator import ne
from pathlib import Path

import click
from babel.messages.catalog import Catalog, Message

from webapp import configure_app
from webapp.content import Content, load_data
from webapp.desk.catalog_file import CatalogFile
from webapp.pages.app import App
from webapp.problems import (
    CommandGroup,
    Problem,
    ProblemsFoundError,
    collect_problems,
    refuse,
)
from webapp.settings import ROOT, Settings, read_settings
from webapp.text_files import (
    display_path,
    lock_folder,
    read_committed,
    read_rows,
    read_text,
    write_text,
)
from webapp.words.catalogs import (
    POT_FILE,
    UPDATE_COMMAND,
    MessageKey,
    Translator,
    catalog_path,
    find_incomplete,
    iter_messages,
    message_key,
    read_catalog,
    read_pot,
)
from webapp.words.extract import (
    choose_base,
    extract_messages,
    find_stale,
    format_catalog,
    merge_catalog,
    read_last_commit,
    start_catalog,
    update_catalog,
)
from webapp.words.languages import ENGLISH, LIST_FILE, SiteLocale, read_languages, read_lists
from webapp.words.reviews import (
    english_texts,
    review_seal,
    set_translation,
    shorten_english,
    translated_texts,
    usable_texts,
)

_COLUMNS = ("key", "English", "translation", "note")
# A spreadsheet computes a cell that begins so, unless an apostrophe is before it.
_FORMULA_STARTS = ("=", "+", "-", "@", "'")
# The language of a catalog, or that of the first row of a sheet.
_LANGUAGE = re.compile(r"""^"Language: *(\w+)|^["']*([\w-]+) [0-9a-f]{8} \d""", re.MULTILINE)


_SERVER_FILE = "deploy/pages.conf"
_SERVER_LANGUAGES = re.compile(r"(?<=languages\.yaml:\n).*?(?=# The lines of)", re.DOTALL)
_SERVER_MAPS = """\
map $http_accept_language $site_tag {{
    default "";
    "~*^(?:\\s*+(?!(?:{tags})\\b)[^,]*,)*\\s*(?<site_first>{tags})\\b" $site_first;
}}
map $site_tag $site_start {{ default en; {pairs} }}
"""


@click.group("translations", cls=CommandGroup)
def translation_commands() -> None:
    """Check, update and merge the catalogs, and write them for a spreadsheet."""


def _read_locale(code: str) -> SiteLocale:
    """Return the language with a code; raises ClickException if there is none."""
    folder = read_settings().translations
    locales = read_languages(folder)
    if code not in locales:
        raise click.ClickException(
            f"{code!r} is not a language of {folder.name}/; type one of {', '.join(locales)}"
        )
    return locales[code]


@translation_commands.command("check")
@click.argument("code", required=False)
def check_catalogs(code: str | None) -> None:
    """Print what is wrong in the catalogs; fail if readers do not see a translation."""
    settings = read_settings()
    folder = settings.translations
    pot = extract_messages(ROOT)
    problems = [*find_stale(pot, iter_messages(read_pot(folder)))]
    lists = read_lists(folder)
    locales = [_read_locale(code)] if code else read_languages(folder).values()
    page_messages = _find_page_messages(
        settings, pot, [locale for locale in locales if locale.code in lists.single_page]
    )
    server_settings, expected_settings = _format_server_settings(folder)
    if server_settings != expected_settings:
        problems.append(
            Problem(
                _SERVER_FILE,
                1,
                f"its languages are not those of {LIST_FILE}",
                f"type `{UPDATE_COMMAND}`",
            )
        )
    has_errors = False
    for locale in locales:
        with collect_problems(problems):
            catalog_file = CatalogFile(folder, locale, pot)
            problems += _find_lost(catalog_file)
            on_page = page_messages.get(locale.code, set())
            has_errors |= _check_messages(catalog_file, on_page, problems)
            translator = catalog_file.translator
            translator.check_all()
            if on_page:
                translator.limit_coverage(on_page)
            coverage = translator.coverage
            click.echo(
                f"{locale.code}: {coverage.translated} of {coverage.messages} translated,"
                f" {coverage.reviewed} reviewed;"
                f" {coverage.safety_reviewed} of {coverage.safety} safety sentences by two"
            )
            if locale.code in lists.published:
                problems += find_incomplete([translator])
    refuse(problems)
    sys.exit(has_errors)


def _find_page_messages(
    settings: Settings, pot: Catalog, locales: Iterable[SiteLocale]
) -> dict[str, set[MessageKey]]:
    """Return the messages on the only page of each of some languages, with the current data."""
    translators = {locale.code: Translator(pot, locale, pot) for locale in (ENGLISH, *locales)}
    codes = translators.keys() - {ENGLISH.code}
    if not codes:
        return {}
    app = App(Content(load_data(settings), translators, codes))
    app.shows_incomplete = True
    return configure_app(app).single_pages


def _format_server_settings(folder: Path) -> tuple[str, str]:
    """Return the settings of nginx beside a folder of languages as they are and should be.

    A browser's `fa` fits `fa-AF`, if no published language is `fa` itself.
    """
    path = folder.parent / _SERVER_FILE
    settings = path.read_text("utf-8") if path.exists() else ""
    codes = read_lists(folder).published
    codes_by_tag = {code.partition("-")[0]: code for code in codes}
    codes_by_tag |= {code: code for code in codes if "-" not in code}
    maps = _SERVER_MAPS.format(
        tags="|".join([ENGLISH.code, *codes_by_tag]),
        pairs=" ".join(f"{tag} {code};" for tag, code in codes_by_tag.items()),
    )
    return settings, _SERVER_LANGUAGES.sub(lambda _: maps, settings)


def _find_lost(catalog_file: CatalogFile) -> Iterator[Problem]:
    """Yield a problem for each translation of the last commit that an older file replaced."""
    path, locale = catalog_file.path, catalog_file.locale
    if path.read_text("utf-8") == next(read_committed(path), None):
        return
    committed = read_last_commit(path, locale)
    base = choose_base(read_catalog(catalog_file.folder, locale), path, locale)
    for message in catalog_file.messages:
        old = committed.get(message.id, message.context)
        older = base.get(message.id, message.context)
        lost_texts = usable_texts(old) if old else ()
        texts = translated_texts(message)
        is_older = older is not None and texts == translated_texts(older)
        if lost_texts and texts != lost_texts and (is_older or not any(texts)):
            yield Problem(
                catalog_file.display_path,
                message.lineno or 1,
                f"{shorten_english(message)} has lost its translation {' / '.join(lost_texts)!r}",
                f"if a file was copied over it, type `git checkout translations/{locale.code}`, and"
                " `merge` the file; if you want it so, commit it",
            )


def _check_messages(
    catalog_file: CatalogFile, on_page: Container[MessageKey], problems: list[Problem]
) -> bool:
    """Print the errors and warnings in a catalog, and return whether it has an error.

    Append a problem for each message without which the only page of a language is not shown.
    """
    has_errors = False
    file = catalog_file.display_path
    for message in catalog_file.messages:
        state, findings = catalog_file.checks.check(message)
        has_errors |= state in {"error", "blocked"}
        english = shorten_english(message)
        if any(translated_texts(message)):
            for finding in findings:
                place = f"{file}:{message.lineno}: {state}"
                click.echo(f"{place}: {english}: {finding.what} ({finding.name})")
        if state in {"missing", "fuzzy"} and message_key(message) in on_page:
            problems.append(
                Problem(
                    file,
                    message.lineno or 1,
                    f"{state}: {english} is on the only page of this language",
                    "translate it; until then, readers have no page",
                )
            )
    return has_errors


@translation_commands.command()
def update() -> None:
    """Extract the English messages into messages.pot, and update every catalog with them.

    A new message is empty. If an English text has changed, its old translation stays as fuzzy.
    A message that the site no longer has moves to the end of the file, behind `#~`, and keeps
    its translation if it comes back. New reviews get a seal, and reviews of another text are
    deleted.
    """
    pot = extract_messages(ROOT)
    folder = read_settings().translations
    with lock_folder(folder):
        write_text(folder / POT_FILE, format_catalog(pot))
        for locale in read_languages(folder).values():
            path = catalog_path(folder, locale)
            catalog = read_catalog(folder, locale) if path.exists() else start_catalog(locale)
            update_catalog(catalog, pot)
            write_text(path, format_catalog(catalog))
            missing = sum(not usable_texts(message) for message in iter_messages(catalog))
            click.echo(f"{locale.code}: {missing} wait for a translation")
    settings, expected_settings = _format_server_settings(folder)
    if settings != expected_settings:
        write_text(folder.parent / _SERVER_FILE, expected_settings)
        click.echo(f"{_SERVER_FILE} has changed: copy it to the server")


@translation_commands.command()
@click.argument("code")
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
def sheet(code: str, file: Path) -> None:
    """Write a catalog into FILE as CSV for a spreadsheet; `merge` takes its changes back."""
    locale = _read_locale(code)
    write_text(file, _format_sheet(read_catalog(read_settings().translations, locale), locale))
    click.echo(f"written: {file}")


@translation_commands.command()
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
def merge(file: Path) -> None:
    """Copy what somebody changed in FILE, a catalog or a sheet, into the catalog of its language.

    A translation that was changed here too stays as it is. What is not taken is listed.
    """
    folder = read_settings().translations
    text = read_text(file, file.parent, "check its name and folder")
    language = _LANGUAGE.search(text)
    if language is None:
        raise ProblemsFoundError(
            Problem(str(file), 1, "it says no language", "name a .po file or a sheet")
        )
    locale = _read_locale((language[1] or language[2]).replace("_", "-"))
    path, pot = catalog_path(folder, locale), read_pot(folder)
    problems = list[Problem]()
    with lock_folder(folder):
        catalog = read_catalog(folder, locale)
        if language[1]:
            changed = read_catalog(folder, locale, file)
        else:
            changed = _read_sheet(file, text, catalog, locale, problems)
        base = choose_base(changed, path, locale)
        # The English may have changed since: what was translated then is fuzzy now.
        update_catalog(changed, pot)
        update_catalog(base, pot)
        before = [*map(translated_texts, iter_messages(catalog))]
        problems += merge_catalog(catalog, changed, base, locale, str(file))
        write_text(path, format_catalog(catalog))
    taken = sum(map(ne, before, map(translated_texts, iter_messages(catalog))))
    click.echo(f"{display_path(path, folder)}: {taken} taken, {len(problems)} not taken")
    refuse(problems)


def _format_sheet(catalog: Catalog, locale: SiteLocale) -> str:
    """Return a catalog as CSV with a row for each plural form of each message."""
    file = io.StringIO(newline="")
    table = csv.writer(file, quoting=csv.QUOTE_ALL)
    table.writerow(_COLUMNS)
    for key, (message, form) in _list_forms(catalog, locale).items():
        cells = (
            key,
            english_texts(message)[-1 if form else 0],
            translated_texts(message)[form],
            "; ".join(message.auto_comments),
        )
        table.writerow(f"'{cell}" if cell.startswith(_FORMULA_STARTS) else cell for cell in cells)
    return "\ufeff" + file.getvalue()


def _list_forms(catalog: Catalog, locale: SiteLocale) -> dict[str, tuple[Message, int]]:
    """Return each plural form of each message, by a key that changes when the English changes."""
    forms = dict[str, tuple[Message, int]]()
    for message in iter_messages(catalog):
        english = Message(message.id, context=message.context)
        for form in range(len(translated_texts(message))):
            forms[f"{locale.code} {review_seal(english)} {form}"] = (message, form)
    return forms


def _read_sheet(
    file: Path, text: str, catalog: Catalog, locale: SiteLocale, problems: list[Problem]
) -> Catalog:
    """Return a catalog with the translations of a sheet; `,`, `;` or tabs separate its cells.

    Append a problem for each row whose English has changed.
    """
    delimiter = max(",;\t", key=text.partition("\n")[0].count)
    reader = csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter)
    changed = deepcopy(catalog)
    forms = _list_forms(changed, locale)
    for line, row in read_rows(reader, str(file), _COLUMNS[:3]):
        key, english, translation = ((row[name] or "").removeprefix("'") for name in _COLUMNS[:3])
        if key not in forms:
            problems.append(
                Problem(
                    str(file),
                    line,
                    f"{english[:50]!r} was changed since; {translation!r} translates an old text",
                    "not taken",
                )
            )
            continue
        message, form = forms[key]
        texts = [*translated_texts(message)]
        if translation.strip() not in {"", texts[form]}:
            texts[form] = translation
            set_translation(message, texts)
            message.lineno = line
    return changed
