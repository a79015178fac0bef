"""`flask translations todo`: worst first, and every line says what to type."""

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.content.damaging import Damage, swap
from tests.i18n.damaged_catalogs import BROKEN_CATALOGS, BROKEN_MESSAGES, FR, WAY_OUT
from tests.i18n.small import make_small_catalogs
from tests.sites import pseudo
from tests.workshop.catalogs.project import enter_project
from workshop.catalogs import tasks
from workshop.checks import ERRORS
from workshop.commands.translations import translations

LINE = re.compile(r"  translations/[\w./-]+:[1-9]\d*: [^\n]+; [^\n]+")


@pytest.fixture
def small(tmp_path: Path) -> Path:
    return make_small_catalogs(tmp_path / "translations")


@pytest.fixture(autouse=True)
def _no_warnings(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave warnings out where the words are pseudo text, which reads like no language."""
    if "probably_wrong" not in request.node.name:
        monkeypatch.setattr(tasks, "_TO_MEND", ERRORS)


def todo(folder: Path, *more: str) -> list[str]:
    """Return the lines for French."""
    env = {"SITE_TRANSLATIONS": str(folder)}
    result = CliRunner().invoke(translations, ["todo", "fr", *more], env=env)
    assert result.exit_code == 0, result.output
    return result.stdout.splitlines()


def test_worst_comes_first(small: Path) -> None:
    path = small / FR
    text = path.read_text("utf-8").replace(WAY_OUT, "<b>")
    text = text.replace(f'"{pseudo("You can leave.")}"', '""')
    path.write_text(text, "utf-8")
    lines = todo(small)
    headings = [line for line in lines if not line.startswith("  ")]
    assert headings == [
        "wrong (1):",
        "not translated (1):",
        "a life can hang on these; they wait for review (1):",
        "wait for review (7):",
    ]
    assert "'Way out' holds markup (<b>); write plain text" in lines[1]
    assert "'You can leave.' is not translated; type the translation" in lines[3]
    assert "directory.po" in lines[5]
    assert "'You can leave.': two people have yet to review it" in lines[5]
    assert all(LINE.fullmatch(line) for line in lines if line not in headings)


def test_what_to_type_can_be_typed(small: Path) -> None:
    line = next(line for line in todo(small) if "'Way out'" in line)
    typed = line.partition("flask translations ")[2].rstrip("`").replace("YOUR-NAME", "amina")
    env = {"SITE_TRANSLATIONS": str(small)}
    result = CliRunner().invoke(translations, typed.split(), input="y\n", env=env)
    assert "1 reviewed by amina, 0 still wait" in result.stdout


def test_limit_says_how_much_is_left(small: Path) -> None:
    assert len(todo(small, "--limit", "0")) == 12
    lines = todo(small, "--limit", "3")
    assert len([line for line in lines if line.startswith("  ")]) == 3
    assert lines[-1] == "7 more; --limit 0 shows all"
    assert lines[0].endswith("(2):")


def test_one_reviewer_of_two_leaves_one_to_find(tmp_path: Path) -> None:
    folder = make_small_catalogs(tmp_path / "translations", ("amina",))
    lines = todo(folder)
    assert [line.partition(": ")[2].partition(";")[0] for line in lines[1:]] == [
        "'You can leave.': one person has yet to review it"
    ] * 2


def test_nothing_is_left_of_a_language_that_is_reviewed(tmp_path: Path) -> None:
    folder = make_small_catalogs(tmp_path / "translations", ("amina", "yusuf"))
    assert todo(folder) == ["nothing: Français is translated and reviewed"]


@pytest.mark.parametrize("damage", [*BROKEN_CATALOGS, *BROKEN_MESSAGES], ids=lambda path: path.name)
def test_no_damage_stops_it(small: Path, damage: Damage) -> None:
    begins = damage.inflict(small)
    lines = [line.strip() for line in todo(small, "--limit", "0")]
    if damage.file.startswith(("fr/", "messages.pot")):
        assert damage.is_reported(begins, "\n".join(lines))
        assert lines[0].startswith(("wrong (", "not translated ("))


def test_what_is_probably_wrong_comes_before_what_waits(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = enter_project(tmp_path, monkeypatch)
    swap('msgstr "Sortie"', 'msgstr "Way out"')(folder / FR)
    lines = todo(folder)
    assert lines[0] == "probably wrong: look at these (1):"
    assert "'Way out' is the same as the English" in lines[1]
    assert lines[2].startswith("a life can hang on these")
