"""The text filter: in memory, for every way of writing, announced; and no need for it at all."""

from urllib.parse import urlsplit

import pytest
from flask import g
from markupsafe import Markup, escape
from selenium.webdriver import Chrome
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.wait import WebDriverWait

from tests.browser.axe import run_axe
from tests.browser.conftest import Visit
from tests.browser.driver import PHONE, set_viewport, without_scripts
from tests.sites import fixture
from webapp.facts.directory import Filters, find, written
from webapp.pages import search
from webapp.pages.search_words import DANGER, WORDS

pytestmark = pytest.mark.browser

DATA = fixture().data
LISTED = len(find(DATA, Filters()))
IDS = {service.slug: key for key, service in DATA.services.items()}
POLICE = {key for key, service in DATA.services.items() if service.is_police}
LAWYERS = {"law", "papers-law"}
SHOWN = (
    "return [...document.querySelectorAll('.listing')]"
    ".filter((one) => one.checkVisibility()).map((one) => one.id)"
)


def shown(driver: Chrome) -> list[str]:
    """Return the ids of the listings that are shown, in their order on the page."""
    return [IDS[slug] for slug in driver.execute_script(SHOWN)]


def field(driver: Chrome) -> WebElement:
    """Open the fold that holds the field, as a visitor does; return the field."""
    questions = driver.find_element(By.ID, "questions")
    if not questions.get_property("open"):
        questions.find_element(By.TAG_NAME, "summary").click()
    return driver.find_element(By.ID, "find")


def type_into(driver: Chrome, typed: str) -> list[str]:
    """Type something in place of what was typed; return what is shown then, in its order."""
    box = field(driver)
    box.clear()
    box.send_keys(typed)
    return shown(driver)


def is_danger(driver: Chrome) -> bool:
    return driver.find_element(By.CSS_SELECTOR, ".urgent").is_displayed()


def wait_for_status(driver: Chrome, text: str) -> None:
    status = driver.find_element(By.CSS_SELECTOR, ".find [role=status]")
    WebDriverWait(driver, 3).until(lambda _: text in str(status.get_property("textContent")))


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
    field(driver)
    driver.execute_script("document.querySelectorAll('.group').forEach((one) => one.open = true)")
    found = type_into(driver, typed)
    assert finds in found
    assert len(found) < LISTED
    wait_for_status(driver, str(len(found)))
    assert "?" not in driver.current_url
    assert len(type_into(driver, " ")) == LISTED


@pytest.mark.parametrize(
    ("typed", "needs"),
    [
        ("Therapist", {"talk", "health"}),
        ("bed", {"stay"}),
        ("rape kit", {"health"}),
        ("kids, food", {"youth", "basics"}),
        ("my passport!", {"papers"}),
        ("passpo", {"papers"}),
        ("Mi’kmaq", {"native"}),
        ("mikmaq", {"native"}),
    ],
)
def test_everyday_words_find_what_serves_the_need(
    visit: Visit, typed: str, needs: set[str]
) -> None:
    wanted = {key for key, s in DATA.services.items() if needs & {*s.needs}} - POLICE
    wanted &= {service.id for service in find(DATA, Filters())}
    assert wanted
    assert set(type_into(visit.open("/en/resources/"), typed)[: len(wanted)]) == wanted


