"""What Weblate loses, changes or does not see is reported; what it must write is not."""

import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.i18n.spoken import FOLDER
from tests.workshop.catalogs.project import enter_project
from tools.catalog_linters.programs import PeerError
from tools.catalog_linters.weblate.giving import FAULTS, FILE, SEEN, give
from tools.catalog_linters.weblate.glossary import read_terms
from tools.catalog_linters.weblate.judging import (
    expected,
    judge_commands,
    judge_edit,
    judge_flags,
    judge_glossary,
)
from workshop.commands.translations import translations

DATE = '"PO-Revision-Date: 2025-04-01 14:48+0000\\n"\n'


def run_here(command: list[str | Path], *, environment: Mapping[str, str]) -> str:
    """Run a command of ours in this process, on the sources of the small project."""
    result = CliRunner().invoke(translations, [str(command[-1])], env=environment)
    if result.exit_code:
        raise PeerError(result.output)
    return result.output


@pytest.fixture(scope="module")
def catalogs(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The catalogs of a small project, whose sources our commands read."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("tools.catalog_linters.weblate.judging.run", run_here)
        yield enter_project(tmp_path_factory.mktemp("ours"), patch)


@pytest.fixture(scope="module")
def given(catalogs: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    give(catalogs, folder := tmp_path_factory.mktemp("given"))
    return folder / "given"


@pytest.fixture
def returned(catalogs: Path, given: Path, tmp_path: Path) -> Path:
    """What comes back when all is well: one sentence, and the headers that Weblate writes."""
    shutil.copytree(catalogs, tmp_path, dirs_exist_ok=True)
    shutil.copytree(given, tmp_path, dirs_exist_ok=True)
    before, after = (line[1:] for line in expected(given))
    change(tmp_path, before, after)
    change(tmp_path, '"MIME-Version', f'{DATE}"MIME-Version')
    change(tmp_path, "plural=(n > 1)", "plural=n > 1")
    return tmp_path


def change(folder: Path, old: str, new: str, file: str = FILE) -> None:
    text = (folder / file).read_text("utf-8")
    assert old in text
    (folder / file).write_text(text.replace(old, new, 1), "utf-8")


def test_one_edit_is_fine(given: Path, returned: Path) -> None:
    assert list(judge_edit(given, returned)) == []
    assert list(judge_commands(given, returned)) == []


def test_an_edit_that_did_not_arrive_is_told(given: Path, returned: Path) -> None:
    before, after = (line[1:] for line in expected(given))
    change(returned, after, before)
    assert any("'Way out' has 2 reviews" in line for line in judge_edit(given, returned))


def test_another_sentence_changed_is_told(given: Path, returned: Path) -> None:
    change(returned, '"Passer au contenu"', '"Aller au contenu"')
    lines = list(judge_edit(given, returned))
    assert any("changed what nobody edited" in line for line in lines)
    assert any("'Skip to the page' has 0 reviews" in line for line in lines)


def test_a_lost_review_is_told(given: Path, returned: Path) -> None:
    text = (returned / FILE).read_text("utf-8")
    lost = next(line for line in text.splitlines() if line.startswith("# Reviewed: Amina A."))
    change(returned, f"{lost}\n", "")
    assert any("has 1 reviews that count" in line for line in judge_edit(given, returned))


def test_a_fuzzy_sentence_is_told(given: Path, returned: Path) -> None:
    file = "so/LC_MESSAGES/directory.po"
    change(returned, '\nmsgctxt "line.phones"', '\n#, fuzzy\nmsgctxt "line.phones"', file)
    [line] = judge_edit(given, returned)
    assert line.startswith(f"{file}: Weblate changed")
    assert any("are refused" in line for line in judge_commands(given, returned))


ALL = {wrong: [check] for check, some in (FAULTS | SEEN).items() for wrong in some.values()}
WITHOUT = {wrong: [check] for check, some in SEEN.items() for wrong in some.values()}


def test_flags_that_see_each_fault_are_fine() -> None:
    assert list(judge_flags({"with": ALL, "without": WITHOUT})) == []


def test_flags_that_see_nothing_are_told() -> None:
    assert len(list(judge_flags({"with": {}, "without": {}}))) == len(ALL)


def test_flags_that_nothing_needs_are_told() -> None:
    assert len(list(judge_flags({"with": ALL, "without": ALL}))) == len(ALL) - len(WITHOUT)


def test_a_term_that_is_no_longer_forbidden_is_told() -> None:
    taken = [
        {"english": [*term.english], "wanted": [*term.wanted], "never": [*term.never]}
        for term in read_terms(FOLDER, "so")
    ]
    assert list(judge_glossary({"so": taken}, FOLDER)) == []
    taken[0]["never"] = []
    [line] = judge_glossary({"so": taken}, FOLDER)
    assert "trafficking" in line
