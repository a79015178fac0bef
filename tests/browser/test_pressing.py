"""Shift three times: it leaves, says so on the way, and nothing else that uses Shift does."""

import pytest

from tests.browser.engines import ALT, CONTROL, ESCAPE, SHIFT, TAB, Browser, Stroke, wait_until
from tests.browser.fixture_sites import Place
from tests.browser.leak_watcher import is_here

# WebKitGTK cannot hold a key until it repeats, and needs the page's clock for itself; there
# test_leaving.py tries that Shift leaves.
pytestmark = [
    pytest.mark.browser,
    pytest.mark.parametrize("engine", ["chromium", "firefox"], indirect=True),
]

ALONE: Stroke = (SHIFT,)
TWO_MORE = "document.getElementById('leave').dataset.twoMore"
ONE_MORE = "document.getElementById('leave').dataset.oneMore"
STATUS = "document.getElementById('leave-status').textContent.trim()"


@pytest.fixture
def page(browser: Browser, place: Place) -> Browser:
    """Return the browser on the page with the text field, where typing belongs."""
    browser.open(f"{place.site}/en/resources/")
    browser.run("document.getElementById('questions').open = true")
    return browser


def test_shift_leaves_from_within_a_field(page: Browser) -> None:
    page.click("#find")
    page.press(("m",), ALONE, ALONE, ALONE)
    wait_until(lambda: page.run("document.title") == "weather", "the weather does not come")


def test_capitals_never_leave(page: Browser) -> None:
    page.click("#find")
    page.press(*[(SHIFT, letter) for letter in "MAINE"])
    assert page.run("document.getElementById('find').value") == "MAINE"
    assert page.run(STATUS) == ""
    assert is_here(page)


@pytest.mark.parametrize(
    "strokes",
    [
        pytest.param([ALONE, ("m",)] * 4, id="sticky keys, which let Shift go before the letter"),
        pytest.param([(SHIFT, TAB)] * 4, id="going back through links"),
        pytest.param([(ESCAPE,)] * 4, id="escape"),
    ],
)
def test_other_ways_of_using_shift_never_leave(page: Browser, strokes: list[Stroke]) -> None:
    page.click("#find")
    page.press(*strokes)
    assert is_here(page)


@pytest.mark.parametrize("key", [ALT, CONTROL], ids=["alt", "control"])
def test_changing_the_keyboards_language_never_leaves(page: Browser, key: str) -> None:
    page.click("#find")
    page.press(*[ALONE] * 4, holding=(key,))
    assert is_here(page)


def test_holding_shift_never_leaves(page: Browser) -> None:
    for _ in range(4):
        page.hold_shift()
    assert page.run(STATUS) == ""
    assert is_here(page)


def test_shift_with_a_click_or_a_moved_focus_never_leaves(page: Browser) -> None:
    for _ in range(4):
        page.press(ALONE)
        page.click("h1")
    assert is_here(page)
    for _ in range(4):
        page.press(ALONE)
        page.run("document.activeElement.blur() ?? document.getElementById('find').focus()")
    assert is_here(page)


def test_each_press_is_announced(page: Browser) -> None:
    role = page.run("document.getElementById('leave-status').getAttribute('role')")
    assert role == "status"  # said when there is time, and never over other words
    for expression in (TWO_MORE, ONE_MORE):
        page.press(ALONE)
        assert page.run(STATUS) == page.run(expression) != ""


def test_presses_count_for_five_seconds(page: Browser) -> None:
    page.run("window.setTimeout = (...given) => { window.waiting = given }")
    page.press(ALONE, ALONE)
    assert page.run("waiting[1]") == 5000
    page.run("waiting[0](...waiting.slice(2))")
    assert page.run(STATUS) == ""
    page.press(ALONE)
    assert page.run(STATUS) == page.run(TWO_MORE)
    assert is_here(page)
