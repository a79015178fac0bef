"""`flask translations check`: levels, what it exits with, and its help."""

import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tests.content.damaging import swap
from tests.i18n.damaged_catalogs import FR, say
from tests.i18n.small import make_small_catalogs
from tests.i18n.spoken import FOLDER, SPOKEN
from tests.workshop.catalogs.project import enter_project
from webapp.i18n import catalogs
from webapp.i18n.checks import Level
from workshop.checks import CHECKS
from workshop.commands.translations import translations

LINE = re.compile(r"translations/[\w./-]+:[1-9]\d*: (\w+): [^\n]+; [^\n]+ \(([a-z0-9-]+)\)")


def check(*arguments: str, folder: Path = FOLDER) -> Result:
    """Run the command on a folder of catalogs."""
    env = {"SITE_TRANSLATIONS": str(folder)}
    return CliRunner().invoke(translations, ["check", *arguments], env=env)


def without_hints(result: Result) -> list[str]:
    """Return the lines of an answer, but for hints and how many there are: sentences are long."""
    lines = re.sub(r" \(\d+ hints\)|, \d+ hints(?=\))", "", result.output).splitlines()
    return [
        line for line in lines if ": hint: " not in line and "more of long-sentence" not in line
    ]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the catalogs of a small project, which a test may change."""
    return enter_project(tmp_path, monkeypatch)


def test_sound_catalogs_pass_strictly(folder: Path) -> None:
    result = check("--strict", folder=folder)
    assert without_hints(result) == [f"translations/ are sound: {', '.join(SPOKEN)}"]
    assert result.exit_code == 0


def test_an_empty_language_waits_and_is_not_called_sound(folder: Path) -> None:
    env = {"SITE_TRANSLATIONS": str(folder)}
    assert CliRunner().invoke(translations, ["add", "de"], env=env).exit_code == 0
    lines = check("de", folder=folder).stdout.splitlines()
    assert any(
        line.startswith("translations/glossary.csv has no words of de; add") for line in lines
    )
    assert any(re.match(r"de: (\d+) of \1 sentences wait", line) for line in lines)
    assert lines[-1] == "translations/ are sound: en"


def test_errors_come_before_warnings_and_hints(folder: Path) -> None:
    long = " ".join(f"mot{chr(97 + n)}" for n in range(24))
    swap('msgstr "Passer au contenu"', f'msgstr "{long}"')(folder / FR)
    swap('msgstr "Sortie"', 'msgstr "Sortie "')(folder / FR)
    for arguments in ((), ("fr",), ("--all",)):
        levels = [match[1] for match in LINE.finditer(check(*arguments, folder=folder).stdout)]
        assert levels == sorted(levels, key=["error", "warning", "hint"].index)
        assert {"warning", "hint"} <= set(levels)


def test_all_hints_are_named_if_asked(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("workshop.commands.translations.checking._HINTS", 0)
    some, each = check(folder=folder), check("--all", folder=folder)
    assert "more of long-sentence in" in some.stdout
    assert "more of" not in each.stdout
    assert ": hint: " in each.stdout
    assert ": hint: " not in some.stdout


def test_one_language_is_checked_alone(folder: Path) -> None:
    assert check("so", folder=folder).stdout == "translations/ are sound: en, so\n"
    refused = check("de", folder=folder)
    assert refused.exit_code == 1
    assert refused.stderr.startswith("'de' is no language of translations/; type one of fr,")


def test_warning_fails_only_strictly_and_stops_no_site(folder: Path) -> None:
    swap('msgstr "Sortie"', 'msgstr "Sortie "')(folder / FR)
    result = check(folder=folder)
    (line, end) = without_hints(result)
    match = LINE.fullmatch(line)
    assert match
    assert match.groups() == ("warning", "edge-space")
    assert end == f"translations/ are sound: {', '.join(SPOKEN)} (1 warnings)"
    assert result.exit_code == 0
    assert check("--strict", folder=folder).exit_code == 1
    assert check("--strict", "es", folder=folder).exit_code == 0
    assert list(catalogs.load(folder)) == list(SPOKEN)


def test_errors_go_where_errors_go(tmp_path: Path) -> None:
    small = make_small_catalogs(tmp_path / "translations")
    say("<b>Sortie</b>")(small / FR)
    result = check("fr", folder=small)
    matches = [LINE.fullmatch(line) for line in result.stderr.splitlines()]
    assert [match.groups() for match in matches if match] == [("error", "markup")]
    assert result.exit_code == 1


def test_list_names_every_check_by_level() -> None:
    rows = [line.split(maxsplit=2) for line in check("--list").stdout.splitlines()]
    assert {name: level for level, name, _ in rows} == {c.name: c.level for c in CHECKS.values()}
    levels = [level for level, _, _ in rows]
    assert levels == sorted(levels, key=[*map(str, Level)].index)


def test_every_check_explains_itself() -> None:
    for name, known_check in CHECKS.items():
        answer = check("--explain", name).stdout
        assert answer.startswith(f"{name} (")
        assert "For example: " in answer
        assert re.search(r"[.)]$", known_check.explanation), name


def test_unknown_check_is_told_with_the_names_there_are() -> None:
    answer = check("--explain", "grammar").stdout
    assert "There is no check 'grammar'" in answer
    assert "other-script" in answer
