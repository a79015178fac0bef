"""`flask data preview`: an editor sees what changes on which pages, and nothing is written."""

import re
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tests.content.damaging import swap
from tests.sites import FIXTURE, FIXTURE_DAY, fixture_translations
from webapp.commands import data
from webapp.settings import ROOT, Settings, read_settings
from workshop.commands import previewing

pytestmark = pytest.mark.whole


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a committed copy of the made-up site, whose templates the command reads."""
    shutil.copytree(FIXTURE / "data", tmp_path / "data")
    shutil.copytree(fixture_translations(), tmp_path / "translations")
    shutil.copytree(ROOT / "templates", tmp_path / "templates")
    commit = ["-c", "user.name=ann", "-c", "user.email=", "commit", "-qm", "Begin"]
    for git in (["init", "-q"], ["add", "."], commit):
        subprocess.run(["git", "-C", str(tmp_path), *git], check=True)
    templates = tmp_path / "templates"
    monkeypatch.setattr(Settings, "date_today", lambda _settings: FIXTURE_DAY)
    monkeypatch.setattr(
        previewing, "read_settings", lambda: replace(read_settings(), templates=templates)
    )
    return tmp_path


def preview(folder: Path) -> Result:
    env = {
        "SITE_DATA": str(folder / "data"),
        "SITE_TRANSLATIONS": str(folder / "translations"),
    }
    return CliRunner().invoke(data, ["preview"], env=env)


def test_each_page_that_an_edit_changes_is_named_with_its_lines(folder: Path) -> None:
    swap("cost: varies", "cost: free")(folder / "data/organizations/coast.yaml")
    result = preview(folder)
    assert result.exit_code == 0, result.output
    blocks = result.stdout.split("\n\n")
    assert any(
        block.startswith("/en/resources/r") and "\n    - " in block and "\n    + " in block
        for block in blocks
    )
    assert all("(all languages)" in block.partition("\n")[0] for block in blocks[:-1])
    assert blocks[-1].startswith("To take all edits back (work under translations/ that is not ")
    assert blocks[-1].endswith(f": {previewing.UNDO}\n")


def test_what_undoes_all_edits_really_brings_everything_back(folder: Path) -> None:
    def ask(command: str) -> str:
        done = subprocess.run(["sh", "-c", command], cwd=folder, capture_output=True, check=True)
        return done.stdout.decode()

    text = (ROOT / "docs/editors.md").read_text("utf-8")
    assert f"\n    {previewing.UNDO}\n" in text
    swap("Anyone who was trafficked.", "Anybody.")(folder / "data/organizations/coast.yaml")
    shore = folder / "data/organizations/shore.yaml"
    (folder / "data/organizations/newcomer.yaml").write_bytes(shore.read_bytes())
    (folder / "data/organizations/added.yaml").write_bytes(shore.read_bytes())
    ask("git add data/organizations/added.yaml")
    shore.unlink()
    catalog = "translations/ar/LC_MESSAGES/messages.po"  # as `translations update` writes
    for written in ("data/verified_numbers.yaml", "templates/safety.txt", catalog):
        with (folder / written).open("a", encoding="utf-8") as file:
            file.write("\n")
    assert len(ask("git status --porcelain").splitlines()) == 7
    ask(previewing.UNDO)
    assert ask("git status --porcelain") == ""


def test_a_number_that_changes_is_shown_though_nobody_has_verified_it_yet(folder: Path) -> None:
    path = folder / "data/organizations/coast.yaml"
    [number] = {*re.findall(r"number: \"?(\+1\d{10})", path.read_text("utf-8"))}
    path.write_text(path.read_text("utf-8").replace(number, "+12075550199"), "utf-8")
    result = preview(folder)
    assert result.exit_code == 0, result.output
    gone, come = (
        "".join(line for line in result.stdout.splitlines() if line.startswith(f"    {sign} "))
        for sign in "-+"
    )
    assert f"[tel:{number}]" in gone
    assert "[tel:+12075550199]" in come
    assert number not in come


def test_what_is_as_committed_changes_no_page(folder: Path) -> None:
    assert preview(folder).stdout == "No page would change.\n"


def test_faults_and_a_folder_without_commits_are_told_in_their_lines(
    folder: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    swap("cost: varies", "cost: dear")(folder / "data/organizations/coast.yaml")
    faulty = preview(folder)
    assert faulty.exit_code == 1
    assert "data/organizations/coast.yaml:" in faulty.stderr
    bare = tmp_path_factory.mktemp("bare")
    shutil.copytree(folder, bare, dirs_exist_ok=True, ignore=shutil.ignore_patterns(".git"))
    lost = preview(bare)
    assert lost.exit_code == 1
    assert "git knows no history of data/" in lost.stderr
    assert lost.stderr.count("\n") == 1
