"""On paper: the whole list, whatever is folded. The card is in test_live.py."""

import pytest
from selenium.webdriver.common.by import By

from tests.browser.conftest import Visit
from tests.browser.driver import set_media
from tests.browser.listmeasures import measure

pytestmark = pytest.mark.browser


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
