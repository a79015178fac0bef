"""The workshop in a browser: by mouse and by keyboard, from left and from right."""

import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from shutil import copytree
from typing import Literal

import pytest
from selenium.common.exceptions import StaleElementReferenceException
from selenium.webdriver import ActionChains, Chrome, Keys
from selenium.webdriver.common.by import By
from selenium.webdriver.support.wait import WebDriverWait

from tests.browser.axe import run_axe
from tests.browser.driver import DESKTOP, set_media, set_viewport
from tests.browser.serving import served
from tests.sites import fixture_settings
from workshop.preview.app import create_workshop

pytestmark = pytest.mark.browser


@dataclass(frozen=True)
class Shop:
    """A browser, a workshop, and the catalogs that it changes."""

    driver: Chrome
    origin: str
    folder: Path

    def open(self, path: str, width: int = DESKTOP) -> Chrome:
        """Load a page anew."""
        set_viewport(self.driver, width)
        set_media(self.driver)
        self.driver.get("about:blank")
        self.driver.get(self.origin + path)
        return self.driver

    def path(self, code: str) -> Path:
        """Return a catalog."""
        return self.folder / code / "LC_MESSAGES/messages.po"


@pytest.fixture(scope="module")
def workshop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path]]:
    """Serve a workshop on a copy of the made-up catalogs; give its address and the copy."""
    folder = tmp_path_factory.mktemp("workshop") / "translations"
    copytree(fixture_settings().translations, folder)
    with served(create_workshop(replace(fixture_settings(), translations=folder))) as address:
        yield address, folder


@pytest.fixture
def shop(chrome: Chrome, workshop: tuple[str, Path]) -> Iterator[Shop]:
    """Return the workshop with the catalogs as they were."""
    yield Shop(chrome, *workshop)
    chrome.get(f"{workshop[0]}/workshop/")
    chrome.get("about:blank")
    copytree(fixture_settings().translations, workshop[1], dirs_exist_ok=True)


def see(driver: Chrome, selector: str, words: str) -> None:
    """Wait until the words are there."""
    stale = [StaleElementReferenceException]  # the page is just being put in its place
    WebDriverWait(driver, 10, 0.02, stale).until(
        lambda d: any(
            words in element.text for element in d.find_elements(By.CSS_SELECTOR, selector)
        )
    )


def field(driver: Chrome) -> str:
    return str(driver.execute_script("return document.activeElement.value"))


def replace_words(driver: Chrome, words: str) -> None:
    """Type words in place of those in the field that has the focus."""
    active = driver.switch_to.active_element
    active.send_keys(Keys.CONTROL, "a")
    active.send_keys(words)


def type_name(driver: Chrome, *keys: str) -> None:
    """Type who works here, in place of who did before."""
    name = driver.find_element(By.ID, "ws-name")
    name.clear()
    name.send_keys(*keys)


def open_heading(driver: Chrome) -> None:
    """Click the heading of the page and wait for its field."""
    driver.find_element(By.CSS_SELECTOR, "main h1 [data-ws]").click()
    WebDriverWait(driver, 10).until(lambda d: d.find_elements(By.CSS_SELECTOR, ".ws-text"))
    WebDriverWait(driver, 10).until(lambda d: d.switch_to.active_element.tag_name == "textarea")


@pytest.mark.parametrize(
    ("code", "words"), [("so", "Luqadaha websaydkan oo dhan"), ("ar", "لغات هذا الموقع كلها")]
)
def test_a_click_changes_a_sentence_and_the_page_shows_it_within_a_second(
    shop: Shop, code: str, words: str
) -> None:
    driver = shop.open(f"/{code}/languages/")
    open_heading(driver)
    replace_words(driver, words)
    see(driver, "#ws-verdicts", "nothing wrong")
    ActionChains(driver).key_down(Keys.CONTROL).send_keys(Keys.ENTER).key_up(Keys.CONTROL).perform()
    see(driver, "main h1", words)
    assert f'msgstr "{words}"' in shop.path(code).read_text("utf-8")
    assert field(driver) == words


def test_a_saved_file_is_shown_without_losing_the_place(shop: Shop) -> None:
    driver = shop.open("/so/numbers/")
    driver.execute_script("scrollTo(0, 900)")
    top = driver.execute_script("return scrollY")
    assert top > 500
    text = shop.path("so").read_text("utf-8")
    heading = driver.find_element(By.CSS_SELECTOR, "main h1").text
    assert heading in text
    shop.path("so").write_text(text.replace(heading, "Waxa la og yahay hadda"), "utf-8")
    WebDriverWait(driver, 10, 0.02).until(
        lambda d: "hadda" in d.execute_script("return document.querySelector('h1').textContent")
    )
    assert abs(driver.execute_script("return scrollY") - top) < 40


