"""`flask translations`: what translators and editors do with the catalogs in a terminal."""

import csv
import io
import re
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click
from babel.messages.catalog import Catalog, Message
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from webapp.desk.checks import RULES, Rules, findings_of
from webapp.problems import ProblemsFoundError
from webapp.settings import ROOT, read_settings
from webapp.terminal import Commands
from webapp.text_files import lock_folder, name_of, put_text
from webapp.words import reviews
from webapp.words.catalogs import (
    TEMPLATE,
    catalog_path,
    find_scant,
    forms_of,
    key_of,
    messages_of,
    problems_of,
    read_catalog,
    read_template,
)
from webapp.words.extract import (
    extract,
    find_stale,
    read_current,
    refresh,
    start_catalog,
    write_catalog,
)
from webapp.words.languages import SOURCE, SiteLocale, name_language, read_languages

_COLUMNS = ("context", "English", "form", "before", "translation", "note")
_FORMULA = ("=", "+", "-", "@")  # a spreadsheet would compute what begins so
_SEAL = re.compile(r'data-seal="([0-9a-f]{8})"')


@click.group(cls=Commands)
def translations() -> None:
    """Check the translations, and bring them from one program into another."""


def _choose(code: str | None) -> list[SiteLocale]:
    """Return a language by its code, or all but English."""
    folder = read_settings().translations
    known = read_languages(folder, published=False)
    del known[SOURCE.code]
    if code is not None and code not in known:
        what = f"{code!r} is no language of {folder.name}/; type one of {', '.join(known)}"
        raise click.ClickException(what)
    return [locale for locale in known.values() if code in {None, locale.code}]


def _read_language(code: str) -> tuple[Catalog, SiteLocale]:
    [locale] = _choose(code)
    return read_catalog(read_settings().translations, locale), locale


@contextmanager
def _change(code: str) -> Iterator[tuple[Catalog, SiteLocale]]:
    """Give a catalog to be changed, and write it unless that fails."""
    folder = read_settings().translations
    with lock_folder(folder):
        catalog, locale = _read_language(code)
        yield catalog, locale
        put_text(catalog_path(folder, locale), write_catalog(catalog))


@translations.command("check")
@click.argument("code", required=False)
def check_all(code: str | None) -> None:
    """Name all that is wrong in the catalogs; fails for errors alone, never for a warning."""
    folder, english = read_settings().translations, extract(ROOT)
    problems = [*find_stale(messages_of(english), messages_of(read_template(folder)))]
    published, has_error = read_languages(folder), False
    for locale in _choose(code):
        try:
            catalog, rules = read_current(folder, locale, english), Rules(folder, locale)
        except ProblemsFoundError as error:
            problems += error.problems
            continue
        name, states = name_of(catalog_path(folder, locale), folder), Counter[str]()
        for message in messages_of(catalog):
            for state, finding, what in findings_of(message, catalog, rules):
                states[state] += 1
                if state != "missing":
                    shown = key_of(message)[1][:50]
                    click.echo(f"{name}:{message.lineno}: {state}: {shown!r}: {what} ({finding})")
        if not (folder / locale.code / RULES).is_file():
            click.echo(f"{locale.code} has no {RULES}: nothing looks for a lost 'not' or 'must'")
        done = _measure(catalog)
        click.echo(
            f"{locale.code}: {done.translated} of {done.messages} translated, {done.reviewed}"
            f" reviewed; {done.safety_reviewed} of {done.safety} safety sentences reviewed by two;"
            f" {states['warning']} warnings"
        )
        problems += find_scant(locale.code, done) if locale.code in published else ()
        has_error |= bool(states["error"])
    for problem in sorted(problems):
        click.echo(str(problem))
    sys.exit(has_error or bool(problems))


def _measure(catalog: Catalog) -> reviews.Coverage:
    return reviews.measure(catalog, filter(forms_of, messages_of(catalog)))


@translations.command()
def update() -> None:
    """Bring the English of templates and data/ into every catalog, and seal new reviews.

    A new message is empty. What the site no longer says is kept at the end of the file, behind
    `#~`, and comes back with its message. A review of other words goes.
    """
    template, folder = extract(ROOT), read_settings().translations
    with lock_folder(folder):
        put_text(folder / TEMPLATE, write_catalog(template))
        for locale in _choose(None):
            path = catalog_path(folder, locale)
            catalog = read_catalog(folder, locale) if path.exists() else start_catalog(locale)
            refresh(catalog, template)
            put_text(path, write_catalog(catalog))
            done = _measure(catalog)
            click.echo(f"{locale.code}: {done.messages - done.translated} wait for a translation")


@translations.command()
@click.argument("code")
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
def packet(code: str, file: Path) -> None:
    """Write the sentences that a life can hang on into FILE, a page to print, read and sign."""
    catalog, locale = _read_language(code)
    jinja = Environment(
        loader=FileSystemLoader(ROOT / "templates"), autoescape=True, undefined=StrictUndefined
    )
    html = jinja.get_template("desk/packet.html").render(
        locale=locale,
        language=name_language(code, SOURCE),
        day=read_settings().date_today(),
        messages=_safety_messages(catalog),
        reviews=reviews,
    )
    put_text(file, html)
    click.echo(f"written: {file}; keep it: `review {code} {file} --by NAME` enters what was signed")


