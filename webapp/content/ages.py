"""How old a number is: by the newest source that shows it or by a call, never by our reading."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from webapp.content.field_types import is_lasting_code
from webapp.content.figures import Source
from webapp.content.periods import Period
from webapp.content.services import AssuredBy, Channel, Need, Organization, Phone, Service, Status
from webapp.problems import Problem
from webapp.yamlfile import Document

CRISIS_AGE_DAYS, OTHER_AGE_DAYS = 180, 365


@dataclass(frozen=True)
class Age:
    """When the newest source is from that shows a number; None for one that has no date."""

    period: Period | None

    @property
    def day(self) -> date:
        """Return the day to count from: of a year or a month the first, of no date the oldest."""
        return self.period.end.first_day if self.period else date.min


def age_of(channel: Channel, service: Service, sources: Mapping[str, Source]) -> Age | None:
    """Return the age of a number; None of a code as 911, and of one that somebody called."""
    if _is_code(channel) or _is_called(channel, service):
        return None
    return Age(sources[channel.newest_source].dated)


def counted_from(channel: Channel, service: Service, sources: Mapping[str, Source]) -> date | None:
    """Return the day since which a number is not confirmed; None of a code as 911."""
    if _is_called(channel, service):
        return None if _is_code(channel) else service.assured_date
    age = age_of(channel, service, sources)
    return age.day if age else None


def is_contradicted(channel: Channel, service: Service) -> bool:
    """Whether a source is against a number that nobody has called."""
    return bool(channel.contradicted_by) and not _is_called(channel, service)


def is_doubtful(channel: Channel, service: Service) -> bool:
    """Whether pages say what to do if nobody answers; they frighten nobody off a number else."""
    is_unclear = service.status is Status.UNKNOWN and not _is_code(channel)
    return is_contradicted(channel, service) or (is_unclear and not _is_called(channel, service))


def is_old(day: date, service: Service, today: date) -> bool:
    """Whether a day is further back than allowed: 180 days for crisis lines, else 365."""
    allowed = CRISIS_AGE_DAYS if Need.TALK in service.needs else OTHER_AGE_DAYS
    return day < today - timedelta(days=allowed)


def check_contradictions(
    organization: Organization, sources: Mapping[str, Source], document: Document
) -> Iterator[Problem]:
    """Yield a problem for a source that is against a number and older than one that shows it."""
    for index, service in enumerate(organization.services):
        for at, channel in service.places():
            for source_id in channel.contradicted_by:
                if _is_outdone(source_id, channel.newest_source, sources):
                    what = (
                        f"{source_id!r} is older than {channel.newest_source!r}, the newest source"
                    )
                    fix = "take it out: what is older contradicts nothing"
                    yield document.report(("services", index, *at, "contradicted_by"), what, fix)


def _is_outdone(source_id: str, newest: str, sources: Mapping[str, Source]) -> bool:
    if source_id not in sources or newest not in sources:
        return False
    return date.min < Age(sources[source_id].dated).day < Age(sources[newest].dated).day


def _is_code(channel: Channel) -> bool:
    return isinstance(channel, Phone) and is_lasting_code(channel.number)


def _is_called(channel: Channel, service: Service) -> bool:
    return isinstance(channel, Phone) and service.assured_by is AssuredBy.CALLED
