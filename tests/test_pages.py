"""Every page in every language keeps the rules, is reached by links, and lacks no warning."""

import re
from collections import defaultdict

import pytest

from tests import client as rules
from tests.client import PageClient, client_of
from tests.markup import find_unclosed_html
from tests.page import links_in, read_page, text_of, texts_of
from tests.routes import all_paths, each_route, showing_paths
from tests.sites import answers, fixture, rebuild, saying
from webapp.pages.app import App
from webapp.pages.errors import write_in_all_languages
from webapp.settings import ROOT
from webapp.words.catalogs import Translator
from webapp.words.extract import start_catalog

SPOKEN = re.compile(r"aria-label|title|data-(label|hint|also|any|shown|two-more|one-more)")
LISTING = "<h4><a "
FALLEN = "span[lang=en][dir=ltr]"
KINDS = ("start", "missing", "fault")
LETTER = "ب"  # for each letter of a message
MISSING = [f"/{code}/nothing-here/" for code in fixture().locales]
DATA = fixture().data
CLOSED = DATA.services["old-bridge"]


@pytest.mark.promise(
    "F11", "L2", "L17", "N1", "P3", "P6", "S16", "T1", "T2", "T4", "T8", "T13", "T14", "T15", "T16"
)
@pytest.mark.parametrize("path", [*all_paths(fixture()), *MISSING])
def test_page_keeps_the_rules(client: PageClient, path: str) -> None:
    assert client.page(path, 404 if path in MISSING else 200).main


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_in_all_languages_keeps_them(kind: str) -> None:
    app = rebuild()
    html = write_in_all_languages(app, kind)
    app.add_url_rule("/all", "all", lambda: html)
    page = read_page(app, "/all")
    assert not list(find_unclosed_html(page))
    for rule in set(rules.RULES) - {rules.check_language, rules.check_trial}:
        rule(page)
    client_of(fixture()).check_numbers(page)


def test_every_page_and_table_is_reached_by_links_and_no_list_is_empty(app: App) -> None:
    """A link to nothing ends the search with an error."""
    found, client = answers(), app.test_client()
    files = {path for path, page in found.items() if page.mimetype != "text/html"}
    assert files == {"/built.txt", *(f"/tables/{name}" for name in app.files)}
    assert [p for p in found if "/any" in p and LISTING not in found[p].text] == []
    hidden = {*all_paths(app)} - found.keys()
    assert [p for p in hidden if "/any" not in p or LISTING in client.get(p).text] == []


def test_titles_tell_pages_apart_and_situations_by_a_number_alone(app: App) -> None:
    """A narrowed list has the title of the list: it must not tell more."""
    titles = defaultdict(list)
    for path, page in answers().items():
        if page.mimetype == "text/html" and "/any/" not in path:
            titles[path[:4], re.findall("<title>(.*?)</title>", page.text)[0]].append(path)
    assert [paths for paths in titles.values() if len(paths) > 1] == []
    numbered = {key for key, paths in titles.items() if "/go/" in paths[0]}
    assert len({re.sub(r"\d+", "", str(key)) for key in numbered}) == len(app.locales)


def test_a_link_to_a_place_in_a_page_finds_it() -> None:
    for own, page in answers().items():
        for path, place in re.findall(r'href="(/en/[^"#]*)?#(.+?)"', page.text):
            assert answers()[path or own].text.count(f' id="{place}"') == 1, f"{own}: {place}"


def hide_letters(words: str) -> str:
    """Return a message of which only the placeholders can be read."""
    return re.sub(r"(%\(\w+\)s)|[A-Za-z]", lambda found: found[1] or LETTER, words)


def test_every_word_comes_from_a_catalog() -> None:
    """Where it does not, English is left over; names and quotes are marked."""
    app = rebuild(translators={"ar": saying(fixture().locales["ar"], hide_letters)})
    for path in showing_paths(app, ["ar"]):
        page = read_page(app, path)
        marked = page.all("bdi") + page.all("body [lang], [translate=no]")
        named = {id(text) for element in marked for text in texts_of(element)}
        left = [text.data or "" for text in texts_of(page.root.root) if id(text) not in named]
        assert [text for text in left if re.search("[a-z]{2}", text)] == [], path
        spoken = [
            pair for e in page.elements for pair in e.attrs.items() if SPOKEN.fullmatch(pair[0])
        ]
        assert [pair for pair in spoken if LETTER not in str(pair[1])] == [], path


