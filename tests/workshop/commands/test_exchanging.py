"""`flask translations export` and `import`: out, changed elsewhere, and in again over nobody."""

import re
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tests.i18n.spoken import SPOKEN
from tests.workshop.catalogs.project import enter_project
from webapp.i18n import catalogs
from webapp.i18n.reviews import reviewers_of
from workshop.commands.translations import translations

FR = "fr/LC_MESSAGES/messages.po"
SKIP, SKIPPED = "Skip to the page", "Passer au contenu"
WAY, WAY_OUT = "Way out", "Sortie"
BETTER = "Aller à la page"
KINDS = pytest.mark.parametrize("kind", ["csv", "xlf"])


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return catalogs that two people have reviewed, in the folder that is worked in."""
    found = enter_project(tmp_path, monkeypatch, reviewers=("amina", "yusuf"))
    monkeypatch.chdir(tmp_path)
    return found


def run(folder: Path, *arguments: str) -> Result:
    """Run a command on a folder."""
    env = {"SITE_TRANSLATIONS": str(folder)}
    return CliRunner().invoke(translations, arguments, env=env)


def edit(path: Path | str, old: str, new: str) -> None:
    """Put other words into a file, as somebody elsewhere does."""
    text = Path(path).read_bytes().decode()
    assert old in text
    Path(path).write_bytes(text.replace(old, new).encode())


def reviewers(folder: Path, english: str) -> set[str]:
    """Return who has reviewed a message of the French pages."""
    catalog, _ = catalogs.read_raw(folder / FR, SPOKEN["fr"], folder)
    assert catalog is not None
    message = catalog.get(english)
    assert message is not None
    return reviewers_of(message)


def contents(folder: Path) -> dict[Path, bytes]:
    """Return what all files hold."""
    return {path: path.read_bytes() for path in folder.rglob("*.*") if path.is_file()}


@KINDS
def test_what_nobody_changed_changes_nothing(folder: Path, kind: str) -> None:
    before = contents(folder)
    out = run(folder, "export", "fr", f"fr.{kind}")
    assert re.fullmatch(rf"fr\.{kind}: 8 sentences, \d\d+ words of English\n", out.stdout)
    back = run(folder, "import", "fr", f"fr.{kind}")
    assert (back.exit_code, back.stderr) == (0, "")
    assert back.stdout == "0 taken in\n8 as they were\n"
    assert contents(folder) == before


@KINDS
def test_a_changed_sentence_is_taken_and_its_reviews_alone_are_void(
    folder: Path, kind: str
) -> None:
    run(folder, "export", "fr", f"fr.{kind}")
    edit(f"fr.{kind}", SKIPPED, BETTER)
    back = run(folder, "import", "fr", f"fr.{kind}")
    assert back.exit_code == 0, back.output
    assert back.stdout.startswith(f"1 taken in\n  {SKIP!r}\n7 as they were\nRun `")
    assert f'msgstr "{BETTER}"' in (folder / FR).read_text("utf-8")
    assert reviewers(folder, SKIP) == set()
    assert reviewers(folder, WAY) == {"amina", "yusuf"}
    assert run(folder, "update", "--check").exit_code == 0


@KINDS
def test_what_has_an_error_is_named_with_its_line_and_the_others_are_taken(
    folder: Path, kind: str
) -> None:
    run(folder, "export", "fr", f"fr.{kind}")
    edit(f"fr.{kind}", SKIPPED, BETTER)
    edit(f"fr.{kind}", WAY_OUT, f"{WAY_OUT} 112")
    back = run(folder, "import", "fr", f"fr.{kind}")
    assert back.exit_code == 1
    line = Path(f"fr.{kind}").read_text("utf-8").partition(" 112")[0].count("\n") + 1
    found = re.match(rf"fr\.{kind}:(\d+): 'Way out' holds a digit", back.stderr)
    assert found is not None, back.stderr
    assert line - 12 < int(found[1]) <= line
    assert back.stdout.startswith(
        f"1 taken in\n  {SKIP!r}\n6 as they were\n1 refused: each is named"
    )
    assert f'msgstr "{WAY_OUT}"' in (folder / FR).read_text("utf-8")


@KINDS
def test_of_two_changes_both_are_shown_and_ours_stays_unless_theirs_is_asked_for(
    folder: Path, kind: str
) -> None:
    run(folder, "export", "fr", f"fr.{kind}")
    edit(folder / FR, SKIPPED, "Vers le contenu")
    edit(f"fr.{kind}", SKIPPED, BETTER)
    back = run(folder, "import", "fr", f"fr.{kind}")
    assert back.exit_code == 1
    assert f"'Vers le contenu' here, {BETTER!r} in the file" in back.stderr
    assert "\n1 in conflict, and as they were" in back.stdout
    assert "Vers le contenu" in (folder / FR).read_text("utf-8")
    assert run(folder, "import", "fr", f"fr.{kind}", "--theirs").exit_code == 0
    assert BETTER in (folder / FR).read_text("utf-8")


@KINDS
def test_what_changed_here_alone_is_no_conflict(folder: Path, kind: str) -> None:
    run(folder, "export", "fr", f"fr.{kind}")
    edit(folder / FR, SKIPPED, "Vers le contenu")
    back = run(folder, "import", "fr", f"fr.{kind}")
    assert (back.exit_code, back.stderr) == (0, "")
    assert "Vers le contenu" in (folder / FR).read_text("utf-8")


@KINDS
def test_a_sentence_whose_english_changed_is_shown_and_never_taken(folder: Path, kind: str) -> None:
    run(folder, "export", "fr", f"fr.{kind}")
    for path in (folder / "messages.pot", folder / FR):
        edit(path, SKIP, "Skip to the main page")
    edit(f"fr.{kind}", SKIPPED, BETTER)
    back = run(folder, "import", "fr", f"fr.{kind}", "--theirs")
    assert back.exit_code == 1
    assert f"the English is 'Skip to the main page' now, and the file translates {SKIP!r}" in (
        back.stderr
    )
    assert BETTER not in (folder / FR).read_text("utf-8")


def test_an_english_cell_that_somebody_edited_is_a_conflict(folder: Path) -> None:
    run(folder, "export", "fr", "fr.csv")
    edit("fr.csv", f'"{SKIP}"', '"Skip"')
    back = run(folder, "import", "fr", "fr.csv")
    assert f"the English is {SKIP!r} now, and the file translates 'Skip'" in back.stderr


def test_a_row_that_stands_twice_is_refused(folder: Path) -> None:
    run(folder, "export", "fr", "fr.csv")
    with Path("fr.csv").open("a", encoding="utf-8") as file:
        file.write(next(line for line in Path("fr.csv").read_text("utf-8").split("\n")[1:]))
    back = run(folder, "import", "fr", "fr.csv")
    assert "comes in 2 rows, and it has 1" in back.stderr


def test_an_empty_cell_takes_nothing_away(folder: Path) -> None:
    run(folder, "export", "fr", "fr.csv")
    edit("fr.csv", f'"{SKIPPED}"', '""')
    before = contents(folder)
    back = run(folder, "import", "fr", "fr.csv")
    assert back.stdout == "0 taken in\n7 as they were\n1 left empty, and as they were\n"
    assert contents(folder) == before


@KINDS
def test_since_a_day_only_what_is_new_or_changed_leaves(folder: Path, kind: str) -> None:
    def git(*words: str) -> None:
        who = ["-c", "user.name=a", "-c", "user.email=a@example.org"]
        env = {"GIT_COMMITTER_DATE": "2025-03-01T12:00:00", "HOME": "/", "PATH": "/usr/bin:/bin"}
        subprocess.run(["git", *who, *words], cwd=folder.parent, check=True, env=env)

    git("init", "--quiet")
    git("add", ".")
    git("commit", "--quiet", "--message", "one")
    edit(folder / FR, SKIPPED, BETTER)
    result = run(folder, "export", "fr", f"fr.{kind}", "--since", "2025-03-02")
    assert result.stdout == f"fr.{kind}: 1 sentences, 4 words of English\n"
    assert BETTER in Path(f"fr.{kind}").read_text("utf-8")
    none = run(folder, "export", "es", f"es.{kind}", "--since", "2025-03-02")
    assert none.stdout == "nothing is new or changed since 2025-03-02; no file is written\n"
    assert not Path(f"es.{kind}").exists()
    whole = run(folder, "export", "fr", f"fr.{kind}", "--since", "2025-03-01")
    assert whole.stdout.startswith(f"fr.{kind}: 8 sentences")


def test_since_without_a_history_says_so(folder: Path) -> None:
    result = run(folder, "export", "fr", "fr.csv", "--since", "2025-03-02")
    assert result.exit_code == 1
    assert result.stderr.startswith("git knows no history of")


def test_another_kind_of_file_is_refused_in_one_line(folder: Path) -> None:
    for command in ("export", "import"):
        result = run(folder, command, "fr", "fr.doc")
        assert result.exit_code == 1
        assert result.stderr == (
            "fr.doc: such a file is not known here; type a name that ends in .csv or .xlf\n"
        )


def test_a_file_that_is_not_there_is_one_line(folder: Path) -> None:
    result = run(folder, "import", "fr", "fr.csv")
    assert result.exit_code == 1
    assert result.stderr == (
        "fr.csv: cannot be read (No such file or directory); type the path of a file\n"
    )


def test_what_is_taken_in_is_named_up_to_a_number(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("workshop.commands.translations.exchanging._NAMED", 1)
    for more in ((), ("--all",)):
        run(folder, "export", "fr", "fr.csv")
        edit("fr.csv", SKIPPED, f"{SKIPPED} ici")
        edit("fr.csv", f'"{WAY_OUT}', f'"{WAY_OUT} ici')
        back = run(folder, "import", "fr", "fr.csv", *more).stdout.splitlines()
        named = [f"  {SKIP!r}", f"  {WAY!r}" if more else "  and 1 more; --all names them"]
        assert back[:4] == ["2 taken in", *named, "6 as they were"]


def test_a_row_that_is_no_sentence_is_counted_too(folder: Path) -> None:
    run(folder, "export", "fr", "fr.csv")
    with Path("fr.csv").open("a", encoding="utf-8") as file:
        file.write('"a","b","","","","","","","c"\n')
    back = run(folder, "import", "fr", "fr.csv")
    assert "'c' is no id" in back.stderr
    assert back.stdout.endswith("\n1 not read: each is named above, with what is wrong\n")


def test_who_translated_is_no_second_reader(folder: Path) -> None:
    run(folder, "export", "fr", "fr.csv")
    edit("fr.csv", SKIPPED, BETTER)
    assert run(folder, "import", "fr", "fr.csv", "--by", "<b>").stderr.startswith("--by: '<b>' is")
    assert BETTER not in (folder / FR).read_text("utf-8")
    run(folder, "import", "fr", "fr.csv", "--by", "Layla B")
    assert re.search(
        r"# Translated: Layla B \d{4}-\d\d-\d\d [0-9a-f]{8}\n", (folder / FR).read_text()
    )
    asked = run(folder, "review", "fr", "--by", "layla b").stdout
    assert f"Français: {BETTER}" in asked
    assert "Written by: Layla B" in asked
    assert "You wrote this sentence yourself" in asked


def test_words_of_the_workshop_leave_and_come_back_alone(folder: Path) -> None:
    path = folder / FR.replace("messages", "workshop")
    out = run(folder, "export", "fr", "fr.csv", "--domain", "workshop")
    assert out.stdout == "fr.csv: 1 sentences, 2 words of English\n"
    edit("fr.csv", f'"{WAY_OUT}', '"La sortie')
    before = (folder / FR).read_bytes()
    assert run(folder, "import", "fr", "fr.csv").stdout.startswith(f"1 taken in\n  {WAY!r}\n")
    assert 'msgstr "La sortie"' in path.read_text("utf-8")
    assert (folder / FR).read_bytes() == before
