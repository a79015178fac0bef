"""The card on paper: one page, the numbers, and a heading that a passer-by may read."""

import base64
import re

import pytest
from selenium.webdriver.common.by import By

from tests.browser.conftest import Visit
from tests.browser.driver import set_media
from tests.client import WORDS
from tests.neutral_words import BANNED
from tests.running import CONTENT
from webapp.languages.locales import LOCALES
from webapp.site.formats import group_phone

pytestmark = pytest.mark.browser

A_PAGE = re.compile(rb"/Type\s*/Page\b")


@pytest.mark.parametrize("locale", LOCALES)
def test_the_card_is_one_page_under_a_neutral_heading(visit: Visit, locale: str) -> None:
    driver = visit.open(f"/{locale}/card/")
    set_media(driver, medium="print")
    printed = driver.execute_cdp_cmd("Page.printToPDF", {})
    pdf = base64.b64decode(printed["data"])
    assert pdf.startswith(b"%PDF")
    assert len(A_PAGE.findall(pdf)) == 1
    headings = [
        one.text
        for one in driver.find_elements(By.CSS_SELECTOR, "h1, h2, h3")
        if one.is_displayed()
    ]
    assert headings == [str(WORDS[locale].gettext("Useful numbers in Maine"))]
    assert not [word for word in BANNED if word in f"{headings[0]} {driver.title}".lower()]
    shown = driver.find_element(By.TAG_NAME, "body").text
    for one in CONTENT.featured.card:
        channels = [c for c in CONTENT.services[one].channels if c.number]
        assert group_phone(str(channels[0].number)) in shown
