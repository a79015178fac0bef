"""Situations: an edit that would lose somebody is reported with who it is and where to mend it."""

import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.content.damaging import Hurt, swap
from tests.sites import FIXTURE, FIXTURE_DAY
from webapp.content.loading import load
from webapp.problems import ProblemsFoundError
from workshop.facts.lost import check_situations

ISLAND, COAST, NATION = "situation 1 (is alone", "situation 2 (reads", "situation 3 (is of"
SHORE, HARBOR = "organizations/shore.yaml", "organizations/harbor.yaml"
BRIDGE, LINE = "organizations/bridge.yaml", "organizations/coast.yaml"
LAW, SMALL = "organizations/law.yaml", "organizations/small.yaml"
ALONE = "[shore-line, bridge, law]"


@dataclass(frozen=True)
class Loss:
    """One edit, of which every check says that it is sound, and who is lost by it."""

    name: str
    file: str
    hurt: Hurt
    who: str
    wanted: str


LOSSES = [
    Loss("need", SHORE, swap("needs: [talk, health]", "needs: [health]"), ISLAND, "need talk"),
    Loss("channel", LAW, swap("type: whatsapp", "type: text", at="phones:"), NATION, "by whatsapp"),
    Loss("hours", SMALL, swap("schedules: always", "schedules: unknown"), NATION, "hours always"),
    Loss(
        "interpreter",
        SHORE,
        swap("interpreter: yes", "interpreter: no", at="languages:"),
        ISLAND,
        "step interpreter",
    ),
    Loss("whom", SHORE, swap("{everybody: yes}", "{everybody: ask}"), ISLAND, "men yes"),
    Loss(
        "children",
        HARBOR,
        swap("children_with_you: yes", "children_with_you: ask"),
        ISLAND,
        "children_with_you yes",
    ),
    Loss(
        "county",
        BRIDGE,
        swap("[midshire]", "[northshire]", at="service_areas:"),
        ISLAND,
        "near midshire",
    ),
    Loss(
        "place of the list",
        HARBOR,
        swap("[northshire, south", "[south", at="service_areas:"),
        ISLAND,
        "near northshire",
    ),
    Loss(
        "language",
        LINE,
        swap("{so: 2, ar: 3 1, eo: 4}", "{ar: 3 1}", at="languages:"),
        COAST,
        "step speaks",
    ),
    Loss("newcomers", BRIDGE, swap("newcomers: true", "newcomers: false"), COAST, "step newcomers"),
    Loss("door", "doors.yaml", swap(ALONE, "[coast, bridge, law]"), ISLAND, "need talk"),
    Loss(
        "law",
        "doors.yaml",
        swap("[duty, duty_read, bed, stay_on]", "[bed, stay_on]"),
        COAST,
        "law reporting",
    ),
    Loss(
        "authority",
        SMALL,
        swap("needs: [native", "authority: state\n    needs: [native"),
        NATION,
        "an authority first",
    ),
]


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Return a copy of the invented facts, to damage."""
    copy = tmp_path / "data"
    shutil.copytree(FIXTURE / "data", copy)
    return copy


def ask(data: Path) -> str:
    """Return what is said of the situations; nothing where nobody is lost."""
    content = load(data, FIXTURE_DAY, is_verified=False)
    try:
        check_situations(data, content)
    except ProblemsFoundError as error:
        return str(error)
    return ""


def test_nobody_is_lost_and_a_folder_without_situations_has_none(data: Path) -> None:
    assert ask(data) == ""
    (data / "situations.yaml").unlink()
    assert ask(data) == ""


@pytest.mark.parametrize("loss", LOSSES, ids=lambda loss: loss.name)
def test_who_would_be_lost_is_told_with_the_line_of_the_edit(data: Path, loss: Loss) -> None:
    line = loss.hurt(data / loss.file)
    lines = [
        reported
        for reported in ask(data).splitlines()
        if loss.who in reported and loss.wanted in reported
    ]
    assert lines
    assert any(f"{loss.file}:{line}" in reported for reported in lines), lines


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("door: 1", "door: 9", "there is no door 9"),
        ("near: midshire", "near: nowhere", "'nowhere' is no place"),
        ("need: stay}", "need: sleep}", "'sleep' is no answer to `need`"),
        ("need: stay}", "need: stay, by: text}", "a way begins at one page"),
        ("list: {language: so}", "door: 1\n      list: {language: so}", "begins at one page"),
        ("step: speaks", "step: sings", "`step` cannot be 'sings'"),
        ("{near: northshire,", "{law: exam,", "a list says no law"),
    ],
)
def test_what_a_situation_cannot_ask_is_told(data: Path, old: str, new: str, problem: str) -> None:
    line = swap(old, new)(data / "situations.yaml")
    assert problem in (answer := ask(data))
    assert f"data/situations.yaml:{line}: " in answer or "\n" in new
