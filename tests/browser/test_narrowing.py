"""More answers than the address holds: on the page alone, as true as those of the address."""

from itertools import combinations

import pytest
from selenium.webdriver import Chrome
from selenium.webdriver.common.by import By

from tests.browser.conftest import Visit
from tests.browser.engines import Browser
from tests.browser.fixture_sites import Place
from tests.browser.test_finding import IDS, POLICE, SHOWN, field, shown
from tests.sites import fixture
from webapp.facts.directory import Filters, find, group, options, written

pytestmark = pytest.mark.browser

DATA = fixture().data
FACETS = Filters._fields
ANSWERS = [(facet, word) for facet in FACETS for word in options(DATA, facet)]
PAIRS = [pair for pair in combinations(ANSWERS, 2) if pair[0][0] != pair[1][0]]
CHOOSE = (
    "(facet, word) => { const list = document.querySelector(`select[data-facet=${facet}]`);"
    " list.value = word; list.dispatchEvent(new Event('input', {bubbles: true}));"
    " return list.value }"
)
# What is shown after each two answers, chosen from nothing.
SHOWN_BY_PAIR = f"""
const choose = {CHOOSE};
return arguments[0].map(([first, second]) => {{
  choose(...first);
  choose(...second);
  const shown = (() => {{ {SHOWN} }})();
  choose(first[0], '');
  choose(second[0], '');
  return shown;
}});
"""
LISTED = "[...document.querySelectorAll('.listing')].filter((one) => one.checkVisibility()).length"
STATE = "[window.before ??= Math.random(), history.length, location.href]"
STANDING = (
    "return [...document.querySelector('#listings > .briefs').children]"
    ".map((one) => [one.tagName, one.id])"
)
ASKED = "performance.getEntriesByType('resource').length"


def choose(driver: Chrome, facet: str, word: str) -> None:
    """Choose an answer from a list; those that nobody gives are not in it."""
    driver.execute_script(f"return ({CHOOSE})(arguments[0], arguments[1])", facet, word)


def found(*answers: tuple[str, str]) -> list[str]:
    """Return whom the answers find, as an address would if it held them all."""
    return sorted(service.id for service in find(DATA, Filters(**dict(answers))))


def test_answers_on_the_page_find_whom_the_address_would(visit: Visit) -> None:
    driver = visit.open("/en/resources/")
    field(driver)
    shown_by_pair = driver.execute_script(SHOWN_BY_PAIR, PAIRS)
    for pair, slugs in zip(PAIRS, shown_by_pair, strict=True):
        if all(map(found, pair)):
            assert sorted(IDS[slug] for slug in slugs) == found(*pair), pair


@pytest.mark.parametrize(
    ("given", "more"),
    [
        (("language", "so"), ("by", "voice")),
        (("language", "so"), ("by", "text")),  # a voice line speaks it
        (("where", "northshire"), ("hours", "24")),
        (("need", "stay"), ("where", "northshire")),
    ],
)
def test_answers_on_the_page_come_on_top_of_those_of_the_address(
    visit: Visit, given: tuple[str, str], more: tuple[str, str]
) -> None:
    words = (written(*given), "any") if given[0] == "where" else ("any", written(*given))
    driver = visit.open(f"/ar/resources/{'/'.join(words)}/")
    field(driver)
    lists = driver.find_elements(By.CSS_SELECTOR, ".find select")
    assert {element.get_attribute("data-facet") for element in lists} == {*FACETS} - {given[0]}
    choose(driver, *more)
    assert sorted(shown(driver)) == found(given, more)
    assert driver.find_element(By.CSS_SELECTOR, ".nothing").is_displayed() == (not shown(driver))
    assert set(shown(driver)) <= set(IDS.values())


@pytest.mark.parametrize(
    ("facet", "word", "kind"),
    [("whom", "men", "ask"), ("language", "so", "newcomers")],
)
def test_who_must_be_asked_is_apart_after_who_answers(
    visit: Visit, facet: str, word: str, kind: str
) -> None:
    driver = visit.open("/en/resources/")
    field(driver)
    choose(driver, facet, word)
    asked = next(one for one in group(DATA, Filters(**{facet: word})) if one.kind == kind)
    standing = driver.execute_script(STANDING)
    heading = next(index for index, (tag, _) in enumerate(standing) if tag == "H3" and index)
    after = [IDS[element] for tag, element in standing[heading + 1 :] if element]
    assert set(after) - POLICE == {service.id for service in asked.services}


def test_choosing_sends_nothing_and_leaves_no_line_in_the_history(
    browser: Browser, place: Place
) -> None:
    browser.open(f"{place.site}/so/resources/")
    before = browser.run(f"(performance.clearResourceTimings(), {STATE})")
    many = browser.run("document.querySelectorAll('.listing').length")
    browser.click("#questions > summary")
    for facet, word in (("where", "midshire"), ("need", "legal"), ("by", "voice")):
        assert browser.run(f"({CHOOSE})('{facet}', '{word}')") == word
    assert 0 < browser.run(LISTED) < many
    assert browser.run(STATE) == before
    assert browser.run(ASKED) == 0
