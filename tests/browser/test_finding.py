"""The text filter: in memory, for every way of writing, announced; and no need for it at all."""

from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from selenium.webdriver import Chrome
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.wait import WebDriverWait

from tests.browser.axe import run_axe
from tests.browser.conftest import Visit
from tests.browser.driver import PHONE, set_viewport, without_scripts
from tests.browser.serving import served
from tests.site.otherwise import otherwise
from tests.site.saying import with_search_words
from tests.sites import fixture
from webapp.content.service_filters import NATION, Filters, find
from webapp.content.services import Authority, Need
from webapp.content.slugs import slug_of
from webapp.site.addresses import list_address
from webapp.site.copy.search_words import DANGER, WORDS

pytestmark = pytest.mark.browser

LISTED = len(find(fixture().content, Filters()))
IDS = {slug_of(service_id): service_id for service_id in fixture().content.services}


POLICE = {
    service.id
    for service in fixture().content.services.values()
    if service.authority in {Authority.POLICE, Authority.IMMIGRATION}
}


SHOWN = (
    "return [...document.querySelectorAll('.listing')]"
    ".filter((one) => one.checkVisibility()).map((one) => one.id)"
)


def shown(driver: Chrome) -> list[str]:
    """Return the ids of the listings that are shown, in their order on the page."""
    return [IDS[slug] for slug in driver.execute_script(SHOWN)]


def unfold(driver: Chrome) -> None:
    """Open all groups."""
    driver.execute_script("document.querySelectorAll('.group').forEach((one) => one.open = true)")


def serving(need: Need) -> set[str]:
    """Return the listings that a word for a need must find."""
    found = find(fixture().content, Filters(need=need))
    return {service.id for service in found if need in service.needs} - POLICE


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
    box = field(driver)
    unfold(driver)
    box.send_keys(typed)
    found = shown(driver)
    assert finds in found
    assert len(found) < LISTED
    status = driver.find_element(By.CSS_SELECTOR, ".find [role=status]")
    WebDriverWait(driver, 3).until(lambda _: str(len(found)) in status.text)
    assert "?" not in driver.current_url
    box.clear()
    box.send_keys(" ")
    assert len(shown(driver)) == LISTED


@pytest.mark.parametrize(
    ("typed", "needs"),
    [
        ("Therapist", {Need.TALK, Need.HEALTH}),
        ("bed", {Need.STAY}),
        ("rape kit", {Need.HEALTH}),
        ("kids, food", {Need.YOUTH, Need.BASICS}),
        ("my passport!", {Need.PAPERS}),
        ("passpo", {Need.PAPERS}),
    ],
)
def test_everyday_words_find_what_serves_the_need(
    visit: Visit, typed: str, needs: set[Need]
) -> None:
    found = type_into(visit.open("/en/resources/"), typed)
    wanted = set().union(*map(serving, needs))
    assert wanted <= set(found[: len(wanted)])


@pytest.fixture(scope="module")
def worded() -> Iterator[str]:
    """Serve the made-up site with words to search by in two languages; give its address."""
    translators = fixture().words
    translations = {
        "so": {WORDS[Need.LEGAL]: "qareen, maxkamad", WORDS[Need.STAY]: "hoy, meel aan seexdo"},
        "ar": {
            WORDS[Need.LEGAL]: "محامي، قاضٍ، أمر حماية",
            WORDS[Need.STAY]: "مأوى، مكان للنوم",
            DANGER: "خطر",
        },
    }
    changed = {
        code: with_search_words(translators[code], lists) for code, lists in translations.items()
    }
    with served(otherwise(translators=changed).app) as address:
        yield address


@pytest.mark.parametrize(
    ("locale", "typed", "first"),
    [
        ("so", "QAREEN", {"law", "papers-law"}),
        ("so", "qareenka", {"law", "papers-law"}),
        ("so", "meel aan seexdo", {"harbor-text"}),
        ("so", "lawyer", {"law", "papers-law"}),
        ("ar", "محامي", {"law", "papers-law"}),
        ("ar", "والمحامى", {"law", "papers-law"}),
        ("ar", "قاض", {"law", "papers-law"}),
        ("ar", "ماوي", {"harbor-text"}),
        ("ar", "مكان للنوم", {"harbor-text"}),
        ("ar", "أمر الحماية", {"law", "papers-law"}),
    ],
)
def test_the_words_of_each_language_are_known_and_english_ones_too(
    visit: Visit, worded: str, locale: str, typed: str, first: set[str]
) -> None:
    driver = visit.driver
    driver.get(f"{worded}/{locale}/resources/")
    assert set(type_into(driver, typed)[: len(first)]) == first
    is_danger = driver.find_element(By.CSS_SELECTOR, ".urgent").is_displayed
    assert not is_danger()
    type_into(driver, "خطر")
    assert is_danger() == (locale == "ar")


