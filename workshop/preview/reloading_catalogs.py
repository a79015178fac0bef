"""The files of the languages as they is on disk at this moment, in words for pages."""

import gettext
import threading
from collections.abc import Iterator, Mapping
from pathlib import Path

from babel.messages.catalog import Catalog, Message

from webapp.i18n.catalogs import (
    DOMAINS,
    Translation,
    catalog_path,
    compile_catalog,
    read_raw,
    read_templates,
)
from webapp.i18n.glossary import EMPTY, GLOSSARY, read_glossary
from webapp.i18n.locales import (
    CATALOGS,
    LIST,
    NAME,
    SOURCE,
    LocaleRegistry,
    SiteLocale,
    guess_language,
    read_registry,
)
from webapp.i18n.messages import messages_of
from webapp.i18n.reviews import measure, measure_source
from webapp.i18n.translator import Translator
from webapp.problems import Checked, Problem, gather
from webapp.text_files import name_of
from workshop.catalogs.check_catalogs import count_vocabulary
from workshop.catalogs.keys import Key, key_of
from workshop.catalogs.marked import MarkedTranslator, MessageNumbers
from workshop.checks.lexicon import Lexicon
from workshop.checks.orthography import Orthographies, find_files, read_orthographies
from workshop.preview.linting import Linter
from workshop.preview.pseudo import PseudoTranslations
from workshop.preview.stamps import Stamps


