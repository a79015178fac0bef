"""The list in groups: near before far, the police and the immigration police after everybody."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from webapp.content import directory
from webapp.content.ages import is_doubtful
from webapp.content.directory import Choice
from webapp.content.loading import Content
from webapp.content.services import Authority, Medium, Need, Service

_POLICE = frozenset({Authority.POLICE, Authority.IMMIGRATION})


class Kind(StrEnum):
    """What the services of a group have in common."""

    NEAR = "near"
    ANYWHERE = "anywhere"
    NEED = "need"
    FOUND = "found"
    LEADING = "leading"
    SPEAKING = "speaking"
    INTERPRETING = "interpreting"
    NEWCOMERS = "newcomers"
    ASK = "ask"
    POLICE = "police"


@dataclass(frozen=True)
class Group:
    """Services under one heading; the first group with any is open, the others are folded.

    `also` answers day and night, where nobody of the group surely does; it stands in its own group
    too, and is not counted here.
    """

    kind: Kind
    services: tuple[Service, ...]
    need: Need | None = None
    also: Service | None = None
    is_open: bool = False


def group(content: Content, choice: Choice) -> tuple[Group, ...]:
    """Return the services that fit a choice, in groups; none stands in two."""
    found = directory.find(content, choice)
    helpers = tuple(one for one in found if one.authority not in _POLICE)
    police = tuple(one for one in found if one.authority in _POLICE)
    asked = tuple(one for one in helpers if directory.is_asked(one, choice))
    answering = tuple(one for one in helpers if one not in asked)
    newcomers = tuple(one for one in answering if not directory.has_channel(one, choice))
    sure = tuple(one for one in answering if one not in newcomers)
    # "Here: 0" above those who are here, and may be asked, would turn people away.
    groups = list(_group_helpers(sure, content, choice)) if sure or not asked else []
    groups += [Group(Kind.NEWCOMERS, newcomers)] if newcomers else []
    groups += [Group(Kind.ASK, asked)] if asked else []
    opened = next((place for place, one in enumerate(groups) if one.services), None)
    groups = [_open(one) if place == opened else one for place, one in enumerate(groups)]
    if police:
        groups.append(Group(Kind.POLICE, police, is_open=opened is None))
    return tuple(groups)


def _open(one: Group) -> Group:
    return Group(one.kind, one.services, one.need, one.also, is_open=True)


def _group_helpers(
    helpers: tuple[Service, ...], content: Content, choice: Choice
) -> Iterator[Group]:
    if choice.where is not None:
        near = tuple(one for one in helpers if is_near(one, choice.where))
        yield Group(Kind.NEAR, near, also=_find_steady(helpers, near, content) if near else None)
        far = tuple(one for one in helpers if one not in near)
        yield from _group_by_doing(Kind.ANYWHERE, far, choice.need)
    elif choice.need is not None:
        yield from _group_by_doing(Kind.FOUND, helpers, choice.need)
    elif choice.language is not None:
        speak = tuple(one for one in helpers if directory.speaks_itself(one, choice.language))
        yield Group(Kind.SPEAKING, speak)
        interpret = tuple(one for one in helpers if one not in speak)
        if interpret:
            yield Group(Kind.INTERPRETING, interpret)
    elif choice == Choice():
        yield from _group_by_need(helpers)
    else:
        yield Group(Kind.FOUND, helpers)


def _group_by_doing(kind: Kind, helpers: tuple[Service, ...], need: str | None) -> Iterator[Group]:
    """Yield who does what is needed, then who connects people with those that do."""
    own = tuple(one for one in helpers if need is None or need in one.needs)
    if own:
        yield Group(kind, own)
    leading = tuple(one for one in helpers if one not in own)
    if leading and need is not None:
        yield Group(Kind.LEADING, leading, Need(need))


def _group_by_need(helpers: Iterable[Service]) -> Iterator[Group]:
    """Yield a group for the first need of each service; who has none connects calls."""
    for need in Need:
        own = tuple(one for one in helpers if (one.needs or (Need.TALK,))[0] is need)
        if own:
            yield Group(Kind.NEED, own, need)


def is_near(service: Service, where: str) -> bool:
    """Whether a service names the place, or its place is what nobody knows and is asked for."""
    return where == directory.UNSURE or directory.is_local(service, where)


def count_near(content: Content, choice: Choice) -> int:
    """Return how many who fit a choice are near its place, the police left out."""
    found = directory.find(content, choice)
    place = choice.where or directory.UNSURE
    return sum(one.authority not in _POLICE and is_near(one, place) for one in found)


def is_steady(service: Service) -> bool:
    """Whether somebody surely answers day and night."""
    return any(
        one.type is Medium.VOICE and one.schedules.always and not is_doubtful(one, service)
        for one in service.channels
    )


def _find_steady(
    helpers: tuple[Service, ...], near: tuple[Service, ...], content: Content
) -> Service | None:
    """Return a line that answers day and night, so that numbers in doubt never stand alone."""
    if any(is_steady(one) for one in near):
        return None
    featured = (content.services[one] for one in content.featured.home)
    lines = (*(one for one in helpers if Need.TALK in one.needs), *featured)
    return next((one for one in lines if is_steady(one)), None)
