"""How long the list of services is: in pixels, in utterances of a screen reader, on paper."""

import base64
import re
from dataclasses import dataclass

from selenium.webdriver import Chrome

from tests.browser.driver import PHONE, set_media, set_viewport

A_PAGE = re.compile(rb"/Type\s*/Page\b")
LENGTH = "return document.documentElement.scrollHeight"
FIRST = "return document.querySelector('.listing').getBoundingClientRect().top + scrollY"
MANY = "return document.querySelectorAll('.listing').length"
# A fold that prints closed would make the paper short.
ON_PAPER = (
    "return [...document.querySelectorAll('.listing')].filter((one) => one.checkVisibility() &&"
    " one.getBoundingClientRect().height > 0).length"
)


@dataclass(frozen=True)
class Measures:
    """What a visitor with a phone, with a screen reader and with a printer gets."""

    services: int
    pixels: int
    first: int
    utterances: int
    printed: int
    sheets: int

    @property
    def excess(self) -> list[str]:
        """Return what is too long, in words."""
        limits = {
            "pixels": 170 * self.services + 1200,
            "first": 680,
            "utterances": 5 * self.services + 60,
            "sheets": 7,
        }
        many = [
            f"{key}: {value} of {most}"
            for key, most in limits.items()
            if (value := getattr(self, key)) > most
        ]
        return many + ([] if self.printed == self.services else [f"printed: {self.printed}"])


def measure(driver: Chrome) -> Measures:
    """Measure the list that the browser is on; groups stay as they are first shown."""
    set_media(driver)
    set_viewport(driver, PHONE)
    services, pixels, first = (driver.execute_script(script) for script in (MANY, LENGTH, FIRST))
    nodes = driver.execute_cdp_cmd("Accessibility.getFullAXTree", {})["nodes"]
    texts = [
        node
        for node in nodes
        if node.get("role", {}).get("value") == "StaticText"
        and not node.get("ignored")
        and node["name"]["value"].strip()
    ]
    set_media(driver, medium="print")
    printed = driver.execute_script(ON_PAPER)
    pdf = base64.b64decode(driver.execute_cdp_cmd("Page.printToPDF", {})["data"])
    set_media(driver)
    return Measures(services, pixels, round(first), len(texts), printed, len(A_PAGE.findall(pdf)))