def _safety_messages(catalog: Catalog) -> list[Message]:
    messages = messages_of(catalog)
    return [m for m in messages if reviews.is_safety_critical(m.context) and forms_of(m)]


@translations.command()
@click.argument("code")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--by", "name", required=True, help="Name or initials of the reader; it is public.")
@click.option("--without", type=int, multiple=True, help="The number of a sentence not right.")
def review(code: str, file: Path, name: str, without: tuple[int, ...]) -> None:
    """Enter what a reader signed on the printed page FILE, which `packet` wrote."""
    page = file.read_text("utf-8-sig")
    signed = dict(enumerate(_SEAL.findall(page), 1))
    if f'data-language="{code}"' not in page:
        raise click.ClickException(f"that is no printed page of {code}")
    for number in without:
        if signed.pop(number, None) is None:
            raise click.ClickException(f"it has no sentence {number}; nothing was entered")
    with _change(code) as (catalog, _):
        by_seal = {reviews.review_seal(message): message for message in _safety_messages(catalog)}
        for number, seal in signed.items():
            if seal in by_seal:
                reviews.put_seals(by_seal[seal], name)
            else:
                click.echo(f"not entered, as its words have changed since: {number}")
        done = _measure(catalog)
    click.echo(f"{done.safety_reviewed} of {done.safety} safety sentences are reviewed by two")


@translations.command()
@click.argument("code")
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@click.option("--take", is_flag=True, help="Take what has changed in FILE into the catalog.")
def sheet(code: str, file: Path, *, take: bool) -> None:
    """Write the whole catalog into FILE as CSV for a spreadsheet, or take it back from there."""
    if not take:
        put_text(file, _write_sheet(_read_language(code)[0]))
        click.echo(f"written: {file}")
        return
    with _change(code) as (catalog, locale):
        rows = [*_take_sheet(file.read_text("utf-8-sig"), catalog, locale)]
    refused = [f"{file}:{line}: not taken: {why}" for line, why in rows if why]
    click.echo("\n".join([*refused, f"{code}: {len(rows) - len(refused)} rows taken"]))


def _write_sheet(catalog: Catalog) -> str:
    """Return all messages as CSV, a row a plural form; a formula is made text by ' before it.

    The words are there twice, so that a row that nobody touched is known when it comes back.
    """
    file = io.StringIO(newline="")
    table = csv.writer(file, quoting=csv.QUOTE_ALL)
    table.writerow(_COLUMNS)
    for message in messages_of(catalog):
        for row in _rows_of(message):
            cells = (*row, row[-1], "; ".join(message.auto_comments))
            table.writerow(f"'{cell}" if cell.startswith(_FORMULA) else cell for cell in cells)
    return "\ufeff" + file.getvalue()


def _rows_of(message: Message) -> Iterator[tuple[str, str, str, str]]:
    """Yield context, English, number and text of each form of a message."""
    sources = reviews.sources_of(message)
    for form, text in enumerate(reviews.texts_of(message)):
        yield message.context or "", sources[min(form, len(sources) - 1)], str(form), text


def _take_sheet(text: str, catalog: Catalog, locale: SiteLocale) -> Iterator[tuple[int, str]]:
    """Take what was changed in a sheet into a catalog, as drafts.

    Yields the line of each row that somebody changed, and why it is not taken, if so.
    """
    first = text.partition("\n")[0]
    rows = csv.DictReader(io.StringIO(text, newline=""), delimiter=max(",;\t", key=first.count))
    if missing := {*_COLUMNS[:5]} - {*(rows.fieldnames or ())}:
        what = f"the first line lacks {', '.join(missing)}; write the sheet anew, copy your words"
        raise click.ClickException(what)
    known = {row[:3]: message for message in messages_of(catalog) for row in _rows_of(message)}
    for row in rows:
        context, english, form, before, written = (_bare(row[name] or "") for name in _COLUMNS[:5])
        if written != before and written.strip():
            message = known.get((context, english, form))
            why = _take_form(message, int(form), before, written, catalog, locale)
            yield rows.line_num, why and f"{english[:60]!r}: {why}"


def _take_form(
    message: Message | None,
    form: int,
    before: str,
    written: str,
    catalog: Catalog,
    locale: SiteLocale,
) -> str:
    """Give a message another text in one form; returns why not, if so."""
    if message is None:
        return "the site no longer says so"
    texts, changed = [*reviews.texts_of(message)], message.clone()
    now, texts[form] = texts[form], written
    reviews.write_texts(changed, texts)
    if now not in {before, written}:
        return f"somebody changed it to {now!r}"
    if all(texts) and (problems := problems_of(changed, catalog, locale)):
        return problems[0][1]
    reviews.write_texts(message, texts)
    return ""


def _bare(cell: str) -> str:
    return cell[1:] if cell.startswith("'") and cell[1:2] in _FORMULA else cell
