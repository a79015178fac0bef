"""Every way to damage data/ ends in one clear line, and never in a page or a traceback."""

import os
import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.content.damaged_files import DAMAGED_FILES, HSI
from tests.content.damaged_limits import IMPOSSIBLE
from tests.content.damaged_locks import DAMAGED_LOCKS
from tests.content.damaged_records import DAMAGED_REFERENCES, DAMAGED_VALUES
from tests.content.damaged_tables import DAMAGED_TABLES, DESCRIPTOR
from tests.content.damaging import Damage, forbid_reading
from webapp import create_app
from webapp.commands.data import data
from webapp.faults import FaultsFoundError
from webapp.settings import Settings

DAMAGES = (
    *DAMAGED_FILES, *DAMAGED_VALUES, *DAMAGED_REFERENCES, *DAMAGED_TABLES, *DAMAGED_LOCKS,
    *IMPOSSIBLE,
)  # fmt: skip
LINE = re.compile(r"data/[\w./-]+:[1-9]\d*: [^\n]+; [^\n]+")
LONGEST = 400


def answer_to(folder: Path) -> str:
    """Return what the command says of a damaged folder, having checked that it fails well."""
    result = CliRunner().invoke(data, ["check"], env={"SITE_DATA": str(folder)})
    assert isinstance(result.exception, SystemExit), result.exception
    assert result.exit_code == 1
    assert result.stdout == ""
    for line in result.stderr.splitlines():
        assert LINE.fullmatch(line), line
        assert len(line) <= LONGEST, line[:LONGEST]
    return result.stderr


@pytest.mark.parametrize("damage", DAMAGES, ids=lambda damage: damage.name)
def test_damage_is_told_with_file_and_line(data_copy: Path, damage: Damage) -> None:
    begins = damage.inflict(data_copy)
    answer = answer_to(data_copy)
    assert damage.is_told(begins, answer), f"{begins}{damage.what}; {damage.type_this}\n{answer}"


@pytest.mark.parametrize("damage", DAMAGES, ids=lambda damage: damage.name)
def test_damaged_folder_makes_no_app(data_copy: Path, pseudo_folder: Path, damage: Damage) -> None:
    damage.inflict(data_copy)
    with pytest.raises(FaultsFoundError):
        create_app(Settings(data=data_copy, translations=pseudo_folder))


def test_sound_folder_makes_an_app(data_copy: Path, pseudo_folder: Path) -> None:
    app = create_app(Settings(data=data_copy, translations=pseudo_folder))
    assert any("resources" in rule.rule for rule in app.url_map.iter_rules())


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may read everything")
def test_file_that_may_not_be_read(data_copy: Path) -> None:
    damage = Damage("no permission", HSI, forbid_reading, "cannot read it", "permissions")
    begins = damage.inflict(data_copy)
    assert damage.is_told(begins, answer_to(data_copy))


def one_a_file(*damages: Damage) -> list[Damage]:
    """Return the first damage of each file, so that none hides another."""
    first = {damage.file: damage for damage in reversed(damages) if damage.file != DESCRIPTOR}
    return list(first.values())


@pytest.mark.parametrize(
    "damages",
    [
        pytest.param(one_a_file(*DAMAGED_VALUES, *DAMAGED_TABLES), id="values and tables"),
        pytest.param(one_a_file(*DAMAGED_REFERENCES), id="references"),
        pytest.param(one_a_file(*DAMAGED_FILES[:12]), id="broken files"),
        pytest.param([DAMAGED_VALUES[0], DAMAGED_REFERENCES[1]], id="a value and a reference"),
    ],
)
def test_all_damages_are_told_at_once(data_copy: Path, damages: list[Damage]) -> None:
    begins = [damage.inflict(data_copy) for damage in damages]
    answer = answer_to(data_copy)
    told = [d.is_told(b, answer) for d, b in zip(damages, begins, strict=True)]
    assert told == [True] * len(damages), answer


def test_faults_come_in_the_order_of_files_and_lines(data_copy: Path) -> None:
    for damage in one_a_file(*DAMAGED_VALUES):
        damage.inflict(data_copy)
    places = [line.split(":")[:2] for line in answer_to(data_copy).splitlines()]
    assert len(places) >= len(one_a_file(*DAMAGED_VALUES))
    assert places == sorted(places, key=lambda place: (place[0], int(place[1])))


@pytest.mark.parametrize("name", ["hsi.yml", "hsi.YAML", "hsi.yaml.txt"])
def test_listing_under_another_ending_is_not_passed_over(data_copy: Path, name: str) -> None:
    path = data_copy / HSI
    path.rename(path.with_name(name))
    assert f"data/organizations/{name}:1: " in answer_to(data_copy)
