"""Translations read back into English by somebody who has not seen the English.

No rule sees that a sentence says something else; whoever reads it alone does. How alike the two
English texts are only says where to look first: the verdict is a person's.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher

from babel.messages.catalog import Catalog, Message

from webapp.i18n.messages import messages_of, strings_of
from webapp.i18n.reviews import is_translated
from webapp.problems import Checked, Problem
from workshop.catalogs.keys import key_of
from workshop.checks.unit import words_of
from workshop.exchange.rows import RowId, read_id, source_of
from workshop.exchange.spreadsheets import ID, not_an_id, read_table, write_table
from workshop.preview.saving import stamp_of

TRANSLATION, READ_BACK = "translation", "what it says, in English"


@dataclass(frozen=True)
class Rereading:
    """A sentence, what each of its forms was read as, and how alike that is to the English."""

    domain: str
    message: Message
    read: tuple[str, ...]
    likeness: float


def list_translations(catalogs: Mapping[str, Catalog]) -> Iterator[tuple[str, Message]]:
    """Yield what is translated, with its domain."""
    for domain, catalog in catalogs.items():
        for message in messages_of(catalog):
            if is_translated(message):
                yield domain, message


def write_questions(catalogs: Mapping[str, Catalog]) -> bytes:
    """Return a table of all translations without their English, and a column to fill in."""
    rows = (
        (text, "", str(RowId(key_of(domain, message).short, form, stamp_of(message))))
        for domain, message in list_translations(catalogs)
        for form, text in enumerate(strings_of(message))
    )
    return write_table((TRANSLATION, READ_BACK, ID), rows)


def read_back(raw: bytes, name: str, catalogs: Mapping[str, Catalog]) -> Checked[list[Rereading]]:
    """Return what was read back, least alike first, and a problem for what cannot be used."""
    rows, unread = read_table(raw, name, (READ_BACK, ID))
    problems = list(unread)
    answers: dict[RowId, str] = {}
    lines: dict[RowId, int] = {}
    for line, cells in rows:
        row_id = read_id(cells[ID])
        if row_id is None:
            problems.append(not_an_id(name, line, cells[ID]))
        elif cells[READ_BACK].strip():
            answers[row_id], lines[row_id] = cells[READ_BACK].strip(), line
    found: list[Rereading] = []
    for domain, message in list_translations(catalogs):
        short, stamp = key_of(domain, message).short, stamp_of(message)
        ids = [RowId(short, form, stamp) for form in range(len(strings_of(message)))]
        if all(row_id in answers for row_id in ids):
            read = tuple(answers[row_id] for row_id in ids)
            found.append(Rereading(domain, message, read, _compare(message, read)))
        for row_id in ids:
            lines.pop(row_id, None)
    what = "this sentence has changed since, or is no longer there"
    late = (Problem(name, line, what, "write it out anew") for line in lines.values())
    return sorted(found, key=lambda one: one.likeness), (*problems, *late)


def _compare(message: Message, read: tuple[str, ...]) -> float:
    return min(measure_likeness(source_of(message, form), text) for form, text in enumerate(read))


def measure_likeness(one: str, other: str) -> float:
    """Return how alike the words of two texts are, from 0 to 1."""
    first, second = ([word.casefold() for word in words_of(text)] for text in (one, other))
    return SequenceMatcher(None, first, second, autojunk=False).ratio()