def test_what_is_being_typed_survives_a_change_from_outside(shop: Shop) -> None:
    driver = shop.open("/so/languages/")
    open_heading(driver)
    replace_words(driver, "Wax aan weli la kaydin")
    text = shop.path("so").read_text("utf-8")
    shop.path("so").write_text(text.replace('"Ka bixid"', '"Bannaanka"'), "utf-8")
    see(driver, "#ws-status", "shows what you saved")
    assert field(driver) == "Wax aan weli la kaydin"


def test_a_fault_is_told_while_typing_and_nothing_is_saved(shop: Shop) -> None:
    driver = shop.open("/ar/languages/")
    before = shop.path("ar").read_bytes()
    open_heading(driver)
    driver.switch_to.active_element.send_keys(" <b>")
    see(driver, "#ws-verdicts", "Error:")
    driver.find_element(By.CSS_SELECTOR, ".ws-sentence [type=submit]").click()
    see(driver, "#ws-status", "Not saved")
    assert "<b>" in field_value(driver)
    assert shop.path("ar").read_bytes() == before


def field_value(driver: Chrome) -> str:
    return str(driver.find_element(By.CSS_SELECTOR, ".ws-text").get_property("value"))


@pytest.mark.parametrize("code", ["so", "ar"])
def test_the_keyboard_does_it_all(shop: Shop, code: str) -> None:
    driver = shop.open(f"/{code}/languages/")
    button = driver.find_element(By.ID, "ws-list-button")
    assert button.get_attribute("aria-expanded") == "false"
    button.send_keys(Keys.ENTER)
    assert button.get_attribute("aria-expanded") == "true"
    ActionChains(driver).send_keys(Keys.TAB, Keys.TAB, Keys.TAB, Keys.TAB).perform()
    active = driver.switch_to.active_element
    short = active.get_attribute("data-short")
    assert short, active.get_attribute("outerHTML")
    active.send_keys(Keys.ENTER)
    WebDriverWait(driver, 10).until(lambda d: d.switch_to.active_element.tag_name == "textarea")
    replace_words(driver, "Hal" if code == "so" else "واحد")
    ActionChains(driver).send_keys(Keys.TAB, Keys.ENTER).perform()
    see(driver, "#ws-status", "Saved")
    driver.switch_to.active_element.send_keys(Keys.ESCAPE)
    assert driver.switch_to.active_element.get_attribute("id") == "ws-list-button"
    assert not driver.find_element(By.ID, "ws-editor").is_displayed()


def test_closing_throws_no_words_away_unasked(shop: Shop) -> None:
    driver = shop.open("/so/languages/")
    open_heading(driver)
    replace_words(driver, "Wax aan weli la kaydin")
    close = driver.find_element(By.CSS_SELECTOR, ".ws-close")
    close.click()
    see(driver, "#ws-status", "once more")
    assert field_value(driver) == "Wax aan weli la kaydin"
    close.click()
    assert not driver.find_element(By.ID, "ws-editor").is_displayed()


def test_the_first_key_leads_to_the_workshop(shop: Shop) -> None:
    driver = shop.open("/so/numbers/")
    ActionChains(driver).send_keys(Keys.TAB, Keys.ENTER).perform()
    WebDriverWait(driver, 5).until(lambda d: d.switch_to.active_element.get_attribute("id") == "ws")


def test_a_review_is_given_by_name(shop: Shop) -> None:
    driver = shop.open("/so/languages/")
    open_heading(driver)
    type_name(driver, "amina")
    driver.find_element(By.CSS_SELECTOR, ".ws-right").click()
    see(driver, ".ws-review", "found right by amina")
    assert "# Reviewed: amina " in shop.path("so").read_text("utf-8")
    state = "document.querySelector('main h1 [data-ws]').dataset.wsState"
    WebDriverWait(driver, 10).until(lambda d: d.execute_script(f"return {state}") == "reviewed")


