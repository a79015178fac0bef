"""What Orca says of the made-up site, in English and in Arabic, where a life can hang on it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

import pytest

from tests.audit.orca import Reader, start_orca, why_not
from tests.browser.serving import served
from tests.sites import fixture

LOCALES = ("en", "ar")  # from left and from right
STANDING = (Path(__file__).parent / "standing.js").read_text("utf-8")
PAGES = {"home": "", "numbers": "numbers/", "resources": "resources/", "asking": "asking/"}
SENTENCE = re.compile(r"(?<=[.!?:;])\W*\s\W*")


@dataclass(frozen=True)
class Page:
    """What stands on a page, and what Orca says of it, read to its end."""

    texts: list[str]
    links: list[list[str]]
    numbers: list[str]
    findings: list[str]
    utterances: list[str]
    reader: Reader


@pytest.fixture(scope="module")
def listener() -> Iterator[tuple[Reader, str]]:
    """Start Orca on the made-up site."""
    if reason := why_not():
        pytest.skip(reason)
    with served(fixture()) as origin, start_orca() as reader:
        yield reader, origin


@pytest.fixture(scope="module", params=[f"{code}-{page}" for code in LOCALES for page in PAGES])
def page(listener: tuple[Reader, str], request: pytest.FixtureRequest) -> Page:
    """Let each page be read once."""
    reader, origin = listener
    code, _, name = request.param.partition("-")
    utterances = reader.read(f"{origin}/{code}/{PAGES[name]}")
    asked = ("findTexts()", "findLinks()", "findAll('.tel')", "findAll('figcaption strong')")
    texts, links, numbers, findings = (reader.ask(f"{STANDING} return {one}") for one in asked)
    return Page(texts, links, numbers, findings, utterances, reader)


def on(name: str) -> pytest.MarkDecorator:
    """Return what lets a test be about one page, in each language."""
    return pytest.mark.parametrize("page", [f"{code}-{name}" for code in LOCALES], indirect=True)


def bare(text: str) -> str:
    """Return a text without its blanks: where sentences end, Orca decides."""
    return "".join(text.split())


def find_lost(texts: list[str], utterances: list[str]) -> list[str]:
    """Return the sentences that are missing, or not in their order."""
    heard, place, lost = bare("".join(utterances)), 0, []
    for sentence in chain.from_iterable(map(SENTENCE.split, texts)):
        found = heard.find(bare(sentence), place)
        if found < 0:
            lost.append(sentence)
        else:
            place = found + len(bare(sentence))
    return lost


def find_joined(texts: list[str], utterances: list[str]) -> list[str]:
    """Return what is spoken as one word and written as two."""
    words = set(" ".join(texts).split())
    long = {word for word in words if len(re.findall(r"\w", word)) > 1}
    spoken = set(" ".join(utterances).split()) - words
    return [
        word for word in spoken if any({word[:i], word[i:]} <= long for i in range(1, len(word)))
    ]


def test_all_is_said_in_its_order(page: Page) -> None:
    assert find_lost(page.texts, page.utterances) == []


def test_no_two_words_are_said_as_one(page: Page) -> None:
    assert find_joined(page.texts, page.utterances) == []


def test_one_link_is_said_as_one(page: Page) -> None:
    heard = [
        page.utterances[at - 1]
        for at, text in enumerate(page.utterances)
        if text.removeprefix("visited ") == "link"
    ]
    assert heard == list(chain.from_iterable(page.links))


def test_numbers_are_said_in_groups_and_in_their_order(page: Page) -> None:
    known = re.compile(r"(?<![\d-])(" + "|".join(set(page.numbers)) + r")(?![\d-])")
    standing = known.findall("\n".join(page.texts))
    assert known.findall("\n".join(page.utterances)) == standing
    assert set(page.numbers) <= set(standing)


def test_a_drawing_is_said_as_its_finding_and_a_table(page: Page) -> None:
    *_, table = [
        0,
        *(at for at, text in enumerate(page.utterances) if text.startswith("table with ")),
    ]
    assert find_lost(page.findings, page.utterances[:table]) == []
    assert bool(page.findings) <= ("column header" in page.utterances)


@on("home")
def test_links_are_met_one_by_one(page: Page) -> None:
    """After the end of the page comes its start."""
    stops = page.reader.walk("k", r"\blink\b", len(page.links))
    names = [re.split(" (?:visited )?link", stop)[0] for stop in stops]
    assert list(map(bare, names)) == [bare("".join(parts)) for parts in page.links]


@on("home")
def test_the_way_out_says_what_it_does(page: Page) -> None:
    [both] = page.reader.ask(f"{STANDING} return findAll('#leave')")
    page.reader.ask("document.querySelector('.skip').focus()")
    page.reader.press("Tab", rf"(?m)^{re.escape(both)} link\.$")


@on("home")
def test_each_press_of_shift_is_announced(page: Page) -> None:
    for more in ("twoMore", "oneMore"):
        announced = page.reader.ask(f"return document.getElementById('leave').dataset.{more}")
        page.reader.press("Shift_L", re.escape(announced))


@on("asking")
def test_headings_are_met_one_by_one(page: Page) -> None:
    headings = page.reader.ask(f"{STANDING} return findAll('h1, h2, h3')")
    stops = page.reader.walk("h", r" heading \d", len(headings))
    assert [stop.rpartition(" heading ")[0] for stop in stops] == headings


@on("resources")
def test_the_count_is_announced_while_one_types(page: Page) -> None:
    """Also after the page was read while nothing was typed."""
    reader = page.reader
    reader.ask("document.getElementById('questions').open = true")
    reader.focus("#questions > summary", "toggle button")
    reader.read_on()
    hint = reader.ask("return document.getElementById('find-hint').textContent")
    reader.focus("#find", re.escape(hint))
    reader.set_mode("Focus")
    since = len(reader.speech.utterances)
    reader.send("type", "law")
    before, after = reader.ask("return listings.dataset.shown.split('{n}')")
    reader.hear(since, rf"{re.escape(before)}\d+{re.escape(after)}")
