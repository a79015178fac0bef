"""The two sites that tests run: the live one, asked for properties only, and a made-up one.

What a test damages, rewords, counts or names by id, it does on the made-up site.
"""

import atexit
import re
import shutil
import tempfile
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from markupsafe import Markup, escape
from werkzeug.test import TestResponse

from webapp import build_app, create_app
from webapp.content import Content
from webapp.facts.data import Data
from webapp.facts.models import Record
from webapp.facts.seals import MESSAGES, seal_of
from webapp.pages.app import App
from webapp.pages.export import find_pages
from webapp.settings import ROOT, Settings, read_settings
from webapp.words.catalogs import (
    TEMPLATE,
    Translator,
    catalog_path,
    find_safety_sentences,
    iter_messages,
    message_key,
    read_catalog,
    read_template,
)
from webapp.words.extract import extract, extract_data, start_catalog, update_catalog, write_catalog
from webapp.words.languages import SOURCE, SiteLocale, read_languages
from webapp.words.reviews import seal_reviews

FIXTURE = ROOT / "tests" / "fixture_site"
SMALL = ROOT / "tests" / "small_translations"
FR, AR = "fr/LC_MESSAGES/messages.po", "ar/LC_MESSAGES/messages.po"  # in it
FIXTURE_DAY = date(2025, 5, 1)
LANGUAGES = tuple(read_languages(read_settings().translations))  # of the live site
PSEUDO = "eo"
REGIONAL = "fa-AF"
REVIEWERS = ("ann", "bob")
FORM_MARKS = "ⓐⓑⓒⓓⓔⓕ"
_ACCENTED = str.maketrans(
    "ACDEGHIJLNORSTUWYZacdeghijlnorstuwyz",
    "ÂÇÐÉĜĤÎĴĻÑÔŔŠŢÛŴÝŽâçðéĝĥîĵļñôŕšţûŵýž",
)


@cache
def live() -> App:
    """Return the site of `data/` and `translations/`, or of SITE_DATA and SITE_TRANSLATIONS."""
    return create_app()


@cache
def fixture() -> App:
    """Return the made-up site; tests only ask it."""
    return create_app(fixture_settings())


@cache
def answers() -> Mapping[str, TestResponse]:
    """Return what the made-up site answers at each address that a link reaches."""
    return dict(find_pages(fixture()))


def rebuild(
    settings: Settings | None = None,
    data: Data | None = None,
    translators: Mapping[str, Translator] | None = None,
) -> App:
    """Return the made-up site with something changed; a test may damage its app."""
    app = fixture()
    words = {**app.translators, **(translators or {})}
    return build_app(App(Content(settings or app.settings, data or app.data, words)))


@cache
def with_regional_language() -> App:
    """Return the made-up site with Dari, whose code has a region."""
    dari = SiteLocale(code=REGIONAL, autonym="دری", direction="rtl", formats="fa_AF")
    return rebuild(translators={REGIONAL: saying(dari)})


def change(data: Data, changes: Mapping[str, Mapping[str, object]], **others: object) -> Data:
    """Return facts with other answers: of services by their ids, of `site`, and other records."""
    wrong = changes.keys() - data.services.keys() - {"site"}
    assert not wrong, f"no such service: {wrong}"
    organizations = [
        with_answers(o, services=[with_answers(s, **changes.get(s.id, {})) for s in o.services])
        for o in data.organizations
    ]
    site = with_answers(data.site, **changes.get("site", {}))
    return replace(data, organizations=organizations, site=site, **others)  # type: ignore[arg-type]


def with_answers[R: Record](record: R, **answers: object) -> R:
    """Return a record with other answers; a slip in the name of one is an error."""
    assert not (unknown := answers.keys() - dict(record).keys()), unknown
    return record.model_copy(update=answers)


def edit(path: Path, old: str, new: str) -> str:
    """Replace the first place where a file holds a text, and return what it holds then."""
    text = path.read_text("utf-8")
    assert old in text, f"{path} holds no {old!r}: choose another text"
    path.write_text(edited := text.replace(old, new, 1), "utf-8")
    return edited


