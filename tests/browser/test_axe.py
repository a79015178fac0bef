"""axe on every kind of page: all its rules in light, those of colours in the dark too."""

from pathlib import Path
from urllib.parse import quote

import pytest

from tests.browser.axe import inject_axe, run_axe
from tests.browser.browsers import Chromium
from tests.browser.measures import NARROW, PHONE, ROOM, UNFOLD, Look, measure
from tests.routes import each_kind, showing_paths
from tests.sites import LANGUAGES, fixture, live
from webapp.pages.errors import write_in_all_languages

pytestmark = pytest.mark.browser

ARABIC = "<html lang=ar dir=rtl><meta charset=utf-8>" + 6 * "<p>يمكنك مغادرة هذه الصفحة بسرعة"
FIELD = "document.getElementById('find')"
INPUT = "new Event('input', { bubbles: true })"


# Of a forced colour axe reads `-webkit-text-fill-color`, which stays as it was: there we measure.
COLOURS = (Look(), Look(scheme="dark"), Look(scheme="dark", is_forced=True))


@pytest.mark.promise("A1", "A2", "A3", "A4")
@pytest.mark.parametrize(
    ("path", "look"),
    [  # from left on a phone, from right on a desk
        *((path, Look(PHONE)) for path in showing_paths(fixture(), ["en"])),
        *((path, Look(scheme="dark")) for path in showing_paths(fixture(), ["ar"])),
    ],
)
def test_axe_finds_nothing(chromium: Chromium, origin: str, path: str, look: Look) -> None:
    chromium.open(origin + path)
    chromium.run(UNFOLD)
    look.apply(chromium)
    faults = run_axe(chromium.driver)
    for other in COLOURS:
        other.apply(chromium)
        faults += [f"{other}: {fault}" for fault in measure(chromium, "contrast(7)")]
    assert not faults, "\n".join(faults[:10])


@pytest.mark.promise("A3", "A4")
def test_axe_finds_nothing_in_the_page_of_all_languages(chromium: Chromium, tmp_path: Path) -> None:
    page = tmp_path / "404.html"
    page.write_text(write_in_all_languages(fixture(), "missing"), "utf-8")
    chromium.open(page.as_uri())
    faults = [*run_axe(chromium.driver), *measure(chromium, "contrast(7)", *ROOM)]
    assert not faults, "\n".join(faults[:10])


@pytest.mark.promise("A3", "A4")
def test_axe_finds_nothing_in_what_the_search_shows(chromium: Chromium, origin: str) -> None:
    chromium.open(f"{origin}/ar/find/")
    Look(PHONE).apply(chromium)
    for typed in ("ambulance", "xyzzyx", "Northtown"):
        chromium.run(f"({FIELD}.value = '{typed}', {FIELD}.dispatchEvent({INPUT}))")
        chromium.run("scrollTo(0, 0)")  # what lies under the way out is no small target
        faults = [*run_axe(chromium.driver), *measure(chromium, "sideways()", "targets(44)")]
        assert not faults, "\n".join(faults[:10])


@pytest.mark.promise("A3", "A6")
@pytest.mark.parametrize("locale", LANGUAGES)
def test_axe_finds_nothing_and_nothing_is_cut_off_in_every_language(
    chromium: Chromium, live_origin: str, locale: str
) -> None:
    Look(NARROW).apply(chromium)
    for path in each_kind(live(), locale):
        chromium.open(live_origin + path)
        chromium.run(UNFOLD)
        found = [
            *run_axe(chromium.driver, with_colours=False),
            *measure(chromium, *ROOM, "low(740)"),
        ]
        assert not found, f"{path}: " + "\n".join(found[:10])


@pytest.mark.promise("A3")
@pytest.mark.parametrize("cured", [True, False])
def test_pale_arabic_is_found_only_with_the_cure(chromium: Chromium, *, cured: bool) -> None:
    """When it is found without, axe has learnt to read Arabic, and the cure can go."""
    style = "color: #6b6b6b; background: #fff; font-family: 'Noto Naskh Arabic'"  # 5 to 1
    page = quote(f"{ARABIC}<style>p {{ {style} }}</style>")
    chromium.open(f"data:text/html;charset=utf-8,{page}")
    inject_axe(chromium.driver, cured=cured)
    found = [fault for fault in run_axe(chromium.driver) if "color-contrast-enhanced" in fault]
    assert len(found) == 6 * cured
