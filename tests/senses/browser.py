"""A page as one visitor sees it in Chromium, and what our scripts find there in any browser."""

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Literal

from selenium.webdriver import Chrome

from tests.browser.driver import DESKTOP, set_media, set_viewport
from tests.browser.engines import Scripted

MEASURES, BOXES, WALK, PIXELS = (
    (Path(__file__).parent / f"{name}.js").read_text("utf-8")
    for name in ("measures", "boxes", "walk", "pixels")
)
HEIGHT = 800
NORMAL_TEXT = 16
OPEN = "for (const fold of document.querySelectorAll('details')) fold.open = true;"
# WCAG 1.4.12 names these four.
SPACED = (
    "* { line-height: 1.5 !important; letter-spacing: 0.12em !important;"
    " word-spacing: 0.16em !important } p { margin-block-end: 2em !important }"
)
STYLE = (
    "const sheet = new CSSStyleSheet(); sheet.replaceSync(arguments[0]);"
    "document.adoptedStyleSheets = [sheet]; scrollTo(0, 0);"
)


@dataclass(frozen=True)
class Look:
    """The settings of one visitor."""

    width: int = DESKTOP
    height: int = HEIGHT
    scheme: Literal["light", "dark"] = "light"
    forced: bool = False
    text: float = 1.0
    is_spaced: bool = False
    medium: Literal["screen", "print"] = "screen"

    def apply(self, driver: Chrome) -> None:
        """Give the browser these settings; the page that is open takes them on."""
        set_viewport(driver, self.width, self.height)
        set_media(driver, color_scheme=self.scheme, forced_colors=self.forced, medium=self.medium)
        sizes = {"standard": round(NORMAL_TEXT * self.text)}
        driver.execute_cdp_cmd("Page.setFontSizes", {"fontSizes": sizes})
        driver.execute_script(STYLE, SPACED if self.is_spaced else "")

    def __str__(self) -> str:
        """Say what is unlike a plain desk."""
        plain = Look(width=0)
        differing = replace(self)
        return " ".join(
            f"{name}={value}"
            for name, value in vars(differing).items()
            if value != getattr(plain, name)
        )


def measure(driver: Scripted, name: str, *arguments: object) -> list[str]:
    """Return what one measure finds on the page as it is."""
    script = f"{MEASURES} {BOXES} return {name}(...arguments);"
    found: list[str] = driver.execute_script(script, *arguments)
    return found


def ask(driver: Scripted, script: str, *arguments: object) -> Any:
    """Return what a script with all our functions answers, also when it takes its time."""
    whole = (
        f"{MEASURES} {WALK} {PIXELS} const done = arguments[arguments.length - 1];"
        f"(async (...given) => {{ {script} }})(...arguments)"
        ".then(done, (error) => done({ error: String(error) }));"
    )
    answer = driver.execute_async_script(whole, *arguments)
    if isinstance(answer, dict) and "error" in answer:
        raise AssertionError(answer["error"])
    return answer


def take_picture(driver: Chrome, highest: int = 0) -> str:
    """Return what is in the window, in base64, or of the page as much as `highest` pixels."""
    options: dict[str, object] = {"format": "png", "optimizeForSpeed": True}
    if highest:
        wide, high = driver.execute_script(
            "const { clientWidth, scrollHeight } = document.documentElement;"
            "return [clientWidth, scrollHeight]"
        )
        clip = {"x": 0, "y": 0, "width": wide, "height": min(high, highest), "scale": 1}
        options |= {"clip": clip, "captureBeyondViewport": True}
    picture: str = driver.execute_cdp_cmd("Page.captureScreenshot", options)["data"]
    return picture