@pytest.mark.promise("W10")
def test_only_the_sentence_that_fell_back_is_english() -> None:
    """One that cannot be filled in, or that waits for a translation."""
    locale = fixture().locales["so"]
    catalog = start_catalog(locale)
    for sentence in ("Way out", "The languages of this site"):
        catalog.add(sentence, "%(nothing)s")
    catalog.add("I am alone on the island", "Albaab", context="situation1.label")
    app = rebuild(translators={"so": Translator(catalog, locale, catalog)})
    page = read_page(app, "/so/languages/")
    assert page.texts(f"h1 {FALLEN}") == ["The languages of this site"]
    assert page.all("nav.leave-bar")[0].attrs["aria-label"] == "Way out"
    start = read_page(app, "/so/")
    fallen = ["I am under 18", "I only write", "For Native communities"]
    assert start.texts(".situations a > span") == ["Albaab", *fallen]
    assert start.texts(f".situations a {FALLEN}") == fallen


# What no page may lack, and none may show


@pytest.mark.promise("P2")
def test_authorities_are_never_shown_without_a_lawyer(client: PageClient) -> None:
    """Which lawyers, in the box, the client holds."""
    police = [service for service in DATA.services.values() if service.is_police]
    for listing in client.each("resources/"):
        assert len(listing.all(".lawyers")) == len(police)
        wait = "A lawyer may need days to call back. If you were trafficked, say so."
        days = listing.translate(wait, "safety")
        ice = listing.translate("This office is part of ICE, the immigration police.", "safety")
        for service in police:
            own = client.page(f"/{listing.locale.code}/resources/{service.slug}/")
            [card] = [each for each in listing.all(".card") if own.path in links_in(each)[:1]]
            boxes = own.texts(".lawyers")
            assert boxes
            for text in (text_of(card), *boxes):
                assert days in text
                assert (ice in text) == (service.authority == "immigration")


@pytest.mark.promise("R3")
def test_what_a_lawyer_must_read_first_is_nowhere(app: App) -> None:
    for code, t in app.translators.items():
        hidden = t.translate_data("guards.law", DATA.laws["guards"].plain[0], {})
        shown = [path for path, page in answers().items() if hidden in page.text]
        assert [path for path in shown if path.startswith(f"/{code}/")] == []


def test_no_page_but_its_own_shows_a_closed_service(app: App) -> None:
    pages = {path: page for path, page in answers().items() if page.mimetype == "text/html"}
    shown = {path for path, page in pages.items() if CLOSED.name in page.text}
    assert shown == {f"/{code}/resources/{CLOSED.slug}/" for code in app.locales}


@pytest.mark.promise("N7")
def test_that_nobody_has_called_is_told_once_a_page(client: PageClient) -> None:
    """A card is there once for each that can be cut out; ears meet one."""
    for path in each_route(client.app, "en"):
        page = client.page(path)
        times = 1 + len(page.all('.another[aria-hidden="true"]'))
        assert page.main.count("Nobody has called") in {0, times}, path


SIZED = re.compile(
    r"(?<![\w-])(font-size|margin[\w-]*|padding[\w-]*|(?:row-|column-)?gap): ([^;]+);"
)
WORD_SIZE = r"var\(--(note|text|title|heading)\)|inherit|min\(var\(--note\), 5vw\)"
SPACE = r"((0|auto|var\(--(space-[1-5]|between|gutter)\))( |$))+"


def test_every_size_of_words_and_space_is_of_the_scale() -> None:
    """But for what is measured on paper."""
    for file in (ROOT / "webapp/static").glob("*.css"):
        style = file.read_text("utf-8")
        if file.stem == "card":
            style = style.partition("@media print")[0]
        for name, size in SIZED.findall(style):
            scale = WORD_SIZE if name == "font-size" else SPACE
            assert re.fullmatch(scale, size), f"{file.name}: {name}: {size}"
