"""All facts together, and questions about more than one record."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

from webapp.facts.fields import Id, SituationNumber, first_day
from webapp.facts.models import (
    Advice,
    County,
    Figure,
    Law,
    Places,
    RefusedNumber,
    Seal,
    Site,
    Situation,
    Source,
    Statement,
    Towns,
)
from webapp.facts.services import Channel, Organization, Service, find_earliest_call
from webapp.facts.tables import Table
from webapp.problems import Problem
from webapp.yamlfile import Document, Loc


class Entry(NamedTuple):
    """A record, or all records of a file, and the place in a file where it was written."""

    record: object
    document: Document
    loc: Loc = ()


@dataclass(frozen=True, eq=False)
class Files:
    """What the files of `data/` hold; a field has the name of its file, without `.yaml`."""

    sources: dict[Id, Source]
    figures: dict[Id, Figure]
    statements: dict[Id, Statement]
    laws: dict[Id, Law]
    advice: dict[Id, Advice]
    situations: dict[SituationNumber, Situation]
    places: Places
    towns: Towns
    site: Site
    never_published: list[RefusedNumber]
    tables: dict[Id, Table]
    seals: list[Seal]


@dataclass(frozen=True, eq=False)
class Data(Files):
    """All records of `data/`; `entries` has them by a name such as `law duty`."""

    folder: Path
    today: date
    organizations: list[Organization]
    entries: Mapping[str, Entry]

    def make_problem(self, record: str, loc: Loc, what: str, fix: str) -> Problem:
        """Return a problem with a field of a record, named as in `entries`."""
        _, document, start = self.entries[record]
        return document.make_problem((*start, *loc), what, fix)

    @cached_property
    def services(self) -> dict[str, Service]:
        """Return the services of all organizations by id."""
        return {service.id: service for o in self.organizations for service in o.services}

    @property
    def counties(self) -> dict[str, County]:
        """Return the counties by id."""
        return self.places.counties

    @property
    def common_values(self) -> Mapping[str, int | str]:
        """Return the values of placeholders that every sentence may use."""
        phone = self.emergency.voice
        return {"adult": self.site.adult_age, "emergency": phone.number if phone else ""}

    @cached_property
    def home_services(self) -> list[Service]:
        """Return the services of the start page; the first two are on other pages too."""
        return [self.services[key] for key in self.site.home]

    @cached_property
    def emergency(self) -> Service:
        """Return the service to call in danger."""
        return self.services[self.site.emergency]

    @cached_property
    def referral(self) -> Service:
        """Return the service to call if no other one answers."""
        return self.services[self.site.referral]

    def fallback_number(self, service: Service, channel: Channel) -> str:
        """Return the number to call if nobody answers a doubtful channel; else ""."""
        phone = self.referral.voice
        if phone and service is not self.referral and service.is_doubtful(channel):
            return phone.number
        return ""

    def town_list(self) -> Iterator[tuple[str, list[tuple[str, str]]]]:
        """Yield the first letters with their towns, and the ids of the towns' counties."""
        towns = [(town, county) for county, towns in self.towns.counties.items() for town in towns]
        for letter, group in groupby(sorted(towns), key=lambda town: town[0][0]):
            yield letter, list(group)

    def laws_on(self, topic: str) -> dict[str, Law]:
        """Return the laws of a topic by id."""
        return {key: law for key, law in self.laws.items() if law.topic == topic}

    def law_sentences(self, key: str) -> list[str]:
        """Return the English sentences of a law with their numbers filled in."""
        values = self.law_values(key)
        return [sentence % values for sentence in self.laws[key].plain]

    def law_values(self, key: str) -> dict[str, int | str]:
        """Return the values of the placeholders in the sentences of a law."""
        return {**self.common_values, **self.laws[key].facts}

    def lawyer_has_read(self, key: str) -> bool:
        """Return whether a lawyer has read the current words of a law, or need not."""
        law = self.laws[key]
        return law.needs_lawyer == "no" or law.lawyer is not None

    def may_show_law(self, key: str) -> bool:
        """Return whether pages may show a law."""
        return self.laws[key].needs_lawyer != "hide" or self.lawyer_has_read(key)

    def has_unread_law(self, keys: Iterable[str]) -> bool:
        """Return whether a lawyer must still read one of some laws."""
        return not all(self.lawyer_has_read(key) for key in keys)

    def service_sources(self, service: Service) -> list[str]:
        """Return the ids of the sources of a service and of the laws on its page."""
        sources = list(service.sources)
        for law in (*service.laws, *service.reporting_laws):
            sources += self.laws[law].sources
        return list(dict.fromkeys(sources))

    def newest_source(self, keys: Iterable[str]) -> str:
        """Return the newest of some sources; the first one if none has a date."""
        dates = {key: period.end if (period := self.sources[key].dated) else "" for key in keys}
        return max(dates, key=dates.__getitem__)

    def last_confirmed_on(self, channel: Channel) -> date | None:
        """Return the day on which a call, or else the newest source, confirmed a channel."""
        if channel.called:
            return channel.called.on
        period = self.sources[self.newest_source(channel.sources)].dated
        return first_day(period.end) if period else None

    def summarize_calls(self, services: Iterable[Service]) -> tuple[str, date | None]:
        """Return whether somebody called the numbers of services to check them.

        That is "called" with the earliest day if all were called, "some", "nobody", or "" if
        there are no numbers.
        """
        phones = [phone for service in services for phone in service.phones]
        if earliest := find_earliest_call(phones):
            return "called", earliest
        if any(phone.called for phone in phones):
            return "some", None
        return "nobody" if phones else "", None
