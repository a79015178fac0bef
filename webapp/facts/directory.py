"""The list of services: which fit the reader's answer, in what order, and in which groups."""

from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple, get_args

from webapp.facts.data import Data
from webapp.facts.models import MEDIA, NEEDS, WHOM, Authority, slug
from webapp.facts.services import Service

# The groups of an answer, by the step in which a service fits.
KINDS: Mapping[str, Sequence[str]] = {
    "where": ["near", "anywhere"],
    "need": ["found", "leading"],
    "language": ["speaking", "interpreting", "newcomers"],
    "whom": ["found", "ask"],
}


class Choice(NamedTuple):
    """The one answer that an address holds: what was asked, and the answer; of the whole list none.

    Facets are where, need, language, by, hours and whom.
    """

    facet: str = ""
    value: str = ""

    @property
    def address(self) -> str:
        """Return what an address has for it: what tells who reads or why is a slug."""
        is_telling = self.facet in {"need", "whom"} or self.value == "wabanaki"
        word = slug(self.value) if is_telling else self.value
        return f"{word}/any" if self.facet == "where" else f"any/{word}"


def facet_values(data: Data, locales: Collection[str] = ()) -> dict[str, list[str]]:
    """Return the values of each facet; of languages some first, then those that somebody speaks.

    Each language of the site has its list, though nobody may speak it: an interpreter may.
    """
    spoken = {tag for s in data.services.values() for c in s.channels for tag in c.spoken}
    return {
        "where": ["wabanaki", *data.counties, "unsure"],
        "need": list(NEEDS),
        "language": [*dict.fromkeys([*locales, *sorted(spoken)])],
        "by": list(MEDIA),
        "hours": ["24"],
        "whom": list(WHOM),
    }


def list_choices(data: Data, locales: Collection[str]) -> dict[str, Choice]:
    """Return each answer by what an address has for it."""
    facets = facet_values(data, locales).items()
    choices = [Choice(facet, value) for facet, values in facets for value in values]
    return {choice.address: choice for choice in choices}


def match_step(service: Service, choice: Choice) -> int | None:
    """Return in which step a service fits: 0 surely, then who only may; None where it does not.

    Who is new to a country may be asked for any language but English.
    """
    value, channels = choice.value, service.channels
    match choice.facet:
        case _ if service.status == "closed":
            steps = []
        case "where":
            is_near = value == "unsure" or service.is_local(value)
            steps = [is_near and service.is_in(value), service.is_in(value)]
        case "need":
            steps = [value in service.needs, value in service.leads_to]
        case "language":
            is_answered = any(channel.answers_in(value) for channel in channels)
            steps = [service.speaks(value), is_answered, service.newcomers and value != "en"]
        case "by":
            steps = [any(channel.type == value for channel in channels)]
        case "hours":
            steps = [any(channel.hours.always for channel in channels)]
        case "whom":
            steps = [service.serves(value) == "yes", service.may_serve(value)]
        case _:
            steps = [True]
    return steps.index(True) if True in steps else None


def find_services(data: Data, choice: Choice) -> list[Service]:
    """Return the services that fit: advocates before authorities, at work before unclear."""
    authorities, home = get_args(Authority), data.site.home
    steps = {key: match_step(service, choice) for key, service in data.services.items()}

    def rank(service: Service) -> tuple[int | str, ...]:
        return (
            authorities.index(service.authority),
            service.status == "unknown",
            steps[service.id] or 0,
            home.index(service.id) if service.id in home else len(home),
            "talk" not in service.needs,
            "statewide" not in service.where,
            service.name,
        )

    return sorted((s for s in data.services.values() if steps[s.id] is not None), key=rank)


def count_near(data: Data) -> dict[str, int]:
    """Return how many are near each place, the police left out."""
    helpers = [service for service in data.services.values() if not service.is_police]
    return {
        where: sum(match_step(service, Choice("where", where)) == 0 for service in helpers)
        for where in facet_values(data)["where"]
    }


def prioritize_language(services: Sequence[Service], tag: str) -> list[Service]:
    """Return services, the first that answers in a language or interprets second, if not first."""
    answering = [service for service in services if service.voice and service.voice.answers_in(tag)]
    return sorted(services, key=lambda s: (s is not services[0], s not in answering[:1]))


def find_text_services(data: Data, tag: str) -> list[Service]:
    """Return who answers texts or chats in a language."""
    return [
        service
        for service in find_services(data, Choice("language", tag))
        if any(c.type in {"text", "chat"} and c.answers_in(tag) for c in service.channels)
    ]


class Group(NamedTuple):
    """Services under one heading.

    `others` meet the need of a group near a place too, and are whole under another of its needs.
    `steady` answers day and night, where nobody near surely does; it is whole in its own group too.
    """

    kind: str
    services: list[Service]
    need: str = ""
    others: Sequence[Service] = ()
    steady: Service | None = None


def group_services(data: Data, choice: Choice) -> list[Group]:
    """Part who fits into groups; the police come last, and none is whole in two."""
    found = find_services(data, choice)
    helpers = [s for s in found if not s.is_police]
    kinds = enumerate(KINDS.get(choice.facet, ["found"]))
    groups = [Group(kind, [s for s in helpers if match_step(s, choice) == n]) for n, kind in kinds]
    if choice.facet == "where":
        groups[:1] = _group_near(data, groups[0].services)
    if not choice.facet:
        groups = [Group("need", [s for s in helpers if s.first_need == n], n) for n in NEEDS]
    groups.append(Group("police", [s for s in found if s.is_police]))
    # That nobody is near, or speaks a language, is told.
    return [each for each in groups if each.services or each.kind in {"near", "speaking"}]


def _group_near(data: Data, near: list[Service]) -> list[Group]:
    """Return a group for each need that somebody near meets; each is whole under its first."""
    groups = list[Group]()
    for need in NEEDS:
        own = [s for s in near if s.first_need == need]
        others = [s for s in near if need in s.needs and s.first_need != need]
        if own or others:
            groups.append(Group("near", own, need, others))
    if groups and not any(service.is_steady for service in near):
        # Numbers in doubt are never alone.
        lines = (data.services[key] for key in data.site.home)
        steady = next((line for line in lines if line.is_steady), None)
        groups[0] = groups[0]._replace(steady=steady)
    return groups or [Group("near", [])]
