"""Hostile requests over the wire: no fault, no echo, no growth, nothing written down."""

import re
from collections.abc import Iterator

import pytest

from tests.hostile.case import Case
from tests.hostile.corpus import ONCE_BROKEN, corpus, sample
from tests.hostile.memory import FEW, LARGEST_GROWTH, measure_growth
from tests.hostile.rules import judge
from tests.hostile.trial import try_all
from tests.hostile.wire import ask
from tests.served import Served, serve
from tests.serving.processes import IS_TOLD, WHY_NOT


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    with serve(tmp_path_factory.mktemp("hostile")) as served:
        yield served


def test_the_corpus_is_large_and_its_cases_differ() -> None:
    cases = corpus()
    assert len({case.name for case in cases}) == len(cases)
    unmarked = {case.request.replace(case.mark.encode(), b"") for case in cases}
    assert len(unmarked) >= 2000
    for case in cases:
        assert case.mark.encode() in case.request, case.name


def test_the_sample_is_small_and_from_all_over() -> None:
    assert {case.subject for case in sample()} == {case.subject for case in corpus()}
    assert {case.name for case in sample()} >= set(ONCE_BROKEN)
    assert 140 <= len(sample()) <= 200


@pytest.mark.served
@pytest.mark.parametrize("case", sample(), ids=lambda case: re.sub(r"[^ -~]", "?", case.name))
def test_hostile_requests_are_answered(site: Served, case: Case) -> None:
    assert judge(case, ask(site.port, case)) == []


@pytest.mark.served
def test_forged_hosts_and_proxies_are_never_repeated(site: Served) -> None:
    result = try_all(site.port, (c for c in corpus() if c.subject in {"forged", "host"}))
    assert result.faults == []
    assert set(result.statuses) >= {200, 302, 304, 308, 400, 404, 405, 413}


@pytest.mark.served
@pytest.mark.skipif(not IS_TOLD, reason=WHY_NOT)
def test_memory_stays_flat_over_many_addresses(site: Served) -> None:
    assert measure_growth(site.port, site.process.pid, FEW) < LARGEST_GROWTH


@pytest.mark.served
def test_nothing_of_a_hostile_request_is_written_down(site: Served) -> None:
    faults = try_all(site.port, sample()[::3]).faults
    assert faults == []
    assert "zq7" not in site.written()
    assert "The site is at" in site.written()
