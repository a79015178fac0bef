"""Every kind of live page, in every language: every look, the keyboard, the markup of scripts."""

from collections.abc import Iterator

import pytest
from justhtml import JustHTML

from tests.browser import keyboard
from tests.browser.chromium import Chromium
from tests.browser.driver import without_scripts
from tests.browser.looks import ROOM, Look, find_cramped, measure
from tests.browser.room import NARROW, OPEN
from tests.browser.serving import served
from tests.markup import RULES, find_unknown_markup
from tests.page import Page
from tests.routes import each_kind
from tests.sites import live

SITE = live()
PATHS = [path for locale in SITE.locales for path in each_kind(SITE, locale)]
# Scripts have put on the page what stands in a template, and fields, which no page has without.
MADE = """
const made = document.documentElement.cloneNode(true);
for (const template of made.querySelectorAll('template')) template.remove();
return made.outerHTML;
"""


@pytest.fixture(scope="module")
def chromium(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Chromium]:
    """Start one browser."""
    started = Chromium(tmp_path_factory.mktemp("profile"))
    yield started
    started.close()


@pytest.fixture(scope="module")
def live_origin() -> Iterator[str]:
    """Serve the live site."""
    with served(SITE) as address:
        yield address


@pytest.mark.parametrize("path", PATHS)
def test_nothing_is_found(chromium: Chromium, live_origin: str, path: str) -> None:
    driver = chromium.driver
    Look().apply(driver)
    chromium.open(live_origin + path)
    driver.execute_script(OPEN)
    html = JustHTML(driver.execute_script(MADE), sanitize=False)
    page = Page(path, html, SITE.test_client().get(path), SITE)
    faults = [found for rule in RULES if rule is not find_unknown_markup for found in rule(page)]
    faults += find_cramped(driver)
    for look in (Look(), Look(NARROW)):
        look.apply(driver)
        faults += keyboard.find_all(chromium)
    with without_scripts(driver):
        chromium.open("about:blank")
        chromium.open(live_origin + path)
        driver.execute_script(OPEN)
        faults += measure(driver, ROOM)
    assert not faults, "\n".join(faults[:20])
