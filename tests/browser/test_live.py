"""The live pages in a browser, asked for properties only: nothing here names a record or quotes.

Real words are longer than made-up ones, so what hangs on length is asked in every language. Colours
hang on the style sheet and on templates alone, of which the made-up site shows every part.
"""

from collections.abc import Iterator

import pytest
from selenium.webdriver import Chrome

from tests.browser.axe import run_axe
from tests.browser.conftest import Visit
from tests.browser.driver import PHONE, set_media, set_viewport
from tests.browser.listmeasures import measure
from tests.browser.looks import ROOM
from tests.browser.looks import measure as look
from tests.browser.paper import PATHS, check_card
from tests.browser.room import (
    BEGUN,
    CUT_OFF,
    FIRST,
    LENGTH,
    NARROW,
    OPEN,
    REACHED,
    SCREEN,
)
from tests.browser.serving import served
from tests.routes import each_kind
from tests.sites import live
from webapp.facts.directory import Filters, find

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def live_origin() -> Iterator[str]:
    """Serve the live site."""
    with served(live()) as address:
        yield address


@pytest.fixture
def visit(chrome: Chrome, live_origin: str) -> Visit:
    """Return the browser in plain settings, on the live site."""
    set_media(chrome)
    return Visit(chrome, live_origin)


# In screens of a phone, in every language, however many words it needs.
BEGUN_IN, FIRST_IN, LONG = 1.0, 0.75, 3.5


@pytest.mark.parametrize("locale", live().locales)
def test_axe_finds_nothing_and_words_have_room_in_every_language(visit: Visit, locale: str) -> None:
    set_viewport(visit.driver, NARROW)
    for path in each_kind(live(), locale):
        driver = visit.open(path)
        driver.execute_script(OPEN)
        faults = [*run_axe(driver, "others").violations, *look(driver, ROOM)]
        assert not faults, f"{path}: " + "\n".join(map(str, faults[:10]))


def test_no_table_is_cut_off_on_a_narrow_phone_in_any_language(visit: Visit) -> None:
    set_viewport(visit.driver, NARROW)
    for locale in live().locales:
        assert visit.open(f"/{locale}/numbers/").execute_script(CUT_OFF) == [], locale


def test_the_list_is_short_in_every_language(visit: Visit) -> None:
    for locale in live().locales:
        found = measure(visit.open(f"/{locale}/resources/"))
        assert found.services == len(find(live().data, Filters()))
        assert not found.excess, f"{locale}: {found.excess}"


def test_the_first_screen_and_the_card_have_room_in_every_language(visit: Visit) -> None:
    for locale in live().locales:
        set_viewport(visit.driver, PHONE, 740)
        set_media(visit.driver)
        assert visit.open(f"/{locale}/").execute_script(REACHED) >= 1, locale
        for path in PATHS:
            set_viewport(visit.driver, NARROW)
            set_media(visit.driver)
            driver = visit.open(f"/{locale}/{path}")
            check_card(driver, live(), locale, path)


def test_doors_begin_near_the_top_and_each_is_short_in_every_language(visit: Visit) -> None:
    set_viewport(visit.driver, PHONE, SCREEN)
    for locale in live().locales:
        begun = visit.open(f"/{locale}/").execute_script(BEGUN)
        assert begun <= BEGUN_IN * SCREEN, locale
        for number in live().data.situations:
            path = f"/{locale}/go/{number}/"
            driver = visit.open(path)
            assert driver.execute_script(FIRST) <= FIRST_IN * SCREEN, path
            assert driver.execute_script(LENGTH) <= LONG * SCREEN, path
