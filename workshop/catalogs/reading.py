"""Pages and sentences that are hard to read, in English and in each language, each with its place.

A page is what its main part says in whole sentences: labels, names, numbers and addresses are no
prose. It is as hard as all of them together, and the sentence to begin with is named.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path

from babel.messages.catalog import Message

from webapp.i18n.catalogs import DOMAINS, catalog_path, read_raw
from webapp.i18n.checks import Finding
from webapp.i18n.checks.findings import Check, Diagnosis
from webapp.i18n.checks.running import make_finding, texts_of
from webapp.i18n.glossary import EMPTY
from webapp.i18n.locales import SOURCE, SiteLocale
from webapp.i18n.messages import messages_of, shown
from webapp.i18n.translator import DATA_DOMAIN
from webapp.problems import ProblemsFoundError
from webapp.settings import Settings
from webapp.text_files import name_of
from workshop.catalogs.keys import Key, key_of
from workshop.catalogs.occurrences import ATTRIBUTE, find_occurrences
from workshop.catalogs.po_files import extract_templates
from workshop.checks import CHECKS
from workshop.checks.excuses import find_suppressions
from workshop.checks.orthography import GENERAL, read_orthographies
from workshop.checks.readability import ENGLISH, Formula, Measure, total
from workshop.checks.reading import HARD_PAGE, LONG_SENTENCE, measure
from workshop.checks.running import suppress
from workshop.checks.unit import StyleUnit

_SAMPLE = 100  # words: what the formulas were made for
_ENDS = re.compile(r"[.?!][\"”’)]*\s*$")
_COMMENT = re.compile(r"\s*(?:#|\{#-?)\s*(.*?)\s*(?:-?#\})?\s*")
type Pages = Mapping[str, tuple[Key, ...]]
"""The whole sentences of each page, by its address."""
type Places = Mapping[Key, tuple[str, Message]]
"""The messages of a language, each with the file that it stands in."""
type Found = tuple[Key, Check, Diagnosis]


def find_pages(settings: Settings) -> Pages:
    """Return which sentences each page says; none where `data/` is faulty and nothing is made."""
    pages: dict[str, dict[Key, None]] = {}
    try:
        found = find_occurrences(settings)
    except ProblemsFoundError:
        return {}
    for key, occurrences in found.items():
        for occurrence in occurrences if _ENDS.search(key.msgid) else ():
            if occurrence.is_main and occurrence.kind != ATTRIBUTE:
                pages.setdefault(occurrence.address, {})[key] = None
    return {address: tuple(keys) for address, keys in pages.items()}


def check_pages(folder: Path, locale: SiteLocale, pages: Pages) -> list[Finding]:
    """Return the pages that are hard to read in a language, by its formula if it has one."""
    customs = read_orthographies(folder)[0].get(locale.code, GENERAL)
    places: dict[Key, tuple[str, Message]] = {}
    for domain in DOMAINS:
        path = catalog_path(folder, locale, domain)
        catalog, _ = read_raw(path, locale, folder)
        for message in messages_of(catalog) if catalog else ():
            places[key_of(domain, message)] = name_of(path, folder), message
    found = _find_hard(pages, places, locale, customs.reading)
    return _report(found, places, locale, {HARD_PAGE.name})


def check_english(root: Path, settings: Settings, pages: Pages) -> list[Finding]:
    """Return the pages and sentences of the English that are hard to read.

    Raises ProblemsFoundError for a source that cannot be read.
    """
    places = _read_english(root, settings.data)
    found = list(_find_hard(pages, places, SOURCE, ENGLISH))
    for key, (_, message) in places.items():
        for unit in texts_of(message, SOURCE, EMPTY, StyleUnit):
            found += ((key, LONG_SENTENCE, diagnosis) for diagnosis in LONG_SENTENCE.find(unit))
    return _report(found, places, SOURCE, CHECKS)


def _read_english(root: Path, data: Path) -> Places:
    """Read the English where people write it, with the excuses in the lines above."""
    places: dict[Key, tuple[str, Message]] = {}
    for domain, template in extract_templates(root, data).items():
        for message in messages_of(template):
            file, line = message.locations[0]
            path = data / file.removeprefix("data/") if domain == DATA_DOMAIN else root / file
            message.string, message.lineno = message.id, line
            message.user_comments = list(_read_comments(path.read_text("utf-8"), line or 1))
            places[key_of(domain, message)] = file, message
    return places


def _read_comments(text: str, line: int) -> Iterator[str]:
    """Yield the comments in the lines right above a line, as templates, Python and YAML have."""
    for above in reversed(text.split("\n")[: line - 1]):
        match = _COMMENT.fullmatch(above)
        if match is None:
            return
        yield match[1]


def _find_hard(
    pages: Pages, places: Places, locale: SiteLocale, formula: Formula | None
) -> Iterator[Found]:
    """Yield of each hard page the sentence that makes it so, with those that are excused.

    What is excused does not count, and what needs no excuse is not excused.
    """
    if formula is None:
        return
    hard: dict[Key, list[tuple[str, float]]] = {}
    for address, keys in pages.items():
        measures = {
            key: measure(unit.prose, formula)
            for key in keys
            if key in places
            for unit in [*texts_of(places[key][1], locale, EMPTY, StyleUnit)][-1:]
        }
        if not _is_hard(measures, formula):
            continue
        excused = [key for key in measures if HARD_PAGE.name in find_suppressions(places[key][1])]
        counted = {key: size for key, size in measures.items() if key not in excused}
        if _is_hard(counted, formula):
            score = formula.score(total(counted.values()))
            worst = min(counted, key=lambda key: formula.exceed(_without(counted, key)))
            hard.setdefault(worst, []).append((address, score))
        for key in excused:
            hard.setdefault(key, []).append((address, formula.score(total(measures.values()))))
    for key, found in hard.items():
        address, score = found[0]
        more = f" and {len(found) - 1} more" if len(found) > 1 else ""
        what = (
            f"stands on a page that is hard to read: {address}{more}, "
            f"{formula.name} {score:.1f} where {formula.limit:g} is the limit"
        )
        yield key, HARD_PAGE, (what, "begin here: say it shorter, in words of every day")


def _is_hard(measures: Mapping[Key, Measure], formula: Formula) -> bool:
    whole = total(measures.values())
    return whole.words >= _SAMPLE and round(formula.exceed(whole), 1) > 0


def _without(measures: Mapping[Key, Measure], key: Key) -> Measure:
    return total(size for other, size in measures.items() if other != key)


def _report(
    found: Iterable[Found], places: Places, locale: SiteLocale, ran: Collection[str]
) -> list[Finding]:
    """Return findings as they are shown, without those that are excused."""
    by_key: dict[Key, list[tuple[Check, Diagnosis]]] = {}
    for key, check, diagnosis in found:
        by_key.setdefault(key, []).append((check, diagnosis))
    kept: set[Finding] = set()
    for key, (file, message) in places.items():
        made = [
            make_finding(check, message, locale, file, (f"{shown(message)} {what}", fix))
            for check, (what, fix) in by_key.get(key, ())
        ]
        kept.update(suppress(message, locale, made, file, ran))
    return sorted(kept)
