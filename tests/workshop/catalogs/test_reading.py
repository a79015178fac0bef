"""Long sentences are named where they are written, and excused by name there."""

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.content.damaging import swap
from tests.i18n.damaged_catalogs import FR
from tests.sites import fixture_settings
from tests.workshop.catalogs.project import enter_project
from webapp.commands import data
from webapp.i18n.checks import Finding
from webapp.settings import ROOT, Settings
from workshop.catalogs.reading import check_english
from workshop.commands.translations import translations

SHORE = "organizations/shore.yaml"
PLAIN = "description: This office trains people who help."
LONG = "This office trains people who help, and it helps them " + "to help people who help " * 3


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the catalogs of a small project, which a test may change."""
    return enter_project(tmp_path, monkeypatch)


def judge(data_copy: Path, english: str, above: str = "") -> list[Finding]:
    """Return what is found where an office of the made-up site is described in other words."""
    swap(f"    {PLAIN}", f"{above}    description: {english}")(data_copy / SHORE)
    return check_english(ROOT, data_copy)


def line_of(data_copy: Path) -> int:
    lines = (data_copy / SHORE).read_text("utf-8").split("\n")
    return max(number for number, line in enumerate(lines, 1) if "    description: " in line)


def test_long_sentence_of_the_english_is_named_and_excused(data_copy: Path) -> None:
    [finding] = judge(data_copy, f"{LONG}.")
    assert (finding.check, finding.line) == ("long-sentence", line_of(data_copy))
    assert "of 25 words" in finding.what
    swap(f"description: {LONG}.", PLAIN)(data_copy / SHORE)
    assert judge(data_copy, f"{LONG}.", "    # ok: long-sentence it is a name\n") == []


@pytest.mark.parametrize(
    ("file", "excuse"),
    [
        ("templates/pages/home.html", "{# ok: long-sentence it is a name #}\n"),
        ("webapp/site/copy/labels.py", "# TRANSLATORS: x\n# ok: long-sentence it is a name\n"),
    ],
)
def test_english_of_pages_is_excused_beside_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, file: str, excuse: str
) -> None:
    root = enter_project(tmp_path, monkeypatch).parent
    for old in ("Way out", "%(first)s to %(last)s"):
        for path in (root / "templates/pages/home.html", root / "webapp/site/copy/labels.py"):
            if old in path.read_text("utf-8"):
                swap(old, f"{LONG} {old}.")(path)
    before = check_english(root, root / "data")
    assert file in {finding.file for finding in before}
    path = root / file
    lines = path.read_text("utf-8").split("\n")
    place = next(number for number, line in enumerate(lines) if LONG in line)
    path.write_text("\n".join([*lines[:place], excuse.rstrip("\n"), *lines[place:]]), "utf-8")
    after = check_english(root, root / "data")
    assert [finding.file for finding in after] == [f.file for f in before if f.file != file]


def test_check_names_some_hints_and_counts_the_rest_and_never_fails(folder: Path) -> None:
    more = f"{'Vous pouvez appeler et '.lower() * 6}"
    path = folder / FR
    path.write_text(
        re.sub(r'(\nmsgstr "|msgstr\[\d\] ")(?=\w)', rf"\1{more}", path.read_text("utf-8"))
    )
    env = {"SITE_TRANSLATIONS": str(folder)}
    [all_languages, french] = [
        CliRunner().invoke(translations, ["check", *asked], env=env) for asked in ([], ["fr"])
    ]
    named = french.stdout.count(" (long-sentence)")
    assert named > 3
    assert f"{named - 3} more of long-sentence in fr; run" in all_languages.stdout
    assert all_languages.exit_code == french.exit_code == 0


def test_todo_of_editors_names_long_english(
    data_copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    swap(PLAIN, f"description: {LONG}.")(data_copy / SHORE)
    env = {"SITE_DATA": str(data_copy)}
    monkeypatch.setattr(Settings, "date_today", lambda _settings: fixture_settings().today)
    lines = CliRunner().invoke(data, ["todo"], env=env).stdout.splitlines()
    [line] = [line for line in lines if "has a sentence of 25 words" in line]
    assert line.startswith(f"editor: data/{SHORE}:")


def test_todo_of_translators_names_what_is_hard(folder: Path) -> None:
    swap('msgstr "Sortie"', f'msgstr "{"vous pouvez partir et " * 6}"')(folder / FR)
    lines = CliRunner().invoke(
        translations, ["todo", "fr", "--limit", "0"], env={"SITE_TRANSLATIONS": str(folder)}
    )
    assert re.search(r"^hard to read: say these shorter \([1-9]", lines.stdout, re.MULTILINE)
    assert "'Way out' has a sentence of 24 words" in lines.stdout
