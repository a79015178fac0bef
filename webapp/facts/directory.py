"""The list of services: which fit the reader's answers, in what order, and in which groups."""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from typing import NamedTuple, get_args

from webapp.facts.data import Data
from webapp.facts.models import MEDIA, NEEDS, WHOM, Authority, slug
from webapp.facts.services import Service


class Choice(NamedTuple):
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


def name_value(facet: str, value: str) -> str:
    """Return an answer as an address says it: what tells who reads or why is a slug."""
    is_telling = facet in {"need", "whom"} or value == "wabanaki"
    return slug(value) if is_telling else value


def read_values(
    data: Data, facets: Iterable[str], locales: Collection[str] = ()
) -> dict[str, Choice]:
    """Return what an address may say in place of these facets, each with what it asks for.

    Each language of the site has its list, though nobody may speak it: an interpreter may.
    """
    return {
        name_value(facet, value): Choice(**{facet: value})
        for facet in facets
        for value in options(data, facet, locales)
    }


def options(data: Data, facet: str, locales: Iterable[str] = ()) -> list[str]:
    """Return the values of a facet; of languages some first, then those that somebody speaks."""
    spoken = {tag for s in data.services.values() for c in s.channels for tag in c.spoken}
    ours = dict.fromkeys(locales)
    return {
        "where": ["wabanaki", *data.counties, "unsure"],
        "need": list(NEEDS),
        "language": [*ours, *sorted(spoken - ours.keys())],
        "by": list(MEDIA),
        "hours": ["24"],
        "whom": list(WHOM),
    }[facet]


def has_channel(service: Service, choice: Choice) -> bool:
    """Whether one channel fits it all: a voice line at night says nothing of texts at night."""
    language, by, hours = choice.language, choice.by, choice.hours
    return not (language or by or hours) or any(
        (not language or channel.answers_in(language))
        and (not by or channel.type == by)
        and (not hours or channel.hours.always)
        for channel in service.channels
    )


def matches(service: Service, choice: Choice) -> bool:
    """Whether a service fits, or may be asked; nobody is new to a country for speaking English."""
    is_askable = service.newcomers and choice.language not in {None, "en"}
    return (
        service.status != "closed"
        and (not choice.where or service.is_in(choice.where))
        and (not choice.need or choice.need in service.helps_with)
        and (not choice.whom or service.may_serve(choice.whom))
        and (has_channel(service, choice) or (is_askable and not choice.by and not choice.hours))
    )


def must_ask(service: Service, choice: Choice) -> bool:
    """Whether nobody knows if a service that was found is for whom the reader chose."""
    return choice.whom is not None and service.serves(choice.whom) == "ask"


def find(data: Data, choice: Choice) -> list[Service]:
    """Return the services that fit, in the considered order."""
    return rank(data, choice, (s for s in data.services.values() if matches(s, choice)))


def rank(data: Data, choice: Choice, services: Iterable[Service]) -> list[Service]:
    """Order services: advocates before authorities, at work before unclear, near before far."""
    authorities, home = get_args(Authority), data.site.home

    def key(service: Service) -> tuple[int | str, ...]:
        return (
            authorities.index(service.authority),
            service.status == "unknown",
            must_ask(service, choice),
            choice.where is not None and not service.is_local(choice.where),
            choice.need is not None and choice.need not in service.needs,
            choice.language is not None and not service.speaks(choice.language),
            home.index(service.id) if service.id in home else len(home),
            "talk" not in service.needs,
            "statewide" not in service.where,
            service.name,
        )

    return sorted(services, key=key)


def count_services(data: Data, choice: Choice) -> int:
    """Return how many services fit."""
    return sum(matches(service, choice) for service in data.services.values())


def is_near(service: Service, where: str) -> bool:
    """Whether a service names the place, or its place is what nobody knows and is asked for."""
    return where == "unsure" or service.is_local(where)


def count_near(data: Data, choice: Choice) -> int:
    """Return how many who fit are near the place, the police left out."""
    found = find(data, choice)
    return sum(not s.is_police and is_near(s, choice.where or "unsure") for s in found)


def find_writing(data: Data, tag: str) -> list[Service]:
    """Return who answers texts or chats in a language."""
    ways = [Choice(language=tag, by=way) for way in ("text", "chat")]
    found = find(data, Choice(language=tag))
    return [service for service in found if any(matches(service, way) for way in ways)]


class Group(NamedTuple):
    """Services under one heading.

    `others` meet the need of a group near a place too, and are whole under another of its needs.
    `steady` answers day and night, where nobody near surely does; it is whole in its own group too.
    """

    kind: str
    services: list[Service]
    need: str | None = None
    others: Sequence[Service] = ()
    steady: Service | None = None


def group(data: Data, choice: Choice) -> list[Group]:
    """Part who fits into groups; the police come last, and none is whole in two."""
    police, helpers = _split(find(data, choice), lambda s: s.is_police)
    asked, helpers = _split(helpers, lambda s: must_ask(s, choice))
    sure, newcomers = _split(helpers, lambda s: has_channel(s, choice))
    # "Here: 0" above those who are here, and may be asked, would turn people away.
    groups = [*_group_helpers(data, choice, sure)] if sure or not asked else []
    last = {"newcomers": newcomers, "ask": asked, "police": police}
    return groups + [Group(kind, services) for kind, services in last.items() if services]


def _split(
    services: Iterable[Service], test: Callable[[Service], bool]
) -> tuple[list[Service], list[Service]]:
    """Return who passes a test, and who does not."""
    passed: dict[bool, list[Service]] = {True: [], False: []}
    for service in services:
        passed[test(service)].append(service)
    return passed[True], passed[False]


def _group_helpers(data: Data, choice: Choice, helpers: list[Service]) -> Iterator[Group]:
    where, need, language = choice[:3]
    if where:
        near, far = _split(helpers, lambda s: is_near(s, where))
        yield from _group_near(data, helpers, near)
        yield from _part("anywhere", far)
    elif need:
        own, leading = _split(helpers, lambda s: need in s.needs)
        yield from _part("found", own)
        yield from _part("leading", leading)
    elif language:
        speaking, interpreting = _split(helpers, lambda s: s.speaks(language))
        yield Group("speaking", speaking)
        yield from _part("interpreting", interpreting)
    elif any(choice):
        yield Group("found", helpers)
    else:
        for each in NEEDS:
            yield from _part("need", [s for s in helpers if s.first_need == each], each)


def _part(kind: str, services: list[Service], need: str | None = None) -> Iterator[Group]:
    if services:
        yield Group(kind, services, need)


def _group_near(data: Data, helpers: list[Service], near: list[Service]) -> Iterator[Group]:
    """Yield a group for each need that somebody near meets; each is whole under its first."""
    steady = _find_steady(data, helpers, near)
    for need in NEEDS:
        own = [s for s in near if s.first_need == need]
        others = [s for s in near if need in s.needs and s not in own]
        if own or others:
            yield Group("near", own, need, others, steady)
            steady = None
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
        if number := sum(matches(service, Choice(where=where)) for service in local):
            yield where, number
