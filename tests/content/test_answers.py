"""Every listing answers every question; "unknown" is an answer, silence is none."""

from pathlib import Path

import pytest
import yaml

from tests.running import TODAY
from webapp.content.loading import load
from webapp.faults import FaultsFoundError

LISTING = ("id", "name", "status", "summary", "serves", "cost", "area", "needs", "reporting",
           "sources", "checked")  # fmt: skip
CHANNEL = ("by", "number", "hours", "languages", "sources")
FILE = "organizations/adult-protective.yaml"


def without(data_copy: Path, key: str, *, of_channel: bool) -> Path:
    path = data_copy / FILE
    record = yaml.load(path.read_text("utf-8"), yaml.BaseLoader)  # noqa: S506
    service = record["services"][0]
    del (service["channels"][0] if of_channel else service)[key]
    path.write_text(yaml.safe_dump(record, allow_unicode=True, sort_keys=False), "utf-8")
    return data_copy


@pytest.mark.parametrize("key", LISTING)
def test_a_listing_without_an_answer_is_refused(data_copy: Path, key: str) -> None:
    with pytest.raises(FaultsFoundError, match=f"(?m)^data/{FILE}:.*`{key}`"):
        load(without(data_copy, key, of_channel=False), TODAY)


@pytest.mark.parametrize("key", CHANNEL)
def test_a_channel_without_an_answer_is_refused(data_copy: Path, key: str) -> None:
    with pytest.raises(FaultsFoundError, match=f"(?m)^data/{FILE}:.*{key}"):
        load(without(data_copy, key, of_channel=True), TODAY)


def test_unknown_is_an_answer(data_copy: Path) -> None:
    path = data_copy / FILE
    record = yaml.load(path.read_text("utf-8"), yaml.BaseLoader)  # noqa: S506
    record["services"][0].update(reporting="unknown", serves="unknown")
    path.write_text(yaml.safe_dump(record, allow_unicode=True, sort_keys=False), "utf-8")
    assert load(data_copy, TODAY).services["aps"].reporting == "unknown"
