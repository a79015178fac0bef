"""Laws: what counts as a claim, what a reading by a lawyer holds for, and what voids it."""

from pathlib import Path

import pytest
from pydantic import TypeAdapter

from tests.content.damaging import swap
from tests.sites import FIXTURE_DAY
from webapp.content.laws import READINGS, Law, check_laws, checksum_law, write_english
from webapp.content.loading import Content, load
from webapp.problems import ProblemsFoundError
from webapp.yamlfile import Document

LAWS = "laws.yaml"
LAW = {"topic": "money", "citation": "1 N.R.S.", "must_not_claim": "a sum", "needs_lawyer": "no"}
READ = {"duty_read", "stay_read", "guards_read"}


def faults_of(*plain: str, **answers: object) -> list[str]:
    """Return what is wrong with a law that says this."""
    record = {**LAW, "plain": plain, "sources": ["line"], **answers}
    law = TypeAdapter(Law).validate_python(record)
    found = check_laws({"a": law}, {}, Document("data/laws.yaml", {}, {}))
    return [problem.what for problem in found]


@pytest.mark.parametrize(
    ("sentence", "claim"),
    [
        ("A judge will help you.", "will"),
        ("You ALWAYS get it.", "ALWAYS"),
        ("Nobody can ever be fined, never.", "never"),
        ("It lasts four years.", "years"),
        ("Ask within a day.", "day"),
        ("You get some dollars.", "dollars"),
        ("You get €.", "€"),
        ("It is sealed automatically.", "automatically"),
        ("This is guaranteed.", "guaranteed"),
        ("Calling is safe.", "safe"),
        ("It stays secret.", "secret"),
    ],
)
def test_a_law_claims_no_time_no_sum_and_no_outcome(sentence: str, claim: str) -> None:
    assert faults_of(sentence) == [f"{claim!r} claims what no law can keep"]


@pytest.mark.parametrize(
    "sentence",
    [
        "A court may help you if you are willing to wait.",
        "You can ask for a safeguard today.",
        "The text is from %(year)s.",
        "If you are under %(adult)s, you can ask.",
    ],
)
def test_what_a_law_lets_you_ask_is_no_claim(sentence: str) -> None:
    assert faults_of(sentence, facts={"year": "2011"}) == []


def test_sentences_are_short_each_by_itself() -> None:
    short = "You can ask " + "and ask " * 8 + "again."
    assert len(short.split()) == 20
    assert faults_of(short, f"{short} {short}") == []
    assert faults_of(f"{short[:-1]} too.") == ["a sentence has 21 words"]


def test_a_duty_to_report_is_never_hidden() -> None:
    duty = {"topic": "reporting", "needs_lawyer": "hide"}
    assert faults_of("They must report.", **duty) == ["a duty to report is never hidden"]
    assert faults_of("They must report.", **duty | {"needs_lawyer": "notice"}) == []
    assert faults_of("They must report.", **duty | {"topic": "police"}) == []


def test_a_reading_holds_for_the_words_that_were_read(content: Content) -> None:
    assert content.reviewed_laws == content.readings.keys() == READ
    text = write_english(content.laws["duty"], 18)
    assert text[0] == "They must report when somebody under 18 is in danger."


EDITS = {
    "a sentence": (LAWS, swap("The report goes to an office.", "The report goes to the office.")),
    "a sentence more": (LAWS, swap("    - The report goes", "    - Ask.\n    - The report goes")),
    "a citation": (LAWS, swap("citation: 1 N.R.S. §2", "citation: 1 N.R.S. §3")),
    "a seal": (READINGS, swap("seal: ", "seal: 0")),
    "a day to come": (READINGS, swap("'2025-04-01'", "'2099-04-01'")),
}


@pytest.mark.parametrize("edit", EDITS)
def test_an_edit_voids_a_reading(data_copy: Path, edit: str) -> None:
    file, hurt = EDITS[edit]
    hurt(data_copy / file)
    found = load(data_copy, FIXTURE_DAY, is_verified=False)
    assert found.reviewed_laws == READ - {"duty_read"}
    assert found.readings.keys() == READ


def test_another_age_in_the_words_is_another_text(content: Content) -> None:
    law = content.laws["duty"]
    assert len({checksum_law("duty", law, age) for age in (18, 21)}) == 2


OTHERS = {
    "what not to claim": swap("claim: that they report all.", "claim: that all is told."),
    "who helps": swap("  services: [papers-law]\n  sources: [paper]", "  sources: [paper]"),
    "another law": swap("    - You can ask for your pay.", "    - You can ask for pay."),
}


@pytest.mark.parametrize("edit", OTHERS)
def test_other_edits_void_no_reading(data_copy: Path, edit: str) -> None:
    OTHERS[edit](data_copy / LAWS)
    assert load(data_copy, FIXTURE_DAY, is_verified=False).reviewed_laws == READ


def test_without_the_file_no_lawyer_has_read_anything(data_copy: Path) -> None:
    (data_copy / READINGS).unlink()
    assert load(data_copy, FIXTURE_DAY).reviewed_laws == frozenset()


def test_a_listing_may_leave_all_to_the_laws_that_bind_it(
    data_copy: Path, content: Content
) -> None:
    office = content.services["child-office"]
    assert (office.reporting_laws, office.reporting) == (("duty_read",), "")
    swap("    reporting_laws: [duty_read]\n", "")(data_copy / "organizations/agencies.yaml")
    with pytest.raises(ProblemsFoundError, match="`reporting` has no answer"):
        load(data_copy, FIXTURE_DAY)
