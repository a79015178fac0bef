"""Every kind of page of the made-up site has room for words and fingers, and keys do all."""

from collections.abc import Iterator

import pytest
from selenium.webdriver import ActionChains, Chrome
from selenium.webdriver.common.keys import Keys

from tests.browser.driver import start_browser
from tests.browser.room import NARROW
from tests.browser.serving import served
from tests.routes import each_kind
from tests.senses.browser import Look, ask
from tests.senses.seeds import WORDS
from tests.senses.visits import HELP_WITHIN, Visitor
from tests.sites import fixture

pytestmark = pytest.mark.browser

SITE = fixture()
FOCUS = "document.activeElement"
SHOWN = "[...document.querySelectorAll('.listing')].filter((one) => one.checkVisibility()).length"


@pytest.fixture(scope="module")
def visitor() -> Iterator[Visitor]:
    """Serve the made-up site to a browser of its own."""
    driver = start_browser()
    with served(SITE.app) as origin:
        yield Visitor(driver, SITE, origin)
    driver.quit()


@pytest.fixture
def driver(visitor: Visitor) -> Chrome:
    """Return the browser in plain settings."""
    Look().apply(visitor.driver)
    return visitor.driver


@pytest.mark.parametrize("path", [path for code in SITE.locales for path in each_kind(SITE, code)])
def test_every_kind_of_page_has_room(visitor: Visitor, path: str) -> None:
    assert visitor.find_by_looking(path) == []


def press(driver: Chrome, *keys: str) -> None:
    """Press keys, one after the other."""
    ActionChains(driver, duration=0).send_keys(*keys).perform()


def press_until(driver: Chrome, selector: str) -> None:
    """Press Tab until something has the focus; raises AssertionError when it never has."""
    for _ in range(ask(driver, "return stops().length") + 1):
        press(driver, Keys.TAB)
        if driver.execute_script(f"return {FOCUS}.matches(arguments[0])", selector):
            return
    raise AssertionError(f"no press of Tab leads to {selector}")


@pytest.mark.parametrize("locale", WORDS)
def test_the_skip_link_leads_to_a_number_of_help(
    visitor: Visitor, driver: Chrome, locale: str
) -> None:
    driver.get(f"{visitor.origin}/{locale}/")
    press(driver, Keys.TAB)
    assert driver.execute_script(f"return {FOCUS}.className") == "skip"
    press(driver, Keys.ENTER)
    met = []
    for _ in range(HELP_WITHIN):
        press(driver, Keys.TAB)
        met.append(driver.execute_script(f"return {FOCUS}.getAttribute('href') || ''"))
    assert any(href.startswith(("tel:", "sms:")) for href in met), met


@pytest.mark.parametrize("locale", WORDS)
def test_the_list_is_searched_narrowed_and_unfolded_by_keys(
    visitor: Visitor, driver: Chrome, locale: str
) -> None:
    driver.get(f"{visitor.origin}/{locale}/resources/")
    many = driver.execute_script("return document.querySelectorAll('.listing').length")
    folds = "return [...document.querySelectorAll('details')].filter((one) => one.open).length"
    open_before = driver.execute_script(folds)
    press_until(driver, "#questions > summary")
    press(driver, Keys.ENTER)
    assert driver.execute_script(folds) == open_before + 1
    press_until(driver, "#find")
    press(driver, *"zzzz")
    assert driver.execute_script(f"return {SHOWN}") == 0
    press(driver, *[Keys.BACKSPACE] * 4)
    press_until(driver, "select")
    press(driver, Keys.ARROW_DOWN)
    assert driver.execute_script(f"return {FOCUS}.value")
    assert 0 < driver.execute_script(f"return {SHOWN}") < many


def test_a_box_that_scrolls_is_scrolled_by_keys(visitor: Visitor, driver: Chrome) -> None:
    Look(NARROW).apply(driver)
    driver.get(f"{visitor.origin}/en/numbers/")
    driver.execute_script("for (const one of document.querySelectorAll('details')) one.open = true")
    press_until(driver, ".wide")
    driver.execute_script(f"{FOCUS}.firstElementChild.style.width = '900px'")
    press(driver, *[Keys.ARROW_RIGHT] * 5)
    ask(driver, "await new Promise((go) => setTimeout(go, 300));")
    assert driver.execute_script(f"return {FOCUS}.scrollLeft") > 0
