"""On paper: the numbers whole, under a heading that a passer-by may read, and the whole list."""

import pytest
from selenium.webdriver.common.by import By

from tests.browser.conftest import Visit
from tests.browser.driver import set_media
from tests.browser.listmeasures import measure
from tests.browser.paper import check_card
from tests.sites import fixture
from webapp.site.pagemodels.card import CardKind

pytestmark = pytest.mark.browser

LABELS = "return [...document.querySelectorAll('.card li div > span')].map((one) => one.lang)"


def test_the_whole_list_is_on_paper(visit: Visit) -> None:
    driver = visit.open("/en/resources/")
    folded = driver.find_elements(By.CSS_SELECTOR, ".group:not([open]) .listing")
    assert folded
    assert not any(element.is_displayed() for element in folded)
    found = measure(driver)
    assert found.printed == found.services
    set_media(driver, medium="print")
    assert not driver.find_element(By.CSS_SELECTOR, ".more").is_displayed()
    rows = driver.find_elements(By.CSS_SELECTOR, ".listing")
    assert {element.value_of_css_property("display") for element in rows} == {"table-row"}


# In every language with the words of the live site: test_axe_live.py.
@pytest.mark.parametrize("locale", ["en", "ar"])
@pytest.mark.parametrize("path", CardKind)
def test_the_card_is_one_page_under_a_neutral_heading(visit: Visit, locale: str, path: str) -> None:
    driver = visit.open(f"/{locale}/card/{path}")
    check_card(driver, fixture(), locale, path)
    languages = set(driver.execute_script(LABELS))
    assert languages == {fixture().locales[locale].code, "en"}
