"""What the card looks like on paper."""

import base64
import re

from selenium.webdriver import Chrome
from selenium.webdriver.common.by import By

from tests.browser.driver import set_media
from tests.sites import RunningSite
from webapp.site.formats import group_phone

A_PAGE = re.compile(rb"/Type\s*/Page\b")


def check_card(driver: Chrome, site: RunningSite, locale: str) -> None:
    """The card that the browser is on prints on one page, under a neutral heading."""
    set_media(driver, medium="print")
    pdf = base64.b64decode(driver.execute_cdp_cmd("Page.printToPDF", {})["data"])
    assert pdf.startswith(b"%PDF")
    assert len(A_PAGE.findall(pdf)) == 1, locale
    headings = [
        one.text
        for one in driver.find_elements(By.CSS_SELECTOR, "h1, h2, h3")
        if one.is_displayed()
    ]
    assert headings == [str(site.words[locale].gettext("Useful numbers in Maine"))]
    banned = [word for one in site.locales.values() for word in one.not_in_titles]
    assert not [word for word in banned if word in f"{headings[0]} {driver.title}".lower()], locale
    shown = driver.find_element(By.TAG_NAME, "body").text
    for one in site.content.featured.card:
        number = group_phone(site.content.services[one].phones[0].number)
        assert number in shown, f"{locale}: {number}"
