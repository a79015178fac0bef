"""The search in the list of services: what the scripts of its page need. Nothing is sent.

The index is one text for `webapp/static/query.js`, with a line for each need and its everyday
words, for each page, for each county and its towns, and for the words of danger.
"""

import re
from collections.abc import Iterator
from itertools import chain

from flask import g, url_for
from flask_babel import pgettext
from markupsafe import Markup

from webapp.facts.data import Data
from webapp.facts.services import Service
from webapp.pages.app import current_app
from webapp.pages.filters import isolate
from webapp.pages.labels import TITLE, translate_situation_text
from webapp.pages.search_words import DANGER, PAGES, SITUATIONS, WORDS
from webapp.words.catalogs import remove_language_spans
from webapp.words.contexts import SEARCH_WORDS
from webapp.words.languages import ENGLISH, Autonym, name_language

_AREAS = {"statewide": "*", "unknown": "unsure"}


def build_index(data: Data) -> Markup:
    """Return the lines of the index, each as `target=words`, translated and in English."""
    numbers = [phone.number for phone in data.emergency.phones]
    words: dict[str, str] = {"!": _join_words(DANGER, *numbers)}
    words |= {need: _join_words(english) for need, english in WORDS.items()}
    if data.places.nations:
        words["native"] += Markup(", ") + _join_words(data.places.nations.words)
    words |= {address: page_words for address, _, page_words in list_pages(data)}
    for county, towns in data.towns.counties.items():
        words[f"@{county}"] = ",".join((data.counties[county].name, *towns))
    return Markup("\n").join(Markup("{}={}").format(*line) for line in words.items())


def _join_words(english: str, *more: str) -> Markup:
    """Return words in the reader's language and in English, with commas between them."""
    words = dict.fromkeys(
        map(remove_language_spans, (pgettext(SEARCH_WORDS, english), english, *more))
    )
    # A line break in a translation must not begin another line of the index.
    return Markup(" ").join(Markup(", ").join(words).split())


def list_pages(data: Data) -> Iterator[tuple[str, str, str]]:
    """Yield the address, the title and the words of each page that the search finds."""
    for page, english in PAGES.items():
        yield url_for(f"pages.{page}"), TITLE[page], _join_words(english)
    names = {language.tag: _list_names(language) for language in current_app.other_languages}
    for code in current_app.single_pages:
        autonym = names[code][0]
        yield url_for("single_page", lang=code), isolate(autonym, code), ",".join(names.pop(code))
    yield url_for("pages.other"), TITLE["other"], ",".join(chain(*names.values()))
    for number, situation in data.situations.items():
        if situation.picture in SITUATIONS:
            words = _join_words(SITUATIONS[situation.picture])
            title = translate_situation_text(situation.label, number, "label")
            yield url_for("pages.situation", number=number), title, words


def list_examples(data: Data) -> dict[Markup, str]:
    """Return each example, with the address of the first page that has it."""
    addresses = dict[Markup, str]()
    for number, situation in data.situations.items():
        for example in situation.examples:
            text = translate_situation_text(example.sentence, number, "examples.sentence")
            addresses.setdefault(text, url_for("pages.situation", number=number))
    return addresses


def _list_names(language: Autonym) -> list[str]:
    """Return the name of a language in itself, in English and in the reader's language."""
    return [language.name, *(name_language(language.tag, reader) for reader in (ENGLISH, g.locale))]


def build_search_attributes(service: Service) -> dict[str, str | None]:
    """Return the attributes of a listing that the scripts of the list and the search read.

    The search matches a service with `data-names` by these names only. An attribute that is None
    is left out.
    """
    organization = service.organization
    short_names = re.findall(r"\b[A-Z0-9]{2,}\b", service.name)  # such as 911
    names = [service.name, organization.name, organization.alternate_name, *short_names]
    places = [_AREAS.get(area, area) for area in service.where]
    if service.is_local("nation"):
        places.append("nation")
    return {
        "data-needs": " ".join(service.needs) or None,
        "data-leads": " ".join(service.leads_to) or None,
        "data-where": " ".join(places),
        "data-names": "|".join(filter(None, names)) if service.is_police else None,
    }
