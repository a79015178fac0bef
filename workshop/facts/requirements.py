"""The properties that a situation wants of one service, each with the field that holds it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from webapp.content import service_filters
from webapp.content.service_filters import Filters, find_served, may_serve
from webapp.content.services import Channel, Medium, Served, Service, Whom
from webapp.yamlfile import Loc
from workshop.facts.situations import Always, Expectation, LanguageStep


@dataclass(frozen=True)
class Requirement:
    """One property: its field, where that is, and whether a service has it."""

    description: str
    locate: Callable[[Service], Loc]
    is_met: Callable[[Service], bool]


def list_requirements(expectation: Expectation) -> Iterator[Requirement]:
    """Yield what is wanted of one service."""
    if expectation.need is not None:
        yield _require_need(expectation.need)
    if expectation.near:
        near = expectation.near
        yield require_field(
            "service_areas", lambda service: service_filters.is_local(service, near)
        )
    for whom, served in expectation.for_whom.items():
        yield _require_whom(whom, served)
    yield from _require_channel(expectation)


def list_filter_requirements(filters: Filters) -> Iterator[Requirement]:
    """Yield what a service needs so that the list has it at all."""
    where = filters.where
    if where is not None:
        yield require_field("service_areas", _matcher(Filters(where=where)))
    if filters.need is not None:
        yield _require_need(filters.need)
    if filters.whom is not None:
        yield _require_whom(Whom(filters.whom), Served.ASK)
    by, hours = filters.by, filters.hours
    expectation = Expectation(
        by=Medium(by) if by else None,
        hours=Always.ALWAYS if hours else None,
        language=filters.language,
        step=LanguageStep.NEWCOMERS,
    )
    yield from _require_channel(expectation)


def require_field(field: str, is_met: Callable[[Service], bool]) -> Requirement:
    """Return a property that one field of a service holds."""
    return Requirement(field, lambda _: (field,), is_met)


def _matcher(filters: Filters) -> Callable[[Service], bool]:
    return lambda service: service_filters.matches(service, filters)


def _require_need(need: str) -> Requirement:
    return require_field("needs", lambda service: need in {*service.needs, *service.leads_to})


def _require_whom(whom: Whom, served: Served) -> Requirement:
    def holds(service: Service) -> bool:
        return (
            may_serve(service, whom)
            if served is Served.ASK
            else (find_served(service, whom) is served)
        )

    return require_field("for_whom", holds)


def _require_channel(expectation: Expectation) -> Iterator[Requirement]:
    """Yield what one channel must be: each property of one that has those before."""
    met: list[Callable[[Channel], bool]] = []
    if expectation.by is not None:
        yield _require_step("type", met, lambda channel: channel.type is expectation.by)
    if expectation.hours is not None:
        yield _require_step("schedules", met, lambda channel: channel.schedules.always)
    if expectation.language is not None:
        spoken = _require_step("languages", met, lambda channel: _speaks(channel, expectation))
        if expectation.step is LanguageStep.NEWCOMERS:
            holds = spoken.is_met
            spoken = replace(
                spoken,
                locate=lambda _: ("newcomers",),
                is_met=lambda service: service.newcomers or holds(service),
            )
        yield spoken


def _require_step(
    field: str, met: list[Callable[[Channel], bool]], is_met: Callable[[Channel], bool]
) -> Requirement:
    before = tuple(met)
    met.append(is_met)

    def fitting(service: Service) -> list[tuple[Loc, Channel]]:
        return [
            (at, channel)
            for at, channel in service.places()
            if all(fits(channel) for fits in before)
        ]

    def holds(service: Service) -> bool:
        found = fitting(service)
        # Where no channel has what comes before, that is what is blamed.
        return any(is_met(channel) for _, channel in found) or bool(before and not found)

    def find_field(service: Service) -> Loc:
        if field == "type":
            return ("phones",)
        at: Loc = next((at for at, _ in fitting(service)), ("phones",))
        return (*at, field)

    return Requirement(field, find_field, holds)


def _speaks(channel: Channel, expectation: Expectation) -> bool:
    tag = str(expectation.language)
    if expectation.step is LanguageStep.SPEAKS:
        return tag in channel.languages.direct or tag in channel.languages.menu
    return service_filters.answers_in(channel, tag)
