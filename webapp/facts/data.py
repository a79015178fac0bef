"""All facts together, and what pages ask of more than one record."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import groupby
from pathlib import Path

from webapp.facts.fields import Id, SituationNumber
from webapp.facts.models import (
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
from webapp.facts.services import Channel, Organization, Service, all_called_on
from webapp.facts.tables import Table
from webapp.problems import Problem
from webapp.yamlfile import Document, Loc


@dataclass(frozen=True, eq=False)
class Data:
    """Everything that pages may say: what each file holds, and where each record was written."""

    sources: dict[Id, Source]
    figures: dict[Id, Figure]
    statements: dict[Id, Statement]
    laws: dict[Id, Law]
    situations: dict[SituationNumber, Situation]
    places: Places
    towns: Towns
    site: Site
    never_published: list[RefusedNumber]
    tables: dict[Id, Table]
    seals: dict[str, Seal]
    folder: Path
    organizations: list[Organization]
    locations: Mapping[str, tuple[Document, Loc]]

    def report(self, record: str, loc: Loc, what: str, fix: str) -> Problem:
        """Return what is wrong with an answer of a record, with its line."""
        document, at = self.locations[record]
        return document.report((*at, *loc), what, fix)

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
        """Return the numbers that any sentence may name; a phone number is text."""
        phone = self.emergency.voice
        return {"adult": self.site.adult_age, "emergency": phone.number if phone else ""}

    @cached_property
    def emergency(self) -> Service:
        """Return whom to call in danger."""
        return self.services[self.site.emergency]

    @cached_property
    def referral(self) -> Service:
        """Return whom to call where nobody else answers."""
        return self.services[self.site.referral]

    def fallback_number(self, service: Service, channel: Channel) -> str:
        """Return the number to call if nobody answers one that is in doubt."""
        is_clear = not service.is_doubtful(channel) or service is self.referral
        other = None if is_clear else self.referral.voice
        return other.number if other else ""

    def newest_source(self, channel: Channel) -> str:
        """Return the newest source that shows a number; the first where none has a date."""
        return self.newest(channel.sources) or channel.sources[0]

    def newest_source_year(self, channel: Channel) -> int:
        """Return the year of the newest source that shows a number; 0 where none has a date."""
        return max(self.sources[key].year for key in channel.sources)

    def town_list(self) -> Iterator[tuple[str, list[tuple[str, str]]]]:
        """Yield each letter with its towns and their counties."""
        towns = ((town, key) for key, names in self.towns.counties.items() for town in names)
        order = sorted(towns, key=lambda town: (town[0], self.counties[town[1]].name))
        for letter, found in groupby(order, key=lambda town: town[0][0]):
            yield letter, list(found)

    def laws_on(self, topic: str) -> dict[str, Law]:
        """Return the laws of a topic by id."""
        return {key: law for key, law in self.laws.items() if law.topic == topic}

    def sentences_of(self, key: str) -> list[str]:
        """Return the sentences of a law as an English page says them."""
        values = self.law_values(key)
        return [sentence % values for sentence in self.laws[key].plain]

    def law_values(self, key: str) -> dict[str, int | str]:
        """Return the numbers that the sentences of a law may name."""
        return {**self.common_values, **self.laws[key].facts}

    def lawyer_has_read(self, key: str) -> bool:
        """Whether a lawyer need not read a law, or has; `accept` refuses other words."""
        law = self.laws[key]
        return law.needs_lawyer == "no" or law.lawyer is not None

    def may_say(self, key: str) -> bool:
        """Whether pages may show a law."""
        return self.laws[key].needs_lawyer != "hide" or self.lawyer_has_read(key)

    def has_unread(self, keys: Iterable[str]) -> bool:
        """Whether a lawyer must still read one of these laws."""
        return not all(map(self.lawyer_has_read, keys))

    def has_hidden(self, keys: Iterable[str]) -> bool:
        """Whether one of these laws may not be shown."""
        return not all(map(self.may_say, keys))

    def service_sources(self, service: Service) -> list[str]:
        """Return the sources of a service and of the laws that its page names."""
        laws = [*service.laws, *service.reporting_laws]
        sources = [key for law in laws for key in self.laws[law].sources]
        return list(dict.fromkeys([*service.sources, *sources]))

    def newest(self, keys: Iterable[str]) -> str | None:
        """Return the newest of the sources that have a date."""
        dated = {key: found.end for key in keys if (found := self.sources[key].dated)}
        return max(dated, key=dated.__getitem__, default=None)

    def shown_since(self, channel: Channel) -> date | None:
        """Return since when a number is confirmed: by a call, or by the newest source."""
        if channel.called:
            return channel.called.on
        dated = self.sources[self.newest_source(channel)].dated
        return dated.end.first_day if dated else None

    def calls_made(self, services: Iterable[Service]) -> tuple[str, date | None]:
        """Return whether somebody called the numbers of a page: how, and when at the earliest."""
        phones = [phone for service in services for phone in service.phones]
        if any(phone.called for phone in phones):
            since = all_called_on(phones)
            return ("called" if since else "some"), since
        return ("nobody" if phones else ""), None
