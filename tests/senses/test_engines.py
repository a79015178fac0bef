"""Other engines than Chromium show every kind of page of the made-up site as well."""

from collections.abc import Iterator

import pytest

from tests.browser.axe import run_axe
from tests.browser.conftest import start_engine
from tests.browser.driver import DESKTOP
from tests.browser.engines import SHIFT, TAB, Asked, Browser
from tests.browser.room import NARROW
from tests.routes import each_kind
from tests.senses.boxes import LOCALES, WIDTHS, find_changes, is_held, read_accepted
from tests.senses.browser import HEIGHT, OPEN, SPACED, STYLE, measure
from tests.senses.keyboard import (
    Walk,
    end_walk,
    find_covered,
    find_disorder,
    find_hidden,
    find_plain,
    find_traps,
    start_walk,
)
from tests.senses.visits import DRAWINGS, ORDER, ROOM
from tests.sites import fixture

pytestmark = pytest.mark.browser

SITE = fixture()
PATHS = [path for locale in LOCALES for path in each_kind(SITE, locale)]
OTHERS = (
    pytest.param("firefox", marks=pytest.mark.senses),
    pytest.param("webkit", marks=pytest.mark.webkit),
)
# In Firefox the key stops at each box that scrolls.
SCROLLING = """
return [...document.querySelectorAll('body *')].filter((one) => one.tabIndex < 0
  && /auto|scroll/.test(getComputedStyle(one).overflowY) && one.scrollHeight > one.clientHeight
).length;
"""
ADDING = """
const [sheet] = document.styleSheets;
const style = (rule) => sheet.insertRule(rule, sheet.cssRules.length);
"""
SPACES = (("sideways", DRAWINGS), ("clipped",))


@pytest.fixture(scope="module", params=OTHERS)
def browser(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Browser]:
    """Start each engine once."""
    started = start_engine(request.param, tmp_path_factory.mktemp("profile"))
    yield started
    started.close()


def walk(browser: Browser, *, backwards: bool = False) -> Walk:
    """Press Tab as often as something can have the focus."""
    expected = start_walk(Asked(browser), backwards=backwards, least=0)
    more = Asked(browser).execute_script(SCROLLING) if browser.engine == "firefox" else 0
    tabs = [(TAB,)] * (len(expected) - 1 + more)
    browser.press(*tabs, holding=(SHIFT,) if backwards else ())
    return end_walk(Asked(browser), expected)


def measure_looks(browser: Browser) -> Iterator[str]:
    """Yield what the measures find on a narrow phone, also with wide spaces, and on a desk."""
    looks = (
        (NARROW, "", (*ROOM, *ORDER)),
        (NARROW, SPACED, SPACES),
        (DESKTOP, "", (*ROOM, *ORDER)),
    )
    for width, style, measures in looks:
        browser.resize(width, HEIGHT)
        Asked(browser).execute_script(STYLE, style)
        for name, *arguments in measures:
            for fault in measure(Asked(browser), str(name), *arguments):
                yield f"{name} {width} {'spaced' if style else ''}: {fault}"
    Asked(browser).execute_script(STYLE, "")


def walk_both_ways(browser: Browser) -> Iterator[str]:
    """Yield what is wrong for who has keys alone."""
    for backwards in (False, True):
        taken = walk(browser, backwards=backwards)
        rules = (find_traps, find_covered, find_hidden, find_plain)
        found = {rule.__name__: rule(taken) for rule in rules}
        if browser.engine == "webkit":  # it scrolls to a field some moments later
            found["find_covered"] = [one for one in found["find_covered"] if one[:6] != "input."]
        found["find_disorder"] = find_disorder(taken, backwards=backwards)
        yield from (f"{rule} {backwards=}: {fault}" for rule in found for fault in found[rule])


def find_all(browser: Browser) -> Iterator[str]:
    """Yield what axe, the measures and the keys find on the page that is open."""
    yield from map(str, run_axe(Asked(browser)).violations)
    yield from measure_looks(browser)
    yield from walk_both_ways(browser)


@pytest.mark.parametrize("path", PATHS)
def test_axe_keys_and_measures_find_nothing(browser: Browser, origin: str, path: str) -> None:
    browser.open(origin + path)
    Asked(browser).execute_script(OPEN)
    faults = list(find_all(browser))
    assert not faults, "\n".join(faults[:20])


@pytest.mark.parametrize("path", [path for path in PATHS if is_held(path)])
def test_each_part_stands_as_in_chromium(browser: Browser, origin: str, path: str) -> None:
    browser.open(origin + path)
    for width in WIDTHS:
        browser.resize(width, HEIGHT)
        if browser.run("innerWidth") == width:  # WebKitGTK's window is never as narrow as a phone
            page = f"{path}@{width}"
            now = {page: measure(Asked(browser), "boxes")}
            assert find_changes({page: read_accepted()[page]}, now) == []


@pytest.mark.parametrize(
    ("fault", "script"),
    [
        ("html-has-lang", "document.documentElement.removeAttribute('lang')"),
        ("sideways 320", "style('h1 { inline-size: 900px }')"),
        ("overlapping 1280", "style('.line p { block-size: 1px; margin: 0 }')"),
        ("targets 320", "style('.act { min-block-size: 30px !important }')"),
        ("find_plain", "style(':focus-visible { outline: none !important }')"),
        ("find_covered", "style('.exit { block-size: 90vh }')"),
        ("find_hidden", "style('.ways-in a { opacity: 0 }')"),
        ("find_traps", "addEventListener('keydown', (event) => event.preventDefault())"),
        ("find_disorder", "document.querySelector('.exit a').tabIndex = 1"),
    ],
)
def test_a_fault_is_found(browser: Browser, origin: str, fault: str, script: str) -> None:
    browser.open("about:blank")  # the page without the fault has the same address
    browser.open(f"{origin}/en/")
    browser.run(f"void (() => {{ {ADDING} {script} }})()")
    assert any(line.startswith(fault) for line in find_all(browser))
