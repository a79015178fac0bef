"""The translators' desk by mouse and by keyboard."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from shutil import copytree

import pytest
from selenium.webdriver import Keys

from tests.browser.axe import run_axe
from tests.browser.browsers import Chromium
from tests.browser.local_sites import serve
from tests.browser.measures import NARROW, Look, measure
from tests.sites import fixture_settings
from webapp.desk import create_app

pytestmark = pytest.mark.browser

FRAME = "document.querySelector('#desk-frame')?.contentDocument"
FIELD = f"{FRAME}.querySelector('#text-0').value"


@dataclass(frozen=True)
class Desk:
    """A browser, a desk, and the catalogs that it changes."""

    chromium: Chromium
    origin: str
    folder: Path

    def open(self, path: str) -> None:
        """Load a page anew."""
        self.chromium.open("about:blank")
        self.chromium.open(self.origin + path)

    def click(self) -> None:
        """Click the heading and wait until it can be changed."""
        self.chromium.click("main h1 span[data-desk]")
        self.chromium.wait(f"{FRAME}?.activeElement?.id === 'text-0'")

    def save(self, words: str) -> None:
        """Type words in place of those in the field, and save with the keyboard."""
        self.chromium.press(Keys.CONTROL + "a", *words, Keys.CONTROL + Keys.ENTER)

    def says(self, words: str) -> None:
        """Wait until the desk says something."""
        status = f"{FRAME}.querySelector('#status')?.textContent"
        self.chromium.wait(f"{status}?.includes({words!r})")


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path]]:
    """Serve a desk on catalogs that it may change."""
    folder = tmp_path_factory.mktemp("desk") / "translations"
    copytree(fixture_settings().translations, folder)
    with serve(create_app(replace(fixture_settings(), translations=folder))) as address:
        yield address, folder


@pytest.fixture
def desk(chromium: Chromium, served: tuple[str, Path]) -> Iterator[Desk]:
    """Return the desk with the catalogs as they were."""
    yield Desk(chromium, *served)
    chromium.run("window.onbeforeunload = null")
    copytree(fixture_settings().translations, served[1], dirs_exist_ok=True)


@pytest.mark.promise("W13")
@pytest.mark.parametrize(
    ("code", "words"), [("so", "Luqadaha oo dhan"), ("ar", "لغات الموقع كلها")]
)
def test_a_sentence_is_clicked_changed_saved_and_seen_in_its_place(
    desk: Desk, code: str, words: str
) -> None:
    desk.open(f"/{code}/languages/")
    desk.click()
    desk.save(f"{words} <b>")
    desk.says("Not saved: it is faulty.")
    assert desk.chromium.run(FIELD) == f"{words} <b>"
    desk.save(words)
    desk.chromium.wait(f"document.querySelector('main h1').innerText.trim() === '{words}'")
    desk.says("Saved.")
    catalog = desk.folder / code / "LC_MESSAGES/messages.po"
    assert f'msgstr "{words}"' in catalog.read_text("utf-8")


@pytest.mark.promise("A3", "A4", "A6")
def test_its_pages_pass_the_rules_of_the_site(desk: Desk) -> None:
    desk.open("/ar/languages/")
    desk.click()
    sentence = desk.chromium.run("location.hash.slice(6)")
    for path in ("/desk/", "/desk/so/?q=ka", "/ar/languages/", f"/desk/ar/{sentence}"):
        desk.open(path)
        for look in (Look(), Look(NARROW, "dark")):
            look.apply(desk.chromium)
            faults = [*run_axe(desk.chromium.driver), *measure(desk.chromium, "sideways()")]
            assert not faults, f"{path}: " + "\n".join(faults[:10])
