"""`make pictures`: the pictures in the documentation, taken anew from the site as it is."""

import logging
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import quote

from flask import Flask
from selenium.webdriver import Chrome
from selenium.webdriver.common.by import By
from selenium.webdriver.support.wait import WebDriverWait
from werkzeug.serving import make_server

from tests.browser.driver import set_media, set_viewport, start_browser
from tests.running import APP, SETTINGS
from webapp.settings import ROOT
from webapp.workshop.app import create_workshop

DOCS = ROOT / "docs"


@contextmanager
def served(app: Flask) -> Iterator[str]:
    """Serve an app on this machine; give its address."""
    server = make_server("127.0.0.1", 0, app, threaded=True)
    server.daemon_threads = True  # type: ignore[attr-defined] # a page waits for changes
    server.block_on_close = False  # type: ignore[attr-defined]
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


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
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    driver = start_browser()
    set_media(driver)
    try:
        with served(APP) as origin:
            shots = [photograph(driver, f"{origin}/{code}/") for code in ("so", "ar")]
        pair = "".join(f'<img src="data:image/png;base64,{one}">' for one in shots)
        set_viewport(driver, 740, 740)
        driver.get(f"data:text/html,<body style='margin:0;display:flex;gap:20px'>{quote(pair)}")
        take(driver, "start-page.png")
        with served(create_workshop(SETTINGS)) as origin:
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
