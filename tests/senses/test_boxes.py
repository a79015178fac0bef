"""The parts of the made-up site stand where they stood, whatever their words become."""

import pytest
from selenium.webdriver import Chrome

from tests.browser.driver import DESKTOP, PHONE
from tests.senses.boxes import (
    ACCEPT,
    ACCEPTED,
    find_changes,
    measure_all,
    read,
    read_accepted,
    write,
)
from tests.senses.browser import STYLE, Look, measure
from tests.sites import fixture

pytestmark = pytest.mark.browser

# Every sentence grows by half, or keeps its first half.
REWORDED = """
const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
for (let node = walker.nextNode(); node; node = walker.nextNode()) {
  const words = node.data.trim().split(/ +/);
  if (words.length < 3 || node.parentElement.closest("script, style, svg, .tel")) continue;
  const half = words.slice(0, words.length / 2);
  node.data = arguments[0] ? [...words, ...half].join(" ") : half.join(" ");
}
"""


def test_each_part_stands_where_it_was_accepted(chrome: Chrome, origin: str) -> None:
    changes = find_changes(read_accepted(), measure_all(chrome, fixture(), origin))
    assert not changes, "\n".join([*changes[:20], f"if this is meant, type: {ACCEPT}"])


def test_layouts_are_read_as_they_were_written() -> None:
    text = ACCEPTED.read_text("utf-8")
    assert write(read(text)) == text


def look_at(chrome: Chrome, page: str, width: int, css: str) -> list[str]:
    """Return what stands otherwise on a page with a style more."""
    chrome.get(page)
    Look(width).apply(chrome)
    before = measure(chrome, "boxes")
    chrome.execute_script(STYLE, css)
    return find_changes({"page": before}, {"page": measure(chrome, "boxes")})


@pytest.mark.parametrize("locale", ["en", "ar"])
@pytest.mark.parametrize(
    ("width", "css", "part"),
    [
        (DESKTOP, ".lines { display: block !important }", "before main > ul.lines: "),
        (PHONE, ".ways-in { grid-template-columns: 1fr !important }", "ul.ways-in: "),
        (PHONE, ".reach { flex-direction: row-reverse !important }", "p.reach: "),
        (DESKTOP, ".urgent { margin-inline-start: 50% !important }", "section.urgent: "),
        (PHONE, ".act { min-block-size: 30px !important }", "a.act: "),
        (PHONE, ".act { font-size: 10px !important }", "a.act: "),
        (PHONE, ".ways-in { display: none !important }", "main > ul.ways-in: "),
        (PHONE, ".urgent { margin-block-start: -99px !important }", "section.urgent: OVER "),
        (DESKTOP, "main { display: grid !important } h1 { order: 1 }", "main > div.know: ABOVE "),
        (DESKTOP, ".exit { position: static !important }", "nav.exit: 0-16, sticky"),
    ],
)
def test_what_moves_shrinks_or_is_lost_is_found(
    chrome: Chrome, origin: str, locale: str, width: int, css: str, part: str
) -> None:
    changes = look_at(chrome, f"{origin}/{locale}/", width, css)
    assert any(part in change for change in changes), changes


@pytest.mark.parametrize("longer", [True, False])
@pytest.mark.parametrize("width", [PHONE, DESKTOP])
@pytest.mark.parametrize("path", ["/en/", "/ar/resources/", "/en/numbers/"])
def test_other_words_change_nothing(
    chrome: Chrome, origin: str, path: str, width: int, *, longer: bool
) -> None:
    chrome.get(origin + path)
    Look(width).apply(chrome)
    before = measure(chrome, "boxes")
    chrome.execute_script(REWORDED, longer)
    assert find_changes({"page": before}, {"page": measure(chrome, "boxes")}) == []
