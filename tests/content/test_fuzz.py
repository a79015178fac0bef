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

from tests.running import TODAY
from webapp.content.loading import load
from webapp.faults import FaultsFoundError
from webapp.settings import ROOT

FILES = sorted(p.relative_to(ROOT / "data") for p in (ROOT / "data").rglob("*.*"))
PATIENT = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
VALUES = st.sampled_from(
    ["", "[]", "{}", "~", '""', "[[a], {b: c}]", "{? [a] : b}", "!!int x", "&a b", "|", "- -", "%"]
)
JUNK: st.SearchStrategy[Any] = st.sampled_from([None, True, 0, 1.5, "", "x", [], {}, [1], {"a": 1}])


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a copy of data/ that each example leaves as it was."""
    return Path(shutil.copytree(ROOT / "data", tmp_path_factory.mktemp("fuzz") / "data"))


def load_with(folder: Path, file: Path, raw: bytes) -> None:
    """Load data/ with other bytes in one file; every answer but faults is an error here."""
    path = folder / file
    before = path.read_bytes()
    path.write_bytes(raw)
    try:
        load(folder, TODAY)
    except FaultsFoundError as error:
        if not error.faults or not all(
            fault.what and fault.type_this and fault.line > 0 for fault in error.faults
        ):
            raise
    finally:
        path.write_bytes(before)


@PATIENT
@given(file=st.sampled_from(FILES), raw=st.binary(max_size=200), where=st.floats(0, 1))
def test_bytes_anywhere(folder: Path, file: Path, raw: bytes, where: float) -> None:
    whole = (folder / file).read_bytes()
    middle = int(where * len(whole))
    load_with(folder, file, whole[:middle] + raw + whole[middle:])


@PATIENT
@given(file=st.sampled_from(FILES), where=st.floats(0, 1), length=st.integers(1, 400))
def test_holes_anywhere(folder: Path, file: Path, where: float, length: int) -> None:
    whole = (folder / file).read_bytes()
    start = int(where * len(whole))
    load_with(folder, file, whole[:start] + whole[start + length :])


@PATIENT
@given(data=st.data(), value=VALUES)
def test_other_value_for_a_key(folder: Path, data: st.DataObject, value: str) -> None:
    file = data.draw(st.sampled_from([file for file in FILES if file.suffix == ".yaml"]))
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


DESCRIPTOR = Path("series/datapackage.json")
WHOLE = json.loads((ROOT / "data" / DESCRIPTOR).read_text("utf-8"))


@settings(PATIENT, max_examples=300)
@given(place=st.sampled_from([p for p in places_in(WHOLE) if p[0] == "resources"]), junk=JUNK)
def test_other_value_in_the_descriptor(folder: Path, place: tuple[Any, ...], junk: Any) -> None:
    damaged = copy.deepcopy(WHOLE)
    node = damaged
    for step in place[:-1]:
        node = node[step]
    node[place[-1]] = junk
    load_with(folder, DESCRIPTOR, json.dumps(damaged).encode("utf-8"))
