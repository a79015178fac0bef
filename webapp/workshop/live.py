"""The catalogs as they stand on disk at this moment, in words that pages can use at once."""

import gettext
import threading
from collections.abc import Iterator, Mapping
from pathlib import Path

from babel.messages.catalog import Catalog, Message

from webapp.faults import Fault
from webapp.languages.catalogs import (
    DOMAINS,
    Translation,
    catalog_path,
    compile_catalog,
    read_raw,
    read_template,
)
from webapp.languages.checks import messages_of
from webapp.languages.coverage import measure
from webapp.languages.sitelocale import SOURCE, SiteLocale
from webapp.languages.table import read_table
from webapp.languages.wording import Wording
from webapp.workshop.keys import Key, key_of
from webapp.workshop.marked import MarkedWording, Numbers
from webapp.workshop.pseudo import PseudoTranslations

Stamp = tuple[tuple[int, int], ...]


class LiveWords(Mapping[str, Wording]):
    """Words by locale, read anew when a file has changed; a broken file keeps its last words."""

    def __init__(self, folder: Path) -> None:
        """Read all catalogs of a folder."""
        self.folder = folder
        table = read_table(folder)
        # Languages in the making have no public page; here they have.
        self.locales: Mapping[str, SiteLocale] = {**table.locales, **table.making}
        self.numbers = Numbers()
        self.version = 0
        self.is_pseudo = False
        self.faults: dict[str, list[Fault]] = {}
        self._catalogs: dict[tuple[str, str], Catalog] = {}
        self._words: dict[str, Wording] = {}
        self._stamps: dict[str, Stamp] = {}
        self._lock = threading.Lock()
        self._templates: dict[str, Catalog] = {}
        self.refresh()

    def refresh(self) -> int:
        """Read what has changed since the last look; return how often anything has."""
        with self._lock:
            changed = [one for one in self.locales.values() if self._has_changed(one)]
            for locale in changed:
                self._read(locale)
            self.version += bool(changed)
            return self.version

    def toggle_pseudo(self) -> None:
        """Show words in no language, or the real ones again."""
        with self._lock:
            self.is_pseudo = not self.is_pseudo
            self.version += 1

    def template(self) -> Iterator[tuple[Key, Message]]:
        """Yield every message of the site in English."""
        for domain, template in self._templates.items():
            for message in messages_of(template):
                yield key_of(domain, message), message

    def message(self, code: str, key: Key) -> Message | None:
        """Return a message as it stands in a catalog; None where it is not there at all."""
        catalog = self._catalogs.get((code, key.domain))
        return catalog.get(key.msgid, key.context) if catalog is not None else None

    def __getitem__(self, code: str) -> Wording:
        """Return the words of a locale; pseudo text in place of English and one that mirrors."""
        words = self._words[code]
        if self.is_pseudo and code in (SOURCE.code, self._mirrored):
            pseudo = PseudoTranslations(is_mirrored=code != SOURCE.code)
            domains = dict.fromkeys(DOMAINS, pseudo)
            translation = Translation(words.locale, domains, words.coverage)
            return MarkedWording(translation, self.numbers)
        return words

    def __iter__(self) -> Iterator[str]:
        """Iterate over the codes of all locales."""
        return iter(self._words)

    def __len__(self) -> int:
        """Return the number of locales."""
        return len(self._words)

    @property
    def translated(self) -> tuple[SiteLocale, ...]:
        """Return all languages but English, those in the making last."""
        return tuple(one for one in self.locales.values() if one is not SOURCE)

    @property
    def _mirrored(self) -> str:
        return next((one.code for one in self.locales.values() if one.direction == "rtl"), "")

    def _paths(self, locale: SiteLocale) -> list[Path]:
        if locale is SOURCE:
            return [self.folder / f"{domain}.pot" for domain in DOMAINS]
        return [catalog_path(self.folder, locale, domain) for domain in DOMAINS]

    def _has_changed(self, locale: SiteLocale) -> bool:
        stamp = tuple(_stamp(path) for path in self._paths(locale))
        is_new = self._stamps.get(locale.code) != stamp
        self._stamps[locale.code] = stamp
        return is_new

    def _read(self, locale: SiteLocale) -> None:
        faults: list[Fault] = []
        for domain in DOMAINS:
            if locale is SOURCE:
                template = read_template(self.folder, domain, faults)
                if template is not None:
                    self._templates[domain] = template
                continue
            path = catalog_path(self.folder, locale, domain)
            catalog = read_raw(path, locale, faults, self.folder)
            if catalog is not None:
                self._catalogs[locale.code, domain] = catalog
        self.faults[locale.code] = faults
        found = self._templates if locale is SOURCE else self._of(locale)
        domains = {
            domain: _compile(found.get(domain), locale, domain, faults) for domain in DOMAINS
        }
        coverage = measure(found.values(), self._templates.values())
        translation = Translation(locale, domains, coverage)
        self._words[locale.code] = MarkedWording(translation, self.numbers)

    def _of(self, locale: SiteLocale) -> dict[str, Catalog]:
        return {d: c for (code, d), c in self._catalogs.items() if code == locale.code}


def _compile(
    catalog: Catalog | None, locale: SiteLocale, domain: str, faults: list[Fault]
) -> gettext.NullTranslations:
    if catalog is None or locale is SOURCE:
        return gettext.NullTranslations()
    try:
        return compile_catalog(catalog)
    except (LookupError, ValueError):
        name = f"translations/{locale.code}/LC_MESSAGES/{domain}.po"
        what = "the header Plural-Forms cannot be read"
        faults.append(Fault(name, 1, what, f"type Plural-Forms: {locale.plural_forms}"))
        return gettext.NullTranslations()


def _stamp(path: Path) -> tuple[int, int]:
    try:
        seen = path.stat()
    except OSError:
        return (0, 0)
    return (seen.st_mtime_ns, seen.st_size)
