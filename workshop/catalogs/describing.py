"""Puts into words, for translators, where a message stands and as what."""

from collections.abc import Mapping, Sequence

from babel.messages.catalog import Catalog

from webapp.i18n.messages import messages_of
from webapp.i18n.reviews import is_safety_critical
from webapp.settings import Settings
from workshop.catalogs.keys import key_of
from workshop.catalogs.occurrences import Place, find_places

PAGES = "Pages:"
_EVERYWHERE = 40
_LONGEST = 70  # Babel wraps a comment that is longer
_SAFETY = "A life can hang on it: say as much as the English. Two people review it."


def describe(templates: Mapping[str, Catalog], settings: Settings) -> None:
    """Add to each message of the templates where it stands; the pages are made to find out.

    Raises FaultsFoundError for faults in `data/`.
    """
    places = find_places(settings)
    for domain, template in templates.items():
        for message in messages_of(template):
            told = _describe(places.get(key_of(domain, message), ()))
            if is_safety_critical(message.context):
                told.append(_SAFETY)
            message.auto_comments = [*message.auto_comments, *told]


def _describe(places: Sequence[Place]) -> list[str]:
    if not places:
        return [f"{PAGES} none today"]
    kinds = list(dict.fromkeys(place.kind for place in places))
    addresses = list(dict.fromkeys(place.address for place in places))
    return [*(f"It is {kind}." for kind in kinds[:3]), _list(addresses)]


def _list(addresses: Sequence[str]) -> str:
    if len(addresses) > _EVERYWHERE:
        return f"{PAGES} every page, as {addresses[0]}"
    told = PAGES
    for number, address in enumerate(addresses):
        left = len(addresses) - number
        if len(f"{told} {address}") > _LONGEST - len(" and 99 more"):
            return f"{told} and {left} more"
        told = f"{told} {address}"
    return told
