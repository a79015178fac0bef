"""Data that is well formed and says something else is refused where it can harm."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.content.damaged_files import STORY
from tests.content.damaging import swap
from tests.sites import FIXTURE_DAY
from webapp.content.loading import load
from webapp.problems import ProblemsFoundError

KINDS: list[dict[str, Any]] = yaml.safe_load(
    Path(__file__).with_name("meaning.yaml").read_text("utf-8")
)


def kinds_of(verdict: str) -> list[Any]:
    """Return the kinds of damage with a verdict, each by its name."""
    return [pytest.param(kind, id=kind["kind"]) for kind in KINDS if verdict in kind]


@pytest.mark.parametrize("kind", kinds_of("refused"))
def test_changed_meaning_is_refused(data_copy: Path, kind: dict[str, str]) -> None:
    swap(kind["old"], kind["new"])(data_copy / kind["file"])
    with pytest.raises(ProblemsFoundError) as raised:
        load(data_copy, FIXTURE_DAY, page_facts=STORY)
    problems = [problem for problem in raised.value.problems if kind["refused"] in problem.what]
    assert problems, raised.value
    assert all(problem.fix for problem in problems)


@pytest.mark.parametrize("kind", kinds_of("seen"))
def test_editors_word_is_taken(data_copy: Path, kind: dict[str, str]) -> None:
    swap(kind["old"], kind["new"])(data_copy / kind["file"])
    load(data_copy, FIXTURE_DAY, page_facts=STORY)


def test_each_kind_is_one_with_one_verdict() -> None:
    names = [kind["kind"] for kind in KINDS]
    assert len(set(names)) == len(names)
    assert all(("refused" in kind) != ("seen" in kind) for kind in KINDS)