@pytest.fixture
def _worded(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let two languages have words to search by."""
    own = {
        "so": {WORDS["legal"]: "qareen, maxkamad", WORDS["stay"]: "hoy, meel aan seexdo"},
        "ar": {
            WORDS["legal"]: "محامي، قاضٍ، أمر حماية",
            WORDS["stay"]: "مأوى، مكان للنوم",
            DANGER: "خطر",
        },
    }

    def translate(_context: str, english: str) -> Markup:
        return escape(own[g.locale.code].get(english, english))

    monkeypatch.setattr(search, "pgettext", translate)


@pytest.mark.usefixtures("_worded")
@pytest.mark.parametrize(
    ("locale", "typed", "first"),
    [
        ("so", "QAREEN", LAWYERS),
        ("so", "qareenka", LAWYERS),
        ("so", "meel aan seexdo", {"harbor-text"}),
        ("so", "lawyer", LAWYERS),
        ("ar", "محامي", LAWYERS),
        ("ar", "والمحامى", LAWYERS),
        ("ar", "قاض", LAWYERS),
        ("ar", "ماوي", {"harbor-text"}),
        ("ar", "مكان للنوم", {"harbor-text"}),
        ("ar", "أمر الحماية", LAWYERS),
    ],
)
def test_the_words_of_each_language_are_known_and_english_ones_too(
    visit: Visit, locale: str, typed: str, first: set[str]
) -> None:
    driver = visit.open(f"/{locale}/resources/")
    assert set(type_into(driver, typed)[: len(first)]) == first
    assert not is_danger(driver)
    type_into(driver, "خطر")
    assert is_danger(driver) == (locale == "ar")


@pytest.mark.parametrize("typed", ["lawyr", "lawyyer", "lawter", "laywer", "attorneys"])
def test_a_slip_of_the_hand_still_finds(visit: Visit, typed: str) -> None:
    driver = visit.open("/en/resources/")
    assert set(type_into(driver, typed)[:2]) == LAWYERS
    assert type_into(driver, f"{typed[::-1]}q") == []


@pytest.mark.parametrize(
    ("typed", "near", "far"),
    [
        ("Northtown", "harbor-text", "bridge"),
        ("Old Mil Landing", "harbor-text", "bridge"),
        ("MIDBRIGDE", "bridge", "harbor-text"),
        ("saint elan", "bridge", "harbor-text"),
        ("midb", "bridge", "harbor-text"),
        ("Midshire", "bridge", "harbor-text"),
    ],
)
def test_a_town_finds_who_serves_its_county_those_near_first(
    visit: Visit, typed: str, near: str, far: str
) -> None:
    driver = visit.open("/so/resources/")
    before = shown(driver)
    found = type_into(driver, typed)
    assert found[0] == near
    assert {"shore-line", "law"} <= set(found)
    assert far not in found
    assert type_into(driver, " ") == before


def test_a_town_and_a_need_are_held_together(visit: Visit) -> None:
    driver = visit.open("/en/resources/")
    assert type_into(driver, "kids in Midbridge")[0] == "bridge"
    found = type_into(driver, "kids in Northtown")
    assert "child-office" in found
    assert "bridge" not in found
    assert type_into(driver, "shelter in Midbridge") == ["harbor-text"]


@pytest.mark.parametrize("typed", ["danger", "Ambulance", "amblance", "kids in danger now", "911"])
def test_words_of_danger_show_the_box_above_all_else(visit: Visit, typed: str) -> None:
    driver = visit.open("/ar/resources/")
    assert not is_danger(driver)
    found = type_into(driver, typed)
    assert is_danger(driver)
    box = driver.find_element(By.CSS_SELECTOR, ".urgent")
    links = [element.get_attribute("href") for element in box.find_elements(By.TAG_NAME, "a")]
    assert links == ["tel:911", "sms:911"]
    wait_for_status(driver, box.find_element(By.TAG_NAME, "h2").text)
    for key in found:
        assert box.rect["y"] < driver.find_element(By.ID, DATA.services[key].slug).rect["y"]
    for other in ("kids", "emergency shelter", "dang"):
        type_into(driver, other)
        assert not is_danger(driver)


@pytest.mark.parametrize(
    "typed",
    ["immigration", "deport", "visa", "police", "report", "ICE", "danger", "papers", "shop"],
)
def test_police_and_immigration_police_answer_no_free_word(visit: Visit, typed: str) -> None:
    driver = visit.open("/en/resources/")
    assert not POLICE & set(type_into(driver, typed))
    if typed in {"immigration", "deport", "visa"}:
        assert set(shown(driver)[:2]) == LAWYERS
    assert type_into(driver, "the Border Office")[-1] == "border"
    assert type_into(driver, "911")[-1] == "rescue"


def test_where_nothing_is_found_the_page_says_whom_to_ask(visit: Visit) -> None:
    driver = visit.open("/so/resources/")
    before, length = shown(driver), driver.execute_script("return history.length")
    nothing = driver.find_element(By.CSS_SELECTOR, ".nothing")
    assert not nothing.is_displayed()
    assert type_into(driver, "xyzzyx") == []
    assert nothing.is_displayed()
    calls = [a.get_attribute("href") for a in nothing.find_elements(By.CSS_SELECTOR, "a.act")]
    asked = [*DATA.site.first, DATA.site.referral]
    numbers = [voice.number for key in asked if (voice := DATA.services[key].voice)]
    assert calls == [f"tel:{number}" for number in numbers]
    button = nothing.find_element(By.TAG_NAME, "button")
    assert button.size["height"] >= 44
    button.click()
    assert shown(driver) == before
    assert driver.find_element(By.ID, "find").get_property("value") == ""
    now = driver.execute_script("return [history.length, document.activeElement.id]")
    assert now == [length, "find"]


@pytest.mark.parametrize("path", ["/en/resources/", "/ar/resources/"])
def test_axe_finds_nothing_in_what_the_search_shows(visit: Visit, path: str) -> None:
    driver = visit.open(path)
    set_viewport(driver, PHONE)
    for typed in ("ambulance", "xyzzyx", "Northtown"):
        type_into(driver, typed)
        driver.execute_script("scrollTo(0, 0)")  # what lies under the way out is no small target
        assert not run_axe(driver, "all").violations
    assert driver.execute_script("return document.documentElement.scrollWidth") <= PHONE


def test_nothing_is_asked_of_the_server_while_typing(visit: Visit) -> None:
    driver = visit.open("/so/resources/")
    state = "return [performance.timeOrigin, history.length, location.href]"
    before = driver.execute_script(f"performance.clearResourceTimings(); {state}")
    field(driver).send_keys("marker")
    wait_for_status(driver, "0")
    assert driver.execute_script(state) == before
    assert driver.execute_script("return performance.getEntriesByType('resource').length") == 0


def test_without_scripts_there_is_no_dead_field(visit: Visit) -> None:
    with without_scripts(visit.driver):
        driver = visit.open("/en/resources/")
        assert not driver.find_elements(By.CSS_SELECTOR, "input, select")
        driver.find_element(By.CSS_SELECTOR, ".questions summary").click()
        answer = driver.find_element(By.CSS_SELECTOR, ".questions li")
        promised = answer.find_element(By.CSS_SELECTOR, "[data-count]").get_attribute("data-count")
        answer.find_element(By.TAG_NAME, "a").click()
        place = written("where", "wabanaki")
        assert urlsplit(driver.current_url).path == f"/en/resources/{place}/any/"
        assert str(len(shown(driver))) == promised


def test_places_to_choose_are_before_the_field(visit: Visit) -> None:
    driver = visit.open("/ar/resources/")
    top = field(driver).rect["y"]
    places = driver.find_elements(By.CSS_SELECTOR, "[data-facet=where] li")
    assert len(places) > len(DATA.counties)
    assert all(element.rect["y"] < top for element in places)


def test_words_that_a_page_answers_lead_to_it_and_not_to_an_empty_list(visit: Visit) -> None:
    driver = visit.open("/en/resources/")
    links = (
        "return [...document.querySelectorAll('.pages li')].filter((one) => one.checkVisibility())"
        ".map((one) => one.querySelector('a').pathname)"
    )
    for typed, wanted in (("phone bill", "/en/safety/"), ("shoplifting", "/en/asking/")):
        type_into(driver, typed)
        assert driver.execute_script(links) == [wanted], typed
        assert not driver.find_element(By.CSS_SELECTOR, ".nothing").is_displayed()
