"""Who would be lost: each situation of which a page no longer has what must be found there."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from webapp.content import directory
from webapp.content.directory import Filters
from webapp.content.grouping import group
from webapp.content.loading import Content
from webapp.content.services import Authority, Service, Status
from webapp.problems import Problem, ProblemsFoundError
from webapp.yamlfile import Document, Loc, read_document
from workshop.facts.situations import SITUATIONS, Find, Situation, Way, read_situations
from workshop.facts.wanted import Wanted, want, want_field, want_of_list

_MOST = 4  # places that a fault names
_SELDOM = ("service_areas", "needs")  # what an edit of a service changes least


@dataclass(frozen=True)
class _Place:
    file: str
    line: int
    words: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line} ({self.words})"


def hold_situations(data: Path, content: Content) -> None:
    """Hold each situation against what its pages lead to.

    Raises FaultsFoundError with those that would not find what they must, and where to mend it.
    """
    faults: list[Problem] = []
    situations, document = read_situations(data, content, faults)
    if document is not None and not faults:
        faults += _check(situations, document, data, content)
    if faults:
        raise ProblemsFoundError(faults)


def _check(
    situations: Mapping[str, Situation], document: Document, data: Path, content: Content
) -> list[Problem]:
    faults: list[Problem] = []
    documents = {SITUATIONS: document}
    for name in ("doors", *(f"organizations/{one.id}" for one in content.organizations)):
        if (one := read_document(data / f"{name}.yaml", data, faults)) is not None:
            documents[name] = one
    for key, situation in situations.items():
        for way in situation.ways:
            faults += _check_way(key, situation, way, content, documents)
    return faults


def _check_way(
    key: str, situation: Situation, way: Way, content: Content, documents: Mapping[str, Document]
) -> Iterator[Problem]:
    listed = _list_services(way, content)
    who = f"situation {key} ({situation.who})"
    start = f"door {way.door}" if way.door else f"the list of {', '.join(way.list.values())}"
    first = listed[0] if listed else None
    if way.no_authority_first and first and first.authority is not Authority.NONE:
        asked_first = want_field("authority", lambda one: one.authority is Authority.NONE)
        place = _place_of(first, asked_first, content, documents)
        what = f"{who} meets an authority first at {start}"
        yield Problem(place.file, place.line, what, "put somebody who helps before it")
    for find in way.finds:
        told = f"{who} finds nobody at {start} for: {_say(find)}"
        if find.law is not None:
            topics = {content.laws[one].topic for one in content.doors[str(way.door)].all_laws}
            if find.law not in topics:
                document = documents["doors"]
                line = document.line_of((str(way.door), "laws"))
                yield Problem(document.name, line, told, "name a law of this topic under `laws:`")
            continue
        asked = list(want(find))
        if any(all(one.holds(service) for one in asked) for service in listed):
            continue
        places = _find_places(way, asked, listed, content, documents)[:_MOST]
        others = "".join(f", or at {one}" for one in places[1:])
        do = f"bring it back here ({places[0].words}){others}"
        yield Problem(places[0].file, places[0].line, told, do)


def _list_services(way: Way, content: Content) -> list[Service]:
    if way.door is not None:
        return [content.services[one] for one in content.doors[way.door].services]
    return [one for part in group(content, way.choice()) for one in part.services]


def _find_places(
    way: Way,
    asked: list[Wanted],
    listed: list[Service],
    content: Content,
    documents: Mapping[str, Document],
) -> list[_Place]:
    """Return where one edit would bring it back, else the page or the nearest service."""
    if way.door is not None:
        candidates = listed
        line = documents["doors"].line_of((way.door, "services"))
        page = [_Place(documents["doors"].name, line, "name a service that does")]
    else:
        candidates = list(directory.rank(content.services.values(), content,
                                                        Filters()))  # fmt: skip
        asked = [*asked, *want_of_list(way.choice())]
        page = []
    asked = [want_field("status", lambda one: one.status is not Status.CLOSED), *asked]
    failing = {one.id: [wanted for wanted in asked if not wanted.holds(one)] for one in candidates}
    nearest = sorted(candidates, key=lambda one: _weigh(failing[one.id]))
    single = [one for one in nearest if _weigh(failing[one.id])[0] == 1]
    chosen = single or ([] if page else nearest[:1])
    return [
        *(
            _place_of(one, failing[one.id][0], content, documents)
            for one in chosen[: _MOST - len(page)]
        ),
        *page,
    ]  # fmt: skip


def _weigh(failing: list[Wanted]) -> tuple[int, bool]:
    """Return how far a service is from being found: fields to mend, and whether it ever was."""
    fields = {one.words for one in failing}
    return len(fields), bool(fields & set(_SELDOM))


def _place_of(
    service: Service, asked: Wanted, content: Content, documents: Mapping[str, Document]
) -> _Place:
    organization = content.organization_by_service[service.id]
    document = documents[f"organizations/{organization.id}"]
    at: Loc = ("services", organization.services.index(service), *asked.at(service))
    return _Place(document.name, document.line_of(at), f"`{asked.words}` of {service.id}")


def _say(find: Find) -> str:
    said = [
        f"{key} {value}"
        for key in ("need", "by", "near", "language", "hours", "law")
        if (value := getattr(find, key))
    ]
    if find.language is not None:
        said.append(f"step {find.step}")
    said += [f"{whom} {served}" for whom, served in find.for_whom.items()]
    return ", ".join(said)
