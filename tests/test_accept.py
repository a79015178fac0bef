"""`flask data accept`: an editor accepts changes record by record."""

import re
from pathlib import Path

import pytest

from tests.approval import COMMIT, git, list_sealed, read_seals, run
from tests.data_edits import CASES, COAST, SHORE
from tests.sites import edit_file

LAW = "organizations/law.yaml"
NEW_NUMBER = ("555-0100", "555-0108")  # another service of the organization has it too
CALLED, CALLED_AGAIN = "called: 2025-03-01 AB", "called: 2025-04-02 CD"
REWORDED = ("goes to an office.", "goes to a judge.")  # a lawyer has read these words
CHAT = "description: The chat opens a new page."


@pytest.mark.promise("N2")
def test_accept_asks_for_each_new_number(site: Path) -> None:
    """A new number, one with a new menu and one that was called again, but no other."""
    edit_file(site / "data" / SHORE, *NEW_NUMBER)
    edit_file(site / "data" / SHORE, "needs: [talk, health]", "needs: [talk, health, stay]")
    edit_file(site / "data" / COAST, CALLED, CALLED_AGAIN)
    edit_file(site / "data" / LAW, "so: 2 5", "so: 2 6")
    edit_file(site / "data/series/police.csv", "2018,2,", "2018,3,")
    typed = ["cd", "(800) 555-0101", "Hello, Coast Line"]  # of coast
    typed += ["207 555 0103", "2 6", "2075550177", "207 555 0108", "stay", "3"]
    output = run(site, "accept", "--by", "EF", typed="\n".join([*typed, ""])).output
    questions = re.findall(r"^(?:Number \d, )?help by voice: (.+): \S", output, re.MULTILINE)
    assert questions == [
        "who called it",
        "type the number that CD called",
        "with which name or words did it answer",
        "type it from the source or your phone",
        "type it from the source or your phone",
        "type it from the source or your phone",
    ]
    assert "Read the page of numbers again" in output
    assert list_sealed(site, "EF") == ["coast", "law", "rows police", "shore-line"]


@pytest.mark.promise("N2")
@pytest.mark.parametrize(
    ("typed_last", "message"),
    [
        ("2075550100\n2075550100\n2075550100\n", "2 wait; accept or undo their changes before you"),
        ("", "Aborted!"),  # the editor stopped the command
    ],
)
def test_accept_enter_or_mistyped_number_lets_record_wait_and_others_stay(
    site: Path, typed_last: str, message: str
) -> None:
    edit_file(site / "data" / COAST, "needs: [talk]", "needs: [talk, stay]")
    edit_file(site / "data" / LAW, "so: 2 5", "so: 2 6")
    edit_file(site / "data" / SHORE, *NEW_NUMBER)
    result = run(site, "accept", "--by", "CD", typed=f"\n2075550103\n2 6\n{typed_last}")
    assert result.exit_code == 1
    assert result.output.count("That differs.") == typed_last.count("\n")
    assert message in result.output
    assert list_sealed(site, "CD") == ["law"]


@pytest.mark.promise("F1")
def test_accept_inattentive_editor_accepts_no_harmful_change(site: Path) -> None:
    for file, old, new in CASES["harmful_edits"] + CASES["harmless_edits"]:
        edit_file(site / "data" / file, old, new)
    output = run(site, "accept", "--by", "YY", typed="y\n" * 200).output
    assert list_sealed(site, "YY") == []
    assert "Never claim that there is a boat." in output
    assert "to delete: +12075550177: it came off, since it leads to somebody else" in output


@pytest.mark.promise("N2")
@pytest.mark.parametrize(("channel", "typed", "message"), CASES["call_answers"])
def test_accept_call_is_sealed_only_after_right_answers(
    site: Path, channel: str, typed: str, message: str
) -> None:
    """CD called the number of a service, or opened its chat."""
    if channel == "voice":
        edit_file(site / "data" / COAST, CALLED, CALLED_AGAIN)
    else:
        edit_file(site / "data" / COAST, CHAT, f"{CALLED_AGAIN}\n        {CHAT}")
    before = read_seals(site)
    result = run(site, "accept", "--by", "EF", typed=typed)
    assert message in result.output
    is_right = message == "1 accepted by EF."
    assert (result.exit_code == 0) == is_right
    assert (read_seals(site) != before) == is_right


@pytest.mark.promise("N2")
@pytest.mark.parametrize(("old", "new"), [("555-0101", "555-0131"), ("//chat.", "//chats.")])
def test_accept_call_to_an_earlier_number_is_rejected(site: Path, old: str, new: str) -> None:
    edit_file(site / "data" / COAST, CHAT, f"{CALLED}\n        {CHAT}")
    typed = "AB\nchat.example.org\nCoast Line\n"
    assert run(site, "accept", "--by", "CD", typed=typed).exit_code == 0
    git(site, COMMIT)
    edit_file(site / "data" / COAST, old, new)
    before = read_seals(site)
    output = run(site, "accept", "--by", "CD", typed="8005550131\ny\n").output
    assert "take it out, or write who called the new one, and when" in output
    assert read_seals(site) == before


@pytest.mark.promise("R4")
def test_accept_lawyer_of_earlier_words_is_rejected(site: Path) -> None:
    edit_file(site / "data/laws.yaml", *REWORDED)
    output = run(site, "accept", "--by", "AB", typed="y\ny\n").output
    assert "`lawyer:` is about the previous text; take it out, or write who" in output


@pytest.mark.promise("R4")
def test_accept_new_reading_shows_the_words(site: Path) -> None:
    edit_file(site / "data/laws.yaml", *REWORDED)
    edit_file(site / "data/laws.yaml", "lawyer: 2025-04-01 LW", "lawyer: 2025-04-02 LW")
    before = read_seals(site)
    output = run(site, "accept", "--by", "AB", typed="n\n").output
    assert "The report goes to a judge." in output
    assert "Did LW read exactly this text on 2025-04-02?" in output
    assert read_seals(site) == before
    typed = "y\nThe report goes to a judge\n2025-04-02 LW\n"
    assert run(site, "accept", "--by", "AB", typed=typed).exit_code == 0
