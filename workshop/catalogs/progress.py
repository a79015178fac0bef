"""How far the parts of a language have come, and who has reviewed how much, from its catalogs."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from babel.messages.catalog import Catalog, Message

from webapp.i18n.messages import english_of, messages_of
from webapp.i18n.reviews import (
    Review,
    fold_name,
    is_reviewed,
    is_safety_critical,
    is_translated,
    reviews_of,
)
from workshop.checks.unit import words_of


@dataclass(frozen=True)
class Amount:
    """A number of sentences, and of words of English in them."""

    sentences: int
    words: int

    def __str__(self) -> str:
        """Return both, as commands write them."""
        return f"{self.sentences} ({self.words} words)"


@dataclass(frozen=True)
class PartProgress:
    """How far the sentences of one source, a page or an organization, have come."""

    name: str
    all: Amount
    translated: Amount
    reviewed: Amount


@dataclass(frozen=True)
class PersonProgress:
    """What one person has reviewed that still counts."""

    name: str
    reviewed: Amount
    safety: Amount
    last: date


def measure_parts(
    templates: Mapping[str, Catalog], catalogs: Mapping[str, Catalog]
) -> Iterator[PartProgress]:
    """Yield each source of words, by name; a sentence counts for the first that says it."""
    found = sorted(
        (
            (message.locations[0][0] if message.locations else domain, domain, message)
            for domain, template in templates.items()
            for message in messages_of(template)
        ),
        key=lambda entry: entry[0],
    )
    for name, entries in groupby(found, key=lambda entry: entry[0]):
        english = [(domain, message) for _, domain, message in entries]
        here = [_find(catalogs, domain, message) for domain, message in english]
        yield PartProgress(
            name,
            _count(message for _, message in english),
            _count(message for message in here if message and is_translated(message)),
            _count(message for message in here if message and is_reviewed(message)),
        )


def _find(catalogs: Mapping[str, Catalog], domain: str, english: Message) -> Message | None:
    return catalogs[domain].get(english.id, english.context) if domain in catalogs else None


def measure_people(catalogs: Iterable[Catalog]) -> list[PersonProgress]:
    """Return who has reviewed, who did most first; one name is one person, however written."""
    done: dict[str, list[tuple[Review, Message]]] = {}
    for catalog in catalogs:
        for message in messages_of(catalog):
            for review in reviews_of(message):
                done.setdefault(fold_name(review.name), []).append((review, message))
    people = [
        PersonProgress(
            name=reviews[-1][0].name,
            reviewed=_count(message for _, message in reviews),
            safety=_count(m for _, m in reviews if is_safety_critical(m.context)),
            last=max(review.day for review, _ in reviews),
        )
        for reviews in done.values()
    ]
    return sorted(people, key=lambda person: (-person.reviewed.words, person.name))


def _count(messages: Iterable[Message]) -> Amount:
    lengths = [len(words_of(english_of(message))) for message in messages]
    return Amount(len(lengths), sum(lengths))
