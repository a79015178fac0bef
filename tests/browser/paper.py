"""What the numbers look like on paper."""

import base64
import re

from selenium.webdriver import Chrome
from selenium.webdriver.common.by import By

from tests.browser.driver import DESKTOP, set_media, set_viewport
from tests.sites import RunningSite
from webapp.site.formatting import group_phone
from webapp.site.pagemodels.card import COPIES, KINDS

A_PAGE = re.compile(rb"/Type\s*/Page\b")
PAPERS = {"A4": (8.27, 11.69), "Letter": (8.5, 11)}  # inches
CUT_OFF = (
    "return [...document.querySelectorAll('.card')].filter((one) => one.getClientRects().length"
    " && (one.scrollHeight > one.clientHeight || one.scrollWidth > one.clientWidth))"
    ".map((one) => `${one.scrollWidth} x ${one.scrollHeight}: ${one.innerText.slice(0, 40)}`)"
)


def check_card(driver: Chrome, site: RunningSite, locale: str, path: str = "") -> None:
    """What the browser is on prints on one page, whole, under a neutral heading."""
    set_viewport(driver, DESKTOP)  # as wide as paper: what lies beyond a screen is no text to read
    set_media(driver, medium="print")
    kind = KINDS[path]
    for paper, (width, height) in PAPERS.items():
        asked = {"paperWidth": width, "paperHeight": height, "preferCSSPageSize": True}
        pdf = base64.b64decode(driver.execute_cdp_cmd("Page.printToPDF", asked)["data"])
        assert pdf.startswith(b"%PDF")
        assert len(A_PAGE.findall(pdf)) == 1, (locale, path, paper)
    assert driver.execute_script(CUT_OFF) == [], (locale, path)
    headings = [
        element.text
        for element in driver.find_elements(By.CSS_SELECTOR, "h1, h2, h3")
        if element.is_displayed()
    ]
    assert headings == [str(site.words[locale].gettext("Useful numbers in Maine"))], path
    banned = [word for locale in site.locales.values() for word in locale.not_in_titles]
    assert not [word for word in banned if word in f"{headings[0]} {driver.title}".lower()], locale
    shown = driver.find_element(By.TAG_NAME, "body").text
    for service_id in site.content.featured.card:
        number = group_phone(site.content.services[service_id].phones[0].number)
        assert shown.count(number) >= (1 if kind.is_wall else COPIES), f"{locale}: {number}"
