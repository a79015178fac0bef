"""The list of services: which match a reader's choice, in what order and groups."""

from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple

from webapp.facts.data import Data
from webapp.facts.models import AUTHORITIES, MEDIA, NEEDS, WHOM, url_code
from webapp.facts.services import Service

# The groups of a list by facet, the best match first. Other facets have one group.
GROUP_KINDS = {
    "where": ["near", "anywhere"],
    "need": ["matching", "leading"],
    "language": ["speaking", "interpreting", "newcomers"],
    "whom": ["matching", "ask"],
}
# Pages show these groups even if empty: readers should know that no service is in them.
_SHOWN_EMPTY = ("near", "speaking")


class Choice(NamedTuple):
    """A facet and the value that a reader chose; both are "" for the whole list."""

    facet: str = ""
    value: str = ""

    @property
    def url_part(self) -> str:
        """Return its part of a URL: a url_code if the value reveals who reads or why."""
        is_telling = self.facet in {"need", "whom"} or self.value == "nation"
        word = url_code(self.value) if is_telling else self.value
        return f"{word}/any" if self.facet == "where" else f"any/{word}"


def facet_values(data: Data, locales: Collection[str] = ()) -> dict[str, Sequence[str]]:
    """Return the values of each facet.

    Languages are `locales`, which interpreters may speak, then all that staff speak.
    """
    channels = [channel for service in data.services.values() for channel in service.channels]
    spoken = {tag for channel in channels for tag in channel.spoken}
    return {
        "where": [*(["nation"] if data.places.nations else []), *data.counties, "unsure"],
        "need": NEEDS,
        "language": list(dict.fromkeys([*locales, *sorted(spoken)])),
        "by": MEDIA,
        "hours": ["24"],
        "whom": WHOM,
    }


def list_choices(data: Data, locales: Collection[str]) -> dict[str, Choice]:
    """Return all choices, by their part of a URL."""
    choices = [
        Choice(facet, value)
        for facet, values in facet_values(data, locales).items()
        for value in values
    ]
    return {choice.url_part: choice for choice in choices}


def find_group_index(service: Service, choice: Choice) -> int:
    """Return the index of the first group that a service is in; -1 if it does not match."""
    groups = _check_groups(service, choice)
    return groups.index(True) if True in groups and service.status != "closed" else -1


def _check_groups(service: Service, choice: Choice) -> list[bool]:
    """Return whether a service belongs in each group of a choice, in the order of the groups.

    People who work with newcomers may speak any language, so readers can ask.
    """
    value = choice.value
    channels = service.channels
    match choice.facet:
        case "where":
            is_statewide = "statewide" in service.where and value != "unsure"
            return [service.is_local(value), is_statewide]
        case "need":
            return [value in service.needs, value in service.leads_to]
        case "language":
            is_spoken = any(value in channel.spoken for channel in channels)
            is_answered = any(channel.answers_in(value) for channel in channels)
            return [is_spoken, is_answered, service.newcomers and value != "en"]
        case "by":
            return [any(channel.type == value for channel in channels)]
        case "hours":
            return [any(channel.hours.always for channel in channels)]
        case "whom":
            return [service.answer_for(value) == "yes", service.may_serve(value)]
        case _:
            return [True]


def find_services(data: Data, choice: Choice) -> list[Service]:
    """Return the services that match, advocates before authorities, the best matches first.

    The most important part of the key to sort by comes first; False comes before True.
    """
    matching = [s for s in data.services.values() if find_group_index(s, choice) >= 0]
    return sorted(
        matching,
        key=lambda service: (
            AUTHORITIES.index(service.authority),
            service.status == "unknown",
            find_group_index(service, choice),
            [*data.site.home, service.id].index(service.id),
            "talk" not in service.needs,
            "statewide" not in service.where,
            service.name,
        ),
    )


def count_near(services: Iterable[Service], choice: Choice) -> int:
    """Return how many services are near the place of a choice, without the police."""
    return sum(find_group_index(s, choice) == 0 and not s.is_police for s in services)


def prioritize_language(services: Sequence[Service], tag: str) -> list[Service]:
    """Return services with the first that answers calls in a language moved to second place.

    The first service stays first.
    """
    answering = [s for s in services if s.voice and s.voice.answers_in(tag)]
    ordered = [*services[:1], *answering[:1], *services]
    return list({service.id: service for service in ordered}.values())


def find_text_services(data: Data, tag: str) -> list[Service]:
    """Return the services that answer texts or chats in a language."""
    return [
        service
        for service in find_services(data, Choice("language", tag))
        if any(c.type in {"text", "chat"} and c.answers_in(tag) for c in service.channels)
    ]


class Group(NamedTuple):
    """Services under one heading.

    Groups of kind "near" are by need. There `other_services` meet the need too, but are
    listed in full under their first need only. `always_answered` is a service that is
    answered day and night, added if none near is.
    """

    kind: str
    services: list[Service]
    need: str = ""
    other_services: Sequence[Service] = ()
    always_answered: Service | None = None


def group_services(data: Data, choice: Choice) -> list[Group]:
    """Return the services that match in groups; police are in the last one, by themselves."""
    services = find_services(data, choice)
    helpers = [service for service in services if not service.is_police]
    groups = [Group(kind, []) for kind in GROUP_KINDS.get(choice.facet, ["matching"])]
    for service in helpers:
        groups[find_group_index(service, choice)].services.append(service)
    if not choice.facet:
        groups = _group_by_first_need(helpers)
    elif choice.facet == "where":
        groups[:1] = _group_near(data, groups[0].services)
    groups.append(Group("police", [service for service in services if service.is_police]))
    return [group for group in groups if group.services or group.kind in _SHOWN_EMPTY]


def _group_by_first_need(helpers: Sequence[Service]) -> list[Group]:
    return [
        Group("need", [service for service in helpers if service.first_need == need], need)
        for need in NEEDS
    ]


def _group_near(data: Data, near: Sequence[Service]) -> list[Group]:
    """Return a group for each need that services near a place meet, or one empty group."""
    groups = list[Group]()
    for group in _group_by_first_need(near):
        others = [s for s in near if group.need in s.needs and s.first_need != group.need]
        if group.services or others:
            groups.append(group._replace(kind="near", other_services=others))
    if not groups:
        return [Group("near", [])]
    if not any(service.is_always_answered for service in near):
        # Readers must not see doubtful numbers alone.
        lines = (line for line in data.home_services if line.is_always_answered)
        groups[0] = groups[0]._replace(always_answered=next(lines, None))
    return groups
