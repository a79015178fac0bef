"""Texts that pages show in some order, or do not show; `texts.yaml` has the cases."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.client import PageClient, client_for

CASES: dict[str, dict[str, Any]] = yaml.safe_load(
    Path(__file__).with_name("texts.yaml").read_text("utf-8")
)


@pytest.fixture(scope="module")
def untranslated_client() -> PageClient:
    """Return a client for which the pages in Somali have English sentences."""
    return client_for({})


@pytest.mark.parametrize(
    "case",
    [
        pytest.param(case, id=name, marks=pytest.mark.promise(*case["promises"]))
        for name, case in CASES.items()
    ],
)
def test_page_shows_texts_in_order_and_no_absent_text(
    untranslated_client: PageClient, case: dict[str, Any]
) -> None:
    client = client_for(case["changes"]) if "changes" in case else untranslated_client

    [text] = client.get(case["path"]).texts(case.get("selector", "main"))

    in_order, absent = case["in_order"], case.get("absent", ())
    assert [part for part in in_order if part not in text] == []
    assert sorted(in_order, key=text.index) == in_order
    assert [part for part in absent if part in text] == []
