"""The translators' desk by mouse and keyboard."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from shutil import copytree

import pytest
from selenium.webdriver import Keys

from tests.browser.axe import run_axe
from tests.browser.browsers import Chromium
from tests.browser.checks import NARROW, Display, find_faults
from tests.browser.local_sites import serve
from tests.sites import fixture_settings
from webapp.desk import create_app

pytestmark = pytest.mark.browser

FRAME = "document.querySelector('#desk-frame')?.contentDocument"
TEXT_IN_FIELD = f"{FRAME}.querySelector('#text-0').value"


@dataclass(frozen=True)
class Desk:
    """A desk in a browser, and the folder of the catalogs that it changes."""

    chromium: Chromium
    origin: str
    folder: Path

    def open(self, path: str) -> None:
        """Load a page, even if only the part after # differs."""
        self.chromium.open("about:blank")
        self.chromium.open(self.origin + path)

    def open_heading(self) -> None:
        """Click the heading, and wait for the field with its translation."""
        self.chromium.click("main h1 span[data-desk]")
        self.chromium.wait_for(f"{FRAME}?.activeElement?.id === 'text-0'")

    def save(self, text: str) -> None:
        """Replace the text in the field, and save it with the keyboard."""
        self.chromium.press(Keys.CONTROL + "a", *text, Keys.CONTROL + Keys.ENTER)

    def wait_for_status(self, text: str) -> None:
        """Wait until the desk shows a text as its status."""
        status = f"{FRAME}.querySelector('#status')?.textContent"
        self.chromium.wait_for(f"{status}?.includes({text!r})")


@pytest.fixture
def desk(chromium: Chromium, tmp_path: Path) -> Iterator[Desk]:
    """Serve a desk on a copy of the catalogs."""
    folder = Path(copytree(fixture_settings().translations, tmp_path / "translations"))
    with serve(create_app(replace(fixture_settings(), translations=folder))) as address:
        yield Desk(chromium, address, folder)
        chromium.evaluate("window.onbeforeunload = null")


@pytest.mark.promise("W13")
@pytest.mark.parametrize(("code", "text"), [("so", "Luqadaha oo dhan"), ("ar", "لغات الموقع كلها")])
def test_clicked_sentence_can_be_changed_and_only_a_sound_text_is_saved(
    desk: Desk, code: str, text: str
) -> None:
    desk.open(f"/{code}/languages/")
    desk.open_heading()

    desk.save(f"{text} <b>")
    desk.wait_for_status("Not saved: the English has no markup")
    assert desk.chromium.evaluate(TEXT_IN_FIELD) == f"{text} <b>"

    desk.save(text)
    desk.chromium.wait_for(f"document.querySelector('main h1').innerText.trim() === '{text}'")
    desk.wait_for_status("Saved.")
    catalog = desk.folder / code / "LC_MESSAGES/messages.po"
    assert f'msgstr "{text}"' in catalog.read_text("utf-8")


def test_button_puts_number_at_cursor_and_other_one_takes_text_back(desk: Desk) -> None:
    desk.open("/desk/ar/?q=%25(")
    desk.chromium.click(".rows a")
    desk.chromium.wait_for("document.activeElement?.id === 'text-0'")
    before = desk.chromium.evaluate("document.querySelector('#text-0').value")
    desk.chromium.press(Keys.CONTROL + "a", "x")

    desk.chromium.click("[data-insert]")
    desk.chromium.press("y")
    part = desk.chromium.evaluate("document.querySelector('[data-insert]').dataset.insert")
    typed = desk.chromium.evaluate("document.querySelector('#text-0').value")
    assert typed == f"x\u2068{part}\u2069y"

    desk.chromium.press(Keys.CONTROL + "a", *before, "!", Keys.CONTROL + Keys.ENTER)
    desk.chromium.wait_for("document.querySelector('[data-texts]') !== null")
    desk.chromium.click("[data-texts]")
    desk.chromium.wait_for(f"document.querySelector('#text-0').value === {before!r}")


@pytest.mark.promise("A3", "A4", "A6")
def test_pages_of_the_desk_have_no_axe_faults_and_fit(desk: Desk) -> None:
    desk.open("/ar/languages/")
    desk.open_heading()
    number = desk.chromium.evaluate("location.hash.slice('#desk='.length)")
    for path in ("/desk/", "/desk/so/?q=ka", "/ar/languages/", f"/desk/ar/{number}"):
        desk.open(path)
        for display in (Display(), Display(NARROW, "dark")):
            display.apply(desk.chromium)
            faults = run_axe(desk.chromium.driver)
            faults += find_faults(desk.chromium, "findSidewaysOverflow()")
            assert not faults, f"{path}: " + "\n".join(faults[:10])
