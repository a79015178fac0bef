"""A page in the settings of its readers, and what our scripts measure there in any browser."""

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from selenium.webdriver import Keys

from tests.browser.browsers import Browser, Chromium

MEASURES, WALK = (
    (Path(__file__).parent / f"{name}.js").read_text("utf-8") for name in ("measures", "walk")
)
NARROW, PHONE, DESKTOP = 320, 360, 1280
NORMAL_TEXT = 16
# WCAG 1.4.12 names these four.
SPACED = (
    "* { line-height: 1.5 !important; letter-spacing: 0.12em !important;"
    " word-spacing: 0.16em !important } p { margin-block-end: 2em !important }"
)
STYLE = (
    "((sheet) => {{ sheet.replaceSync('{}'); document.adoptedStyleSheets = [sheet];"
    " scrollTo(0, 0) }})(new CSSStyleSheet())"
)
UNFOLD = "document.querySelectorAll('details').forEach((one) => { one.open = true })"
ROOM = (
    "sideways()",
    "clipped()",
    "overlapping()",
    "lost()",
    "misplaced()",
    "targets(44)",
)
SPACES = ("sideways()", "clipped()")


@dataclass(frozen=True)
class Look:
    """The settings of one reader."""

    width: int = DESKTOP
    scheme: Literal["light", "dark"] = "light"
    text: float = 1.0
    is_spaced: bool = False
    is_forced: bool = False
    medium: Literal["screen", "print"] = "screen"

    def apply(self, browser: Browser) -> None:
        """Give a browser these settings, all but width and spaces in Chromium alone."""
        browser.resize(self.width)
        browser.run(STYLE.format(SPACED if self.is_spaced else ""))
        if isinstance(browser, Chromium):
            # Motion is reduced, so that no colour is half way.
            features = {
                "prefers-color-scheme": self.scheme,
                "prefers-reduced-motion": "reduce",
                "forced-colors": "active" if self.is_forced else "none",
            }
            media = [{"name": name, "value": value} for name, value in features.items()]
            sizes = {"standard": round(NORMAL_TEXT * self.text)}
            ask = browser.driver.execute_cdp_cmd
            ask("Emulation.setEmulatedMedia", {"media": self.medium, "features": media})
            ask("Page.setFontSizes", {"fontSizes": sizes})


IN_ANY_BROWSER: tuple[tuple[Look, tuple[str, ...]], ...] = (
    (Look(NARROW), (*ROOM, "moving()")),
    (Look(NARROW, is_spaced=True), SPACES),
    (Look(), ROOM),
)
IN_CHROMIUM = (
    *IN_ANY_BROWSER,
    (Look(PHONE, text=2), ROOM),
    (Look(768), ROOM),
    (Look(text=2), ROOM),
    (Look(is_spaced=True), SPACES),
    (Look(medium="print"), ("clipped()", "overlapping()", "contrast(7)")),
)


def measure(browser: Browser, *measures: str) -> list[str]:
    """Return what measures find on the page as it is."""
    found = [f"...{call}.map((fault) => `{call} ${{fault}}`)" for call in measures]
    faults: list[str] = browser.run(f"(() => {{ {MEASURES} {WALK} return [{','.join(found)}] }})()")
    return faults


def look_everywhere(browser: Browser) -> list[str]:
    """Return what is found in each look that a browser can have."""
    looks = IN_CHROMIUM if isinstance(browser, Chromium) else IN_ANY_BROWSER
    found = []
    for look, measures in looks:
        look.apply(browser)
        found += [f"{look}: {fault}" for fault in measure(browser, *measures)]
    return found


def walk(browser: Browser, *, backwards: bool = False) -> list[str]:
    """Press Tab from the first thing that can have the focus to the last; return what is wrong."""
    start = f"startWalk({str(backwards).lower()})"
    many = browser.run(f"(() => {{ {MEASURES} {WALK} return {start} }})()")
    browser.press(*[Keys.TAB] * many, holding=Keys.SHIFT if backwards else "")
    faults: list[str] = browser.run("endWalk()")
    return faults
