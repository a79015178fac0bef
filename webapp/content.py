"""Loads what pages show: the facts of `data/` and the translations."""

import logging
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass

from babel.messages.catalog import Catalog
from flask.helpers import get_debug_flag

from webapp.facts import seals
from webapp.facts.data import Data
from webapp.facts.load import load, read_data
from webapp.problems import Problem, ProblemsFoundError
from webapp.settings import ROOT, Settings
from webapp.text_files import open_last_commit
from webapp.words.catalogs import (
    Translator,
    find_safety_sentences,
    iter_page_messages,
    read_pot,
    read_translators,
)
from webapp.words.extract import extract_messages, find_stale
from webapp.words.languages import find_autonym

_log = logging.getLogger("webapp")


@dataclass(frozen=True, eq=False)
class Content:
    """The facts of a site, and its translators by language code."""

    settings: Settings
    data: Data
    translators: dict[str, Translator]


def load_content(settings: Settings, *, strict: bool = False) -> Content:
    """Return the content of the site; raises ProblemsFoundError if it must not be shown.

    A language whose files cannot be read is left out, and logged. In debug mode, changes that
    nobody has accepted are shown, and logged. `strict` refuses both, and an old messages.pot.
    """
    pot = read_pot(settings.translations)
    translators, left_out = read_translators(settings.translations, pot)
    data = load_data(settings)
    english = extract_messages(ROOT, pages_only=True)  # messages.pot may be old
    sentences = find_safety_sentences(english)
    unaccepted = sorted(seals.check_seals(data, sentences, lambda: read_accepted(settings)))
    problems = [*_find_unnamed_languages(data)]
    if strict or not get_debug_flag():
        problems += unaccepted
    if strict:
        problems += find_stale(english, iter_page_messages(pot))
        for language_problems in left_out.values():
            problems += language_problems
    if problems:
        raise ProblemsFoundError(problems)
    for code, language_problems in left_out.items():
        for problem in language_problems:
            _log.warning("%s has no pages until this is corrected: %s", code, problem)
    for problem in unaccepted:
        _log.warning(problem)
    return Content(settings, data, translators)


def load_data(settings: Settings) -> Data:
    """Return the facts, which nobody may have accepted; raises ProblemsFoundError."""
    return load(settings.data, settings.date_today())


def read_accepted(settings: Settings) -> seals.LockedValues:
    """Return the accepted facts and safety sentences of the last commit, if it is valid."""
    with open_last_commit(settings.data) as folder, suppress(ProblemsFoundError):
        committed = read_data(folder, settings.date_today())
        with open_last_commit(settings.translations) as translations:
            is_committed = translations.exists()
            sentences = find_safety_sentences(read_pot(translations)) if is_committed else ()
        return seals.find_accepted_values(committed, sentences)
    return {}


def extract_current_english(settings: Settings) -> Catalog:
    """Return the messages of pages; raises ProblemsFoundError if messages.pot lacks some."""
    english, pot = extract_messages(ROOT, pages_only=True), read_pot(settings.translations)
    if problems := [*find_stale(english, iter_page_messages(pot))]:
        raise ProblemsFoundError(problems)
    return english


def _find_unnamed_languages(data: Data) -> Iterator[Problem]:
    """Yield each code of `other_languages` that has no name in CLDR."""
    for number, tag in enumerate(data.site.other_languages):
        if find_autonym(tag) is None:
            what = f"CLDR does not know what {tag!r} calls itself"
            fix = "take it out: a name is not guessed"
            yield data.make_problem("site.yaml", ("other_languages", number), what, fix)
