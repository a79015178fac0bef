"""axe-core and our own checks on every kind of page, in light, dark and forced colors."""

from pathlib import Path
from urllib.parse import quote

import pytest

from tests.browser.axe import run_axe
from tests.browser.browsers import Chromium
from tests.browser.checks import COLORS, LAYOUT, NARROW, OPEN_FOLDS, PHONE, Display, find_faults
from tests.routes import all_paths, covering_paths, sample_paths
from tests.sites import LIVE_LANGUAGES, LIVE_LISTS, SINGLE_PAGE, fixture_app, live_app
from webapp.pages.errors import render_in_all_languages

pytestmark = pytest.mark.browser

ARABIC = "<html lang=ar dir=rtl><meta charset=utf-8>" + 6 * "<p>يمكنك مغادرة هذه الصفحة بسرعة"
PALE = "color: #6b6b6b; background: #fff; font-family: 'Noto Naskh Arabic'"  # contrast 5 to 1
FIELD = "document.getElementById('find')"
INPUT_EVENT = "new Event('input', { bubbles: true })"


# axe does not see forced colors: it reads `-webkit-text-fill-color`, which stays. We measure them.
COLOR_DISPLAYS = (Display(), Display(scheme="dark"), Display(scheme="dark", has_forced_colors=True))


@pytest.mark.promise("A1", "A2", "A3", "A4")
@pytest.mark.parametrize(
    ("path", "display"),
    [
        *((path, Display(PHONE)) for path in covering_paths(fixture_app(), ["en"])),
        *((path, Display(PHONE)) for path in all_paths(fixture_app(), [SINGLE_PAGE])),
        *((path, Display(scheme="dark")) for path in covering_paths(fixture_app(), ["ar"])),
    ],
)
def test_page_has_no_axe_faults_and_enough_contrast(
    chromium: Chromium, origin: str, path: str, display: Display
) -> None:
    chromium.open(origin + path)
    chromium.evaluate(OPEN_FOLDS)
    display.apply(chromium)

    faults = run_axe(chromium.driver)
    for color_display in COLOR_DISPLAYS:
        color_display.apply(chromium)
        color_faults = find_faults(chromium, *COLORS)
        faults += [f"{color_display}: {fault}" for fault in color_faults]

    assert not faults, "\n".join(faults[:10])


@pytest.mark.promise("A3", "A4")
def test_error_page_in_all_languages_has_no_faults(chromium: Chromium, tmp_path: Path) -> None:
    page = tmp_path / "404.html"
    page.write_text(render_in_all_languages(fixture_app(), "missing"), "utf-8")
    chromium.open(page.as_uri())

    faults = [*run_axe(chromium.driver), *find_faults(chromium, "findLowContrast(7)", *LAYOUT)]

    assert not faults, "\n".join(faults[:10])


@pytest.mark.promise("A3", "A4")
@pytest.mark.parametrize("query", ["ambulance", "xyzzyx", "Northtown"])
def test_search_results_have_no_faults(chromium: Chromium, origin: str, query: str) -> None:
    chromium.open(f"{origin}/ar/find/")
    Display(PHONE).apply(chromium)
    chromium.evaluate(f"({FIELD}.value = '{query}', {FIELD}.dispatchEvent({INPUT_EVENT}))")
    chromium.evaluate("scrollTo(0, 0)")  # a target that the link to leave covers would be small

    faults = run_axe(chromium.driver)
    faults += find_faults(chromium, "findSidewaysOverflow()", "findSmallTargets(44)")

    assert not faults, "\n".join(faults[:10])


@pytest.mark.promise("A3", "A6")
@pytest.mark.parametrize("locale", [*LIVE_LANGUAGES, *LIVE_LISTS.single_page])
def test_every_kind_of_page_has_no_faults_in_every_language(
    chromium: Chromium, live_origin: str, locale: str
) -> None:
    width = PHONE if locale in LIVE_LISTS.single_page else NARROW
    for path in sample_paths(live_app(), locale):
        Display(width).apply(chromium)
        chromium.open(live_origin + path)

        faults = find_faults(chromium, "findLowHotline(780)")
        Display(NARROW).apply(chromium)
        chromium.evaluate(OPEN_FOLDS)
        faults += run_axe(chromium.driver, with_colors=False)
        faults += find_faults(chromium, *LAYOUT)

        assert not faults, f"{path}: " + "\n".join(faults[:10])


@pytest.mark.promise("A3")
def test_axe_sees_pale_arabic_text(chromium: Chromium) -> None:
    """If it also passes without ARABIC_FIX, the fix can be deleted."""
    page = quote(f"{ARABIC}<style>p {{ {PALE} }}</style>")
    chromium.open(f"data:text/html;charset=utf-8,{page}")

    faults = [fault for fault in run_axe(chromium.driver) if "color-contrast-enhanced" in fault]

    assert len(faults) == 6
