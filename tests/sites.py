"""The two sites that tests run: the live one, asked for properties only, and a made-up one.

What a test damages, rewords, counts or names by id, it does on the made-up site.
"""

import atexit
import shutil
import tempfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po

from webapp.app import create_app
from webapp.content.loading import Content
from webapp.i18n.catalogs import DOMAINS, catalog_path
from webapp.i18n.locales import SiteLocale, read_registry
from webapp.i18n.messages import messages_of
from webapp.i18n.translator import Translator
from webapp.settings import ROOT, Settings, read_settings
from webapp.site.rendering import Site, SiteApp
from workshop.catalogs.extraction import extract_words, prose_files
from workshop.catalogs.po_files import start_catalog, write_catalog
from workshop.catalogs.signing import sign
from workshop.preview.pseudo import ACCENTED, PLACEHOLDER

FIXTURE = ROOT / "tests" / "fixture_site"
FIXTURE_DAY = date(2025, 5, 1)
REVIEWED_DAY = date(2025, 4, 1)
PSEUDO = "eo"
REVIEWERS = ("ann", "bob")
FORM_MARKS = "ⓐⓑⓒⓓⓔⓕ"


@dataclass(frozen=True)
class RunningSite:
    """A site that was built, and what it was built from."""

    app: SiteApp
    settings: Settings

    @property
    def site(self) -> Site:
        """Return what the app was built from."""
        return self.app.site

    @property
    def content(self) -> Content:
        """Return its facts."""
        return self.site.content

    @property
    def words(self) -> Mapping[str, Translator]:
        """Return its words by locale."""
        return self.site.translators

    @property
    def locales(self) -> Mapping[str, SiteLocale]:
        """Return its locales, in the order of their links."""
        return self.site.locales

    @property
    def today(self) -> date:
        """Return the day on which it runs."""
        return self.settings.date_today()


def run(settings: Settings) -> RunningSite:
    """Build a site."""
    return RunningSite(create_app(settings), settings)


@cache
def live() -> RunningSite:
    """Return the site of `data/` and `translations/`, or of SITE_DATA and SITE_TRANSLATIONS."""
    return run(replace(read_settings(), testing=True))


@cache
def fixture() -> RunningSite:
    """Return the made-up site."""
    return run(fixture_settings())


def fixture_settings() -> Settings:
    """Return the settings of the made-up site, on its own day."""
    translations = fixture_translations()
    return Settings(
        data=FIXTURE / "data", translations=translations, testing=True, today=FIXTURE_DAY
    )


@cache
def fixture_translations() -> Path:
    """Return the complete catalogs of the made-up site, made once a process; tests only read."""
    folder = Path(tempfile.mkdtemp(prefix="fixture-site-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return make_translations(folder / "translations")


def make_translations(folder: Path, data: Path = FIXTURE / "data") -> Path:
    """Fill a folder with the words of the made-up site; pseudo text where none are written.

    The pages' messages are those of today's templates, the directory's those of `data`.
    """
    shutil.copytree(FIXTURE / "translations", folder, dirs_exist_ok=True)
    shutil.copy(ROOT / "translations/messages.pot", folder)
    (folder / "directory.pot").write_text(write_catalog(extract_directory(data)), "utf-8")
    for locale in read_registry(folder).translated:
        for domain in DOMAINS:
            path = catalog_path(folder, locale, domain)
            path.parent.mkdir(parents=True, exist_ok=True)
            known = _read(path) if path.exists() else Catalog()
            reviewers = REVIEWERS if locale.code == PSEUDO else ()
            template = folder / f"{domain}.pot"
            path.write_text(fill_catalog(template, locale, reviewers, known), "utf-8")
    return folder


def extract_directory(data: Path) -> Catalog:
    """Return the words of a folder of facts as a template."""
    template = Catalog(fuzzy=False, charset="utf-8")
    for path in prose_files(data):
        for line, context, text, comments in extract_words(path):
            place = (f"data/{path.relative_to(data).as_posix()}", line)
            template.add(text, None, [place], auto_comments=comments, context=context)
    return template


def fill_catalog(
    template: Path, locale: SiteLocale, reviewers: Iterable[str] = (), known: Catalog | None = None
) -> str:
    """Return a whole catalog of a template: known words, else `[[pseudo]]` text.

    Each plural form of pseudo text begins with its own mark. Every reviewer has reviewed all.
    """
    catalog = start_catalog(locale)
    catalog.update(_read(template), no_fuzzy_matching=True, update_creation_date=False)
    for message in messages_of(catalog):
        known_message = known.get(_id_of(message), message.context) if known else None
        message.string = known_message.string if known_message else _make_pseudo(message, locale)
        for name in reviewers:
            sign(message, name, REVIEWED_DAY)
    return write_catalog(catalog)


def pseudo(text: str, mark: str = "") -> str:
    """Return a sentence accented and bracketed, with its placeholders as they were."""
    parts = PLACEHOLDER.split(text)
    parts[::2] = [part.translate(ACCENTED) for part in parts[::2]]
    return f"[[{mark}{''.join(parts)}]]"


def _make_pseudo(message: Message, locale: SiteLocale) -> str | tuple[str, ...]:
    if isinstance(message.id, str):
        return pseudo(message.id)
    marks = FORM_MARKS[: len(locale.plural_samples)]
    return tuple(pseudo(message.id[1], mark) for mark in marks)


def _id_of(message: Message) -> str:
    return message.id if isinstance(message.id, str) else message.id[0]


def _read(path: Path) -> Catalog:
    with path.open("rb") as file:
        return read_po(file)
