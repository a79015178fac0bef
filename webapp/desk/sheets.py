"""A catalog on paper or in a spreadsheet, and what comes back from there."""

import csv
import io
import re
from collections.abc import Iterator

from babel.messages.catalog import Catalog, Message
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from webapp.settings import Settings
from webapp.words import reviews
from webapp.words.catalogs import faults_of, forms_of, messages_of
from webapp.words.languages import SOURCE, SiteLocale, language_name
from webapp.words.reviews import (
    is_safety_critical,
    put_seals,
    seal_of,
    sources_of,
    texts_of,
    write_texts,
)

_COLUMNS = ("context", "English", "form", "before", "translation", "note")
_FORMULA = ("=", "+", "-", "@")  # a spreadsheet would compute what begins so
_SEAL = re.compile(r'data-seal="([0-9a-f]{8})"')


def _rows_of(message: Message) -> Iterator[tuple[str, str, str, str]]:
    """Yield context, English, number and text of each form of a message."""
    sources = sources_of(message)
    for form, text in enumerate(texts_of(message)):
        yield message.context or "", sources[min(form, len(sources) - 1)], str(form), text


def write_sheet(catalog: Catalog) -> str:
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
    return file.getvalue()


def take_sheet(text: str, catalog: Catalog, locale: SiteLocale) -> Iterator[tuple[int, str]]:
    """Take what was changed in a sheet into a catalog, as drafts.

    A row that nobody touched changes nothing. Yields line and reason of each row that cannot be
    taken; raises ValueError for another table.
    """
    first = text.partition("\n")[0]
    rows = csv.DictReader(io.StringIO(text, newline=""), delimiter=max(",;\t", key=first.count))
    if missing := [name for name in _COLUMNS[:5] if name not in (rows.fieldnames or ())]:
        raise ValueError(f"the first line lacks the columns {', '.join(missing)}")
    messages = messages_of(catalog)
    known = {row[:3]: message for message in messages for row in _rows_of(message)}
    for row in rows:
        context, english, form, before, written = (_bare(row[name] or "") for name in _COLUMNS[:5])
        message = known.get((context, english, form))
        if written == before or not written.strip():
            continue
        if message is None:
            yield rows.line_num, f"no message of the site is {english[:60]!r}"
            continue
        texts, changed = [*texts_of(message)], message.clone()
        now, texts[int(form)] = texts[int(form)], written
        write_texts(changed, texts)
        if now not in {before, written}:
            yield rows.line_num, f"{english[:60]!r}: somebody changed it to {now!r}"
        elif all(texts) and (faults := faults_of(changed, catalog, locale)):
            yield rows.line_num, f"{english[:60]!r}: {faults[0][1]}"
        elif now != written:
            write_texts(message, texts)


def _bare(cell: str) -> str:
    return cell[1:] if cell.startswith("'") and cell[1:2] in _FORMULA else cell


def write_packet(catalog: Catalog, locale: SiteLocale, settings: Settings) -> str:
    """Return the translated safety sentences as one page to print, English beside, to sign."""
    jinja = Environment(
        loader=FileSystemLoader(settings.templates), autoescape=True, undefined=StrictUndefined
    )
    return jinja.get_template("desk/packet.html").render(
        locale=locale,
        language=language_name(locale.code, SOURCE),
        day=settings.date_today(),
        messages=_safety_messages(catalog),
        reviews=reviews,
    )


def _safety_messages(catalog: Catalog) -> list[Message]:
    return [m for m in messages_of(catalog) if is_safety_critical(m.context) and forms_of(m)]


def take_packet(
    page: str, catalog: Catalog, locale: SiteLocale, name: str, without: frozenset[int]
) -> list[int]:
    """Review the sentences of a printed page by one person, but for some of its numbers.

    Returns the numbers of those whose words have changed since: they are not reviewed. Raises
    ValueError for a page of another language, and for a number that it has not.
    """
    by_seal = {seal_of(message): message for message in _safety_messages(catalog)}
    seals, changed = _SEAL.findall(page), list[int]()
    if f'data-language="{locale.code}"' not in page:
        raise ValueError(f"it is no printed page of {locale.code}")
    if unknown := without - {*range(1, len(seals) + 1)}:
        raise ValueError(f"it has no sentence {min(unknown)}")
    for number, seal in enumerate(seals, 1):
        if number not in without and seal in by_seal:
            put_seals(by_seal[seal], name)
        elif number not in without:
            changed.append(number)
    return changed
