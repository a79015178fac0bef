"""Puts into words, for translators, where a message is and as what."""

from collections.abc import Mapping, Sequence

from babel.messages.catalog import Catalog

from webapp.i18n.messages import messages_of
from webapp.i18n.reviews import is_safety_critical
from webapp.settings import Settings
from workshop.catalogs.keys import key_of
from workshop.catalogs.occurrences import Occurrence, find_occurrences

PAGES = "Pages:"
_EVERYWHERE = 40
_LONGEST = 70  # Babel wraps a comment that is longer
SAFETY_NOTE = "A life can hang on it: say as much as the English. Two people review it."


def describe(templates: Mapping[str, Catalog], settings: Settings) -> None:
    """Add to each message of the templates where it is; the pages are made to find out.

    Raises ProblemsFoundError for problems in `data/`.
    """
    occurrences = find_occurrences(settings)
    for domain, template in templates.items():
        for message in messages_of(template):
            notes = _describe(occurrences.get(key_of(domain, message), ()))
            if is_safety_critical(message.context):
                notes.append(SAFETY_NOTE)
            message.auto_comments = [*message.auto_comments, *notes]


def _describe(occurrences: Sequence[Occurrence]) -> list[str]:
    if not occurrences:
        return [f"{PAGES} none today"]
    kinds = list(dict.fromkeys(occurrence.kind for occurrence in occurrences))
    addresses = list(dict.fromkeys(occurrence.address for occurrence in occurrences))
    return [*(f"It is {kind}." for kind in kinds[:3]), _list(addresses)]


def _list(addresses: Sequence[str]) -> str:
    if len(addresses) > _EVERYWHERE:
        return f"{PAGES} every page, as {addresses[0]}"
    text = PAGES
    for number, address in enumerate(addresses):
        left = len(addresses) - number
        if len(f"{text} {address}") > _LONGEST - len(" and 99 more"):
            return f"{text} and {left} more"
        text = f"{text} {address}"
    return text
