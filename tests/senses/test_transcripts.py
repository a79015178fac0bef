"""The made-up site is heard as its transcripts say; who rewords a sentence changes none of them."""

import difflib
from collections.abc import Iterator

import pytest
from selenium.webdriver import Chrome

from tests.browser.driver import AT_ONCE, start_browser
from tests.browser.serving import served
from tests.senses.accessibility_tree import KEPT, LOCALES, kinds_of, outline, read_page
from tests.senses.seeds import FaultySite, Seed
from tests.sites import fixture

pytestmark = pytest.mark.browser

TRANSCRIPTS = {
    path: KEPT / locale / f"{kind}.txt"
    for locale in LOCALES
    for kind, path in kinds_of(fixture(), locale).items()
}
REWRITE = ".venv/bin/python -m tests.senses.accessibility_tree fixture"
HOME = "/ar/"
FAULTS = (
    Seed("a name lost", r'(<bdi class="tel"[^>]*>)[^<]*', r"\1", HOME),
    Seed("a role changed", r"<h2>(.*?)</h2>", r"<p>\1</p>", HOME),
    Seed("a level changed", r"<h2>(.*?)</h2>", r"<h4>\1</h4>", HOME),
    Seed("a state lost", r" open>", ">", "/ar/resources/"),
    Seed("a language lost", r'<bdi lang="en"', "<bdi", HOME),
    Seed("a link split", r"(<a href=.#corrections.>)(.*?) (.*?)</a>", r"\1\2</a> \1\3</a>", HOME),
    Seed("words run together", r"</bdi>;\s*<bdi", "</bdi><bdi", "/ar/numbers/"),
)
REWORDED = Seed("reworded", r"(<h1>).*?(</h1>)", r"\1{own}\2", HOME)


@pytest.fixture(scope="module")
def driver() -> Iterator[Chrome]:
    """Start a browser of its own."""
    started = start_browser(flags=AT_ONCE)
    yield started
    started.quit()


@pytest.fixture(scope="module")
def faulty() -> Iterator[tuple[FaultySite, str]]:
    """Serve a site that takes faults."""
    site = FaultySite()
    with served(site.site.app) as origin:
        yield site, origin


def find_changes(
    driver: Chrome, faulty: tuple[FaultySite, str], path: str, seed: Seed | None = None
) -> str:
    """Return the lines in which a page, perhaps with a fault, is not as its transcript says."""
    site, origin = faulty
    site.seed = seed
    heard = read_page(driver, origin + path, whole=False)
    site.seed = None
    kept = TRANSCRIPTS[path].read_text("utf-8")
    lines = difflib.unified_diff(
        kept.splitlines(), heard.splitlines(), "kept", "heard", lineterm=""
    )
    return "\n".join(lines)


@pytest.mark.parametrize("path", TRANSCRIPTS)
def test_a_page_is_heard_as_its_transcript_says(
    driver: Chrome, faulty: tuple[FaultySite, str], path: str
) -> None:
    found = find_changes(driver, faulty, path)
    assert not found, f"{found}\nif that is what people should hear, type: {REWRITE}"


def test_no_transcript_is_of_no_page() -> None:
    assert {*KEPT.rglob("*.txt")} == {*TRANSCRIPTS.values()}


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.kind)
def test_a_fault_changes_what_is_heard(
    driver: Chrome, faulty: tuple[FaultySite, str], fault: Seed
) -> None:
    assert find_changes(driver, faulty, fault.path, fault)


def test_a_sentence_reworded_changes_nothing(
    driver: Chrome, faulty: tuple[FaultySite, str]
) -> None:
    assert not find_changes(driver, faulty, HOME, REWORDED)


@pytest.mark.parametrize(
    ("sentence", "left"),
    [
        ("Call 207-555-0100", "… 207-555-0100"),
        ("207-555-0100: call this.", "… 207-555-0100"),
        ("207-555-0100", "207-555-0100"),
        ("North Town; East (2)", "North Town East 2"),
        ("North TownEast", "…"),
        ("Of 10, 3.5 are of the North Town’s own", "… 10 3.5 North Town"),
        (" · ", ""),
    ],
)
def test_of_a_sentence_its_numbers_and_names_are_left(sentence: str, left: str) -> None:
    assert outline(frozenset({"North Town", "East"}))(sentence) == left
    assert outline(frozenset())("Call 911") == "… 911"
