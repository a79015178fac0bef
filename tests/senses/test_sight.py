"""Each kind of fault that only a browser shows is found by its rule, in English and in Arabic."""

from collections.abc import Iterator

import pytest
from selenium.webdriver import Chrome

from tests.browser.driver import start_browser
from tests.senses.browser import OPEN, Look
from tests.senses.kinds import MARKUP
from tests.senses.looks import SIGHT
from tests.senses.seeds import LIST, SIGHT_SEEDS, SMALL, WORDS, FaultySite, Seed

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def chrome() -> Iterator[Chrome]:
    """Start a browser of its own: its settings are changed in every way."""
    driver = start_browser()
    driver.execute_cdp_cmd("Page.setBypassCSP", {"enabled": True})  # it would forbid the faults
    yield driver
    driver.quit()


def open_page(
    chrome: Chrome, faulty: tuple[FaultySite, str], path: str, seed: Seed | None = None
) -> None:
    """Load a page with a fault, or as it is, with all that is folded open."""
    site, origin = faulty
    Look().apply(chrome)
    site.seed = seed
    chrome.get(origin + path)
    site.seed = None
    chrome.execute_script(OPEN)


@pytest.mark.parametrize("locale", WORDS)
@pytest.mark.parametrize("seed", SIGHT_SEEDS, ids=lambda seed: seed.kind)
def test_the_fault_is_found_by_the_rule_named_for_it(
    chrome: Chrome, faulty: tuple[FaultySite, str], seed: Seed, locale: str
) -> None:
    open_page(chrome, faulty, f"/{locale}{seed.path}", seed)
    assert SIGHT[seed.kind](chrome)


@pytest.mark.parametrize("locale", WORDS)
def test_a_sound_page_has_no_fault(
    chrome: Chrome, faulty: tuple[FaultySite, str], locale: str
) -> None:
    open_page(chrome, faulty, f"/{locale}{SMALL}")
    assert {kind: found for kind, rule in SIGHT.items() if (found := rule(chrome))} == {}
    open_page(chrome, faulty, f"/{locale}{LIST}")
    assert SIGHT["silent status"](chrome) == []


def test_there_are_52_kinds_and_each_has_a_fault() -> None:
    assert [seed.kind for seed in SIGHT_SEEDS] == list(SIGHT)
    assert len({*MARKUP, *SIGHT}) == 52
