"""The page that leads from the name of a town to who helps in its county, without a script."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from markupsafe import Markup

from webapp.content.loading import Content
from webapp.content.service_filters import Filters
from webapp.site.addresses import list_address, page_address
from webapp.site.copy.pages import page_title
from webapp.words.catalogs import Translator


@dataclass(frozen=True)
class Town:
    """A town, its county, and the list of who helps there."""

    name: str
    county: str
    href: str


@dataclass(frozen=True)
class Letter:
    """The towns that begin with a letter."""

    letter: str
    towns: tuple[Town, ...]


@dataclass(frozen=True)
class TownsPage:
    """All towns, by their first letter."""

    title: Markup
    letters: tuple[Letter, ...]
    resources: str


def build_towns(content: Content, t: Translator) -> TownsPage:
    """Build the page of towns."""
    found = sorted(_find_towns(content, t), key=lambda town: (town.name, town.county))
    return TownsPage(
        title=page_title("towns", t),
        letters=tuple(
            Letter(letter, tuple(those))
            for letter, those in groupby(found, key=lambda town: town.name[0])
        ),
        resources=page_address(t.locale.code, "resources"),
    )


def _find_towns(content: Content, t: Translator) -> Iterator[Town]:
    known = content.towns.counties if content.towns else {}
    for county, names in known.items():
        href = list_address(t.locale.code, Filters(where=county))
        for name in names:
            yield Town(name, content.counties[county].name, href)
