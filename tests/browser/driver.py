"""One headless Chromium as the tests need it: quick to fail, and able to play any visitor."""

import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Literal

from selenium.webdriver import Chrome, ChromeOptions, ChromeService

PHONE = 360
DESKTOP = 1280
PATIENCE_IN_SECONDS = 20

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
HEADLESS = "--headless=new"
FLAGS = (
    HEADLESS,
    "--no-sandbox",  # as root, as in most CI, Chromium refuses to start with it
    "--disable-dev-shm-usage",  # containers give /dev/shm too little
    "--disable-gpu",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--hide-scrollbars",  # so that a width in CSS is the width that was asked for
    "--force-color-profile=srgb",
)
# For tests that only look at pages: no page waits for a visitor to come back to it, and no process
# for a page to come. That halves what it costs to open one; tests of leaving are without it.
_WAITING = (
    "BackForwardCache",
    "PaintHolding",
    "ProactivelySwapBrowsingInstance",
    "RenderDocument",
    "SpareRendererForSitePerProcess",
)
AT_ONCE = (f"--disable-features={','.join(_WAITING)}",)


def start_browser(
    profile: Path | None = None,
    *,
    waits: bool = True,
    flags: tuple[str, ...] = (),
    environment: Mapping[str, str] | None = None,
) -> Chrome:
    """Start the browser and driver found here; Selenium finds or fetches what is missing.

    With a folder the profile is kept there; without waiting a command returns before a page is in.
    With an environment that names a display, the window is on it.
    """
    options = ChromeOptions()
    if profile:
        options.add_argument(f"--user-data-dir={profile}")
    if not waits:
        options.page_load_strategy = "none"
    if environment:  # a bar in the window would say that a program drives it
        options.add_experimental_option("excludeSwitches", ["enable-automation"])
    for flag in (*FLAGS, *flags):
        if not environment or flag != HEADLESS:
            options.add_argument(flag)
    browser = next(filter(None, map(shutil.which, BROWSERS)), None)
    service = ChromeService(env=environment)
    if browser and (chromedriver := shutil.which("chromedriver")):
        options.binary_location = browser
        service = ChromeService(chromedriver, env=environment)
    driver = Chrome(options=options, service=service)
    driver.set_page_load_timeout(PATIENCE_IN_SECONDS)
    driver.set_script_timeout(PATIENCE_IN_SECONDS)
    return driver


def set_viewport(driver: Chrome, width: int, height: int = 800) -> None:
    """Give the page this many CSS pixels, exactly."""
    driver.execute_cdp_cmd(
        "Emulation.setDeviceMetricsOverride",
        {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": False},
    )


def set_media(
    driver: Chrome,
    *,
    color_scheme: Literal["light", "dark"] = "light",
    medium: Literal["screen", "print"] = "screen",
) -> None:
    """Play a visitor's settings; motion is reduced, so that no colour is half way."""
    features = {
        "prefers-color-scheme": color_scheme,
        "prefers-reduced-motion": "reduce",
    }
    driver.execute_cdp_cmd(
        "Emulation.setEmulatedMedia",
        {
            "media": medium,
            "features": [{"name": name, "value": value} for name, value in features.items()],
        },
    )


@contextmanager
def without_scripts(driver: Chrome) -> Iterator[None]:
    """Switch off the scripts of pages that are loaded inside; the driver's own still run."""
    driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    try:
        yield
    finally:
        driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})
