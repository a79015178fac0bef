"""The exported folder in a browser: what a server sends lets style and scripts work."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from selenium.webdriver import ActionChains, Chrome, Keys
from selenium.webdriver.common.by import By

from tests.browser.axe import run_axe
from tests.browser.driver import PHONE, set_media, set_viewport
from tests.browser.test_finding import type_into
from tests.browser.test_pressing import ONE_MORE, STATUS, TWO_MORE
from tests.serving.folderservers import NAMES, exported, serve_folder
from tests.sites import fixture

pytestmark = [pytest.mark.browser, pytest.mark.served]


@pytest.fixture(scope="module")
def folder() -> Iterator[Path]:
    """Return the made-up site as a folder."""
    with exported() as made:
        yield made


@pytest.fixture(scope="module", params=NAMES)
def address(request: pytest.FixtureRequest, folder: Path) -> Iterator[str]:
    """Serve the folder with one server after the other."""
    with serve_folder(request.param, folder) as server:
        yield f"http://127.0.0.1:{server.port}"


def test_a_folder_works_in_a_browser_as_the_site_does(chrome: Chrome, address: str) -> None:
    set_viewport(chrome, PHONE)
    set_media(chrome)
    for path in ("/", "/nothing/"):
        chrome.get(address + path)
        report = run_axe(chrome, "others")
        assert not report.violations, "\n".join(map(str, report.violations))
        for expression in (TWO_MORE, ONE_MORE):
            ActionChains(chrome).send_keys(Keys.SHIFT).perform()
            shown = chrome.execute_script(f"return [{STATUS}, {expression}]")
            assert shown[0] == shown[1] != ""
    chrome.get(address + "/")
    chrome.find_element(By.CSS_SELECTOR, "main h2 a[href='/so/']").click()
    assert chrome.current_url == f"{address}/so/"
    style = "return getComputedStyle(document.getElementById('leave')).display"
    assert chrome.execute_script(style) != "inline"
    chrome.get(f"{address}/en/resources/")
    name = next(iter(fixture().content.services.values())).name
    assert type_into(chrome, name)
