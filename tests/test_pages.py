"""Rules and properties of all pages; `tests/pages/` tests them one by one."""

import re
from collections import defaultdict

import pytest

from tests import client as rules
from tests.client import PageClient
from tests.markup import find_parse_errors
from tests.page import read_page, text_nodes
from tests.routes import MISSING, all_paths, covering_paths, route_paths
from tests.sites import (
    KINDS_IN_ALL_LANGUAGES,
    PSEUDO,
    SINGLE_PAGE,
    FunctionTranslator,
    fixture_app,
    fixture_responses,
    make_app,
)
from webapp.pages.errors import render_in_all_languages
from webapp.settings import ROOT
from webapp.words.catalogs import Translator
from webapp.words.extract import start_catalog

SERVICE_IN_LIST = "<h4><a "
ENGLISH = "span[lang=en][dir=ltr]"
LETTER = "ب"  # replaces each letter of a message
TEXT_ATTRIBUTE = re.compile(r"aria-label|title|data-(label|hint|also|any|shown|two-more|one-more)")
SIZE = re.compile(
    r"(?<![\w-])(font-size|margin[\w-]*|padding[\w-]*|(?:row-|column-)?gap): ([^;]+);"
)
FONT_SIZES = r"var\(--(note|text|title|heading)\)|inherit|min\(var\(--note\), 5vw\)"
SPACES = r"((0|auto|var\(--(space-[1-5]|between|gutter|button)\))( |$))+"
APP = fixture_app()


@pytest.mark.promise(
    "F11",
    "L2",
    "L17",
    "N1",
    "P3",
    "P6",
    "S16",
    "S18",
    "T1",
    "T2",
    "T4",
    "T8",
    "T13",
    "T14",
    "T15",
    "T16",
)
@pytest.mark.parametrize("path", [*all_paths(APP), *(f"/{code}/{MISSING}" for code in APP.locales)])
def test_page_passes_site_rules(client: PageClient, path: str) -> None:
    assert client.get(path).main


@pytest.mark.parametrize("kind", KINDS_IN_ALL_LANGUAGES)
def test_page_in_all_languages_keeps_the_rules(client: PageClient, kind: str) -> None:
    app = make_app()
    html = render_in_all_languages(app, kind)
    app.add_url_rule("/all", "all", lambda: html)
    page = read_page(app, "/all")
    assert not list(find_parse_errors(page))
    for rule in set(rules.RULES) - {rules.check_language, rules.check_trial_notice}:
        rule(page)
    client.check_numbers(page)


def test_links_lead_to_every_page_and_file_but_to_no_empty_list() -> None:
    """`fixture_responses` fails at a link to a page that does not exist."""
    linked, client = fixture_responses(), APP.test_client()
    files = {path for path, page in linked.items() if page.mimetype != "text/html"}
    assert files == {"/built.txt", *(f"/tables/{name}" for name in APP.files)}
    lists = [path for path in linked if "/any" in path]
    assert [path for path in lists if SERVICE_IN_LIST not in linked[path].text] == []
    for path in {*all_paths(APP)} - linked.keys():
        assert "/any" in path
        assert SERVICE_IN_LIST not in client.get(path).text, path


def test_titles_differ_and_those_of_situations_only_by_number() -> None:
    """A filtered list has the title of the whole list, so that its title tells no more."""
    paths_by_title = defaultdict(list)
    for path, page in fixture_responses().items():
        if page.mimetype == "text/html" and "/any/" not in path:
            (title,) = re.findall("<title>(.*?)</title>", page.text)
            paths_by_title[path[:4], title].append(path)
    assert [paths for paths in paths_by_title.values() if len(paths) > 1] == []
    situations = [key for key, paths in paths_by_title.items() if "/go/" in paths[0]]
    assert len({re.sub(r"\d+", "", str(key)) for key in situations}) == len(APP.locales)


def test_link_to_an_anchor_finds_it() -> None:
    for page_path, page in fixture_responses().items():
        for path, anchor in re.findall(r'href="(/en/[^"#]*)?#(.+?)"', page.text):
            target = fixture_responses()[path or page_path].text
            assert target.count(f' id="{anchor}"') == 1, f"{page_path}: {anchor}"


def hide_letters(message: str) -> str:
    """Replace all letters of a message, but not its placeholders."""
    return re.sub(r"(%\(\w+\)s)|[A-Za-z]", lambda match: match[1] or LETTER, message)


