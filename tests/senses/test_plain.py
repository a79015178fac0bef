"""Without styles and pictures all is there, once, in the order of the page: w3m, bare Chromium."""

import re
import shutil
import subprocess
from collections.abc import Iterator

import pytest
from justhtml import Element, JustHTML
from selenium.webdriver import ActionChains, Chrome
from selenium.webdriver.common.keys import Keys

from tests.page import Page, text_of, texts_of
from tests.routes import each_kind
from tests.senses.browser import OPEN, Look, measure
from tests.senses.seeds import WORDS
from tests.sites import fixture

SITE = fixture()
PATHS = [path for locale in WORDS for path in each_kind(SITE, locale)]
EMPTY = re.compile(r"[(\[“«„]\s*[)\]”»“]")
BARE = "for (const sheet of document.styleSheets) sheet.disabled = true"
TOOL = "w3m"
reads = pytest.mark.skipif(not shutil.which(TOOL), reason=f"{TOOL} is not installed")


def open_page(path: str) -> Page:
    """Return a page as it is sent."""
    response = SITE.app.test_client().get(path)
    html = response.get_data(as_text=True)
    return Page(path, JustHTML(html, sanitize=False), response, SITE)


def dump(html: str) -> str:
    """Return a page as text, in lines so long that few are broken."""
    how = ("-dump", "-T", "text/html", "-I", "UTF-8", "-O", "UTF-8", "-cols", "400")
    done = subprocess.run([TOOL, *how], input=html, capture_output=True, text=True, check=True)
    return done.stdout


def join(text: str) -> str:
    """Return text without the spaces that a line may be broken at."""
    return "".join(text.split())


def find_misplaced(page: Page, shown: str) -> Iterator[str]:
    """Yield each text of the page itself that does not follow the one before it.

    The lines of cells beside each other are read together.
    """
    in_tables = {id(text) for table in page.all("table") for text in texts_of(table)}
    joined, at = join(shown), 0
    for text in texts_of(page.all("main")[0]):
        words = join(text.data or "")
        is_cell = id(text) in in_tables
        found = joined.find(words, 0 if is_cell else at)
        if found < 0:
            yield str(text.data)
        elif not is_cell:
            at = found + len(words)


def find_doubled(page: Page) -> Iterator[str]:
    """Yield what is kept from voices beside the same for voices alone: here both are read."""
    for element in page.all(".unseen"):
        around = element.parent
        for other in getattr(around, "children", []):
            if isinstance(other, Element) and other.attrs.get("aria-hidden") == "true":
                yield from filter(None, [text_of(other)])


@pytest.mark.tools
@reads
@pytest.mark.parametrize("path", PATHS)
def test_a_page_is_read_in_w3m(path: str) -> None:
    page = open_page(path)
    shown = dump(page.response.get_data(as_text=True))
    assert list(find_misplaced(page, shown)) == []
    assert EMPTY.findall(shown) == []
    assert list(find_doubled(page)) == []


@pytest.mark.tools
@reads
@pytest.mark.parametrize("path", [f"/{locale}/{way}" for locale in WORDS for way in ("", "go/1/")])
def test_w3m_shows_the_heading_the_first_number_and_who_answers(path: str) -> None:
    page = open_page(path)
    shown = dump(page.response.get_data(as_text=True))
    heading, number, who = (text_of(page.all(part)[0]) for part in ("h1", ".line .tel", ".who"))
    lines = [join(line) for line in shown.splitlines()]
    first, second, third = (
        next(at for at, line in enumerate(lines) if join(words) in line)
        for words in (heading, number, who)
    )
    assert first < second < third < second + 8


def test_a_number_said_twice_empty_brackets_and_a_lost_order_are_found() -> None:
    page = open_page("/en/")
    html = page.response.get_data(as_text=True)
    assert EMPTY.search(dump(html.replace("</h1>", " (<span></span>)</h1>")))
    moved = re.sub(r"(<h1.*?</h1>)(.*)</main>", r"\2\1</main>", html, flags=re.DOTALL)
    assert list(find_misplaced(page, dump(moved)))
    twice = '<b><i aria-hidden="true">4</i><i class="unseen">4 lines</i></b></main>'
    root = JustHTML(html.replace("</main>", twice), sanitize=False)
    assert list(find_doubled(Page("/en/", root, page.response, SITE))) == ["4"]


@pytest.mark.browser
@pytest.mark.parametrize("locale", WORDS)
def test_without_styles_nothing_is_covered_and_the_skip_link_leads_on(
    chrome: Chrome, origin: str, locale: str
) -> None:
    Look().apply(chrome)
    for path in each_kind(SITE, locale):
        chrome.get(origin + path)
        chrome.execute_script(OPEN + BARE)
        assert [
            fault for name in ("overlapping", "clipped") for fault in measure(chrome, name)
        ] == []
        ActionChains(chrome, duration=0).send_keys(Keys.TAB, Keys.ENTER).perform()
        assert chrome.execute_script("return document.activeElement.localName") == "main", path
