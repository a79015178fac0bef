"""Whatever a field holds, its message is in the words of who typed it."""

import copy
import re
from collections.abc import Iterator
from typing import Any

import pytest
import yaml
from pydantic import TypeAdapter

from tests.sites import FIXTURE
from webapp.content.doors import Door
from webapp.content.featured import Featured
from webapp.content.figures import Figure, Places, Source, Statement, Towns
from webapp.content.forbidden import NeverPublished
from webapp.content.laws import Law, Reading
from webapp.content.services import Organization
from webapp.yamlfile import Document, Loc, Shape, validate
from workshop.facts.call_answers import CallAnswer

CALLS = "- {service: coast, phone: 1, number: '911', answer: right, interpreter: yes, cost: free}"
SHAPES: dict[str, Shape[Any]] = {
    "organizations/coast.yaml": TypeAdapter(Organization),
    "organizations/harbor.yaml": TypeAdapter(Organization),
    "organizations/bridge.yaml": TypeAdapter(Organization),
    "sources.yaml": TypeAdapter(dict[str, Source]),
    "figures.yaml": TypeAdapter(dict[str, Figure]),
    "statements.yaml": TypeAdapter(dict[str, Statement]),
    "laws.yaml": TypeAdapter(dict[str, Law]),
    "law_readings.yaml": TypeAdapter(dict[str, Reading]),
    "doors.yaml": TypeAdapter(dict[str, Door]),
    "places.yaml": TypeAdapter(Places),
    "towns.yaml": TypeAdapter(Towns),
    "site.yaml": TypeAdapter(Featured),
    "never_published.yaml": TypeAdapter(tuple[NeverPublished, ...]),
    "calls.yaml": TypeAdapter(tuple[CallAnswer, ...]),
}
WRONG: tuple[Any, ...] = ("", "wrong", "24/7", "-1", "x" * 1000, ["a"], [["a"]], {"a": "b"}, {}, [])
MANY = 30
# Words that only programmers know, and signs that only types and values of Python are written with.
PROGRAM = re.compile(
    r"(?i)\b(?:literal|enum|input|instance|dataclass|dict|tuple|mapping|validation|keyword|pydantic"
    r"|none|str|int|bool|null|argument|assertion|url scheme|netloc)\b|\[key|[<{]|\[[\[{']"
)


def places_in(node: Any, at: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Yield the way to every value, of lists and of many records to the first alone."""
    steps = list(node) if isinstance(node, dict) else [0] if isinstance(node, list) and node else []
    for step in steps if len(steps) < MANY else steps[:3]:
        yield (*at, step)
        yield from places_in(node[step], (*at, step))


@pytest.mark.parametrize("name", SHAPES)
def test_no_word_of_a_program_gets_through(name: str) -> None:
    text = CALLS if name == "calls.yaml" else (FIXTURE / "data" / name).read_text("utf-8")
    written = yaml.load(text, yaml.BaseLoader)  # noqa: S506 - every value stays text
    faults = 0
    for place in places_in(written):
        for wrong in WRONG:
            damaged = copy.deepcopy(written)
            node = damaged
            for step in place[:-1]:
                node = node[step]
            node[place[-1]] = wrong
            _, problems = validate(SHAPES[name], Document(name, damaged, {}))
            for problem in problems:
                faults += 1
                assert not PROGRAM.search(problem.what), f"{place}: {problem}"
                assert not problem.fix.startswith("see "), f"{place}: {problem}"
    assert faults


@pytest.mark.parametrize(
    ("field", "written", "what", "fix"),
    [
        ("schedules", "24/7", "'24/7' are no hours", "type `always`"),
        ("schedules", "24 hours", "'24 hours' are no hours", "type `always`"),
        ("schedules", "mornings", "'mornings' are no hours", "`schedules: unknown`"),
        ("languages", "en", "stand on lines of their own", "`direct: [en, es]`"),
        ("langauges", "unknown", "`langauges` is no field", "if you mean 'languages', type that"),
        ("role", "Office", "`role` cannot be 'Office'", "if you mean 'office', type that"),
        ("role", "ofice", "`role` cannot be 'ofice'", "if you mean 'office', type that"),
    ],
)
def test_what_editors_type_instead_is_answered_with_what_to_type(
    field: str, written: str, what: str, fix: str
) -> None:
    name = "organizations/coast.yaml"
    text = (FIXTURE / "data" / name).read_text("utf-8")
    values = yaml.load(text, yaml.BaseLoader)  # noqa: S506 - every value stays text
    values["services"][0]["phones"][0][field] = written
    lines: dict[Loc, int] = {("services", 0, "phones", 0, "languages"): 1}
    _, problems = validate(SHAPES[name], Document(name, values, lines))
    assert [what in problem.what and fix in problem.fix for problem in problems] == [True]