def test_every_text_comes_from_a_catalog() -> None:
    """Any other text is still in English; names and quotes are marked."""
    codes = ("ar", SINGLE_PAGE)
    translators = {
        code: FunctionTranslator(APP.translators[code].locale, hide_letters) for code in codes
    }
    app = make_app(translators=translators)
    for path in (*covering_paths(app, ["ar"]), *all_paths(app, [SINGLE_PAGE])):
        page = read_page(app, path)
        marked = page.select("bdi") + page.select("body [lang], [translate=no]")
        marked_texts = {id(text) for element in marked for text in text_nodes(element)}
        for text in text_nodes(page.document.root):
            is_english = re.search("[a-z]{2}", text.data or "")
            assert not is_english or id(text) in marked_texts, f"{path}: {text.data}"
        for element in page.elements:
            for name, value in element.attrs.items():
                if TEXT_ATTRIBUTE.fullmatch(name):
                    assert LETTER in str(value), f"{path}: {name}={value}"


@pytest.mark.promise("W10")
def test_only_a_message_without_valid_translation_is_shown_in_english() -> None:
    locale = APP.locales["so"]
    catalog = start_catalog(locale)
    for sentence in ("Way out", "The languages of this site"):
        catalog.add(sentence, "%(nothing)s")  # cannot be filled in
    catalog.add("I am alone on the island", "Albaab", context="situation1.label")
    app = make_app(translators={"so": Translator(catalog, locale, catalog)})
    page = read_page(app, "/so/languages/")
    assert page.texts(f"h1 {ENGLISH}") == ["The languages of this site"]
    assert page.select("nav.leave-bar")[0].attrs["aria-label"] == "Way out"
    home = read_page(app, "/so/")
    in_english = ["I am under 18", "I only write", "For Native communities"]
    assert home.texts(".situations li a > span") == ["Albaab", *in_english]
    assert home.texts(f".situations li a {ENGLISH}") == in_english


def test_language_with_all_translations_shows_no_message_in_english() -> None:
    """Pages and extraction use the same contexts. Cards are in English too."""
    for path, page in fixture_responses().items():
        if path.startswith(f"/{PSEUDO}/") and "/card/" not in path:
            assert '<span lang="en" dir="ltr">' not in page.text, path


@pytest.mark.promise("R3")
def test_law_that_a_lawyer_must_read_first_is_on_no_page() -> None:
    (sentence,) = APP.data.laws["guards"].plain
    for path, page in fixture_responses().items():
        translator = APP.translators.get(path.split("/")[1])
        if translator:
            assert translator.translate_data("guards.law", sentence, {}) not in page.text, path


def test_closed_service_is_on_no_other_page() -> None:
    service = APP.data.services["old-bridge"]
    pages = {
        path: page for path, page in fixture_responses().items() if page.mimetype == "text/html"
    }
    paths = {path for path, page in pages.items() if service.name in page.text}
    assert paths == {f"/{code}/resources/{service.url_code}/" for code in APP.locales}


@pytest.mark.promise("N7")
def test_page_says_once_that_nobody_has_called_its_numbers(client: PageClient) -> None:
    """Copies of a card say it again, but screen readers skip them."""
    for path in route_paths(APP, "en"):
        page = client.get(path)
        copies = page.select('.another[aria-hidden="true"]')
        assert page.main.count("We have not called") in {0, 1 + len(copies)}, path


@pytest.mark.promise("N10")
def test_page_says_before_each_link_that_calls_who_may_call_back(client: PageClient) -> None:
    href = APP.data.services["shore-line"].phones[0].href
    for path in route_paths(APP, "en"):
        page = client.get(path)
        for link in page.select(f'main a.button[href="{href}"]'):
            ids = str(link.attrs["aria-describedby"]).split()
            notes = [text for note_id in ids for text in page.texts(f"#{note_id}")]
            assert "A private number may call back." in " ".join(notes), path


def test_sizes_in_styles_are_on_the_scale() -> None:
    """The styles for paper have other sizes."""
    for file in (ROOT / "webapp/static").glob("*.css"):
        style = file.read_text("utf-8")
        if file.stem == "card":
            style = style.partition("@media print")[0]
        for name, size in SIZE.findall(style):
            scale = FONT_SIZES if name == "font-size" else SPACES
            assert re.fullmatch(scale, size), f"{file.name}: {name}: {size}"
