"""The properties that a situation wants of one service, each with the field that holds it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from webapp.content import directory
from webapp.content.directory import Filters
from webapp.content.services import Channel, Medium, Served, Service, Whom
from webapp.content.whom import find_served, may_serve
from webapp.yamlfile import Loc
from workshop.facts.situations import Always, Find, Step


@dataclass(frozen=True)
class Wanted:
    """One property: its field, where that stands, and whether a service has it."""

    words: str
    at: Callable[[Service], Loc]
    holds: Callable[[Service], bool]


def want(find: Find) -> Iterator[Wanted]:
    """Yield what is wanted of one service."""
    if find.need is not None:
        yield _want_need(find.need)
    if find.near:
        near = find.near
        yield want_field("service_areas", lambda one: directory.is_local(one, near))
    for whom, served in find.for_whom.items():
        yield _want_whom(whom, served)
    yield from _want_channel(find)


def want_of_list(choice: Filters) -> Iterator[Wanted]:
    """Yield what a service needs so that the list has it at all."""
    where = choice.where
    if where is not None:
        yield want_field("service_areas", _matcher(Filters(where=where)))
    if choice.need is not None:
        yield _want_need(choice.need)
    if choice.whom is not None:
        yield _want_whom(Whom(choice.whom), Served.ASK)
    by, hours = choice.by, choice.hours
    find = Find(
        by=Medium(by) if by else None,
        hours=Always.ALWAYS if hours else None,
        language=choice.language,
        step=Step.NEWCOMERS,
    )
    yield from _want_channel(find)


def want_field(field: str, holds: Callable[[Service], bool]) -> Wanted:
    """Return a property that one field of a service holds."""
    return Wanted(field, lambda _: (field,), holds)


def _matcher(choice: Filters) -> Callable[[Service], bool]:
    return lambda one: directory.matches(one, choice)


def _want_need(need: str) -> Wanted:
    return want_field("needs", lambda one: need in {*one.needs, *one.leads_to})


def _want_whom(whom: Whom, served: Served) -> Wanted:
    def holds(service: Service) -> bool:
        return (
            may_serve(service, whom)
            if served is Served.ASK
            else (find_served(service, whom) is served)
        )

    return want_field("for_whom", holds)


def _want_channel(find: Find) -> Iterator[Wanted]:
    """Yield what one channel must be: each property of one that has those before."""
    met: list[Callable[[Channel], bool]] = []
    if find.by is not None:
        yield _want_step("type", met, lambda one: one.type is find.by)
    if find.hours is not None:
        yield _want_step("schedules", met, lambda one: one.schedules.always)
    if find.language is not None:
        spoken = _want_step("languages", met, lambda one: _speaks(one, find))
        if find.step is Step.NEWCOMERS:
            holds = spoken.holds
            spoken = replace(
                spoken,
                at=lambda _: ("newcomers",),
                holds=lambda one: one.newcomers or holds(one),
            )
        yield spoken


def _want_step(
    field: str, met: list[Callable[[Channel], bool]], is_met: Callable[[Channel], bool]
) -> Wanted:
    before = tuple(met)
    met.append(is_met)

    def fitting(service: Service) -> list[tuple[Loc, Channel]]:
        return [(at, one) for at, one in service.places() if all(fits(one) for fits in before)]

    def holds(service: Service) -> bool:
        found = fitting(service)
        # Where no channel has what comes before, that is what is blamed.
        return any(is_met(one) for _, one in found) or bool(before and not found)

    def find_field(service: Service) -> Loc:
        if field == "type":
            return ("phones",)
        at: Loc = next((at for at, _ in fitting(service)), ("phones",))
        return (*at, field)

    return Wanted(field, find_field, holds)


def _speaks(channel: Channel, find: Find) -> bool:
    tag = str(find.language)
    if find.step is Step.SPEAKS:
        return tag in channel.languages.direct or tag in channel.languages.menu
    return directory.answers_in(channel, tag)