def test_enter_beside_a_name_reviews_and_the_next_sentence_begins_without_a_word(
    shop: Shop,
) -> None:
    driver = shop.open("/so/languages/")
    open_heading(driver)
    type_name(driver, "Amina Ali", Keys.ENTER)
    see(driver, "#ws-status", "Your review is saved.")
    see(driver, ".ws-review", "found right by Amina Ali;")
    before = opened(driver)
    ActionChains(driver).send_keys(Keys.F8).perform()
    WebDriverWait(driver, 10, 0.02).until(lambda d: opened(d) not in {"", before})
    assert driver.find_element(By.ID, "ws-status").text == ""
    assert driver.find_element(By.ID, "ws-name").get_attribute("value") == "Amina Ali"


def test_a_name_is_not_that_of_who_works_in_another_tab(shop: Shop) -> None:
    driver = shop.open("/so/languages/")
    open_heading(driver)
    type_name(driver, "amina")
    first = driver.current_window_handle
    driver.switch_to.new_window("tab")
    try:
        shop.open("/so/languages/")
        open_heading(driver)
        assert driver.find_element(By.ID, "ws-name").get_attribute("value") == ""
    finally:
        driver.close()
        driver.switch_to.window(first)


def test_who_wrote_a_sentence_is_asked_before_their_review_is_taken(shop: Shop) -> None:
    driver = shop.open("/so/languages/")
    open_heading(driver)
    replace_words(driver, "Luqadaha websaydkan oo dhan")
    type_name(driver, "Amina")
    driver.find_element(By.CSS_SELECTOR, ".ws-sentence [type=submit]").click()
    see(driver, ".ws-review", "Written by Amina.")
    driver.find_element(By.CSS_SELECTOR, ".ws-right").click()
    see(driver, "#ws-status", "Your review is not saved.")
    assert "# Reviewed: Amina" not in shop.path("so").read_text("utf-8")
    driver.find_element(By.CSS_SELECTOR, ".ws-sure").click()
    see(driver, "#ws-status", "Your review is saved.")
    assert "# Reviewed: Amina" in shop.path("so").read_text("utf-8")


def test_typing_ends_what_was_said_of_the_words_before(shop: Shop) -> None:
    driver = shop.open("/so/languages/")
    open_heading(driver)
    replace_words(driver, "Wax")
    driver.find_element(By.CSS_SELECTOR, ".ws-close").click()
    see(driver, "#ws-status", "once more")
    driver.find_element(By.CSS_SELECTOR, ".ws-text").send_keys(" kale")
    assert driver.find_element(By.ID, "ws-status").text == ""
    driver.find_element(By.CSS_SELECTOR, ".ws-close").click()
    see(driver, "#ws-status", "once more")


def test_the_next_sentence_closes_the_list_and_closing_leads_back_to_its_button(shop: Shop) -> None:
    driver = shop.open("/so/languages/")
    driver.find_element(By.ID, "ws-list-button").send_keys(Keys.ENTER)
    ActionChains(driver).send_keys(Keys.F8).perform()
    WebDriverWait(driver, 10).until(lambda d: d.switch_to.active_element.tag_name == "textarea")
    assert not driver.find_element(By.ID, "ws-list").is_displayed()
    driver.switch_to.active_element.send_keys(Keys.ESCAPE)
    assert driver.switch_to.active_element.get_attribute("id") == "ws-list-button"


def test_the_page_of_a_sentence_begins_in_its_field_and_says_what_became_of_it(shop: Shop) -> None:
    driver = shop.open("/workshop/so/")
    ActionChains(driver).send_keys(Keys.F8).perform()
    WebDriverWait(driver, 10).until(lambda d: d.switch_to.active_element.tag_name == "textarea")
    words = field(driver)
    ActionChains(driver).send_keys("x", Keys.BACKSPACE, "y").perform()
    assert field(driver) == f"{words}y"
    ActionChains(driver).send_keys(Keys.BACKSPACE).perform()
    set_viewport(driver, 360, 640)
    type_name(driver, "amina", Keys.ENTER)
    see(driver, "#ws-status", "Your review is saved.")
    bottom = "return document.querySelector('#ws-status').getBoundingClientRect().bottom"
    driver.execute_script("scrollTo(0, 0)")
    assert driver.execute_script(bottom) <= 640


def test_words_are_found_with_the_keyboard_alone(shop: Shop) -> None:
    driver = shop.open("/workshop/so/?show=all")
    driver.find_element(By.ID, "ws-words").send_keys("ka bixid", Keys.ENTER)
    WebDriverWait(driver, 10).until(lambda d: "words=ka+bixid" in d.current_url)
    rows = driver.find_elements(By.CSS_SELECTOR, "tbody tr")
    assert rows
    assert all("Ka bixid" in row.text for row in rows)
    driver.find_element(By.PARTIAL_LINK_TEXT, "Faulty").click()
    assert driver.find_element(By.ID, "ws-words").get_attribute("value") == "ka bixid"


