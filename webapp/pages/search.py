"""What the search of the list of services knows; it is read and used on the page alone.

The index is one text: a line for each need with its everyday words, one for each of some pages, one
for each county with its towns, and one with the words of danger. `webapp/static/words.js` reads it.
"""

import re
from collections.abc import Iterator

from flask import g, url_for
from flask_babel import pgettext
from markupsafe import Markup

from webapp.facts.data import Data
from webapp.facts.models import NEEDS
from webapp.facts.services import Service
from webapp.pages.filters import say
from webapp.pages.labels import TITLE
from webapp.pages.search_words import DANGER, PAGES, SITUATIONS, WORDS
from webapp.words.catalogs import plain
from webapp.words.entries import SEARCH_WORDS
from webapp.words.languages import SOURCE, name_language, own_name

_OWN_WORDS = re.compile(r"\b(?:[A-Z]{2,}|\d+)\b")


def index(data: Data) -> Markup:
    """Return the words, in the reader's language and in English, and what they lead to."""
    numbers = dict.fromkeys(phone.number for phone in data.emergency.phones)
    lines = [_write_line("!", DANGER, *numbers)]
    lines += [_write_line(need, WORDS[need]) for need in NEEDS]
    lines += [_write_line(f"/{page}", english) for page, english in PAGES.items()]
    lines += [_write_line(f"/{number}", english) for number, english in _situations(data)]
    lines.append(Markup("/other={}").format(",".join(_other_languages(data))))
    for county, towns in data.towns.counties.items():
        names = ",".join((data.counties[county].name, *towns))
        lines.append(Markup("@{}={}").format(county, names))
    return Markup("\n").join(lines)


def _other_languages(data: Data) -> Iterator[str]:
    """Yield the names of the languages that the site is not in: own, English, the reader's."""
    for tag in data.site.other_languages:
        own = own_name(tag)
        names = (own and own.name, name_language(tag, SOURCE), name_language(tag, g.locale))
        yield from filter(None, names)


def _situations(data: Data) -> Iterator[tuple[str, str]]:
    for number, situation in data.situations.items():
        if situation.picture in SITUATIONS:
            yield number, SITUATIONS[situation.picture]


def _write_line(target: str, english: str, *more: str) -> Markup:
    translated = pgettext(SEARCH_WORDS, english)
    is_english = plain(translated) == Markup.escape(english)
    phrases = Markup(", ").join((translated, *(() if is_english else (english,)), *more))
    # A line break in a translation must not begin another line of the index.
    return Markup("{}={}").format(target, Markup(" ").join(phrases.split()))


def pages(data: Data) -> Iterator[tuple[str, str, str]]:
    """Yield the pages with words of their own, situations too, each with its title and address."""
    for page in (*PAGES, "other"):
        yield page, TITLE[page], url_for(f"pages.{page}")
    for number, _ in _situations(data):
        label = data.situations[number].label
        yield (
            number,
            say(label, f"door{number}.label", data.facts),
            url_for("pages.situation", number=number),
        )


def data_attributes(service: Service, data: Data) -> Iterator[tuple[str, str]]:
    """Yield what the list and the search ask of a service, by the ends of `data-` attributes.

    A service with `names` is found by these alone.
    """
    yield "needs", " ".join(service.needs)
    if service.leads_to:
        yield "leads", " ".join(service.leads_to)
    yield "where", " ".join(_find_places(service))
    if service.is_police:
        yield "names", "|".join(dict.fromkeys(_find_names(service, data)))


def _find_places(service: Service) -> list[str]:
    near = [*service.counties, *(["wabanaki"] if service.is_local("wabanaki") else [])]
    return near or [{"statewide": "*", "unknown": "unsure"}.get(service.where[0], "")]


def _find_names(service: Service, data: Data) -> Iterator[str]:
    """Yield the names of a service, and the letters or digits in them that no other one has."""
    run_by = service.organization
    yield from filter(None, (service.name, run_by.name, run_by.alternate_name))
    others = " ".join(other.name for other in data.services.values() if other is not service)
    yield from (word for word in _OWN_WORDS.findall(service.name) if word not in others)
