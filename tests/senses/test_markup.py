"""Each kind of fault that markup tells is found by its rule, in English and in Arabic."""

import pytest
from justhtml import JustHTML

from tests.page import Page
from tests.senses.kinds import MARKUP
from tests.senses.seeds import MARKUP_SEEDS, SMALL, WORDS, FaultySite, Seed


@pytest.fixture(scope="module")
def faulty() -> FaultySite:
    """Return a site that takes faults."""
    return FaultySite()


def page_of(faulty: FaultySite, path: str, seed: Seed | None = None) -> Page:
    """Return a page with a fault, or as it is."""
    faulty.seed = seed
    response = faulty.site.app.test_client().get(path)
    faulty.seed = None
    html = response.get_data(as_text=True)
    return Page(path, JustHTML(html, sanitize=False), response, faulty.site)


@pytest.mark.parametrize("locale", WORDS)
@pytest.mark.parametrize("seed", MARKUP_SEEDS, ids=lambda seed: seed.kind)
def test_the_fault_is_found_by_the_rule_named_for_it(
    faulty: FaultySite, seed: Seed, locale: str
) -> None:
    assert list(MARKUP[seed.kind](page_of(faulty, f"/{locale}{seed.path}", seed)))


@pytest.mark.parametrize("locale", WORDS)
def test_a_sound_page_has_no_fault(faulty: FaultySite, locale: str) -> None:
    page = page_of(faulty, f"/{locale}{SMALL}")
    assert [found for rule in MARKUP.values() for found in rule(page)] == []


def test_every_rule_has_a_fault() -> None:
    assert [seed.kind for seed in MARKUP_SEEDS] == list(MARKUP)
