"""Settings in which pages are displayed, and checks of the page that run in any browser."""

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from selenium.webdriver import Keys

from tests.browser.browsers import Browser, Chromium

SCRIPTS = "".join(
    (Path(__file__).parent / name).read_text("utf-8") for name in ("checks.js", "tab_walk.js")
)
NARROW, PHONE, DESKTOP = 320, 360, 1280
DEFAULT_TEXT_SIZE = 16
# The text spacing of WCAG 1.4.12.
TEXT_SPACING = (
    "* { line-height: 1.5 !important; letter-spacing: 0.12em !important;"
    " word-spacing: 0.16em !important } p { margin-block-end: 2em !important }"
)
SET_STYLE = (
    "((sheet) => {{ sheet.replaceSync('{}'); document.adoptedStyleSheets = [sheet];"
    " scrollTo(0, 0) }})(new CSSStyleSheet())"
)
OPEN_FOLDS = "document.querySelectorAll('details').forEach((fold) => { fold.open = true })"
OVERFLOW = ("findSidewaysOverflow()", "findClippedText()")
LAYOUT = (
    *OVERFLOW,
    "findOverlappingText()",
    "findHiddenInFolds()",
    "findTextsOfOneDisplay()",
    "findMisplaced()",
    "findSmallTargets(44)",
)
COLORS = (
    "findLowContrast(7)",
    "findLowContrastOnHover(7, 3)",
    "findPaleOutlines(3)",
    "findPaleShapes(3)",
    "findUnseenChoice(3)",
)
PRINT = ("findClippedText()", "findOverlappingText()", "findLowContrast(7)")


@dataclass(frozen=True)
class Display:
    """The settings in which a reader sees a page."""

    width: int = DESKTOP
    scheme: Literal["light", "dark"] = "light"
    text_scale: float = 1.0
    has_text_spacing: bool = False
    has_forced_colors: bool = False
    medium: Literal["screen", "print"] = "screen"

    def apply(self, browser: Browser) -> None:
        """Set the width and the spacing, and in Chromium everything else."""
        browser.resize(self.width)
        browser.evaluate(SET_STYLE.format(TEXT_SPACING if self.has_text_spacing else ""))
        if isinstance(browser, Chromium):
            features = {
                "prefers-color-scheme": self.scheme,
                "prefers-reduced-motion": "reduce",  # so that no color is halfway to another
                "forced-colors": "active" if self.has_forced_colors else "none",
            }
            media = [{"name": name, "value": value} for name, value in features.items()]
            sizes = {"standard": round(DEFAULT_TEXT_SIZE * self.text_scale)}
            send = browser.driver.execute_cdp_cmd
            send("Emulation.setEmulatedMedia", {"media": self.medium, "features": media})
            send("Page.setFontSizes", {"fontSizes": sizes})


ANY_BROWSER: tuple[tuple[Display, tuple[str, ...]], ...] = (
    (Display(NARROW), (*LAYOUT, "findMotion()", "findBlockedZoom()")),
    (Display(NARROW, has_text_spacing=True), OVERFLOW),
    (Display(), LAYOUT),
)
CHROMIUM_ONLY = (
    (Display(PHONE, text_scale=2), (*LAYOUT, "findTextsThatDoNotGrow(2)")),
    (Display(768), LAYOUT),
    (Display(text_scale=2), LAYOUT),
    (Display(has_text_spacing=True), OVERFLOW),
    (Display(medium="print"), PRINT),
)


def find_faults(browser: Browser, *checks: str) -> list[str]:
    """Return the faults that checks, which are calls of JavaScript, find on the page."""
    calls = [f"...{check}.map((fault) => `{check} ${{fault}}`)" for check in checks]
    faults: list[str] = browser.evaluate(f"(() => {{ {SCRIPTS} return [{','.join(calls)}] }})()")
    return faults


def find_layout_faults(browser: Browser) -> list[str]:
    """Return the faults of the page in all displays that the browser can have."""
    displays = ANY_BROWSER
    if isinstance(browser, Chromium):
        displays += CHROMIUM_ONLY
    faults = []
    for display, checks in displays:
        display.apply(browser)
        faults += [f"{display}: {fault}" for fault in find_faults(browser, *checks)]
    return faults


def walk_with_tab(browser: Browser, *, backwards: bool = False) -> list[str]:
    """Press Tab from the first element that can have the focus to the last; return faults."""
    start = f"startTabWalk({str(backwards).lower()})"
    count = browser.evaluate(f"(() => {{ {SCRIPTS} return {start} }})()")
    browser.press(*[Keys.TAB] * count, holding=Keys.SHIFT if backwards else "")
    faults: list[str] = browser.evaluate("endTabWalk()")
    return faults
