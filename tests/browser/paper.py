"""What the numbers look like on paper."""

import base64
import re

from selenium.webdriver import Chrome

from tests.browser.driver import set_media, set_viewport
from webapp.pages.site import App
from webapp.pages.views import CARDS
from webapp.words.formats import group_phone

# Of the page of the card: six small ones, those with hours alone, one for a wall.
PATHS = [f"card/{kind}/".replace("//", "/") for kind in CARDS]
COPIES = 6
A_PAGE = re.compile(rb"/Type\s*/Page\b")
# As wide as A4 and as high as Letter, in inches: what fits here fits on both.
PAPER = {"paperWidth": 8.27, "paperHeight": 11, "preferCSSPageSize": True}
SHEET = 746  # pixels that a printer fills of A4: its margins are 6.3 mm
# On paper: the cards that are cut off or leave the sheet, the headings, the title and all words.
SHOWN = """
return [
  [...document.querySelectorAll('.card')].filter((one) => one.getClientRects().length
    && (one.scrollHeight > one.clientHeight || one.scrollWidth > one.clientWidth
      || one.getBoundingClientRect().right > innerWidth || one.getBoundingClientRect().left < 0))
    .map((one) => `${one.scrollWidth} x ${one.scrollHeight}: ${one.innerText.slice(0, 40)}`),
  [...document.querySelectorAll('h1, h2, h3')].filter((one) => one.checkVisibility())
    .map((one) => one.innerText),
  document.title, document.body.innerText,
];
"""


def check_card(driver: Chrome, app: App, locale: str, path: str) -> None:
    """What the browser is on prints on one page, whole, under a neutral heading."""
    set_viewport(driver, SHEET)
    set_media(driver, medium="print")
    pdf = base64.b64decode(driver.execute_cdp_cmd("Page.printToPDF", PAPER)["data"])
    assert pdf.startswith(b"%PDF")
    assert len(A_PAGE.findall(pdf)) == 1, (locale, path)
    cut_off, headings, title, shown = driver.execute_script(SHOWN)
    assert cut_off == [], (locale, path)
    assert headings == [str(app.translators[locale].gettext("Useful numbers in Maine"))], path
    banned = [word for locale in app.locales.values() for word in locale.not_in_titles]
    said = f"{headings[0]} {title}".lower()
    assert not [word for word in banned if word in said], locale
    for key in app.data.site.card:
        number = group_phone(app.data.services[key].phones[0].number)
        assert shown.count(number) >= (1 if "wall" in path else COPIES), (locale, number)
