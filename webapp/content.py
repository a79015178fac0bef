"""Loads what pages show: the facts of `data/` and the translations."""

import logging
from collections.abc import Collection, Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple

from babel.messages.catalog import Catalog
from flask.helpers import get_debug_flag

from webapp.facts import seals
from webapp.facts.data import Data
from webapp.facts.load import read_data
from webapp.facts.rules import check_rules
from webapp.problems import Problem, ProblemsFoundError, refuse
from webapp.settings import ROOT, Settings
from webapp.text_files import open_last_commit
from webapp.words.catalogs import (
    POT_FILE,
    Translator,
    find_safety_sentences,
    iter_page_messages,
    read_pot,
    read_translators,
)
from webapp.words.extract import extract_messages, find_stale
from webapp.words.languages import (
    ENGLISH,
    LANGUAGE_FILE,
    SiteLocale,
    find_autonym,
    read_lists,
    read_shown,
)
from webapp.yamlfile import read_document

_LANGUAGE = "language "  # begins the name of the record of a language
_log = logging.getLogger("webapp")


class Content(NamedTuple):
    """The facts of a site, and its translators by language code.

    `single_pages` are the codes of languages with one page.
    """

    data: Data
    translators: dict[str, Translator]
    single_pages: Collection[str] = ()


def load_content(settings: Settings, *, strict: bool = False) -> Content:
    """Return the content of the site; raises ProblemsFoundError if it must not be shown.

    A language whose files cannot be read is left out, and logged. In debug mode, changes that
    nobody has accepted are shown, and logged. `strict` refuses both, and an old messages.pot.
    """
    pot = read_pot(settings.translations)
    translators, left_out = read_translators(settings.translations, pot)
    data = load_data(settings)
    english = extract_messages(ROOT, pages_only=True)  # messages.pot may be old
    page_values = lock_page_values(english, [t.locale for t in translators.values()])
    page_values |= {f"{_LANGUAGE}{code}": None for code in left_out}
    unaccepted = sorted(_find_unaccepted(settings, data, english, page_values))
    problems = [
        data.make_problem(
            "site.yaml",
            ("other_languages", number),
            f"CLDR does not know what {tag!r} calls itself",
            "take it out: a name is not guessed",
        )
        for number, tag in enumerate(data.site.other_languages)
        if find_autonym(tag) is None
    ]
    if strict or not get_debug_flag():
        problems += unaccepted
    if strict:
        for translator in translators.values():
            translator.check_all()
        problems += find_stale(english, iter_page_messages(pot))
        for language_problems in left_out.values():
            problems += language_problems
    refuse(problems)
    for code, language_problems in left_out.items():
        for problem in language_problems:
            _log.warning("%s has no pages until this is corrected: %s", code, problem)
    for problem in unaccepted:
        _log.warning(problem)
    single_pages = translators.keys() & {*read_lists(settings.translations).single_page}
    return Content(data, translators, single_pages)


def load_data(settings: Settings) -> Data:
    """Return the facts, which nobody may have accepted; raises ProblemsFoundError."""
    data = read_data(settings.data, settings.today)
    refuse(check_rules(data))
    return data


def read_accepted(settings: Settings) -> tuple[Data | None, seals.LockedValues]:
    """Return the facts of the last commit, and the values of its records that somebody accepted.

    There are none if that commit has no valid facts.
    """
    with (
        open_last_commit(settings.data) as folder,
        open_last_commit(settings.translations) as translations,
        suppress(ProblemsFoundError),
    ):
        committed = read_data(folder, settings.today)
        page_values = lock_page_values(read_pot(translations), read_shown(translations))
        values = seals.get_locked_values(committed, page_values)
        for record in seals.find_unsealed(values, committed.seals):
            values.pop(record, None)
        return committed, values
    return None, {}


def lock_page_values(english: Catalog, locales: Iterable[SiteLocale]) -> dict[str, Any]:
    """Return the locked values outside `data/`: see `seals.get_locked_values`.

    These are the safety-critical sentences of pages, and the names that languages use.
    """
    languages = {
        f"{_LANGUAGE}{locale.code}": locale.locked_values
        for locale in locales
        if locale is not ENGLISH
    }
    return {seals.SENTENCES: sorted(find_safety_sentences(english)), **languages}


def _find_unaccepted(
    settings: Settings, data: Data, english: Catalog, page_values: seals.LockedValues
) -> Iterator[Problem]:
    """Yield a problem for each change that nobody has accepted, and for repeated seals."""
    places = dict[str, int]()
    for place, seal in enumerate(data.seals):
        if seal.record in places:
            what = f"{seal.record!r} is here twice, as after a merge"
            yield data.make_problem("seals.yaml", (place,), what, seals.ACCEPT)
        places[seal.record] = place
    locked_values = seals.get_locked_values(data, page_values)
    if not seals.find_unsealed(locked_values, data.seals):
        return
    _, accepted = read_accepted(settings)
    for record, changes in seals.find_changes(locked_values, data.seals, accepted):
        for change in changes:
            what, fix = change.describe(record), f"correct it, or {seals.ACCEPT}"
            if record in page_values:
                file, line = _find_page_line(record, change, english, settings.translations)
                yield Problem(file, line, what, fix)
            elif record in locked_values:
                yield data.make_problem(record, change.loc, what, fix)
            else:
                what, fix = f"{record!r} was deleted", f"restore it, or {seals.ACCEPT}"
                yield data.make_problem("seals.yaml", (places[record],), what, fix)


def _find_page_line(
    record: str, change: seals.Change, english: Catalog, folder: Path
) -> tuple[str, int]:
    """Return the file and the line of a change of `lock_page_values`."""
    if record == seals.SENTENCES:
        lines = find_safety_sentences(english)
        return lines.get(str(change.now), (f"translations/{POT_FILE}", 1))
    code = record.removeprefix(_LANGUAGE)
    document = read_document(folder / code / LANGUAGE_FILE, folder)
    return document.name, document.line_of(change.loc)


def read_page_values(settings: Settings) -> dict[str, Any]:
    """Return the current `lock_page_values`; raises ProblemsFoundError if messages.pot is old."""
    english, pot = extract_messages(ROOT, pages_only=True), read_pot(settings.translations)
    refuse(find_stale(english, iter_page_messages(pot)))
    return lock_page_values(english, read_shown(settings.translations))
