"""The list of services: which fit the reader's answers, in what order, and in which groups."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple, get_args

from webapp.facts.load import Data
from webapp.facts.models import MEDIA, NEEDS, WHOM, Authority, slug
from webapp.facts.services import Service


class Filters(NamedTuple):
    """What a reader chose, a value a facet; None where any value will do."""

    where: str | None = None
    need: str | None = None
    language: str | None = None
    by: str | None = None
    hours: str | None = None
    whom: str | None = None

    @property
    def answer(self) -> tuple[str, str] | None:
        """Return the facet and the value of the answer, the first where there are several."""
        given = zip(self._fields, self, strict=True)
        return next(((facet, value) for facet, value in given if value), None)


def written(facet: str, value: str) -> str:
    """Return an answer as an address says it: what tells who reads or why is a slug."""
    is_telling = facet in {"need", "whom"} or value == "wabanaki"
    return slug(value) if is_telling else value


def read_values(
    data: Data, facets: Iterable[str], locales: Iterable[str] = ()
) -> dict[str, Filters]:
    """Return what an address may say in place of these facets, each with what it asks for.

    Each language of the site has its list, though nobody may speak it: an interpreter may.
    """
    first = list(locales)
    return {
        written(facet, value): Filters(**{facet: value})
        for facet in facets
        for value in options(data, facet, first)
    }


def options(data: Data, facet: str, first: Iterable[str] = ()) -> list[str]:
    """Return the values of a facet; of languages some first, then those that somebody speaks."""
    spoken = {tag for s in data.services.values() for c in s.channels for tag in c.spoken}
    ours = list(dict.fromkeys(first))
    return {
        "where": ["wabanaki", *data.counties, "unsure"],
        "need": list(NEEDS),
        "language": ours + sorted(spoken - {*ours}),
        "by": list(MEDIA),
        "hours": ["24"],
        "whom": list(WHOM),
    }[facet]


def has_channel(service: Service, filters: Filters) -> bool:
    """Whether one channel fits it all: a voice line at night says nothing of texts at night."""
    language, by, hours = filters.language, filters.by, filters.hours
    return not (language or by or hours) or any(
        (not language or channel.answers_in(language))
        and (not by or channel.type == by)
        and (not hours or channel.hours.always)
        for channel in service.channels
    )


def matches(service: Service, filters: Filters) -> bool:
    """Whether a service fits, or may be asked; nobody is new to a country for speaking English."""
    is_askable = service.newcomers and filters.language not in {None, "en"}
    return (
        service.status != "closed"
        and (not filters.where or service.is_in(filters.where))
        and (not filters.need or filters.need in service.helps_with)
        and (not filters.whom or service.may_serve(filters.whom))
        and (has_channel(service, filters) or (is_askable and not filters.by and not filters.hours))
    )


def must_ask(service: Service, filters: Filters) -> bool:
    """Whether nobody knows if a service that was found is for whom the reader chose."""
    return filters.whom is not None and service.serves(filters.whom) == "ask"


def find(data: Data, filters: Filters) -> list[Service]:
    """Return the services that fit, in the considered order."""
    return rank(data, filters, (s for s in data.services.values() if matches(s, filters)))


def rank(data: Data, filters: Filters, services: Iterable[Service]) -> list[Service]:
    """Order services: advocates before authorities, at work before unclear, near before far."""
    authorities, home = get_args(Authority), data.site.home

    def key(service: Service) -> tuple[int | str, ...]:
        return (
            authorities.index(service.authority),
            service.status == "unknown",
            must_ask(service, filters),
            filters.where is not None and not service.is_local(filters.where),
            filters.need is not None and filters.need not in service.needs,
            filters.language is not None and not service.speaks(filters.language),
            home.index(service.id) if service.id in home else len(home),
            "talk" not in service.needs,
            "statewide" not in service.where,
            service.name,
        )

    return sorted(services, key=key)


def count(data: Data, filters: Filters) -> int:
    """Return how many services fit."""
    return sum(matches(service, filters) for service in data.services.values())


def is_near(service: Service, where: str) -> bool:
    """Whether a service names the place, or its place is what nobody knows and is asked for."""
    return where == "unsure" or service.is_local(where)


def count_near(data: Data, filters: Filters) -> int:
    """Return how many who fit are near the place, the police left out."""
    found = find(data, filters)
    return sum(not s.is_police and is_near(s, filters.where or "unsure") for s in found)


def find_writing(data: Data, tag: str) -> list[Service]:
    """Return who answers texts or chats in a language."""
    found = (find(data, Filters(language=tag, by=way)) for way in ("text", "chat"))
    return rank(data, Filters(language=tag), {s.id: s for each in found for s in each}.values())


class Group(NamedTuple):
    """Services under one heading.

    `others` meet the need of a group near a place too, and are whole under another of its needs.
    `also` answers day and night, where nobody near surely does; it is whole in its own group too.
    """

    kind: str
    services: list[Service]
    need: str | None = None
    others: Sequence[Service] = ()
    also: Service | None = None


def group(data: Data, filters: Filters) -> list[Group]:
    """Part who fits into groups; the police come last, and none is whole in two."""
    found = find(data, filters)
    helpers = [s for s in found if not s.is_police]
    asked = [s for s in helpers if must_ask(s, filters)]
    newcomers = [s for s in helpers if s not in asked and not has_channel(s, filters)]
    sure = [s for s in helpers if s not in asked and s not in newcomers]
    # "Here: 0" above those who are here, and may be asked, would turn people away.
    groups = [*_group_helpers(data, filters, sure)] if sure or not asked else []
    last = {"newcomers": newcomers, "ask": asked, "police": [s for s in found if s.is_police]}
    return groups + [Group(kind, services) for kind, services in last.items() if services]


def _group_helpers(data: Data, filters: Filters, helpers: list[Service]) -> Iterator[Group]:
    if filters.where:
        near = [s for s in helpers if is_near(s, filters.where)]
        yield from _group_near(data, helpers, near)
        yield from _part("anywhere", [s for s in helpers if s not in near])
    elif filters.need:
        own = [s for s in helpers if filters.need in s.needs]
        yield from _part("found", own)
        yield from _part("leading", [s for s in helpers if s not in own])
    elif filters.language:
        speak = [s for s in helpers if s.speaks(filters.language)]
        yield Group("speaking", speak)
        yield from _part("interpreting", [s for s in helpers if s not in speak])
    elif filters.answer:
        yield Group("found", helpers)
    else:
        for need in NEEDS:
            yield from _part("need", [s for s in helpers if s.first_need == need], need)


def _part(kind: str, services: list[Service], need: str | None = None) -> Iterator[Group]:
    if services:
        yield Group(kind, services, need)


def _group_near(data: Data, helpers: list[Service], near: list[Service]) -> Iterator[Group]:
    """Yield a group for each need that somebody near meets; each is whole under its first."""
    also = _find_steady(data, helpers, near)
    for need in NEEDS:
        own = [s for s in near if s.first_need == need]
        others = [s for s in near if need in s.needs and s not in own]
        if own or others:
            yield Group("near", own, need, others, also)
            also = None
    if not near:
        yield Group("near", [])


def _find_steady(data: Data, helpers: list[Service], near: list[Service]) -> Service | None:
    """Return a line that answers day and night, so that numbers in doubt are never alone."""
    if any(service.is_steady for service in near):
        return None
    home = [data.services[key] for key in data.site.home]
    lines = [s for s in helpers if "talk" in s.needs] + home
    return next((s for s in lines if s.is_steady), None)


def count_local(data: Data) -> Iterator[tuple[str, int]]:
    """Yield the nations and the counties by name, each with how many its list holds."""
    for where in ("wabanaki", *sorted(data.counties, key=lambda key: data.counties[key].name)):
        local = [s for s in data.services.values() if s.is_local(where)]
        if number := sum(matches(service, Filters(where=where)) for service in local):
            yield where, number
