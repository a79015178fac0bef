"""The exported folder in a browser: what nginx sends lets style and scripts work."""

from collections.abc import Iterator

import pytest
from selenium.webdriver import ActionChains, Chrome, Keys

from tests.browser.axe import run_axe
from tests.browser.driver import PHONE, set_media, set_viewport
from tests.browser.test_finding import type_into
from tests.browser.test_pressing import ONE_MORE, STATUS, TWO_MORE
from tests.serving.nginx import serve_folder
from tests.sites import fixture

pytestmark = [pytest.mark.browser, pytest.mark.served]


@pytest.fixture
def address(chrome: Chrome) -> Iterator[str]:
    """Serve the folder with a certificate that the browser takes for this once."""
    with serve_folder() as server:
        chrome.execute_cdp_cmd("Security.setIgnoreCertificateErrors", {"ignore": True})
        yield f"https://127.0.0.1:{server.tls}"
        chrome.execute_cdp_cmd("Security.setIgnoreCertificateErrors", {"ignore": False})


def test_a_folder_works_in_a_browser_as_the_site_does(chrome: Chrome, address: str) -> None:
    set_viewport(chrome, PHONE)
    set_media(chrome)
    chrome.get(f"{address}/nothing/")
    report = run_axe(chrome, "others")
    assert not report.violations, "\n".join(map(str, report.violations))
    for expression in (TWO_MORE, ONE_MORE):
        ActionChains(chrome).send_keys(Keys.SHIFT).perform()
        shown = chrome.execute_script(f"return [{STATUS}, {expression}]")
        assert shown[0] == shown[1] != ""
    chrome.get(f"{address}/so")
    assert chrome.current_url == f"{address}/so/"
    style = "return getComputedStyle(document.getElementById('leave')).display"
    assert chrome.execute_script(style) != "inline"
    chrome.get(f"{address}/en/resources/")
    name = next(iter(fixture().data.services.values())).name
    assert type_into(chrome, name)
