"""`flask translations check`: levels, what it exits with, and its help."""

import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tests.languages.damaged_catalogs import FR, say
from tests.languages.small import make_small_catalogs
from webapp import create_app
from webapp.commands.translations import translations
from webapp.languages.checks import CHECKS, Level
from webapp.languages.checks.listing import write_page
from webapp.languages.locales import LOCALES
from webapp.languages.table import read_table
from webapp.settings import ROOT, Settings

LINE = re.compile(r"translations/[\w./-]+:[1-9]\d*: (\w+): [^\n]+; [^\n]+ \(([a-z0-9-]+)\)")


def check(*arguments: str, folder: Path = ROOT / "translations") -> Result:
    """Run the command on a folder of catalogs."""
    env = {"SITE_TRANSLATIONS": str(folder)}
    return CliRunner().invoke(translations, ["check", *arguments], env=env)


def test_catalogs_of_this_site_pass_strictly() -> None:
    result = check("--strict")
    codes = ["en", *(locale.code for locale in read_table(ROOT / "translations").translated)]
    assert result.output == f"translations/ are sound: {', '.join(codes)}\n"
    assert result.exit_code == 0


def test_one_language_is_checked_alone() -> None:
    assert check("so").stdout == "translations/ are sound: en, so\n"
    assert check("de").exit_code == 1
    assert check("de").stderr.startswith("'de' is no language of translations/; type one of fr,")


@pytest.fixture
def french(tmp_path: Path) -> Path:
    """Return a copy of the catalogs of this site in which one French button is doubtful."""
    folder = tmp_path / "translations"
    for path in (ROOT / "translations").rglob("*"):
        copy = folder / path.relative_to(ROOT / "translations")
        if path.is_file():
            copy.parent.mkdir(parents=True, exist_ok=True)
            copy.write_bytes(path.read_bytes())
    text = (folder / FR).read_text("utf-8")
    assert text.count('msgstr "Sortie"') == 1
    (folder / FR).write_text(text.replace('msgstr "Sortie"', 'msgstr "Sortie "'), "utf-8")
    return folder


def test_warning_fails_only_strictly_and_stops_no_site(french: Path) -> None:
    result = check(folder=french)
    (line, end) = result.stdout.splitlines()
    match = LINE.fullmatch(line)
    assert match
    assert match.groups() == ("warning", "edge-space")
    assert end == f"translations/ are sound: {', '.join(LOCALES)} (1 warnings)"
    assert result.exit_code == 0
    assert check("--strict", folder=french).exit_code == 1
    assert check("--strict", "es", folder=french).exit_code == 0
    create_app(Settings(translations=french))


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


@pytest.mark.parametrize("name", CHECKS)
def test_every_check_explains_itself(name: str) -> None:
    answer = check("--explain", name).stdout
    assert answer.startswith(f"{name} (")
    assert "For example: " in answer
    assert re.search(r"[.)]$", CHECKS[name].explanation)


def test_unknown_check_is_told_with_the_names_there_are() -> None:
    answer = check("--explain", "grammar").stdout
    assert "There is no check 'grammar'" in answer
    assert "wrong-language" in answer


def test_page_of_the_translators_holds_the_same_checks() -> None:
    page = (ROOT / "docs/translators/checks.md").read_text("utf-8")
    assert page == write_page()
    for row in check("--list").stdout.splitlines():
        assert f"| `{row.split()[1]}` |" in page