@pytest.mark.parametrize("typed", ["lawyr", "lawyyer", "lawter", "laywer", "attorneys"])
def test_a_slip_of_the_hand_still_finds(visit: Visit, typed: str) -> None:
    driver = visit.open("/en/resources/")
    assert set(type_into(driver, typed)[:2]) == {"law", "papers-law"}
    assert type_into(driver, f"{typed[::-1]}q") == []


@pytest.mark.parametrize(
    ("typed", "near", "far"),
    [
        ("Northtown", ["harbor-text"], "bridge"),
        ("old mill landing", ["harbor-text"], "bridge"),
        ("Old Mil Landing", ["harbor-text"], "bridge"),
        ("MIDBRIGDE", ["bridge"], "harbor-text"),
        ("saint elan", ["bridge"], "harbor-text"),
        ("midb", ["bridge"], "harbor-text"),
        ("Midshire", ["bridge"], "harbor-text"),
    ],
)
def test_a_town_finds_who_serves_its_county_those_near_first(
    visit: Visit, typed: str, near: list[str], far: str
) -> None:
    driver = visit.open("/so/resources/")
    before = shown(driver)
    found = type_into(driver, typed)
    assert found[: len(near)] == near
    assert {"shore-line", "law"} <= set(found)
    assert far not in found
    type_into(driver, " ")
    assert shown(driver) == before


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
    box = driver.find_element(By.CSS_SELECTOR, ".urgent")
    assert not box.is_displayed()
    found = type_into(driver, typed)
    assert box.is_displayed()
    links = [element.get_attribute("href") for element in box.find_elements(By.TAG_NAME, "a")]
    assert links == ["tel:911", "sms:911"]
    status = driver.find_element(By.CSS_SELECTOR, ".find [role=status]")
    heading = box.find_element(By.TAG_NAME, "h2").text
    WebDriverWait(driver, 3).until(lambda _: heading in str(status.get_property("textContent")))
    for slug in found:
        assert box.rect["y"] < driver.find_element(By.ID, slug_of(slug)).rect["y"]
    for other in ("kids", "emergency shelter", "dang"):
        type_into(driver, other)
        assert not box.is_displayed()


@pytest.mark.parametrize(
    "typed",
    ["immigration", "deport", "visa", "police", "report", "ICE", "danger", "papers", "shop"],
)
def test_police_and_immigration_police_answer_no_free_word(visit: Visit, typed: str) -> None:
    driver = visit.open("/en/resources/")
    assert not POLICE & set(type_into(driver, typed))
    if typed in {"immigration", "deport", "visa"}:
        assert set(shown(driver)[:2]) == {"papers-law", "law"}
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
    strip = [a.get_attribute("href") for a in driver.find_elements(By.CSS_SELECTOR, ".hotlines a")]
    asked = next(phone for phone in fixture().content.services["shore-line"].phones)
    assert calls == [
        *(text for text in strip if (text or "").startswith("tel:")),
        f"tel:{asked.number}",
    ]
    button = nothing.find_element(By.TAG_NAME, "button")
    assert button.size["height"] >= 44
    button.click()
    assert shown(driver) == before
    assert driver.find_element(By.ID, "find").get_property("value") == ""
    assert driver.execute_script("return [history.length, document.activeElement.id]") == [
        length,
        "find",
    ]


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
    status = driver.find_element(By.CSS_SELECTOR, ".find [role=status]")
    WebDriverWait(driver, 3).until(lambda _: status.text)
    assert driver.execute_script(state) == before
    assert driver.execute_script("return performance.getEntriesByType('resource').length") == 0


def test_without_scripts_there_is_no_dead_field(visit: Visit) -> None:
    with without_scripts(visit.driver):
        driver = visit.open("/en/resources/")
        assert not driver.find_elements(By.TAG_NAME, "input")
        assert not driver.find_elements(By.TAG_NAME, "select")
        unfold(driver)
        assert len(shown(driver)) == LISTED
        driver.find_element(By.CSS_SELECTOR, ".questions summary").click()
        answer = driver.find_element(By.CSS_SELECTOR, ".questions li")
        promised = answer.find_element(By.CSS_SELECTOR, "[data-count]").get_attribute("data-count")
        answer.find_element(By.TAG_NAME, "a").click()
        assert urlsplit(driver.current_url).path == list_address("en", Filters(where=NATION))
        assert str(len(shown(driver))) == promised


def test_places_to_choose_are_before_the_field(visit: Visit) -> None:
    driver = visit.open("/ar/resources/")
    top = field(driver).rect["y"]
    places = driver.find_elements(By.CSS_SELECTOR, "[data-facet=where] li")
    assert len(places) > len(fixture().content.counties)
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
