"""How far a language has come, counted in its catalogs."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from babel.messages.catalog import Catalog

from webapp.i18n.messages import messages_of, strings_of
from webapp.i18n.reviews import is_reviewed, is_safety_critical, reviews_of


@dataclass(frozen=True)
class Coverage:
    """How far a language has come; read from its catalogs, never written by hand."""

    messages: int
    translated: int
    reviewed: int
    safety: int = 0
    safety_reviewed: int = 0
    last_review: date | None = None

    @property
    def is_draft(self) -> bool:
        """Whether any message still waits for the people who should have reviewed it."""
        return self.reviewed < self.messages


def measure(
    catalogs: Iterable[Catalog],
    templates: Iterable[Catalog | None],
    today: date | None = None,
) -> Coverage:
    """Count the messages of the site, and those of some catalogs that are done."""
    total = measure_source(templates)
    messages = [m for catalog in catalogs for m in messages_of(catalog)]
    days = [review.day for m in messages for review in reviews_of(m, today)]
    reviewed = [m for m in messages if is_reviewed(m, today)]
    return Coverage(
        messages=total.messages,
        translated=sum(all(text.strip() for text in strings_of(m)) for m in messages),
        reviewed=len(reviewed),
        safety=total.safety,
        safety_reviewed=sum(is_safety_critical(m.context) for m in reviewed),
        last_review=max(days, default=None),
    )


def measure_source(templates: Iterable[Catalog | None]) -> Coverage:
    """Count the messages of the source, which needs no translator."""
    messages = [m for template in templates if template for m in messages_of(template)]
    total, safety = len(messages), sum(is_safety_critical(m.context) for m in messages)
    return Coverage(total, total, total, safety, safety)
