"""Loads all that pages show: the facts of `data/` and the words of `translations/`."""

import logging
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from babel.messages.catalog import Catalog
from flask.helpers import get_debug_flag

from webapp.approval import find_unaccepted
from webapp.facts.data import Data
from webapp.facts.load import load
from webapp.problems import Problem, ProblemsFoundError
from webapp.settings import ROOT, Settings
from webapp.words.catalogs import (
    Translator,
    iter_messages,
    iter_page_messages,
    read_template,
    read_translators,
)
from webapp.words.extract import extract, find_stale
from webapp.words.languages import autonym_of

_log = logging.getLogger("webapp")


@dataclass(frozen=True, eq=False)
class Content:
    """The facts and, by language code, the translators of a site."""

    settings: Settings
    data: Data
    translators: dict[str, Translator]


def load_content(settings: Settings, *, strict: bool = False) -> Content:
    """Return what the site shows; raises ProblemsFoundError for what keeps it off.

    A language whose files cannot be read is left out, and logged. In debug mode, changes that
    nobody has accepted are shown, and logged. `strict` refuses both, and a stale messages.pot.
    """
    template = read_template(settings.translations)
    translators, left_out = read_translators(settings.translations, template)
    data = load(settings.data, settings.date_today())
    english = extract(ROOT, of_pages=True)  # messages.pot may be stale
    unaccepted = sorted(find_unaccepted(data, english, settings))
    problems = [*_find_unnamed_languages(data)]
    if strict or not get_debug_flag():
        problems += unaccepted
    if strict:
        problems += find_stale(iter_messages(english), iter_page_messages(template))
        problems += chain.from_iterable(left_out.values())
    if problems:
        raise ProblemsFoundError(problems)
    for code, reasons in left_out.items():
        for reason in reasons:
            _log.warning("%s has no pages until this is mended: %s", code, reason)
    for problem in unaccepted:
        _log.warning(problem)
    return Content(settings, data, translators)


def extract_current_english(settings: Settings) -> Catalog:
    """Return the messages of pages; raises ProblemsFoundError while messages.pot is stale."""
    english, template = extract(ROOT, of_pages=True), read_template(settings.translations)
    if problems := [*find_stale(iter_messages(english), iter_page_messages(template))]:
        raise ProblemsFoundError(problems)
    return english


def _find_unnamed_languages(data: Data) -> Iterator[Problem]:
    """Yield each code of `other_languages` whose own name CLDR does not know."""
    for n, tag in enumerate(data.site.other_languages):
        if autonym_of(tag) is None:
            what = f"CLDR does not know what {tag!r} calls itself"
            fix = "take it out: a name is not guessed"
            yield data.report("site.yaml", ("other_languages", n), what, fix)
