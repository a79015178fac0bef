"""Who would be lost: each situation of which a page no longer has what must be found there."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from webapp.content import service_filters
from webapp.content.grouping import group
from webapp.content.loading import Content
from webapp.content.service_filters import Filters
from webapp.content.services import Authority, Service, Status
from webapp.problems import Problem, Problems, ProblemsFoundError, gather
from webapp.yamlfile import Document, Loc, read_document
from workshop.facts.requirements import (
    Requirement,
    list_filter_requirements,
    list_requirements,
    require_field,
)
from workshop.facts.situations import (
    SITUATIONS,
    EntryPoint,
    Expectation,
    Situation,
    read_situations,
)

_MOST = 4  # places that a problem names
_SELDOM = ("service_areas", "needs")  # what an edit of a service changes least


@dataclass(frozen=True)
class _Location:
    file: str
    line: int
    description: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line} ({self.description})"


def check_situations(data: Path, content: Content) -> None:
    """Check each situation against what its pages lead to.

    Raises ProblemsFoundError with those that would not find what they must, and where to mend it.
    """
    (situations, document), problems = read_situations(data, content)
    if document is not None and not problems:
        problems = _check(situations, document, data, content)
    if problems:
        raise ProblemsFoundError(problems)


def _check(
    situations: Mapping[str, Situation], document: Document, data: Path, content: Content
) -> Problems:
    names = ("doors", *(f"organizations/{o.id}" for o in content.organizations))
    read, problems = gather({name: read_document(data / f"{name}.yaml", data) for name in names})
    documents = {SITUATIONS: document, **read}
    lost = (
        problem
        for key, situation in situations.items()
        for way in situation.ways
        for problem in _check_way(key, situation, way, content, documents)
    )
    return (*problems, *lost)


def _check_way(
    key: str,
    situation: Situation,
    way: EntryPoint,
    content: Content,
    documents: Mapping[str, Document],
) -> Iterator[Problem]:
    listed = _list_services(way, content)
    who = f"situation {key} ({situation.who})"
    start = f"door {way.door}" if way.door else f"the list of {', '.join(way.list.values())}"
    first = listed[0] if listed else None
    if way.no_authority_first and first and first.authority is not Authority.NONE:
        asked_first = require_field(
            "authority", lambda service: service.authority is Authority.NONE
        )
        location = _locate(first, asked_first, content, documents)
        what = f"{who} meets an authority first at {start}"
        yield Problem(location.file, location.line, what, "put somebody who helps before it")
    for expectation in way.finds:
        lost = f"{who} finds nobody at {start} for: {_describe(expectation)}"
        if expectation.law is not None:
            topics = {
                content.laws[law_id].topic for law_id in content.doors[str(way.door)].all_laws
            }
            if expectation.law not in topics:
                document = documents["doors"]
                yield document.report(
                    (str(way.door), "laws"), lost, "name a law of this topic under `laws:`"
                )
            continue
        requirements = list(list_requirements(expectation))
        if any(
            all(requirement.is_met(service) for requirement in requirements) for service in listed
        ):
            continue
        locations = _find_locations(way, requirements, listed, content, documents)[:_MOST]
        others = "".join(f", or at {location}" for location in locations[1:])
        change = f"or if it is gone for good, change situation {key} in data/{SITUATIONS}.yaml"
        fix = f"bring it back here ({locations[0].description}){others}, {change}"
        yield Problem(locations[0].file, locations[0].line, lost, fix)


def _list_services(way: EntryPoint, content: Content) -> list[Service]:
    if way.door is not None:
        return [content.services[service_id] for service_id in content.doors[way.door].services]
    return [service for part in group(content, way.filters()) for service in part.services]


def _find_locations(
    way: EntryPoint,
    requirements: list[Requirement],
    listed: list[Service],
    content: Content,
    documents: Mapping[str, Document],
) -> list[_Location]:
    """Return where one edit would bring it back, else the page or the nearest service."""
    if way.door is not None:
        candidates = listed
        line = documents["doors"].line_of((way.door, "services"))
        page = [_Location(documents["doors"].name, line, "name a service that does")]
    else:
        candidates = list(service_filters.rank(content.services.values(), content, Filters()))
        requirements = [*requirements, *list_filter_requirements(way.filters())]
        page = []
    requirements = [
        require_field("status", lambda service: service.status is not Status.CLOSED),
        *requirements,
    ]
    failing = {
        service.id: [wanted for wanted in requirements if not wanted.is_met(service)]
        for service in candidates
    }
    nearest = sorted(candidates, key=lambda service: _weigh(failing[service.id]))
    single = [service for service in nearest if _weigh(failing[service.id])[0] == 1]
    chosen = single or ([] if page else nearest[:1])
    return [
        *(
            _locate(service, failing[service.id][0], content, documents)
            for service in chosen[: _MOST - len(page)]
        ),
        *page,
    ]


def _weigh(failing: list[Requirement]) -> tuple[int, bool]:
    """Return how far a service is from being found: fields to mend, and whether it ever was."""
    fields = {requirement.description for requirement in failing}
    return len(fields), bool(fields & set(_SELDOM))


def _locate(
    service: Service, asked: Requirement, content: Content, documents: Mapping[str, Document]
) -> _Location:
    organization = content.organization_by_service[service.id]
    document = documents[f"organizations/{organization.id}"]
    at: Loc = ("services", organization.services.index(service), *asked.locate(service))
    return _Location(document.name, document.line_of(at), f"`{asked.description}` of {service.id}")


def _describe(expectation: Expectation) -> str:
    wanted = [
        f"{key} {value}"
        for key in ("need", "by", "near", "language", "hours", "law")
        if (value := getattr(expectation, key))
    ]
    if expectation.language is not None:
        wanted.append(f"step {expectation.step}")
    wanted += [f"{whom} {served}" for whom, served in expectation.for_whom.items()]
    return ", ".join(wanted)