class ReloadingCatalogs(Mapping[str, Translator]):
    """Words by locale, read anew when a file has changed; a broken file keeps its last words.

    `faults` are those in the files of each language, `shared` those in the files of all.
    """

    def __init__(self, folder: Path) -> None:
        """Read all files of a folder."""
        self.folder = folder
        self.locales: Mapping[str, SiteLocale] = {}
        self.judges: Mapping[str, Linter] = {}
        self.numbers = MessageNumbers()
        self.version = 0
        self.is_pseudo = False
        self.faults: Mapping[str, list[Problem]] = {}
        self.shared: list[Problem] = []
        self._table = read_registry(folder)
        self._glossary = EMPTY
        self._orthographies: Orthographies = {}
        self._book_faults: list[Problem] = []
        self._catalogs: dict[tuple[str, str], Catalog] = {}
        self._catalog_faults: dict[str, list[Problem]] = {}
        self._words: Mapping[str, Translator] = {}
        self._stamps = Stamps()
        self._lock = threading.Lock()
        self._templates: dict[str, Catalog] = {}
        self._follow()

    def refresh(self) -> int:
        """Read what has changed since the last look; return how often anything has.

        A folder that cannot be read, or is being moved, leaves all as it was: whoever saves then
        is told why not.
        """
        with self._lock:
            try:
                self.version += self._follow()
            except OSError:
                self._stamps = Stamps()  # so that all is read once it can be
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
        """Return a message as written in a catalog; None where it is not there at all."""
        catalog = self._catalogs.get((code, key.domain))
        return catalog.get(key.msgid, key.context) if catalog is not None else None

    def __getitem__(self, code: str) -> Translator:
        """Return the words of a locale; pseudo text in place of English and one that mirrors."""
        t = self._words[code]
        if self.is_pseudo and code in (SOURCE.code, self._mirrored):
            pseudo = PseudoTranslations(is_mirrored=code != SOURCE.code)
            domains = dict.fromkeys(DOMAINS, pseudo)
            translation = Translation(t.locale, domains, t.coverage)
            return MarkedTranslator(translation, self.numbers)
        return t

    def __iter__(self) -> Iterator[str]:
        """Iterate over the codes of all locales."""
        return iter(self._words)

    def __len__(self) -> int:
        """Return the number of locales."""
        return len(self._words)

    @property
    def translated(self) -> tuple[SiteLocale, ...]:
        """Return all languages but English, those unpublished last."""
        return tuple(locale for locale in self.locales.values() if locale is not SOURCE)

    @property
    def _mirrored(self) -> str:
        return next(
            (locale.code for locale in self.locales.values() if locale.direction == "rtl"), ""
        )

    def _follow(self) -> bool:
        """Whether anything has changed; all that others see changes at the end, and at once."""
        is_table_new = self._stamps.has_changed("table", self._table_paths())
        if is_table_new:
            self._table = read_registry(self.folder)
        books = [self.folder / GLOSSARY, *find_files(self.folder)]
        is_book_new = self._stamps.has_changed("books", books)
        if is_book_new:
            self._read_books()
        locales = self._choose_locales(self._table) if is_table_new else self.locales
        changed = {code: locale for code, locale in locales.items() if self._has_changed(locale)}
        if not (is_table_new or is_book_new or changed):
            return False
        translators = {
            **self._words,
            **{code: self._read(locale) for code, locale in changed.items()},
        }
        rejudged = locales if is_book_new else changed
        judges = {
            **self.judges,
            **{code: self._make_judge(locale) for code, locale in rejudged.items()},
        }
        own = {**self._table.refused, **self._table.refused_unpublished}
        self.faults = {code: [*own.get(code, ()), *self._catalog_faults[code]] for code in locales}
        homeless = [
            problem for code, some in own.items() if code not in locales for problem in some
        ]
        self.shared = [*self._table.problems, *homeless, *self._book_faults]
        self.judges = {code: judges[code] for code in locales}
        self._words = {code: translators[code] for code in locales}
        for code in set(self.locales) - set(locales):
            self._stamps.forget(code)
        self._catalogs = {
            key: catalog for key, catalog in self._catalogs.items() if key[0] in locales
        }
        self.locales = locales
        return True

    def _choose_locales(self, registry: LocaleRegistry) -> dict[str, SiteLocale]:
        """Return the languages in the order of their links, those unpublished last.

        They have no public page; here they have. One whose own file is broken stays as it was
        last, or as CLDR knows it; a broken list keeps the order that it had.
        """
        making = sorted({*registry.unpublished, *registry.refused_unpublished})
        before = self.locales if registry.problems else ()
        known = {**registry.locales, **registry.unpublished}
        chosen: dict[str, SiteLocale] = {}
        for code in (*before, SOURCE.code, *registry.lines, *making):
            locale = known.get(code)
            if locale is None and code in {*registry.refused, *registry.refused_unpublished}:
                locale = self.locales.get(code) or guess_language(code)
            if locale is not None:
                chosen[code] = locale
        return chosen

    def _table_paths(self) -> list[Path]:
        found = (path for name in (NAME, CATALOGS) for path in self.folder.glob(f"*/{name}"))
        return [self.folder / LIST, *sorted(found)]

    def _paths(self, locale: SiteLocale) -> list[Path]:
        if locale is SOURCE:
            return [self.folder / f"{domain}.pot" for domain in DOMAINS]
        return [catalog_path(self.folder, locale, domain) for domain in DOMAINS]

    def _has_changed(self, locale: SiteLocale) -> bool:
        is_new = self._stamps.has_changed(locale.code, self._paths(locale))
        return is_new or self._words[locale.code].locale != locale

    def _read_books(self) -> None:
        """Read what the checks know of words; a file that is broken keeps what it said last."""
        glossary, glossary_faults = read_glossary(self.folder)
        if not glossary_faults or self._glossary is EMPTY:
            self._glossary = glossary
        orthographies, orthography_faults = read_orthographies(self.folder)
        # One that is broken keeps what it said last; the others are as they are now.
        broken = {Path(problem.file).parent.name for problem in orthography_faults}
        kept = {code: how for code, how in self._orthographies.items() if code in broken}
        self._orthographies = {**orthographies, **kept}
        self._book_faults = [*glossary_faults, *orthography_faults]

    def _make_judge(self, locale: SiteLocale) -> Linter:
        messages = (
            message for catalog in self._of(locale).values() for message in messages_of(catalog)
        )
        vocabulary = count_vocabulary(messages)
        return Linter(locale, Lexicon(self._glossary, vocabulary, self._orthographies))

    def _read(self, locale: SiteLocale) -> Translator:
        if locale is SOURCE:
            templates, problems = read_templates(self.folder, DOMAINS)
            self._templates |= templates
            found = self._templates
        else:
            catalogs, problems = gather(
                {
                    domain: read_raw(catalog_path(self.folder, locale, domain), locale, self.folder)
                    for domain in DOMAINS
                }
            )
            self._catalogs |= {(locale.code, domain): each for domain, each in catalogs.items()}
            found = self._of(locale)
        compiled = {d: self._compile(found.get(d), locale, d) for d in DOMAINS}
        domains, no_plurals = gather(compiled)
        self._catalog_faults[locale.code] = [*problems, *no_plurals]
        ours = list(found.values())
        english = [self._templates.get(domain) for domain in DOMAINS]
        coverage = measure_source(ours) if locale is SOURCE else measure(ours, english)
        translation = Translation(locale, domains, coverage)
        return MarkedTranslator(translation, self.numbers)

    def _of(self, locale: SiteLocale) -> dict[str, Catalog]:
        return {d: c for (code, d), c in self._catalogs.items() if code == locale.code}

    def _compile(
        self, catalog: Catalog | None, locale: SiteLocale, domain: str
    ) -> Checked[gettext.NullTranslations | None]:
        if catalog is None or locale is SOURCE:
            return gettext.NullTranslations(), ()
        try:
            return compile_catalog(catalog), ()
        except (LookupError, ValueError):
            name = name_of(catalog_path(self.folder, locale, domain), self.folder)
            what = "the header Plural-Forms cannot be read"
            fix = f"type Plural-Forms: {locale.plural_forms}"
            return gettext.NullTranslations(), (Problem(name, 1, what, fix),)
