"""Whatever happens to one file, loading answers with facts or with faults: nothing else."""

import copy
import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.content.damaged_files import STORY
from tests.sites import FIXTURE, FIXTURE_DAY
from webapp.content.loading import load
from webapp.content.series import DESCRIPTOR
from webapp.problems import ProblemsFoundError

DATA = FIXTURE / "data"
FILES = sorted(path.relative_to(DATA) for path in DATA.rglob("*.*"))
KEYED = [path for path in FILES if path.suffix == ".yaml"]
# A third of what the profile asks for, as each example loads everything.
FEW = settings(
    max_examples=settings().max_examples // 3,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
VALUES = st.sampled_from(
    ["", "[]", "{}", "~", '""', "[[a], {b: c}]", "{? [a] : b}", "!!int x", "&a b", "|", "- -", "%"]
)
JUNK: st.SearchStrategy[Any] = st.sampled_from([None, True, 0, 1.5, "", "x", [], {}, [1], {"a": 1}])
TABLES = Path(f"series/{DESCRIPTOR}")
DESCRIBED = json.loads((DATA / TABLES).read_text("utf-8"))


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a copy of the made-up facts that each example leaves as it was."""
    return Path(shutil.copytree(DATA, tmp_path_factory.mktemp("fuzz") / "data"))


def load_with(folder: Path, file: Path, raw: bytes) -> None:
    """Load the facts with other bytes in one file; every answer but faults is an error here."""
    path = folder / file
    before = path.read_bytes()
    path.write_bytes(raw)
    try:
        load(folder, FIXTURE_DAY, page_facts=STORY)
    except ProblemsFoundError as error:
        if not error.problems or not all(
            problem.what and problem.fix and problem.line > 0 for problem in error.problems
        ):
            raise
    finally:
        path.write_bytes(before)


@FEW
@given(
    file=st.sampled_from(FILES),
    raw=st.binary(max_size=200),
    where=st.floats(0, 1),
    gone=st.integers(0, 400),
)
def test_other_bytes_anywhere(
    folder: Path, file: Path, raw: bytes, where: float, gone: int
) -> None:
    whole = (folder / file).read_bytes()
    start = int(where * len(whole))
    load_with(folder, file, whole[:start] + raw + whole[start + gone :])


@FEW
@given(data=st.data(), value=VALUES)
def test_other_value_for_a_key(folder: Path, data: st.DataObject, value: str) -> None:
    file = data.draw(st.sampled_from(KEYED))
    lines = (folder / file).read_text("utf-8").splitlines()
    keyed = [i for i, line in enumerate(lines) if ":" in line and not line.lstrip().startswith("#")]
    chosen = data.draw(st.sampled_from(keyed))
    lines[chosen] = f"{lines[chosen].partition(':')[0]}: {value}"
    load_with(folder, file, "\n".join(lines).encode("utf-8"))


def places_in(node: Any, above: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Yield the way to every value of a JSON document."""
    steps = node if isinstance(node, dict) else range(len(node)) if isinstance(node, list) else ()
    for step in steps:
        yield (*above, step)
        yield from places_in(node[step], (*above, step))


@FEW
@given(place=st.sampled_from([p for p in places_in(DESCRIBED) if p[0] == "resources"]), junk=JUNK)
def test_other_value_in_the_descriptor(folder: Path, place: tuple[Any, ...], junk: Any) -> None:
    damaged = copy.deepcopy(DESCRIBED)
    node = damaged
    for step in place[:-1]:
        node = node[step]
    node[place[-1]] = junk
    load_with(folder, TABLES, json.dumps(damaged).encode("utf-8"))
