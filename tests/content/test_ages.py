"""The age of a number is that of its newest source or of a call, never that of our reading."""

from dataclasses import asdict
from datetime import date, timedelta

import pytest
from pydantic import TypeAdapter

from tests.site.otherwise import twin
from webapp.content.ages import age_of, counted_from, is_contradicted, is_doubtful, is_old
from webapp.content.figures import Source
from webapp.content.loading import Content
from webapp.content.services import AssuredBy, Channel, Service, Status


def first(content: Content, identifier: str) -> tuple[Channel, Service]:
    """Return the first channel of a service."""
    service = content.services[identifier]
    return service.channels[0], service


@pytest.mark.parametrize(
    ("dated", "day"),
    [
        ("2025-10-27", date(2025, 10, 27)),
        ("2024-02", date(2024, 2, 1)),
        ("2017", date(2017, 1, 1)),
        ("2013/2020", date(2020, 1, 1)),
        ("unknown", date.min),
    ],
)
def test_age_counts_from_the_first_day_that_a_source_can_be_of(
    content: Content, dated: str, day: date
) -> None:
    channel, service = first(content, "nation-house")
    written = asdict(content.sources[channel.newest_source]) | {"dated": dated}
    newest = TypeAdapter(Source).validate_python(written)
    sources = {**content.sources, channel.newest_source: newest}
    assert counted_from(channel, service, sources) == day


def test_our_reading_makes_no_number_younger(content: Content) -> None:
    channel, service = first(content, "nation-house")
    read_today = twin(service, assured_date=date(2025, 5, 1))
    before = counted_from(channel, service, content.sources)
    assert before == counted_from(channel, read_today, content.sources) == date(2019, 4, 8)


def test_a_call_is_newer_than_every_source_and_takes_doubt_away(content: Content) -> None:
    channel, service = first(content, "law")
    assert is_contradicted(channel, service)
    assert is_doubtful(channel, service)
    called = twin(service, assured_by=AssuredBy.CALLED)
    assert counted_from(channel, called, content.sources) == called.assured_date
    assert age_of(channel, called, content.sources) is None
    assert not is_doubtful(channel, called)
    chat, coast = content.services["coast"].chats[0], content.services["coast"]
    assert coast.assured_by is AssuredBy.CALLED
    assert counted_from(chat, coast, content.sources) == date(2025, 1, 1)  # nobody rings a chat


@pytest.mark.parametrize("identifier", ["rescue", "relay"])
def test_codes_that_no_organization_can_change_have_no_age(
    content: Content, identifier: str
) -> None:
    channel, service = first(content, identifier)
    unclear = twin(service, status=Status.UNKNOWN)
    for other in (service, twin(service, assured_by=AssuredBy.CALLED), unclear):
        assert age_of(channel, other, content.sources) is None
        assert counted_from(channel, other, content.sources) is None
        assert not is_doubtful(channel, other)


def test_a_number_of_a_service_that_may_be_gone_is_in_doubt(content: Content) -> None:
    channel, service = first(content, "nation-house")
    assert not is_doubtful(channel, service)
    assert is_doubtful(channel, twin(service, status=Status.UNKNOWN))


@pytest.mark.parametrize(
    ("identifier", "days", "old"),
    [
        ("shore-line", 180, False),
        ("shore-line", 181, True),
        ("law", 365, False),
        ("law", 366, True),
    ],
)
def test_age_that_is_too_old(content: Content, identifier: str, days: int, *, old: bool) -> None:
    today = date(2025, 5, 1)
    assert is_old(today - timedelta(days), content.services[identifier], today) is old
