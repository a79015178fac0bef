"""The made-up site is heard as its transcripts say; who rewords a sentence changes none of them."""

import difflib

import pytest
from selenium.webdriver import Chrome

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


def find_changes(
    chrome: Chrome, faulty: tuple[FaultySite, str], path: str, seed: Seed | None = None
) -> str:
    """Return the lines in which a page, perhaps with a fault, is not as its transcript says."""
    site, origin = faulty
    site.seed = seed
    heard = read_page(chrome, origin + path, whole=False)
    site.seed = None
    kept = TRANSCRIPTS[path].read_text("utf-8")
    lines = difflib.unified_diff(
        kept.splitlines(), heard.splitlines(), "kept", "heard", lineterm=""
    )
    return "\n".join(lines)


@pytest.mark.parametrize("path", TRANSCRIPTS)
def test_a_page_is_heard_as_its_transcript_says(
    chrome: Chrome, faulty: tuple[FaultySite, str], path: str
) -> None:
    found = find_changes(chrome, faulty, path)
    assert not found, f"{found}\nif that is what people should hear, type: {REWRITE}"


def test_no_transcript_is_of_no_page() -> None:
    assert {*KEPT.rglob("*.txt")} == {*TRANSCRIPTS.values()}


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.kind)
def test_a_fault_changes_what_is_heard(
    chrome: Chrome, faulty: tuple[FaultySite, str], fault: Seed
) -> None:
    assert find_changes(chrome, faulty, fault.path, fault)


def test_a_sentence_reworded_changes_nothing(
    chrome: Chrome, faulty: tuple[FaultySite, str]
) -> None:
    assert not find_changes(chrome, faulty, HOME, REWORDED)


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
