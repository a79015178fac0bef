"""Catalogs read from the .po files at start, checked, and never able to break a page.

No .mo exists, so none can be stale: reading takes less than a tenth of a second a catalog.
"""

import gettext
import io
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import PoFileError, read_po

from webapp.faults import Fault, FaultsFoundError, name_of
from webapp.languages.checks import find_faults
from webapp.languages.locales import LOCALES, SOURCE, TRANSLATED, SiteLocale

DOMAINS = ("messages", "directory")
_PO_LINE = re.compile(
    r"""\s*(?:\#.*|(?:msgctxt|msgid|msgid_plural|msgstr(?:\[\d\])?)\s+"(?:[^"\\]|\\.)*"|"(?:[^"\\]|\\.)*")?\s*"""
)
_REVIEWED = re.compile(r"Reviewed: (\S+) (\d{4}-\d{2}-\d{2})", re.ASCII)
REVIEWS_NEEDED = {"safety": 2}


@dataclass(frozen=True)
class Coverage:
    """How far a language has come; read from its catalogs, never written by hand."""

    messages: int
    translated: int
    reviewed: int

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


def load(folder: Path) -> dict[str, Translation]:
    """Read all catalogs; English needs none, as its words are the msgids.

    Raises FaultsFoundError with every fault in every catalog: a half-built language is refused.
    """
    faults: list[Fault] = []
    templates = {domain: read_template(folder, domain, faults) for domain in DOMAINS}
    found: dict[str, Translation] = {}
    total = sum(len(list(messages_of(t))) for t in templates.values() if t)
    english = {domain: gettext.NullTranslations() for domain in DOMAINS}
    found[SOURCE.code] = Translation(SOURCE, english, Coverage(total, total, total))
    for locale in TRANSLATED:
        catalogs: dict[str, Catalog] = {}
        for domain in DOMAINS:
            catalog = read_catalog(folder, locale, domain, faults)
            if catalog is not None:
                catalogs[domain] = catalog
        if len(catalogs) == len(DOMAINS) and not faults:
            coverage = measure(catalogs.values())
            compiled = {domain: _compile(catalog) for domain, catalog in catalogs.items()}
            found[locale.code] = Translation(locale, compiled, coverage)
    if not faults:
        return {code: found[code] for code in LOCALES}
    raise FaultsFoundError(faults)


def read_template(folder: Path, domain: str, faults: list[Fault]) -> Catalog | None:
    """Read `<domain>.pot`, the list of all English messages."""
    return read_raw(folder / f"{domain}.pot", SOURCE, faults, folder)


def read_catalog(
    folder: Path, locale: SiteLocale, domain: str, faults: list[Fault]
) -> Catalog | None:
    """Read and check one catalog against its template; add faults, None when unusable."""
    path = catalog_path(folder, locale, domain)
    before = len(faults)
    catalog = read_raw(path, locale, faults, folder)
    if catalog is None:
        return None
    template = read_raw(folder / f"{domain}.pot", SOURCE, [], folder)
    faults.extend(find_faults(catalog, template, locale, name_of(path, folder)))
    return catalog if len(faults) == before else None


def messages_of(catalog: Catalog) -> Iterator[Message]:
    """Yield the messages of a catalog without its header."""
    return (message for message in catalog if message.id)


def strings_of(message: Message) -> tuple[str, ...]:
    """Return the translation of a message, a text for each plural form."""
    if isinstance(message.string, (list, tuple)):
        return tuple(str(text or "") for text in message.string)
    return (str(message.string or ""),)


def reviewers_of(message: Message) -> set[str]:
    """Return who reviewed a message: translators' comments `# Reviewed: NAME 2026-11-24`."""
    found = (_REVIEWED.fullmatch(comment.strip()) for comment in message.user_comments)
    return {match[1] for match in found if match}


def measure(catalogs: Iterable[Catalog]) -> Coverage:
    """Count the messages of some catalogs: all, translated, and reviewed by enough people."""
    messages = [m for catalog in catalogs for m in messages_of(catalog)]
    return Coverage(
        messages=len(messages),
        translated=sum(all(strings_of(m)) for m in messages),
        reviewed=sum(
            len(reviewers_of(m)) >= REVIEWS_NEEDED.get(m.context or "", 1) for m in messages
        ),
    )


def read_raw(
    path: Path, locale: SiteLocale, faults: list[Fault], folder: Path | None = None
) -> Catalog | None:
    """Read a .po file without judging its sentences; add faults, None when unreadable."""
    name = f"translations/{path.name}" if folder is None else name_of(path, folder)
    before = len(faults)
    try:
        raw = path.read_bytes()
        text = raw.decode("utf-8")
    except FileNotFoundError:
        what, do = "the catalog is missing", "run `flask translations update`"
        faults.append(Fault(name, 1, what, do))
        return None
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        faults.append(Fault(name, line, "the catalog is not UTF-8 text", "save it as UTF-8"))
        return None
    except OSError as error:
        what = f"cannot read it ({error.strerror or 'no reason given'})"
        faults.append(Fault(name, 1, what, "check that it is a file with read permission"))
        return None
    for number, text_line in enumerate(text.split("\n"), 1):
        if not _PO_LINE.fullmatch(text_line):
            what = f"this line is broken: {text_line.strip()[:40]!r}"
            do = 'open and close the text with ", and write \\" for a quote inside it'
            faults.append(Fault(name, number, what, do))
    if len(faults) > before:
        return None
    try:
        catalog = read_po(io.BytesIO(raw), locale=locale.code, abort_invalid=True)
    except (PoFileError, ValueError) as error:
        line = getattr(error, "lineno", None) or 1
        faults.append(Fault(name, int(line), f"not readable ({error})", "open it in Poedit"))
        return None
    if not any(messages_of(catalog)):
        faults.append(Fault(name, 1, "the catalog is empty", "run `flask translations update`"))
        return None
    return catalog


def _compile(catalog: Catalog) -> gettext.NullTranslations:
    buffer = io.BytesIO()
    write_mo(buffer, catalog)
    buffer.seek(0)
    return gettext.GNUTranslations(buffer)
