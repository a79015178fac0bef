"""Every service answers every question; "unknown" is an answer, silence is none."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.sites import FIXTURE_DAY
from webapp.content.loading import Content, load
from webapp.problems import ProblemsFoundError
from webapp.yamlfile import read_document

SERVICE = (
    "id",
    "name",
    "status",
    "description",
    "eligibility",
    "cost",
    "service_areas",
    "needs",
    "reporting",
    "sources",
    "assured_date",
    "assured_by",
)
PHONE = ("type", "number", "schedules", "languages", "sources", "newest_source")
CHAT = ("url", "schedules", "languages", "sources", "newest_source")
FILE = "organizations/coast.yaml"


def load_changed(data: Path, change: Callable[[dict[str, Any]], object]) -> Content:
    """Load the facts with a change in one service."""
    document, _ = read_document(data / FILE, data)
    assert document is not None
    record: Any = document.values
    change(record["services"][0])
    (data / FILE).write_text(yaml.safe_dump(record, allow_unicode=True, sort_keys=False), "utf-8")
    return load(data, FIXTURE_DAY, is_verified=False)


@pytest.mark.parametrize("key", SERVICE)
def test_a_listing_without_an_answer_is_refused(data_copy: Path, key: str) -> None:
    with pytest.raises(ProblemsFoundError, match=f"(?m)^data/{FILE}:.*`{key}` has no answer"):
        load_changed(data_copy, lambda service: service.pop(key))


@pytest.mark.parametrize(
    ("channels", "key"), [*(("phones", key) for key in PHONE), *(("chats", key) for key in CHAT)]
)
def test_a_channel_without_an_answer_is_refused(data_copy: Path, channels: str, key: str) -> None:
    with pytest.raises(ProblemsFoundError, match=f"(?m)^data/{FILE}:.*`{key}` has no answer"):
        load_changed(data_copy, lambda service: service[channels][0].pop(key))


def test_unknown_is_an_answer(data_copy: Path) -> None:
    unknown = dict.fromkeys(("reporting", "eligibility", "cost"), "unknown")
    changed = load_changed(data_copy, lambda service: service.update(unknown)).services["coast"]
    assert (changed.reporting, changed.eligibility, changed.cost) == ("unknown",) * 3