def test_outlines_come_and_go(shop: Shop) -> None:
    driver = shop.open("/so/languages/")
    outline = "return getComputedStyle(document.querySelector('main h1 [data-ws]')).outlineStyle"
    assert driver.execute_script(outline) == "none"
    driver.find_element(By.ID, "ws-outline").click()
    assert driver.execute_script(outline) == "dotted"


def test_three_presses_of_shift_do_not_lead_away(shop: Shop) -> None:
    driver = shop.open("/so/")
    for _ in range(4):
        ActionChains(driver).key_down(Keys.SHIFT).key_up(Keys.SHIFT).perform()
    assert driver.current_url == f"{shop.origin}/so/"


@pytest.mark.parametrize(
    ("path", "width", "scheme"),
    [
        ("/workshop/", 320, "light"),
        ("/workshop/ar/", 320, "dark"),
        ("/so/", 320, "dark"),
        ("/ar/languages/", 320, "light"),
        ("/ar/languages/", DESKTOP, "dark"),
    ],
)
def test_it_passes_the_same_rules(
    shop: Shop, path: str, width: int, scheme: Literal["light", "dark"]
) -> None:
    driver = shop.open(path)
    if path == "/ar/languages/":
        open_heading(driver)
    set_viewport(driver, width)
    set_media(driver, color_scheme=scheme)
    violations = run_axe(driver).violations
    assert not violations, "\n".join(map(str, violations[:10]))
    wide = driver.execute_script(
        "return document.documentElement.scrollWidth - document.documentElement.clientWidth"
    )
    assert wide <= 0


# What is wider than the window, and of the first cards what is outside of it.
OUTSIDE = """
return [...document.querySelectorAll('#ws *')].filter((one) => {
  const { left, right, width } = one.getBoundingClientRect();
  const isHidden = getComputedStyle(one.closest('thead') ?? one).clipPath !== 'none';
  return width && !isHidden && (left < 0 || right > innerWidth);
}).map((one) => one.outerHTML.slice(0, 200));
"""


@pytest.mark.parametrize("width", [320, 360, 820])
def test_no_page_of_the_workshop_is_wider_than_its_window(shop: Shop, width: int) -> None:
    for path in ("/workshop/", "/workshop/so/", "/workshop/ar/?show=all"):
        driver = shop.open(path, width)
        assert driver.execute_script(OUTSIDE) == [], path
    state = driver.find_elements(By.CSS_SELECTOR, "tbody tr")[0].find_elements(
        By.CSS_SELECTOR, "td"
    )[-1]
    assert state.is_displayed()


@pytest.mark.parametrize("width", [320, 360])
@pytest.mark.parametrize("code", ["so", "ar"])
def test_on_a_phone_the_bar_is_small_and_more_shows_the_rest(
    shop: Shop, code: str, width: int
) -> None:
    driver = shop.open(f"/{code}/")
    set_viewport(driver, width, 640)
    bar = "return document.querySelector('#ws').getBoundingClientRect().height / innerHeight"
    assert driver.execute_script(bar) < 1 / 6
    outline = driver.find_element(By.ID, "ws-outline")
    assert not outline.is_displayed()
    more = driver.find_element(By.ID, "ws-more")
    more.send_keys(Keys.ENTER)
    assert more.get_attribute("aria-expanded") == "true"
    assert outline.is_displayed()
    assert driver.find_element(By.CSS_SELECTOR, ".ws-bar a").is_displayed()
    more.click()
    assert driver.execute_script(bar) < 1 / 6


FIRST_SCREENS = ((1366, 768), (360, 740))
# What of the needed is outside the window, or under something else.
HIDDEN = """
return [...document.querySelectorAll(
  '.ws-source p, .ws-text, #ws-verdicts, .ws-sentence [type=submit], .ws-sentence .ws-next,'
  + '#ws-name, .ws-right')].filter((one) => {
  const { left, right, top, bottom } = one.getBoundingClientRect();
  const at = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
  return top < 0 || left < 0 || bottom > innerHeight || right > innerWidth || !one.contains(at);
}).map((one) => one.outerHTML);
"""


