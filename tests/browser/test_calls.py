"""The page of calls in a browser: the keyboard does it all, and no word is lost."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from shutil import copytree

import pytest
from selenium.webdriver import ActionChains, Chrome, Keys
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.wait import WebDriverWait

from tests.browser.axe import run_axe
from tests.browser.driver import set_viewport
from tests.browser.serving import served
from tests.sites import fixture_settings
from webapp.content.services import Cost
from workshop.preview.app import create_workshop

pytestmark = pytest.mark.browser
SHORE = "shore-line"


@pytest.fixture
def calls(chrome: Chrome, tmp_path: Path) -> Iterator[tuple[Chrome, Path]]:
    """Open the page on a copy of the made-up facts; give the browser and the copy."""
    data = Path(copytree(fixture_settings().data, tmp_path / "data"))
    with served(create_workshop(replace(fixture_settings(), data=data))) as origin:
        set_viewport(chrome, 360, 740)
        chrome.get(f"{origin}/workshop/calls/?ui=en")
        yield chrome, data
        chrome.execute_script("document.querySelector('form')?.reset()")
        chrome.get("about:blank")


def box(driver: Chrome, name: str) -> WebElement:
    return driver.find_element(By.CSS_SELECTOR, f'[data-service="{SHORE}"] [name="{name}"]')


def wait_for_outcome(driver: Chrome, words: str) -> None:
    """Wait until the page says something."""
    WebDriverWait(driver, 10, 0.02).until(
        lambda d: words in d.find_element(By.ID, "ws-outcome").text, words
    )


def test_the_keyboard_enters_calls_and_faults_keep_the_words(calls: tuple[Chrome, Path]) -> None:
    driver, data = calls
    number = fixture_number(data)
    box(driver, "answer").send_keys("The number is right", Keys.TAB)
    assert driver.switch_to.active_element == box(driver, "number")
    driver.switch_to.active_element.send_keys("+12075550199", Keys.TAB, "9 to 5", Keys.ENTER)
    ActionChains(driver).key_down(Keys.CONTROL).send_keys(Keys.ENTER).key_up(Keys.CONTROL).perform()
    wait_for_outcome(driver, "Nothing is saved yet.")
    assert driver.switch_to.active_element == box(driver, "number")
    assert "is not the number" in box(driver, "number").find_element(By.XPATH, "..").text
    assert box(driver, "hours").get_attribute("aria-invalid") == "true"
    assert "are no hours" in box(driver, "hours").find_element(By.XPATH, "..").text
    assert box(driver, "number").get_attribute("value") == "+12075550199"
    assert not run_axe(driver).violations
    assert (data / "verified_numbers.yaml").read_bytes() == fixture_bytes()
    box(driver, "hours").clear()
    box(driver, "number").clear()
    box(driver, "number").send_keys(number)
    box(driver, "cost").send_keys("The call costs nothing")
    driver.find_element(By.ID, "ws-by").send_keys("AB")
    driver.find_element(By.CSS_SELECTOR, "#ws-calls [type=submit]").send_keys(Keys.ENTER)
    wait_for_outcome(driver, "as they said it?")
    driver.find_element(By.CSS_SELECTOR, ".ws-confirm").send_keys(Keys.ENTER)
    wait_for_outcome(driver, "Saved: data/")
    assert box(driver, "number").get_attribute("value") == ""
    files = "".join(path.read_text("utf-8") for path in data.glob("organizations/*.yaml"))
    assert f"cost: {Cost.FREE_CALL}" in files


def fixture_number(data: Path) -> str:
    """Return the number that somebody would have dialled."""
    text = (data / "verified_numbers.yaml").read_text("utf-8")
    return text.partition(f"{SHORE}:\n")[2].partition("'")[2].partition("'")[0]


def fixture_bytes() -> bytes:
    return (fixture_settings().data / "verified_numbers.yaml").read_bytes()
