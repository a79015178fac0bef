"""The tables are described as the Data Package standard asks."""

from pathlib import Path

import pytest

from tests.content.damaging import swap
from tests.content.descriptors import faults_of
from tests.sites import FIXTURE
from webapp.content.series import DESCRIPTOR

FILE = f"series/{DESCRIPTOR}"


def test_the_descriptor_keeps_the_data_package_profile() -> None:
    assert faults_of((FIXTURE / "data" / FILE).read_text("utf-8")) == []


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        ('"resources"', '"tables"', "$: "),
        ('"licenses"', '"rights"', "$: "),
        ("profiles/2.0", "profiles/1.0", "$['$schema']: "),
        ('"mediatype": "text/csv"', '"mediatype": "text/plain"', "$.resources[0].mediatype: "),
        ('"type": "year"', '"type": "date"', "$.resources[0].schema.fields[0].type: "),
        ('"name": "year"', '"called": "year"', "$.resources[0].schema.fields[0]: "),
    ],
)
def test_a_descriptor_that_others_cannot_read_is_told(
    data_copy: Path, old: str, new: str, place: str
) -> None:
    swap(old, new)(data_copy / FILE)
    found = faults_of((data_copy / FILE).read_text("utf-8"))
    assert [fault for fault in found if fault.startswith(place)], found