class FunctionTranslator(Translator):
    """Says every message as a function does."""

    def __init__(self, locale: SiteLocale, say: Callable[[str], str]) -> None:
        """Keep the function."""
        super().__init__(Catalog(), locale, Catalog())
        self.say = say

    def translate(self, context: str | None, singular: str, plural: str, num: int) -> Markup:
        """Return the English form said so."""
        return escape(self.say(singular if num == 1 else plural))


def saying(locale: SiteLocale, say: Callable[[str], str] = str) -> Translator:
    """Return a language whose messages a function says; English ones when none is given."""
    return FunctionTranslator(locale, say)


def fixture_settings() -> Settings:
    """Return the settings of the made-up site, on its own day."""
    folder = fixture_folder()
    data, translations = folder / "data", folder / "translations"
    return Settings(data, translations, FIXTURE_DAY)


@cache
def fixture_folder() -> Path:
    """Return facts and complete catalogs of the made-up site, made once a process to be read.

    The safety sentences are sealed as they are today.
    """
    folder = Path(tempfile.mkdtemp(prefix="fixture-site-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    shutil.copytree(FIXTURE / "data", folder / "data")
    translations = make_translations(folder / "translations")
    seal = seal_of(sorted(find_safety_sentences(read_template(translations))))
    with (folder / "data/seals.yaml").open("a", encoding="utf-8") as seals:
        seals.write(f"{MESSAGES}: {{seal: {seal}, by: carried over, on: 2025-04-20}}\n")
    return folder


def make_translations(folder: Path, data: Path = FIXTURE / "data") -> Path:
    """Fill a folder with the words of the made-up site; pseudo text where none are written.

    The pages' messages are those of today's templates, all others those of `data`.
    """
    shutil.copytree(FIXTURE / "translations", folder, dirs_exist_ok=True)
    shutil.copy(ROOT / "translations" / "checks.yaml", folder)
    template = extract_english(data)
    (folder / TEMPLATE).write_text(write_catalog(template), "utf-8")
    for code, locale in read_languages(folder).items():
        path = catalog_path(folder, locale)
        if locale is not SOURCE:
            known = read_catalog(folder, locale) if path.exists() else Catalog()
            reviewers = REVIEWERS if code == PSEUDO else ()
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(fill_catalog(template, locale, reviewers, known), "utf-8")
    return folder


def copy_small(folder: Path) -> Path:
    """Put there a small folder of translations: five messages, in French and in Arabic."""
    shutil.copytree(SMALL, folder, dirs_exist_ok=True)
    shutil.copy(ROOT / "translations" / "checks.yaml", folder)
    return folder


def extract_english(data: Path) -> Catalog:
    """Return the English of today's pages, and that of a folder of facts."""
    template = extract(ROOT, of_pages=True)
    for path in sorted((*data.glob("*.yaml"), *data.glob("organizations/*.yaml"))):
        if path.parent != data or path.stem in {"situations", "laws"}:
            with path.open("rb") as file:
                for line, _, (context, text), notes in extract_data(file):
                    place = (f"data/{path.relative_to(data).as_posix()}", line)
                    template.add(text, None, [place], auto_comments=notes, context=context)
    return template


def fill_catalog(
    template: Catalog, locale: SiteLocale, reviewers: Iterable[str], known: Catalog
) -> str:
    """Return a whole catalog of a template: known words, else `[[pseudo]]` text.

    Each plural form of pseudo text begins with its own mark. Every reviewer has reviewed all.
    """
    catalog = start_catalog(locale)
    update_catalog(catalog, template)
    for message in iter_messages(catalog):
        found = known.get(message_key(message)[1], message.context)
        message.string = found.string if found else _make_pseudo(message, catalog.num_plurals)
        for name in reviewers:
            seal_reviews(message, name)
    return write_catalog(catalog)


def pseudo(text: str, mark: str = "") -> str:
    """Return a sentence accented and bracketed, with its placeholders as they were."""
    parts = re.split(r"(%\(\w+\)s)", text)
    parts[::2] = [part.translate(_ACCENTED) for part in parts[::2]]
    return f"[[{mark}{''.join(parts)}]]"


def _make_pseudo(message: Message, forms: int) -> str | tuple[str, ...]:
    if isinstance(message.id, str):
        return pseudo(message.id)
    return tuple(pseudo(message.id[1], mark) for mark in FORM_MARKS[:forms])
