"""A page in the settings of its readers, and what our scripts measure there in any browser."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from selenium.webdriver import Chrome

from tests.browser.driver import DESKTOP, PHONE, set_media, set_viewport
from tests.browser.engines import Asked, Browser, Scripted
from tests.browser.room import NARROW

MEASURES, WALK = (
    (Path(__file__).parent / f"{name}.js").read_text("utf-8") for name in ("measures", "walk")
)
HEIGHT = 800
NORMAL_TEXT = 16
# WCAG 1.4.12 names these four.
SPACED = (
    "* { line-height: 1.5 !important; letter-spacing: 0.12em !important;"
    " word-spacing: 0.16em !important } p { margin-block-end: 2em !important }"
)
STYLE = (
    "const sheet = new CSSStyleSheet(); sheet.replaceSync(arguments[0]);"
    "document.adoptedStyleSheets = [sheet]; scrollTo(0, 0);"
)
type Measures = tuple[tuple[str | int, ...], ...]


@dataclass(frozen=True)
class Look:
    """The settings of one reader."""

    width: int = DESKTOP
    scheme: Literal["light", "dark"] = "light"
    text: float = 1.0
    is_spaced: bool = False
    medium: Literal["screen", "print"] = "screen"

    def apply(self, driver: Chrome) -> None:
        """Give the browser these settings; the page that is open takes them on."""
        set_viewport(driver, self.width, HEIGHT)
        set_media(driver, color_scheme=self.scheme, medium=self.medium)
        sizes = {"standard": round(NORMAL_TEXT * self.text)}
        driver.execute_cdp_cmd("Page.setFontSizes", {"fontSizes": sizes})
        driver.execute_script(STYLE, SPACED if self.is_spaced else "")


# Drawings keep their place where spaces are wider; the table below each says the same.
SPACES: Measures = (("sideways", "svg"), ("clipped",))
ROOM: Measures = (
    ("sideways",),
    ("clipped",),
    ("overlapping",),
    ("lost",),
    ("misplaced",),
    ("targets", 44),
)
COLORS: Measures = (("contrast", 7), ("colored",), ("moving",))
LOOKS: tuple[tuple[Look, Measures], ...] = (
    (Look(NARROW), (*ROOM, *COLORS)),
    (Look(NARROW, scheme="dark"), COLORS),
    (Look(NARROW, is_spaced=True), SPACES),
    (Look(PHONE, text=2), ROOM),
    (Look(768), ROOM),
    (Look(DESKTOP), ROOM),
    (Look(DESKTOP, text=2), ROOM),
    (Look(DESKTOP, is_spaced=True), SPACES),
    (Look(DESKTOP, medium="print"), (("clipped",), ("overlapping",), ("contrast", 7))),
)


def measure(driver: Scripted, measures: Measures) -> Iterator[str]:
    """Yield what measures find on the page as it is."""
    for name, *arguments in measures:
        for fault in driver.execute_script(f"{MEASURES} return {name}(...arguments);", *arguments):
            yield f"{name}: {fault}"


def find_cramped(driver: Chrome) -> Iterator[str]:
    """Yield what the measures find on the page in every look."""
    for look, measures in LOOKS:
        look.apply(driver)
        yield from (f"{look}: {fault}" for fault in measure(driver, measures))


def find_cramped_elsewhere(browser: Browser) -> Iterator[str]:
    """Yield what the measures find where only the window can be changed, as in Firefox."""
    asked = Asked(browser)
    for width, style, measures in (
        (NARROW, "", ROOM),
        (NARROW, SPACED, SPACES),
        (DESKTOP, "", ROOM),
    ):
        browser.resize(width, HEIGHT)
        asked.execute_script(STYLE, style)
        yield from (f"{width} {style[:1]}: {fault}" for fault in measure(asked, measures))
    asked.execute_script(STYLE, "")


def ask(driver: Scripted, script: str, *arguments: object) -> Any:
    """Return what a script with all our functions answers, also when it takes its time."""
    whole = (
        f"{MEASURES} {WALK} const done = arguments[arguments.length - 1];"
        f"(async (...given) => {{ {script} }})(...arguments)"
        ".then(done, (error) => done({ error: String(error) }));"
    )
    answer = driver.execute_async_script(whole, *arguments)
    if isinstance(answer, dict) and "error" in answer:
        raise AssertionError(answer["error"])
    return answer
