"""Catalogs read from the .po files at start, checked, and never able to break a page.

No .mo exists, so none can be stale: reading takes less than a tenth of a second a catalog.
"""

import gettext
import io
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import PoFileError, read_po

from webapp.faults import Fault, FaultsFoundError
from webapp.languages.checks import ERRORS, UPDATE, Read, check_catalog, strings_of
from webapp.languages.glossary import EMPTY, Glossary, read_glossary
from webapp.languages.locales import LOCALES, SOURCE, TRANSLATED, SiteLocale
from webapp.languages.polines import find_broken_lines
from webapp.languages.reviews import is_reviewed, is_safety, reviews_of
from webapp.languages.wordbook import Wordbook
from webapp.textfiles import name_of, read_text

DOMAINS = ("messages", "directory")
MAY_WAIT = "directory"


@dataclass(frozen=True)
class Coverage:
    """How far a language has come; read from its catalogs, never written by hand."""

    messages: int
    translated: int
    reviewed: int
    safety: int = 0
    safety_reviewed: int = 0
    last_review: date | None = None

    @property
    def is_draft(self) -> bool:
        """Whether any message still waits for the people who should have reviewed it."""
        return self.reviewed < self.messages


@dataclass(frozen=True)
class Translation:
    """All words of one locale: a gettext object a domain, and its coverage."""

    locale: SiteLocale
    domains: Mapping[str, gettext.NullTranslations]
    coverage: Coverage


def catalog_path(folder: Path, locale: SiteLocale, domain: str) -> Path:
    """Return where the catalog of a locale and domain stands."""
    return folder / locale.code / "LC_MESSAGES" / f"{domain}.po"


def load(folder: Path, *, whole: bool = False) -> dict[str, Translation]:
    """Read all catalogs; English needs none, as its words are the msgids.

    Raises FaultsFoundError with every fault in every catalog: a half-built language is refused.
    Only new words about an organization may wait for their translation, unless `whole` is asked
    for: an editor can mend a listing tonight, and the page shows that sentence in English.
    """
    faults: list[Fault] = []
    templates = {domain: read_template(folder, domain, faults) for domain in DOMAINS}
    glossary = read_glossary(folder, faults)
    found: dict[str, Translation] = {}
    english = {domain: gettext.NullTranslations() for domain in DOMAINS}
    found[SOURCE.code] = Translation(SOURCE, english, measure_source(templates.values()))
    for locale in TRANSLATED:
        catalogs: dict[str, Catalog] = {}
        for domain in DOMAINS:
            template = templates[domain]
            catalog = read_catalog(
                folder, locale, domain, template, faults, glossary=glossary, whole=whole
            )
            if catalog is not None:
                catalogs[domain] = catalog
        if len(catalogs) == len(DOMAINS) and not faults:
            coverage = measure(catalogs.values())
            compiled = {domain: compile_catalog(catalog) for domain, catalog in catalogs.items()}
            found[locale.code] = Translation(locale, compiled, coverage)
    if not faults:
        return {code: found[code] for code in LOCALES}
    raise FaultsFoundError(faults)


def read_template(folder: Path, domain: str, faults: list[Fault]) -> Catalog | None:
    """Read `<domain>.pot`, the list of all English messages."""
    return read_raw(folder / f"{domain}.pot", SOURCE, faults, folder)


def read_catalog(  # noqa: PLR0913 - which catalog, against what, and where faults go
    folder: Path,
    locale: SiteLocale,
    domain: str,
    template: Catalog | None,
    faults: list[Fault],
    *,
    glossary: Glossary = EMPTY,
    whole: bool = True,
) -> Catalog | None:
    """Read and check one catalog against its template; add faults, None when unusable."""
    path = catalog_path(folder, locale, domain)
    before = len(faults)
    catalog = read_raw(path, locale, faults, folder)
    if catalog is None:
        return None
    read = Read(catalog, template, locale, whole=whole or domain != MAY_WAIT)
    found = check_catalog(read, Wordbook(glossary), file=name_of(path, folder), levels=ERRORS)
    faults.extend(finding.fault for finding in found)
    return catalog if len(faults) == before else None


def messages_of(catalog: Catalog) -> Iterator[Message]:
    """Yield the messages of a catalog without its header."""
    return (message for message in catalog if message.id)


def measure(catalogs: Iterable[Catalog], today: date | None = None) -> Coverage:
    """Count the messages of some catalogs: all, translated, and reviewed by enough people."""
    messages = [m for catalog in catalogs for m in messages_of(catalog)]
    safety = [m for m in messages if is_safety(m.context)]
    days = [review.day for m in messages for review in reviews_of(m, today)]
    return Coverage(
        messages=len(messages),
        translated=sum(all(strings_of(m)) for m in messages),
        reviewed=sum(is_reviewed(m, today) for m in messages),
        safety=len(safety),
        safety_reviewed=sum(is_reviewed(m, today) for m in safety),
        last_review=max(days, default=None),
    )


def measure_source(templates: Iterable[Catalog | None]) -> Coverage:
    """Count the messages of the source, which needs no translator."""
    messages = [m for template in templates if template for m in messages_of(template)]
    total, safety = len(messages), sum(is_safety(m.context) for m in messages)
    return Coverage(total, total, total, safety, safety)


def read_raw(path: Path, locale: SiteLocale, faults: list[Fault], folder: Path) -> Catalog | None:
    """Read a .po file without judging its sentences; add faults, None when unreadable."""
    name = name_of(path, folder)
    text = read_text(path, folder, faults, f"run `{UPDATE}`")
    if text is None:
        return None
    broken = list(find_broken_lines(text, name))
    faults += broken
    if broken:
        return None
    try:
        file = io.BytesIO(text.encode("utf-8"))
        catalog = read_po(file, locale=locale.code, abort_invalid=True)
    except PoFileError as error:
        # Babel counts its lines from 0.
        faults.append(
            Fault(
                name,
                error.lineno + 1,
                f"not readable ({error})",
                "open it in Poedit",
                "not-readable",
            )
        )
        return None
    except ValueError as error:
        faults.append(
            Fault(name, 1, f"not readable ({error})", "open it in Poedit", "not-readable")
        )
        return None
    if not any(messages_of(catalog)):
        faults.append(Fault(name, 1, "the catalog is empty", f"run `{UPDATE}`", "empty-catalog"))
        return None
    return catalog


def compile_catalog(catalog: Catalog) -> gettext.NullTranslations:
    """Return a catalog as the object that gettext asks, read from memory."""
    buffer = io.BytesIO()
    write_mo(buffer, catalog)
    buffer.seek(0)
    return gettext.GNUTranslations(buffer)
