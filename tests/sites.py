"""The two sites that tests use: the live one, and the made-up one of `tests/fixture_site/`.

Tests check general properties of the live site, because its data changes. They change data, and
check texts, counts and ids, on the made-up site.
"""

import atexit
import re
import shutil
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from markupsafe import Markup, escape
from pydantic import BaseModel
from werkzeug.test import TestResponse

from webapp import configure_app, create_app
from webapp.content import Content, load_data, lock_page_values
from webapp.facts.data import Data
from webapp.facts.models import Seal
from webapp.facts.seals import compute_seal, format_seals, get_locked_values
from webapp.facts.services import Organization
from webapp.pages.app import App
from webapp.pages.export import find_pages
from webapp.settings import ROOT, Settings, read_settings
from webapp.words.catalogs import (
    POT_FILE,
    Translator,
    catalog_path,
    iter_messages,
    message_key,
    read_catalog,
    read_pot,
)
from webapp.words.extract import (
    extract_messages,
    format_catalog,
    start_catalog,
    update_catalog,
)
from webapp.words.languages import ENGLISH, SiteLocale, read_languages, read_lists, read_shown
from webapp.words.reviews import english_texts, seal_reviews, set_translation, translated_texts

FIXTURE_SITE = ROOT / "tests" / "fixture_site"
SMALL_TRANSLATIONS = ROOT / "tests" / "small_translations"  # five messages, two languages
CHECKS = ROOT / "translations" / "checks.yaml"
FRENCH_PO = "fr/LC_MESSAGES/messages.po"  # in SMALL_TRANSLATIONS
FIXTURE_DAY = date(2025, 5, 1)
LIVE_LISTS = read_lists(read_settings().translations)
LIVE_LANGUAGES = (ENGLISH.code, *LIVE_LISTS.published)  # of the live site
PSEUDO = "eo"
SINGLE_PAGE = "km"  # the language of the made-up site that has one page
KINDS_IN_ALL_LANGUAGES = ("start", "missing", "fault")  # see render_in_all_languages()
REGIONAL = "fa-AF"
NEGOTIATED = [  # what a browser accepts, and the language that the site or nginx chooses
    ("so-SO,en;q=0.5", "so"),
    ("ar-SY,en;q=0.9", "ar"),
    ("fa-AF", REGIONAL),
    ("fa-af,en;q=0.9", REGIONAL),
    ("fa", REGIONAL),
    ("", "en"),
]
_ACCENTED = str.maketrans(
    "ACDEGHIJLNORSTUWYZacdeghijlnorstuwyz",
    "ÂÇÐÉĜĤÎĴĻÑÔŔŠŢÛŴÝŽâçðéĝĥîĵļñôŕšţûŵýž",
)


@cache
def live_app() -> App:
    """Return the site of `data/` and `translations/`, or of SITE_DATA and SITE_TRANSLATIONS."""
    return create_app()


@cache
def fixture_app() -> App:
    """Return the made-up site, which all tests share: do not change it."""
    return create_app(fixture_settings())


@cache
def fixture_responses() -> Mapping[str, TestResponse]:
    """Return the response of the made-up site for each path that a link leads to."""
    return dict(find_pages(fixture_app()))


def make_app(
    data: Data | None = None,
    translators: Mapping[str, Translator] | None = None,
    *,
    shows_incomplete: bool = False,
) -> App:
    """Return a new app of the made-up site, with other data or translators."""
    app = fixture_app()
    merged = {**app.translators, **(translators or {})}
    new_app = App(Content(data or app.data, merged, app.single_pages))
    new_app.shows_incomplete = shows_incomplete
    return configure_app(new_app)


@cache
def regional_app() -> App:
    """Return the made-up site with Dari, whose code names a region."""
    dari = SiteLocale(code=REGIONAL, autonym="دری", direction="rtl", formats="fa_AF")
    return make_app(translators={REGIONAL: FunctionTranslator(dari)})


def change_data(data: Data, changes: Mapping[str, Mapping[str, object]], **records: object) -> Data:
    """Return a copy of the data.

    `changes` holds new values of fields by the id of a service, or by `site`. `records` replace
    whole fields of Data, such as `laws`.
    """
    unknown = changes.keys() - data.services.keys() - {"site"}
    assert not unknown, f"no such service: {unknown}"
    organizations = list[Organization]()
    for organization in data.organizations:
        services = [change_record(s, **changes.get(s.id, {})) for s in organization.services]
        organizations.append(change_record(organization, services=services))
    site = change_record(data.site, **changes.get("site", {}))
    return replace(data, organizations=organizations, site=site, **records)  # type: ignore[arg-type]


