"""The tables are described as the Data Package standard asks."""

import json
import os
from pathlib import Path

import pytest
from jsonschema import Draft7Validator

from webapp.settings import ROOT

SCHEMAS = os.environ.get("HSDS_SCHEMAS", "")
PROFILES = Path(SCHEMAS).parents[1] / "datapackage2" if SCHEMAS else Path("nowhere")


@pytest.mark.skipif(not SCHEMAS, reason="HSDS_SCHEMAS does not say where the standards lie")
def test_the_descriptor_keeps_the_data_package_profile() -> None:
    profile = json.loads((PROFILES / "datapackage.json").read_text("utf-8"))
    descriptor = json.loads((ROOT / "data/series/datapackage.json").read_text("utf-8"))
    validator = Draft7Validator(profile)
    assert [error.message for error in validator.iter_errors(descriptor)] == []
    del descriptor["resources"]
    assert list(validator.iter_errors(descriptor))
