"""What scripts do after each action: focus, announcements, texts, keys and timers."""

import re
import string
from collections.abc import Callable, Iterator

import pytest
from selenium.webdriver import Keys

from tests.browser.axe import run_axe
from tests.browser.browsers import Chromium
from tests.browser.checks import Display, find_faults
from tests.page import element_text, read_page
from tests.routes import sample_paths
from tests.sites import PSEUDO, fixture_app

pytestmark = pytest.mark.browser

RECORD_TIMERS = """
window.delays = [];
for (const name of ["setTimeout", "setInterval"]) {
  const start = window[name];
  window[name] = (callback, delay = 0, ...values) => {
    window.delays.push(delay);
    return start(callback, delay, ...values);
  };
}
"""
PLAIN_WORD = "[A-Za-z]{4,}"
# The texts and labels that a screen reader may read in the language of the page.
TEXTS_OF_PAGE_LANGUAGE = """[...document.querySelectorAll("body *:not(script, style, template)")]
    .filter((element) => element.closest("[lang]") === document.documentElement)
    .flatMap((element) => [
      element.ariaLabel, element.placeholder, element.title,
      ...[...element.childNodes].filter(({ nodeType }) => nodeType === 3).map(({ data }) => data),
    ]).join(" ")"""
MAX_DELAY_IN_MS = 1000
SHIFT_DELAY_IN_MS = 5000  # a warning disappears; nothing else changes
LIST, SEARCH, LEAVE = "#listings [role=status]", ".find [role=status]", "#leave-status"
QUESTION = ".find select"
STATE = "[document.documentElement.outerHTML, location.href, scrollY]"


@pytest.fixture
def timed_chromium(chromium: Chromium) -> Iterator[Chromium]:
    """Return a Chromium with a new tab, whose pages record the delays of their timers."""
    chromium.open_tab()
    chromium.add_preload_script(RECORD_TIMERS)
    yield chromium
    chromium.open_tab()


def choose(chromium: Chromium, facet: str, index: int) -> None:
    """Focus the question of a facet, and choose one of its answers."""
    chromium.evaluate(
        f"((list) => {{ list.focus(); list.selectedIndex = {index};"
        " list.dispatchEvent(new Event('change', { bubbles: true })) })"
        f"(document.querySelector('select[data-facet={facet}]'))"
    )


def choose_without_match(chromium: Chromium) -> None:
    """Choose answers that no service has together."""
    choose(chromium, "where", 1)
    for index in range(1, chromium.evaluate(f"document.querySelector('{QUESTION}').length")):
        choose(chromium, "need", index)
        if chromium.evaluate("document.querySelector('.nothing').checkVisibility()"):
            return
    pytest.fail("each pair of answers has a match")


def search_for(query: str) -> Callable[[Chromium], None]:
    """Return an action that types into the search field."""

    def act(chromium: Chromium) -> None:
        chromium.click("#find")
        chromium.press(*query)

    return act


def show_all(first_action: Callable[[Chromium], None]) -> Callable[[Chromium], None]:
    """Return an action that shows all listings after another action has found none."""

    def act(chromium: Chromium) -> None:
        first_action(chromium)
        chromium.click(".nothing button")

    return act


@pytest.mark.promise("A1", "A3", "A6", "A10")
@pytest.mark.parametrize(
    ("path", "act", "status", "focused"),
    [
        ("resources/", lambda page: choose(page, "need", 1), LIST, "select[data-facet=need]"),
        ("resources/", choose_without_match, LIST, "select[data-facet=need]"),
        ("resources/", show_all(choose_without_match), LIST, QUESTION),
        ("find/", search_for("Northtown"), SEARCH, "#find"),
        ("find/", search_for("xyzzyx"), SEARCH, "#find"),
        ("find/", show_all(search_for("xyzzyx")), SEARCH, "#find"),
        ("", lambda page: page.press(Keys.SHIFT), LEAVE, "body"),
    ],
    ids=["choose", "choose-nothing", "show-all", "search", "search-nothing", "clear", "shift"],
)
def test_action_is_announced_keeps_focus_and_writes_only_translated_text(
    timed_chromium: Chromium,
    origin: str,
    path: str,
    act: Callable[[Chromium], None],
    status: str,
    focused: str,
) -> None:
    timed_chromium.open(f"{origin}/{PSEUDO}/{path}")
    # Screen readers announce only changes of a region that they have seen.
    is_seen = f"document.querySelector('{status}').checkVisibility()"
    assert timed_chromium.evaluate(is_seen)
    assert timed_chromium.evaluate(f"document.querySelector('{status}').textContent.trim()") == ""

    act(timed_chromium)

    timed_chromium.wait_for(f"document.querySelector('{status}').textContent.trim()")
    assert timed_chromium.evaluate(is_seen)
    is_focused = f"document.activeElement === document.querySelector('{focused}')"
    assert timed_chromium.evaluate(is_focused)
    delays = timed_chromium.evaluate("window.delays")
    assert max(delays, default=0) <= (SHIFT_DELAY_IN_MS if status == LEAVE else MAX_DELAY_IN_MS)
    timed_chromium.evaluate("scrollTo(0, 0)")  # a target that the link to leave covers is small
    faults = find_faults(timed_chromium, "findSidewaysOverflow()", "findSmallTargets(44)")
    assert not [*faults, *run_axe(timed_chromium.driver, with_colors=False)]
    page = read_page(fixture_app(), f"/{PSEUDO}/{path}")
    names = re.findall(PLAIN_WORD, element_text(page.select("html")[0]))
    texts = timed_chromium.evaluate(TEXTS_OF_PAGE_LANGUAGE)
    assert {*re.findall(PLAIN_WORD, texts)} <= {*names}  # others are English of a script


@pytest.mark.promise("A8", "A13")
def test_page_starts_no_timer_and_does_nothing_at_a_letter(
    timed_chromium: Chromium, origin: str
) -> None:
    for path in sample_paths(fixture_app(), "en"):
        timed_chromium.open(origin + path)
        before = timed_chromium.evaluate(STATE)

        timed_chromium.press(*string.ascii_lowercase, *string.digits, *"/?.,;'[]-=", Keys.ESCAPE)

        assert timed_chromium.evaluate(STATE) == before, path
        assert timed_chromium.evaluate("document.activeElement === document.body"), path
        assert timed_chromium.evaluate("window.delays") == [], path


@pytest.mark.promise("A8")
@pytest.mark.parametrize("path", ["numbers/", "resources/", "find/"])
def test_opening_a_fold_keeps_the_focus_on_it(chromium: Chromium, origin: str, path: str) -> None:
    Display().apply(chromium)
    chromium.open(f"{origin}/en/{path}")
    chromium.evaluate(
        "[...document.querySelectorAll('main details:not([open]) > summary')]"
        ".find((summary) => summary.checkVisibility()).focus()"
    )
    fold = "document.activeElement.parentElement"

    for is_open in (True, False):
        chromium.press(Keys.ENTER)

        assert chromium.evaluate(f"{fold}.open") == is_open
        assert chromium.evaluate("document.activeElement.localName") == "summary"