def change_record[R: BaseModel](record: R, **fields: object) -> R:
    """Return a copy of a record with other values; fails if it has no such field."""
    assert fields.keys() <= dict(record).keys(), fields
    return record.model_copy(update=fields)


def change_phone(service_id: str, **fields: object) -> dict[str, object]:
    """Return the field `phones` of a service, whose first phone has other values."""
    first, *others = fixture_app().data.services[service_id].phones
    return {"phones": [change_record(first, **fields), *others]}


def edit_file(path: Path, old: str, new: str) -> str:
    """Replace the first occurrence of a text in a file, and return the new content."""
    text = path.read_text("utf-8")
    assert old in text, f"{path} does not contain {old!r}: choose another text"
    path.write_text(edited := text.replace(old, new, 1), "utf-8")
    return edited


class FunctionTranslator(Translator):
    """A translator that applies a function to the English text; without one it stays English."""

    def __init__(self, locale: SiteLocale, function: Callable[[str], str] = str) -> None:
        """Keep the function."""
        super().__init__(Catalog(), locale, Catalog())
        self.function = function

    def translate(self, context: str | None, singular: str, plural: str, num: int) -> Markup:
        """Apply the function to the singular or the plural."""
        return escape(self.function(singular if num == 1 else plural))


def fixture_settings() -> Settings:
    """Return the settings of the made-up site on FIXTURE_DAY."""
    folder = fixture_folder()
    return Settings(folder / "data", folder / "translations", FIXTURE_DAY)


@cache
def fixture_folder() -> Path:
    """Write data and complete catalogs of the made-up site, once in each process.

    The messages, and the seal of the safety sentences, are those of the current templates.
    """
    folder = Path(tempfile.mkdtemp(prefix="fixture-site-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    data, translations = folder / "data", folder / "translations"
    shutil.copytree(FIXTURE_SITE / "data", data)
    shutil.copytree(FIXTURE_SITE / "translations", translations)
    shutil.copy(CHECKS, translations)
    shutil.copy(ROOT / "babel.cfg", folder)
    template = extract_messages(ROOT, pages_only=True)
    for message in iter_messages(extract_messages(folder)):  # of the data
        template[message.id] = message
    (translations / POT_FILE).write_text(format_catalog(template), "utf-8")
    for locale in read_languages(translations).values():
        path = catalog_path(translations, locale)
        translated = read_catalog(translations, locale) if path.exists() else Catalog()
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(complete_catalog(translated, template, locale), "utf-8")
    accept_all(folder)
    return folder


def accept_all(folder: Path) -> None:
    """Accept all facts and safety sentences in the seals.yaml of a site."""
    data, translations = folder / "data", folder / "translations"
    page_values = lock_page_values(read_pot(translations), read_shown(translations))
    values = get_locked_values(load_data(Settings(data, translations, FIXTURE_DAY)), page_values)
    seals = [
        Seal(record=record, seal=compute_seal(value), by="carried over", on=FIXTURE_DAY)
        for record, value in values.items()
    ]
    (data / "seals.yaml").write_text(format_seals(seals), "utf-8")


def complete_catalog(translated: Catalog, template: Catalog, locale: SiteLocale) -> str:
    """Return a catalog with all messages of a template, where pseudo text fills the gaps.

    Two people have reviewed every message of the language that is pseudo text as a whole.
    """
    catalog = start_catalog(locale)
    update_catalog(catalog, template)
    for message in iter_messages(catalog):
        other = translated.get(message_key(message)[1], message.context)
        texts = translated_texts(other) if other else [make_pseudo(message)] * catalog.num_plurals
        set_translation(message, texts)
        if locale.code == PSEUDO:
            for reviewer in ("ann", "bob"):
                seal_reviews(message, reviewer)
    return format_catalog(catalog)


def make_pseudo(message: Message) -> str:
    """Return the English text in brackets and with accents."""
    parts = re.split(r"(%\(\w+\)s)", english_texts(message)[-1])
    parts[::2] = [part.translate(_ACCENTED) for part in parts[::2]]  # all but placeholders
    return f"[[{''.join(parts)}]]"