@pytest.mark.parametrize("code", ["so", "ar"])
@pytest.mark.parametrize("screen", FIRST_SCREENS)
def test_the_first_screen_holds_all_that_is_needed(
    shop: Shop, screen: tuple[int, int], code: str
) -> None:
    driver = shop.open(f"/{code}/languages/")
    set_viewport(driver, *screen)
    open_heading(driver)
    assert driver.execute_script(HIDDEN) == []
    short = driver.find_element(By.CSS_SELECTOR, ".ws-sentence").get_attribute("data-short")
    driver.get(f"{shop.origin}/workshop/{code}/{short}")
    assert driver.execute_script(HIDDEN) == []


@pytest.mark.parametrize("screen", FIRST_SCREENS)
def test_the_first_screen_holds_a_long_sentence_too(shop: Shop, screen: tuple[int, int]) -> None:
    driver = shop.open("/so/")
    set_viewport(driver, *screen)
    driver.execute_script(
        "[...document.querySelectorAll('main p > [data-ws]')]"
        ".sort((a, b) => b.textContent.length - a.textContent.length)[0].click()"
    )
    WebDriverWait(driver, 10).until(lambda d: d.switch_to.active_element.tag_name == "textarea")
    assert driver.execute_script(HIDDEN) == []


def test_the_source_is_first_and_the_file_last(shop: Shop) -> None:
    driver = shop.open("/so/languages/")
    open_heading(driver)
    text = driver.find_element(By.CSS_SELECTOR, ".ws-sentence").text
    assert text.startswith("English")
    assert text.splitlines()[-1].startswith("translations/so/LC_MESSAGES/messages.po:")


def test_one_key_leads_on_from_anywhere(shop: Shop) -> None:
    driver = shop.open("/so/languages/")
    shorts: list[str] = []
    for _ in range(2):
        ActionChains(driver).send_keys(Keys.F8).perform()
        WebDriverWait(driver, 10, 0.02).until(lambda d: opened(d) not in {"", *shorts})
        WebDriverWait(driver, 10).until(lambda d: d.switch_to.active_element.tag_name == "textarea")
        shorts.append(opened(driver))
    replace_words(driver, "Wax aan weli la kaydin")
    ActionChains(driver).send_keys(Keys.F8).perform()
    see(driver, "#ws-status", "not saved yet")
    assert opened(driver) == shorts[-1]
    driver = shop.open("/workshop/so/")
    first = driver.find_element(By.CSS_SELECTOR, "tbody a").get_attribute("href")
    ActionChains(driver).send_keys(Keys.F8).perform()
    WebDriverWait(driver, 10).until(lambda d: d.current_url == first)
    ActionChains(driver).send_keys(Keys.F8).perform()
    WebDriverWait(driver, 10).until(lambda d: d.current_url != first)
    second = driver.current_url
    driver.find_element(By.CSS_SELECTOR, ".ws-text").send_keys(" waa")
    ActionChains(driver).send_keys(Keys.F8).perform()
    see(driver, "#ws-status", "not saved yet")
    assert driver.current_url == second
    driver.execute_script("document.querySelector('form').reset()")
    driver = shop.open("/en/")
    ActionChains(driver).send_keys(Keys.F8).perform()
    see(driver, "#ws-status", "Choose a language first")


def opened(driver: Chrome) -> str:
    """Return which sentence is open."""
    short = "return document.querySelector('.ws-sentence')?.dataset.short ?? ''"
    return str(driver.execute_script(short))


def test_a_save_that_fails_says_so_and_keeps_the_words(
    shop: Shop, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_asked: object) -> None:
        raise ValueError

    driver = shop.open("/so/languages/")
    open_heading(driver)
    monkeypatch.setattr("workshop.preview.views.save", fail)
    replace_words(driver, "Wax aan weli la kaydin")
    driver.find_element(By.CSS_SELECTOR, ".ws-sentence [type=submit]").click()
    see(driver, "#ws-verdicts", "Not saved: the workshop failed (500)")
    time.sleep(0.6)  # the check that typing asked for would have answered by now
    see(driver, "#ws-verdicts", "Not saved: the workshop failed (500)")
    assert field_value(driver) == "Wax aan weli la kaydin"
    driver.execute_script("window.fetch = () => Promise.reject(new TypeError())")
    driver.find_element(By.CSS_SELECTOR, ".ws-sentence [type=submit]").click()
    see(driver, "#ws-verdicts", "Not saved: the workshop does not answer")
    assert field_value(driver) == "Wax aan weli la kaydin"
