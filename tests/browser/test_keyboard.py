"""All is done by keys: each kind of page is walked there and back; help is near, lists narrow."""

import pytest
from selenium.webdriver import ActionChains, Chrome
from selenium.webdriver.common.keys import Keys

from tests.browser.conftest import Visit
from tests.browser.driver import DESKTOP, set_viewport
from tests.browser.engines import Asked, Browser
from tests.browser.keyboard import find_all
from tests.browser.looks import HEIGHT, ask
from tests.browser.room import NARROW, OPEN
from tests.routes import each_kind
from tests.sites import fixture

pytestmark = pytest.mark.browser

LOCALES = ("en", "ar")  # from left and from right
FOCUS = "document.activeElement"
SHOWN = "[...document.querySelectorAll('.listing')].filter((one) => one.checkVisibility()).length"
HELP_WITHIN = 5
HELP = """
const main = document.querySelector('main');
const inside = stops().filter((one) => main.contains(one) && one !== main);
const place = inside.findIndex((one) => /^(tel|sms):/.test(one.getAttribute('href')));
return place < given[0]; // a sheet of paper has none to press
"""


# The small window is the large one zoomed four times; there Firefox scrolls less far than it could.
@pytest.mark.parametrize(
    ("engine", "zooms"), [("chromium", (1, 4)), ("firefox", (1,))], indirect=["engine"]
)
@pytest.mark.parametrize("locale", LOCALES)
def test_each_kind_of_page_is_walked_there_and_back(
    engine: Browser, origin: str, locale: str, zooms: tuple[int, ...]
) -> None:
    for path in each_kind(fixture(), locale):
        engine.open(origin + path)
        Asked(engine).execute_script(OPEN)
        for zoom in zooms:
            engine.resize(DESKTOP // zoom, HEIGHT // zoom)
            # Firefox may scroll late on a busy machine: what is wrong is wrong twice.
            faults = list(find_all(engine)) and list(find_all(engine))
            assert not faults, (path, zoom, faults[:20])
            assert ask(Asked(engine), HELP, HELP_WITHIN), path


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


@pytest.mark.parametrize("locale", LOCALES)
def test_the_skip_link_leads_to_a_number_of_help(visit: Visit, locale: str) -> None:
    driver = visit.open(f"/{locale}/")
    press(driver, Keys.TAB)
    assert driver.execute_script(f"return {FOCUS}.className") == "skip"
    press(driver, Keys.ENTER)
    met = []
    for _ in range(HELP_WITHIN):
        press(driver, Keys.TAB)
        met.append(driver.execute_script(f"return {FOCUS}.getAttribute('href') || ''"))
    assert any(href.startswith(("tel:", "sms:")) for href in met), met


@pytest.mark.parametrize("locale", LOCALES)
def test_the_list_is_searched_narrowed_and_unfolded_by_keys(visit: Visit, locale: str) -> None:
    driver = visit.open(f"/{locale}/resources/")
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


def test_a_box_that_scrolls_is_scrolled_by_keys(visit: Visit) -> None:
    set_viewport(visit.driver, NARROW)
    driver = visit.open("/en/numbers/")
    driver.execute_script(OPEN)
    press_until(driver, ".wide")
    driver.execute_script(f"{FOCUS}.firstElementChild.style.width = '900px'")
    press(driver, *[Keys.ARROW_RIGHT] * 5)
    ask(driver, "await new Promise((go) => setTimeout(go, 300));")
    assert driver.execute_script(f"return {FOCUS}.scrollLeft") > 0
