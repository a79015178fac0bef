"""What Orca says of the made-up site, in English and in Arabic, where a life can hang on it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

import pytest

from tests.audit.orca import Reader, start_orca, why_not
from tests.browser.servers import serve
from tests.sites import fixture

pytestmark = pytest.mark.promise("A12")

STANDING = (Path(__file__).parent / "standing.js").read_text("utf-8")
PAGES = [
    f"/{code}/{page}" for code in ("en", "ar") for page in ("", "numbers/", "resources/", "asking/")
]
SENTENCE = re.compile(r"(?<=[.!?:;])\W*\s\W*")
on_start = pytest.mark.parametrize("page", ["/en/", "/ar/"], indirect=True)


@dataclass(frozen=True)
class Page:
    """What stands on a page, and what Orca says of it, read to its end."""

    texts: list[str]
    links: list[list[str]]
    numbers: set[str]
    utterances: list[str]
    reader: Reader


@pytest.fixture(scope="module")
def listener() -> Iterator[tuple[Reader, str]]:
    """Start Orca on the made-up site."""
    if reason := why_not():
        pytest.skip(reason)
    with serve(fixture()) as origin, start_orca() as reader:
        yield reader, origin


@pytest.fixture(scope="module", params=PAGES)
def page(listener: tuple[Reader, str], request: pytest.FixtureRequest) -> Page:
    """Let each page be read once."""
    reader, origin = listener
    utterances = reader.read(origin + request.param)
    asked = "[findTexts(), findLinks(), findAll('.tel')]"
    texts, links, numbers = reader.chromium.run(f"(() => {{ {STANDING} return {asked} }})()")
    return Page(texts, links, {*numbers}, utterances, reader)


def bare(text: str) -> str:
    """Return a text without its blanks: where sentences end, Orca decides."""
    return "".join(text.split())


def test_all_is_said_in_its_order(page: Page) -> None:
    heard, place, lost = bare("".join(page.utterances)), 0, []
    for sentence in chain.from_iterable(map(SENTENCE.split, page.texts)):
        found = heard.find(bare(sentence), place)
        if found < 0:
            lost.append(sentence)
        else:
            place = found + len(bare(sentence))
    assert lost == []


def test_no_two_words_are_said_as_one(page: Page) -> None:
    words = set(" ".join(page.texts).split())
    long = {word for word in words if len(re.findall(r"\w", word)) > 1}
    spoken = set(" ".join(page.utterances).split()) - words
    joined = [w for w in spoken if any({w[:i], w[i:]} <= long for i in range(1, len(w)))]
    assert joined == []


def test_one_link_is_said_as_one(page: Page) -> None:
    said = [text.removeprefix("visited ") == "link" for text in page.utterances]
    heard = [page.utterances[at - 1] for at, is_link in enumerate(said) if is_link]
    assert heard == list(chain.from_iterable(page.links))


def test_numbers_are_said_in_groups_and_in_their_order(page: Page) -> None:
    known = re.compile(r"(?<![\d-])(" + "|".join(page.numbers) + r")(?![\d-])")
    standing = known.findall("\n".join(page.texts))
    assert known.findall("\n".join(page.utterances)) == standing
    assert page.numbers <= set(standing)


@on_start
def test_the_link_that_leaves_and_each_press_of_shift_are_announced(page: Page) -> None:
    chromium = page.reader.chromium
    name = chromium.run("document.getElementById('leave').ariaLabel")
    chromium.run("document.querySelector('.skip').focus()")
    page.reader.press("Tab", rf"^{re.escape(name)} link\.$")
    for words in chromium.run("Object.values(document.getElementById('leave').dataset)"):
        page.reader.press("Shift_L", re.escape(words))


@pytest.mark.parametrize("page", ["/en/find/", "/ar/find/"], indirect=True)
def test_the_count_is_announced_while_one_types(page: Page) -> None:
    """Also after the page was read while nothing was typed."""
    chromium = page.reader.chromium
    page.reader.read_on()
    hint = chromium.run("document.getElementById('find-hint').textContent")
    page.reader.focus("#find", re.escape(hint))
    page.reader.set_mode("Focus")
    before, after = chromium.run("listings.dataset.shown.split('{n}')")
    page.reader.press("law", rf"{re.escape(before)}\d+{re.escape(after)}", kind="type")
