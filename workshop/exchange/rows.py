"""One row a form of each sentence: what a translator elsewhere needs, and what comes back of it.

An id names the sentence, the form, and the translation as it left, so that what changed meanwhile
is met when it comes back; every tool keeps an id.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from babel.messages.catalog import Catalog, Message

from webapp.i18n.locales import SiteLocale
from webapp.i18n.messages import messages_of, sources_of, strings_of
from webapp.i18n.reviews import is_safety_critical
from workshop.catalogs.describing import PAGES
from workshop.catalogs.keys import key_of
from workshop.checks.meaning import limit_in
from workshop.checks.unit import words_of
from workshop.preview.linting import Linter
from workshop.preview.saving import stamp_of

_ID = re.compile(r"([0-9a-f]{10})-(\d)-([0-9a-f]{12})", re.ASCII)


@dataclass(frozen=True)
class RowId:
    """A sentence, one of its forms, and its translation as it left."""

    short: str
    form: int
    stamp: str

    def __str__(self) -> str:
        """Return the id as files hold it."""
        return f"{self.short}-{self.form}-{self.stamp}"


@dataclass(frozen=True)
class Row:
    """One form of one translation beside its English, with where it stands and how far it is."""

    id: RowId
    domain: str
    english: str
    translation: str
    state: str
    context: str
    pages: str
    comment: str
    limit: str


@dataclass(frozen=True)
class Answer:
    """What came back of a row: its id, both texts, and the line of the file."""

    id: RowId
    english: str
    translation: str
    line: int


def read_id(text: str) -> RowId | None:
    """Return the id that a text is; None where it is none."""
    match = _ID.fullmatch(text.strip())
    return RowId(match[1], int(match[2]), match[3]) if match else None


def list_rows(
    templates: Mapping[str, Catalog], catalogs: Mapping[str, Catalog], linter: Linter
) -> Iterator[Row]:
    """Yield a row for each form of all that the site says, in the order of the templates."""
    for domain, template in templates.items():
        for english in messages_of(template):
            message = catalogs[domain].get(english.id, english.context)
            yield from _rows_of(domain, english, message, linter)


def _rows_of(
    domain: str, english: Message, message: Message | None, linter: Linter
) -> Iterator[Row]:
    forms = strings_of(message) if message else ("",) * count_forms(english, linter.locale)
    notes = english.auto_comments
    remarks = [note for note in notes if not _is_place(note)]
    safety = ["a life can hang on it"] if is_safety_critical(english.context) else []
    for number, text in enumerate(forms):
        samples = linter.locale.plural_samples[number : number + 1] if len(forms) > 1 else ()
        yield Row(
            id=RowId(key_of(domain, english).short, number, stamp_of(message)),
            domain=domain,
            english=source_of(english, number),
            translation=text,
            state=str(linter.state_of(message)),
            context=english.context or "",
            pages=" ".join(note.removeprefix(PAGES).strip() for note in notes if _is_place(note)),
            comment="; ".join([*(f"for {n}" for n in samples), *safety, *remarks]),
            limit=str(limit_in(notes) or ""),
        )


def _is_place(note: str) -> bool:
    return note.startswith(PAGES)


def source_of(english: Message, form: int) -> str:
    """Return the English that a form stands for, as checks take it."""
    sources = sources_of(english)
    return sources[0] if form == 0 else sources[-1]


def count_forms(english: Message, locale: SiteLocale) -> int:
    """Return how many texts a translation has."""
    return len(locale.plural_samples) if english.pluralizable else 1


def count_words(rows: Iterable[Row]) -> int:
    """Return how many English words there are to translate, as coordinators pay and plan by."""
    return sum(len(words_of(row.english)) for row in rows)
