"""`flask translations reread`: what was read back is judged by a person, and nothing else stays."""

import csv
import io
import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tests.i18n.spoken import SPOKEN
from tests.sites import REVIEWED_DAY
from tests.workshop.catalogs.project import enter_project
from webapp.i18n import catalogs
from webapp.i18n.reviews import reviewers_of
from workshop.catalogs.po_files import write_catalog
from workshop.catalogs.records import doubts_of
from workshop.catalogs.signing import credit
from workshop.commands.translations import translations

FR = "fr/LC_MESSAGES/messages.po"
SKIP, SKIPPED, WAY, WAY_OUT = "Skip to the page", "Passer au contenu", "Way out", "Sortie"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return enter_project(tmp_path, monkeypatch)


def run(folder: Path, *arguments: str, answers: str = "") -> Result:
    """Run a command on a folder."""
    env = {"SITE_TRANSLATIONS": str(folder)}
    return CliRunner().invoke(translations, arguments, input=answers, env=env)


def fill_in(answers: dict[str, str]) -> str:
    """Write what each translation says into the table, and return what it held before."""
    path = Path("fr.csv")
    text = path.read_text("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text)))
    filled = io.StringIO()
    csv.writer(filled).writerows(
        [cells[0], answers.get(cells[0], cells[1]), cells[2]] for cells in rows
    )
    path.write_text(filled.getvalue(), "utf-8")
    return text


def judge(folder: Path, answers: str) -> Result:
    """Judge the table as amina."""
    return run(folder, "reread", "fr", "--back", "fr.csv", "--by", "amina", answers=answers)


def verdicts(folder: Path, english: str) -> tuple[set[str], list[str]]:
    """Return who finds a sentence right, and what others read in it."""
    catalog, _ = catalogs.read_raw(folder / FR, SPOKEN["fr"], folder)
    assert catalog is not None
    message = catalog.get(english)
    assert message is not None
    return reviewers_of(message), [doubt.says for doubt in doubts_of(message)]


def test_the_table_holds_every_translation_and_no_english(folder: Path) -> None:
    assert run(folder, "reread", "fr", "--out", "fr.csv").exit_code == 0
    text = fill_in({})
    assert SKIPPED in text
    assert text.count("\n") == 9
    assert not any(english in text for english in (SKIP, WAY, "You can talk"))


def test_both_are_shown_least_alike_first_and_only_verdicts_stay(folder: Path) -> None:
    run(folder, "reread", "fr", "--out", "fr.csv")
    fill_in({SKIPPED: "Skip to the contents", WAY_OUT: "Dangerous\u202e\nentry"})
    result = judge(folder, "n\ny\n")
    assert result.exit_code == 0, result.output
    assert result.stdout.index("Dangerous") < result.stdout.index("Skip to the contents")
    assert "1 of 2, 0% alike" in result.stdout
    assert result.stdout.endswith("1 say the same, 1 do not, 0 left\n")
    assert verdicts(folder, WAY) == (set(), ["Dangerous entry"])
    assert verdicts(folder, SKIP) == ({"amina"}, [])
    assert "Skip to the contents" not in (folder / FR).read_text("utf-8")
    assert run(folder, "update", "--check").exit_code == 0


def test_a_doubt_is_left_to_do_until_the_words_change(folder: Path) -> None:
    run(folder, "reread", "fr", "--out", "fr.csv")
    fill_in({WAY_OUT: "Entry"})
    judge(folder, "n\n")
    todo = run(folder, "todo", "fr", "--limit", "0").stdout
    assert f"'{WAY}': amina reads in it 'Entry'; mend it; if it is right, delete" in todo
    path = folder / FR
    path.write_text(path.read_text("utf-8").replace(f'"{WAY_OUT}"', '"La sortie"'), "utf-8")
    assert "amina reads" not in run(folder, "todo", "fr", "--limit", "0").stdout
    run(folder, "update")
    assert "Reread" not in path.read_text("utf-8")


def test_who_doubted_and_finds_it_right_later_has_one_word(folder: Path) -> None:
    run(folder, "reread", "fr", "--out", "fr.csv")
    fill_in({WAY_OUT: "Entry"})
    judge(folder, "n\n")
    judge(folder, "y\n")
    assert verdicts(folder, WAY) == ({"amina"}, [])
    judge(folder, "n\n")
    assert verdicts(folder, WAY) == (set(), ["Entry"])


def test_what_changed_since_is_named_and_not_asked(folder: Path) -> None:
    run(folder, "reread", "fr", "--out", "fr.csv")
    fill_in({WAY_OUT: "Way out"})
    path = folder / FR
    path.write_text(path.read_text("utf-8").replace(f'"{WAY_OUT}"', '"La sortie"'), "utf-8")
    result = judge(folder, "")
    assert result.exit_code == 1
    assert "fr.csv:4: this sentence has changed since" in result.stderr
    assert "Does it say the same?" not in result.stdout


@pytest.mark.parametrize(
    ("more", "says"),
    [
        ([], "type either --out FILE or --back FILE"),
        (["--back", "fr.csv"], "fr.csv: No such file or directory; type another path"),
        (["--out", "none/fr.csv"], "none/fr.csv: No such file or directory; type another path"),
    ],
)
def test_what_cannot_be_done_is_one_line(folder: Path, more: list[str], says: str) -> None:
    result = run(folder, "reread", "fr", *more)
    assert (result.exit_code, result.stderr) == (1, f"{says}\n")


def test_a_verdict_needs_a_name(folder: Path) -> None:
    run(folder, "reread", "fr", "--out", "fr.csv")
    assert "--by is missing" in run(folder, "reread", "fr", "--back", "fr.csv").stderr
    assert "--by: '!' is no name" in (
        run(folder, "reread", "fr", "--back", "fr.csv", "--by", "!").stderr
    )


def test_a_long_doubt_is_whole_when_it_is_read_again(folder: Path) -> None:
    run(folder, "reread", "fr", "--out", "fr.csv")
    long = "This way leads somewhere else: " + "it says \"that\" of a 'door' " * 8
    fill_in({WAY_OUT: long})
    judge(folder, "n\n")
    text = (folder / FR).read_text("utf-8")
    assert max(map(len, text.splitlines())) < len(long)  # Babel has wrapped it
    for _ in range(2):
        [found] = verdicts(folder, WAY)[1]
        assert found.split() == long.replace('"', "'").split()
        assert run(folder, "update").exit_code == 0
    assert (folder / FR).read_text("utf-8") == text
    assert f"'{WAY}': amina reads in it" in run(folder, "todo", "fr", "--limit", "0").stdout


def test_who_wrote_what_a_life_can_hang_on_may_doubt_it_and_no_more(folder: Path) -> None:
    catalog, _ = catalogs.read_raw(folder / FR, SPOKEN["fr"], folder)
    assert catalog is not None
    leave = catalog.get("Leave this site now", "safety")
    assert leave is not None
    credit(leave, "Amina", REVIEWED_DAY)
    (folder / FR).write_text(write_catalog(catalog), "utf-8")
    run(folder, "reread", "fr", "--out", "fr.csv")
    fill_in({str(leave.string): "Stay here"})
    result = judge(folder, "y\n")
    assert "you wrote this sentence yourself, and a life can hang on it" in result.stderr
    assert result.stdout.endswith("0 say the same, 0 do not, 1 left\n")
    assert judge(folder, "n\n").stdout.endswith("0 say the same, 1 do not, 0 left\n")
    shown = run(folder, "review", "fr", "--by", "yusuf", answers="quit\n").stdout
    assert re.search(r"Doubt: amina reads in it 'Stay here' \(\d{4}-\d\d-\d\d\)", shown)
    assert "Note:" not in shown
