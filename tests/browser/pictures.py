"""`make pictures`: the pictures in the documentation, taken anew from the site as it is."""

import sys
import time
from urllib.parse import quote

from selenium.webdriver import Chrome
from selenium.webdriver.common.by import By
from selenium.webdriver.support.wait import WebDriverWait

from tests.browser.driver import set_media, set_viewport, start_browser
from tests.browser.serving import served
from tests.sites import live
from webapp.settings import ROOT
from workshop.preview.app import create_workshop

DOCS = ROOT / "docs"


def photograph(driver: Chrome, address: str) -> str:
    """Return a page as a phone shows it, as PNG in base64."""
    set_viewport(driver, 360, 740)
    driver.get(address)
    return driver.get_screenshot_as_base64()


def take(driver: Chrome, name: str) -> None:
    """Write what the browser shows into the documentation."""
    driver.save_screenshot(str(DOCS / name))
    sys.stdout.write(f"docs/{name}\n")


def main() -> None:
    """Take all pictures."""
    driver = start_browser()
    set_media(driver)
    try:
        with served(live().app) as origin:
            shots = [photograph(driver, f"{origin}/{code}/") for code in ("so", "ar")]
        pair = "".join(f'<img src="data:image/png;base64,{shot}">' for shot in shots)
        set_viewport(driver, 740, 740)
        driver.get(f"data:text/html,<body style='margin:0;display:flex;gap:20px'>{quote(pair)}")
        take(driver, "start-page.png")
        with served(create_workshop(live().settings)) as origin:
            set_viewport(driver, 1000, 520)
            driver.get(f"{origin}/workshop/so/")
            take(driver, "translators/list.png")
            set_viewport(driver, 1000, 820)
            driver.get(f"{origin}/ar/")
            driver.find_element(By.CSS_SELECTOR, "main h1 [data-ws]").click()
            WebDriverWait(driver, 10).until(lambda d: d.find_elements(By.CSS_SELECTOR, ".ws-text"))
            time.sleep(0.3)  # until the panel has scrolled the sentence into sight
            take(driver, "translators/sentence.png")
            driver.get("about:blank")
    finally:
        driver.quit()


if __name__ == "__main__":
    main()
