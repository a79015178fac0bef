"""Every way to damage data/ ends in one clear line, and never in a page or a traceback."""

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.content.damaged_doors import DAMAGED_DOORS
from tests.content.damaged_files import DAMAGED_FILES, SHORE, STORY
from tests.content.damaged_laws import DAMAGED_LAWS
from tests.content.damaged_numbers import DAMAGED_NUMBERS
from tests.content.damaged_records import DAMAGED_VALUES
from tests.content.damaged_references import DAMAGED_REFERENCES
from tests.content.damaged_tables import DAMAGED_CELLS, DAMAGED_TABLES, DESCRIPTOR
from tests.content.damaged_words import DAMAGED_WORDS
from tests.content.damaging import Damage, swap
from tests.sites import FIXTURE_DAY, fixture
from webapp.app import create_app
from webapp.commands import data
from webapp.content.loading import load
from webapp.problems import ProblemsFoundError
from webapp.settings import Settings

DAMAGES = (
    *DAMAGED_FILES,
    *DAMAGED_VALUES,
    *DAMAGED_REFERENCES,
    *DAMAGED_TABLES,
    *DAMAGED_CELLS,
    *DAMAGED_NUMBERS,
    *DAMAGED_LAWS,
    *DAMAGED_DOORS,
    *DAMAGED_WORDS,
)
LINE = re.compile(r"data/[\w ./-]+:[1-9]\d*: [^\n]+; [^\n]+")
LONGEST = 400


def answer_to(folder: Path) -> str:
    """Return what is said of a damaged folder, having checked that each line of it is whole."""
    with pytest.raises(ProblemsFoundError) as caught:
        load(folder, FIXTURE_DAY, page_facts=STORY)
    for line in str(caught.value).splitlines():
        assert LINE.fullmatch(line), line
        assert len(line) <= LONGEST, line[:LONGEST]
    return str(caught.value)


@pytest.mark.parametrize("damage", DAMAGES, ids=lambda damage: damage.name)
def test_damage_is_told_with_file_and_line(data_copy: Path, damage: Damage) -> None:
    begins = damage.inflict(data_copy)
    answer = answer_to(data_copy)
    assert damage.is_reported(begins, answer), f"{begins}{damage.what}; {damage.fix}\n{answer}"


def test_each_damage_has_words_to_look_for() -> None:
    assert [damage.name for damage in DAMAGES if not (damage.what and damage.fix)] == []
    assert len({damage.name for damage in DAMAGES}) == len(DAMAGES)


def test_damaged_folder_makes_no_app(data_copy: Path) -> None:
    DAMAGED_VALUES[0].inflict(data_copy)
    with pytest.raises(ProblemsFoundError):
        create_app(Settings(data=data_copy, translations=fixture().settings.translations))


def test_the_command_says_the_same_and_fails(data_copy: Path) -> None:
    DAMAGED_VALUES[0].inflict(data_copy)
    result = CliRunner().invoke(data, ["check"], env={"SITE_DATA": str(data_copy)})
    assert isinstance(result.exception, SystemExit)
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == f"{answer_to(data_copy)}\n"


def one_a_file(*damages: Damage) -> list[Damage]:
    """Return the first damage of each file, so that none hides another."""
    first = {damage.file: damage for damage in reversed(damages) if damage.file != DESCRIPTOR}
    return list(first.values())


@pytest.mark.parametrize(
    "damages",
    [
        pytest.param(one_a_file(*DAMAGED_VALUES, *DAMAGED_TABLES), id="values and tables"),
        pytest.param(one_a_file(*DAMAGED_REFERENCES, *DAMAGED_NUMBERS), id="references"),
        pytest.param(one_a_file(*DAMAGED_FILES[:12]), id="broken files"),
        pytest.param([DAMAGED_VALUES[0], DAMAGED_REFERENCES[2]], id="a value and a reference"),
    ],
)
def test_all_damages_are_told_at_once(data_copy: Path, damages: list[Damage]) -> None:
    begins = [damage.inflict(data_copy) for damage in damages]
    answer = answer_to(data_copy)
    reported = [d.is_reported(b, answer) for d, b in zip(damages, begins, strict=True)]
    assert reported == [True] * len(damages), answer
    places = [line.split(":")[:2] for line in answer.splitlines()]
    assert places == sorted(places, key=lambda place: (place[0], int(place[1])))


@pytest.mark.parametrize("name", ["shore.yml", "shore.YAML", "shore.yaml.txt"])
def test_organization_under_another_ending_is_not_passed_over(data_copy: Path, name: str) -> None:
    path = data_copy / SHORE
    path.rename(path.with_name(name))
    assert f"data/organizations/{name}:1: " in answer_to(data_copy)


def test_a_copy_whose_name_can_be_no_id_is_to_be_renamed(data_copy: Path) -> None:
    path = data_copy / SHORE
    path.rename(path.with_name("shore copy.yaml"))
    [fix] = [line for line in answer_to(data_copy).splitlines() if "the file is named" in line]
    assert fix.endswith("; rename the file: the short name in small letters, as shore-line.yaml")


def test_value_that_holds_a_semicolon_is_named_whole(data_copy: Path) -> None:
    swap('number: "+12075550100"', 'number: "2; 3"')(data_copy / SHORE)
    with pytest.raises(ProblemsFoundError) as caught:
        load(data_copy, FIXTURE_DAY, page_facts=STORY)
    fixes = {problem.what: problem.fix for problem in caught.value.problems}
    assert fixes["`number`: '2; 3' is not a phone number"].startswith("type ten digits")
