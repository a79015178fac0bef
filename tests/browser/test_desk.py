"""The desk in a browser: by mouse and by keyboard, on a laptop and on a phone."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from shutil import copytree
from typing import Literal

import pytest
from selenium.webdriver import ActionChains, Chrome, Keys
from selenium.webdriver.common.by import By
from selenium.webdriver.support.wait import WebDriverWait

from tests.browser.axe import run_axe
from tests.browser.driver import set_media, set_viewport
from tests.browser.serving import served
from tests.sites import fixture_settings
from webapp.desk.views import create_desk

pytestmark = pytest.mark.browser
LAPTOP, PHONE = (1366, 768), (360, 740)
HEADING = "main h1 span[data-desk]"
IN_FRAME = "document.querySelector('#desk-frame').contentDocument"


@dataclass(frozen=True)
class Desk:
    """A browser, a desk, and the catalogs that it changes."""

    driver: Chrome
    origin: str
    folder: Path

    def open(self, path: str, size: tuple[int, int] = LAPTOP) -> None:
        """Load a page anew."""
        set_viewport(self.driver, *size)
        set_media(self.driver)
        self.driver.get("about:blank")
        self.driver.get(self.origin + path)

    def run(self, script: str) -> object:
        return self.driver.execute_script(f"return {script}")

    def wait(self, script: str) -> None:
        """Wait until it is so; a save has to be seen within half a second, here more is given."""
        WebDriverWait(self.driver, 4, 0.02).until(lambda _: self.run(script), script)

    def click(self, selector: str = HEADING, number: int = 0) -> None:
        """Click a sentence and wait until it can be changed."""
        found = self.driver.find_elements(By.CSS_SELECTOR, selector)[number]
        self.driver.execute_script("arguments[0].scrollIntoView({block: 'center'})", found)
        found.click()
        self.wait(f"{IN_FRAME}.activeElement?.id === 'text-0'")

    def press(self, *keys: str) -> None:
        ActionChains(self.driver).send_keys(*keys).perform()

    def type(self, words: str) -> None:
        """Type words in place of those in the field."""
        keys = ActionChains(self.driver).key_down(Keys.CONTROL).send_keys("a")
        keys.key_up(Keys.CONTROL).send_keys(words).perform()

    def save(self, *more: str) -> None:
        """Save with the keyboard, and type on while it is under way."""
        keys = ActionChains(self.driver).key_down(Keys.CONTROL).send_keys(Keys.ENTER)
        keys.key_up(Keys.CONTROL).send_keys(*more).perform()

    def says(self, words: str, where: str = "#status") -> None:
        self.wait(f"{IN_FRAME}.querySelector({where!r})?.textContent.includes({words!r})")

    def field(self) -> object:
        return self.run(f"{IN_FRAME}.querySelector('#text-0').value")

    def is_open(self) -> object:
        return self.run("document.documentElement.classList.contains('desk-open')")


@pytest.fixture(scope="module")
def served_desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path]]:
    folder = tmp_path_factory.mktemp("desk") / "translations"
    copytree(fixture_settings().translations, folder)
    with served(create_desk(replace(fixture_settings(), translations=folder))) as address:
        yield address, folder


@pytest.fixture
def desk(chrome: Chrome, served_desk: tuple[str, Path]) -> Iterator[Desk]:
    """Return the desk with the catalogs as they were."""
    yield Desk(chrome, *served_desk)
    chrome.execute_script("window.stop()")
    chrome.get("about:blank")
    copytree(fixture_settings().translations, served_desk[1], dirs_exist_ok=True)


@pytest.mark.parametrize(
    ("code", "words"), [("so", "Luqadaha oo dhan"), ("ar", "لغات الموقع كلها")]
)
def test_a_sentence_is_clicked_changed_saved_and_seen_in_its_place(
    desk: Desk, code: str, words: str
) -> None:
    desk.open(f"/{code}/languages/")
    desk.click()
    desk.type(f"{words} <b>")
    desk.says("Faulty:", "#findings")
    desk.save()
    desk.says("Not saved: it is faulty.")
    assert desk.field() == f"{words} <b>"
    desk.type(words)
    desk.run("document.body.dataset.same = 'yes'")
    desk.save()
    desk.wait(f"document.querySelector('main h1').textContent.trim() === {words!r}")
    desk.says("Saved.")
    assert desk.run("document.body.dataset.same") == "yes"
    path = desk.folder / code / "LC_MESSAGES/messages.po"
    assert f'msgstr "{words}"' in path.read_text("utf-8")


IN_SIGHT = """(() => {
  const [first] = document.querySelector('.desk-at').getClientRects();
  const at = document.elementFromPoint(first.left + first.width / 2, first.top + first.height / 2);
  const { height, width } = document.querySelector('#desk').getBoundingClientRect();
  return Boolean(at?.closest('.desk-at')) && (height < innerHeight * 0.56 || width < 500);
})()"""


@pytest.mark.parametrize("code", ["so", "ar"])
@pytest.mark.parametrize("size", [LAPTOP, PHONE])
def test_the_open_sentence_stays_in_sight(desk: Desk, size: tuple[int, int], code: str) -> None:
    desk.open(f"/{code}/", size)
    sentences = desk.driver.find_elements(By.CSS_SELECTOR, "body span[data-desk]")
    shown = [number for number, one in enumerate(sentences) if one.is_displayed() and one.text]
    for number in (shown[4], shown[len(shown) // 2], shown[-1]):
        desk.open(f"/{code}/", size)
        desk.click("body span[data-desk]", number)
        desk.wait(IN_SIGHT)
        desk.press(" oo" if code == "so" else " و")
        desk.save()
        desk.says("Saved.")
        desk.wait(IN_SIGHT)


def test_f8_leads_on_from_any_page_and_no_unsaved_words_are_lost(desk: Desk) -> None:
    desk.open("/desk/so/")
    desk.press(Keys.F8)
    desk.wait("location.hash")
    desk.wait(f"{IN_FRAME}.activeElement?.id === 'text-0'")
    first = desk.run("location.hash")
    desk.press("x")
    desk.press(Keys.F8)
    desk.says("“Next” once more")
    desk.press("y", Keys.ESCAPE, Keys.ESCAPE)
    desk.says("Not saved.")
    assert desk.is_open()
    assert str(desk.field()).endswith("xy")
    ask = "dispatchEvent(new Event('beforeunload', { cancelable: true }))"
    assert not desk.run(f"{IN_FRAME}.defaultView.{ask}")
    desk.run("document.querySelector('span[data-desk]:not(.desk-here)').click()")
    desk.says("another sentence")
    assert desk.run("location.hash") == first
    desk.press(Keys.F8, Keys.F8)
    desk.wait(f"location.hash && location.hash !== {first!r}")
    desk.wait(f"{IN_FRAME}.activeElement?.id === 'text-0'")
    desk.press(Keys.ESCAPE)
    assert not desk.is_open()
    assert desk.run("document.activeElement.matches('.desk-at')")


def test_what_another_saved_meanwhile_is_shown_and_the_words_stay(desk: Desk) -> None:
    desk.open("/so/languages/")
    desk.click()
    old = desk.field()
    path = desk.folder / "so/LC_MESSAGES/messages.po"
    path.write_text(path.read_text("utf-8").replace(f'"{old}"', '"Kuwa kale"'), "utf-8")
    desk.type("Kuwayg")
    desk.save("a")
    desk.says("somebody changed it meanwhile")
    desk.says("In the file: Kuwa kale", "#words")
    assert desk.field() == "Kuwayga"


def test_a_review_is_given_by_the_name_of_whoever_works_in_the_tab(desk: Desk) -> None:
    desk.open("/so/languages/")
    desk.click()
    desk.run(f"{IN_FRAME}.querySelector('#name').focus()")
    desk.press("Amina", Keys.ENTER)
    desk.says("found right by Amina", "#sentence")
    desk.open("/so/")
    desk.click()
    assert desk.run(f"{IN_FRAME}.querySelector('#name').value") == "Amina"
    first = desk.driver.current_window_handle
    desk.driver.switch_to.new_window("tab")
    try:
        desk.open("/so/")
        desk.click()
        assert desk.run(f"{IN_FRAME}.querySelector('#name').value") == ""
    finally:
        desk.driver.close()
        desk.driver.switch_to.window(first)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [LAPTOP, (320, 640)])
def test_its_pages_pass_the_rules_of_the_site(
    desk: Desk, size: tuple[int, int], scheme: Literal["light", "dark"]
) -> None:
    for path in ("/desk/", "/desk/so/?q=ka", "/ar/languages/", "sentence"):
        if path == "sentence":
            desk.click()
            desk.open(f"/desk/ar/{desk.run('location.hash.slice(6)')}", size)
        else:
            desk.open(path, size)
        set_media(desk.driver, color_scheme=scheme)
        assert not run_axe(desk.driver).violations, path
        assert desk.run("document.documentElement.scrollWidth <= innerWidth"), path
