"""What the search of the list of services knows; it is read and used on the page alone.

The index is one text: a line for each need with its everyday words, one for each page with words
of its own, one for each county with its towns, and one with the words of danger.
`webapp/static/words.js` reads it.
"""

import re
from collections.abc import Iterator

from flask import g, url_for
from flask_babel import pgettext
from markupsafe import Markup

from webapp.facts.data import Data
from webapp.facts.services import Service
from webapp.pages.labels import TITLE, situation_text
from webapp.pages.search_words import DANGER, PAGES, SITUATIONS, WORDS
from webapp.words.catalogs import plain
from webapp.words.entries import SEARCH_WORDS
from webapp.words.languages import SOURCE, autonym_of, name_language

_AREAS = {"statewide": "*", "unknown": "unsure"}
_SHORT_NAME = re.compile(r"\b[A-Z0-9]{2,}\b")  # such as 911


def index(data: Data) -> Markup:
    """Return the words, in the reader's language and in English, and what they lead to."""
    numbers = [phone.number for phone in data.emergency.phones]
    words: dict[str, str] = {"!": _translate(DANGER, *numbers)}
    words |= {need: _translate(english) for need, english in WORDS.items()}
    words |= {address: own for address, _, own in pages(data)}
    for county, towns in data.towns.counties.items():
        words[f"@{county}"] = ",".join((data.counties[county].name, *towns))
    return Markup("\n").join(Markup("{}={}").format(*line) for line in words.items())


def _translate(english: str, *more: str) -> Markup:
    words = dict.fromkeys(map(plain, (pgettext(SEARCH_WORDS, english), english, *more)))
    # A line break in a translation must not begin another line of the index.
    return Markup(" ").join(Markup(", ").join(words).split())


def pages(data: Data) -> Iterator[tuple[str, str, str]]:
    """Yield each page with words of its own, situations too: its address, title and words."""
    for page, english in PAGES.items():
        yield url_for(f"pages.{page}"), TITLE[page], _translate(english)
    yield url_for("pages.other"), TITLE["other"], ",".join(_other_languages(data))
    for number, situation in data.situations.items():
        if situation.picture in SITUATIONS:
            words = _translate(SITUATIONS[situation.picture])
            title = situation_text(situation.label, number, "label")
            yield url_for("pages.situation", number=number), title, words


def _other_languages(data: Data) -> Iterator[str]:
    """Yield the names of the languages that the site is not in: own, English, the reader's."""
    for tag in data.site.other_languages:
        own = autonym_of(tag)
        names = (own and own.name, name_language(tag, SOURCE), name_language(tag, g.locale))
        yield from filter(None, names)


def data_attributes(service: Service) -> dict[str, str | None]:
    """Return the attributes of a listing that the scripts of the list and the search read.

    A service with `data-names` is found by these alone. An attribute that is None is left out.
    """
    run_by = service.organization
    names = [service.name, run_by.name, run_by.alternate_name, *_SHORT_NAME.findall(service.name)]
    places = [_AREAS.get(area, area) for area in service.where]
    if service.is_local("wabanaki"):
        places.append("wabanaki")
    return {
        "data-needs": " ".join(service.needs) or None,
        "data-leads": " ".join(service.leads_to) or None,
        "data-where": " ".join(places),
        "data-names": "|".join(filter(None, names)) if service.is_police else None,
    }
