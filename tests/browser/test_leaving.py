"""The way out: always on top, quick, and with no way back to this site."""

import http.server
import threading
import time
from collections.abc import Iterator
from dataclasses import replace

import pytest
from selenium.webdriver import ActionChains, Chrome, Keys
from selenium.webdriver.common.by import By
from selenium.webdriver.support.wait import WebDriverWait
from werkzeug.serving import make_server

from tests.browser.conftest import Visit
from tests.browser.driver import DESKTOP, set_media, set_viewport, start_browser, without_scripts
from tests.running import SETTINGS
from webapp import create_app
from webapp.languages.locales import LOCALES

pytestmark = pytest.mark.browser

NARROW = 320
SLOW_IN_SECONDS = 1.5


class Elsewhere(http.server.BaseHTTPRequestHandler):
    """The other site: slow to answer, and it remembers who sent the visitor."""

    referrers: list[str | None] = []  # noqa: RUF012 - one list for the one server

    def do_GET(self) -> None:
        if self.path == "/elsewhere":
            self.referrers.append(self.headers.get("Referer"))
            time.sleep(SLOW_IN_SECONDS)
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        self.wfile.write(b"<!doctype html><title>Weather</title><p>Sunny")

    def log_message(self, *_arguments: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def leaving() -> Iterator[Visit]:
    """Serve the site with a target of our own, in a browser of its own."""
    Elsewhere.referrers.clear()
    target = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Elsewhere)
    threading.Thread(target=target.serve_forever, daemon=True).start()
    settings = replace(SETTINGS, leave_to=f"http://127.0.0.1:{target.server_port}/elsewhere")
    server = make_server("127.0.0.1", 0, create_app(settings), threaded=True)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    driver = start_browser()
    driver.set_page_load_timeout(30)
    yield Visit(driver, f"http://127.0.0.1:{server.server_port}")
    driver.quit()
    for one in (server, target):
        one.shutdown()
        one.server_close()


def wait_for_weather(driver: Chrome) -> None:
    WebDriverWait(driver, 10).until(lambda d: d.title == "Weather")


def words_of(driver: Chrome) -> str:
    return str(driver.execute_script("return document.body ? document.body.innerText : ''"))


@pytest.mark.parametrize("width", [NARROW, DESKTOP])
@pytest.mark.parametrize("locale", LOCALES)
def test_nothing_lies_above_the_way_out(visit: Visit, locale: str, width: int) -> None:
    set_viewport(visit.driver, width)
    driver = visit.open(f"/{locale}/numbers/")
    for share in (0, 0.25, 0.5, 0.75, 1):
        hit, height = driver.execute_script(
            "scrollTo(0, arguments[0] * document.documentElement.scrollHeight);"
            "const box = document.getElementById('leave').getBoundingClientRect();"
            "const x = box.x + box.width / 2, y = box.y + box.height / 2;"
            "const hit = document.elementFromPoint(x, y);"
            "return [!!hit.closest('#leave'), box.height]",
            share,
        )
        assert hit, f"{locale} {width}px at {share}"
        assert height >= 44


@pytest.mark.parametrize("by", ["click", "shift"])
def test_leaving_empties_the_page_at_once_and_back_shows_nothing(leaving: Visit, by: str) -> None:
    driver = leaving.driver
    fresh(leaving, "/en/safety/")
    for path in ("/en/", "/so/resources/", "/ar/numbers/"):
        leaving.open(path)
    if by == "click":
        left_over = driver.execute_script(
            "document.getElementById('leave').click();"
            "return document.title.trim() + document.documentElement.textContent"
        )
        assert left_over.strip("\u200b") == ""
    else:
        for _ in range(3):
            ActionChains(driver).key_down(Keys.SHIFT).key_up(Keys.SHIFT).perform()
    wait_for_weather(driver)
    assert Elsewhere.referrers[-1] is None
    for _ in range(4):
        driver.back()
        time.sleep(0.3)
        assert "Maine" not in words_of(driver)
        assert not driver.find_elements(By.ID, "leave")


def test_who_types_the_address_again_may_read_again(leaving: Visit) -> None:
    driver = fresh(leaving, "/so/")
    driver.execute_script("document.getElementById('leave').click()")
    wait_for_weather(driver)
    leaving.open("/so/")
    assert driver.find_elements(By.ID, "leave")
    driver.find_element(By.LINK_TEXT, "English").click()
    assert driver.find_elements(By.ID, "leave")


def test_capitals_never_leave(leaving: Visit) -> None:
    driver = fresh(leaving, "/en/resources/")
    box = driver.find_element(By.ID, "find")
    box.send_keys("LEWISTON Maine ABC")
    assert driver.find_elements(By.ID, "leave")
    assert box.get_attribute("value") == "LEWISTON Maine ABC"


def test_each_press_is_announced(leaving: Visit) -> None:
    driver = fresh(leaving, "/en/")
    ActionChains(driver).key_down(Keys.SHIFT).key_up(Keys.SHIFT).perform()
    assert "two more" in driver.find_element(By.ID, "leave-status").text
    ActionChains(driver).key_down(Keys.SHIFT).key_up(Keys.SHIFT).perform()
    assert "one more" in driver.find_element(By.ID, "leave-status").text


def test_without_scripts_the_link_leaves_and_sends_no_referrer(leaving: Visit) -> None:
    driver = leaving.driver
    with without_scripts(driver):
        fresh(leaving, "/fr/")
        driver.find_element(By.ID, "leave").click()
        wait_for_weather(driver)
    assert Elsewhere.referrers[-1] is None


def test_the_way_out_is_not_printed(visit: Visit) -> None:
    driver = visit.open("/en/")
    set_media(driver, medium="print")
    assert not driver.find_element(By.ID, "leave").is_displayed()


def fresh(leaving: Visit, path: str) -> Chrome:
    """Open a page in a new tab, so that no flag of an earlier test is there."""
    old = leaving.driver.current_window_handle
    leaving.driver.switch_to.new_window("tab")
    new = leaving.driver.current_window_handle
    leaving.driver.switch_to.window(old)
    leaving.driver.close()
    leaving.driver.switch_to.window(new)
    set_viewport(leaving.driver, DESKTOP)
    return leaving.open(path)
