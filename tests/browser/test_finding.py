"""The text filter: in memory, for every way of writing, announced; and no need for it at all."""

import pytest
from selenium.webdriver import Chrome
from selenium.webdriver.common.by import By
from selenium.webdriver.support.wait import WebDriverWait

from tests.browser.conftest import Visit
from tests.browser.driver import without_scripts
from tests.sites import fixture
from webapp.content.directory import Choice, find
from webapp.content.slugs import slug_of

pytestmark = pytest.mark.browser

LISTED = len(find(fixture().content, Choice()))


def shown(driver: Chrome) -> list[str]:
    return [e.get_attribute("id") or "" for e in driver.find_elements(By.CSS_SELECTOR, ".listing")
            if e.is_displayed()]  # fmt: skip


@pytest.mark.parametrize(
    ("locale", "typed", "finds"),
    [
        ("en", "open LAW", "law"),
        ("en", "555-0103", "law"),
        ("eo", "PLACE where you", "harbor-text"),
        ("so", "soomaali", "law"),
        ("ar", "الإنجليزية", "shore-line"),
        ("ar", "الانجليزيه", "shore-line"),
    ],
)
def test_typing_finds_listings_however_it_is_written(
    visit: Visit, locale: str, typed: str, finds: str
) -> None:
    driver = visit.open(f"/{locale}/resources/")
    box = driver.find_element(By.ID, "find")
    box.send_keys(typed)
    found = shown(driver)
    assert slug_of(finds) in found
    assert len(found) < LISTED
    status = driver.find_element(By.CSS_SELECTOR, ".find [role=status]")
    WebDriverWait(driver, 3).until(lambda _: str(len(found)) in status.text)
    assert "?" not in driver.current_url
    box.clear()
    box.send_keys(" ")
    assert len(shown(driver)) == LISTED


def test_nothing_is_asked_of_the_server_while_typing(visit: Visit) -> None:
    driver = visit.open("/so/resources/")
    state = "return [performance.timeOrigin, history.length, location.href]"
    before = driver.execute_script(f"performance.clearResourceTimings(); {state}")
    driver.find_element(By.ID, "find").send_keys("marker")
    status = driver.find_element(By.CSS_SELECTOR, ".find [role=status]")
    WebDriverWait(driver, 3).until(lambda _: status.text)
    assert driver.execute_script(state) == before
    assert driver.execute_script("return performance.getEntriesByType('resource').length") == 0


def test_without_scripts_there_is_no_dead_field(visit: Visit) -> None:
    with without_scripts(visit.driver):
        driver = visit.open("/en/resources/")
        assert not driver.find_elements(By.TAG_NAME, "input")
        assert len(shown(driver)) == LISTED
        driver.find_element(By.CSS_SELECTOR, ".questions summary").click()
        answer = driver.find_element(By.CSS_SELECTOR, ".questions li a")
        promised = int(answer.find_element(By.CSS_SELECTOR, ".count [aria-hidden]").text.split()[0])
        answer.click()
        assert "where=" in driver.current_url
        assert len(shown(driver)) == promised
