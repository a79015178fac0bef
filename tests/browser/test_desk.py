"""The translators' desk by mouse and by keyboard, on a laptop and on a phone."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from shutil import copytree

import pytest
from selenium.webdriver import Keys

from tests.browser.axe import run_axe
from tests.browser.browsers import Chromium
from tests.browser.measures import NARROW, Look, measure
from tests.browser.servers import serve
from tests.sites import fixture_settings
from webapp.desk.views import create_desk

pytestmark = pytest.mark.browser

LAPTOP, PHONE = (1366, 768), (360, 740)
HEADING = "main h1 span[data-desk]"
FRAME = "document.querySelector('#desk-frame')?.contentDocument"
FIELD = f"{FRAME}.querySelector('#text-0').value"
# The last sentence that is shown is chosen.
CHOOSE = """((shown) => { shown.at(-1).id = "chosen"; })(
    [...document.querySelectorAll("body span[data-desk]")].filter(
        (one) => one.checkVisibility() && one.innerText.trim()))"""
IN_SIGHT = """(({ left, top, width, height }) => {
    const at = document.elementFromPoint(left + width / 2, top + height / 2);
    const desk = document.querySelector("#desk").getBoundingClientRect();
    return at?.closest(".desk-at") && (desk.height < innerHeight * 0.56 || desk.width < 500);
})(document.querySelector(".desk-at").getClientRects()[0])"""


@dataclass(frozen=True)
class Desk:
    """A browser, a desk, and the catalogs that it changes."""

    chromium: Chromium
    origin: str
    folder: Path

    def open(self, path: str, size: tuple[int, int] = LAPTOP) -> None:
        """Load a page anew."""
        self.chromium.resize(*size)
        self.chromium.open("about:blank")
        self.chromium.open(self.origin + path)

    def click(self, selector: str = HEADING) -> None:
        """Click a sentence and wait until it can be changed."""
        self.chromium.click(selector)
        self.wait_for_field()

    def wait_for_field(self) -> None:
        """Wait until a sentence can be changed."""
        self.chromium.wait(f"{FRAME}?.activeElement?.id === 'text-0'")

    def type(self, words: str) -> None:
        """Type words in place of those in the field."""
        self.chromium.press(Keys.CONTROL + "a", *words)

    def save(self, *more: str) -> None:
        """Save with the keyboard, and type on while it is under way."""
        self.chromium.press(Keys.CONTROL + Keys.ENTER, *more)

    def says(self, words: str, where: str = "#status") -> None:
        """Wait until the desk says something."""
        said = f"{FRAME}.querySelector('{where}')?.textContent"
        self.chromium.wait(f"{said}?.includes({words!r})")


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path]]:
    """Serve a desk on catalogs that it may change."""
    folder = tmp_path_factory.mktemp("desk") / "translations"
    copytree(fixture_settings().translations, folder)
    with serve(create_desk(replace(fixture_settings(), translations=folder))) as address:
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
    desk.type(f"{words} <b>")
    desk.says("Faulty:", "#findings")
    desk.save("x")
    desk.says("Not saved: it is faulty.")
    assert desk.chromium.run(FIELD) == f"{words} <b>x"
    desk.type(words)
    desk.chromium.run("document.body.dataset.same = 'yes'")
    desk.save()
    desk.chromium.wait(f"document.querySelector('main h1').innerText.trim() === '{words}'")
    desk.says("Saved.")
    assert desk.chromium.run("document.body.dataset.same") == "yes"
    catalog = desk.folder / code / "LC_MESSAGES/messages.po"
    assert f'msgstr "{words}"' in catalog.read_text("utf-8")


@pytest.mark.parametrize("size", [LAPTOP, PHONE])
def test_the_open_sentence_stays_in_sight(desk: Desk, size: tuple[int, int]) -> None:
    desk.open("/ar/", size)
    desk.chromium.run(CHOOSE)
    desk.click("#chosen")
    desk.chromium.wait(IN_SIGHT)


@pytest.mark.promise("W13")
def test_f8_leads_on_from_any_page_and_no_unsaved_words_are_lost(desk: Desk) -> None:
    browser = desk.chromium
    desk.open("/desk/so/")
    browser.press(Keys.F8)
    browser.wait("location.hash")
    desk.wait_for_field()
    first = browser.run("location.hash")
    browser.press("x", Keys.F8)
    desk.says("“Next” once more")
    browser.press("y", Keys.ESCAPE, Keys.ESCAPE)
    desk.says("Not saved.")
    assert browser.run("document.documentElement.classList.contains('desk-open')")
    assert browser.run(FIELD).endswith("xy")
    ask = "dispatchEvent(new Event('beforeunload', { cancelable: true }))"
    assert not browser.run(f"{FRAME}.defaultView.{ask}")
    browser.run("document.querySelector('span[data-desk]:not(.desk-here)').click()")
    desk.says("another sentence")
    assert browser.run("location.hash") == first


def test_a_review_is_given_by_the_name_of_whoever_works_in_the_tab(desk: Desk) -> None:
    name = f"{FRAME}.querySelector('#name')"
    desk.open("/so/languages/")
    desk.click()
    desk.chromium.run(f"{name}.focus()")
    desk.chromium.press(*"Amina", Keys.ENTER)
    desk.says("found right by Amina", "#sentence")
    for wanted in ("Amina", ""):
        desk.open("/so/")
        desk.click()
        assert desk.chromium.run(f"{name}.value") == wanted
        desk.chromium.renew_tab()


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
