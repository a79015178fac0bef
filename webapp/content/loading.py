"""Reads all of `data/` at start and answers with everything, or with every problem at once."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from pydantic import TypeAdapter

from webapp.content.accepted import ACCEPTED, check_accepted, read_accepted
from webapp.content.ages import check_contradictions
from webapp.content.agreement import check_cells, check_tables
from webapp.content.claims import check_claims
from webapp.content.doors import Door, check_doors
from webapp.content.downloads import FIGURES_TABLE, write_figures, write_package, write_table
from webapp.content.featured import Featured, check_featured, check_referral
from webapp.content.figures import County, Figure, Places, Series, Source, Statement, Towns
from webapp.content.forbidden import check_links, check_never_published
from webapp.content.laws import (
    Law,
    Reading,
    check_laws,
    check_reporting,
    find_reviewed,
    read_readings,
)
from webapp.content.narrative import NO_FACTS, ClaimFacts, PageFacts
from webapp.content.phone_verification import VERIFIED, check_verified, read_verified
from webapp.content.plausible import (
    check_days,
    check_helpers,
    check_last_signs,
    check_quotes,
    check_rows,
)
from webapp.content.record_rules import (
    check_figures,
    check_needs,
    check_organization,
    check_places,
    check_short_codes,
    check_statements,
)
from webapp.content.references import IdIndex, find_broken_references, find_missing_records
from webapp.content.safety_critical import CriticalFact, find_critical_facts
from webapp.content.series import read_series
from webapp.content.services import Organization, Service
from webapp.content.slugs import check_slugs
from webapp.content.whom import check_served
from webapp.problems import Checked, Problem, ProblemsFoundError, gather
from webapp.text_files import name_of
from webapp.yamlfile import Document, Shape, read_document, validate

_ORGANIZATIONS = "organizations"
_FILES = ("sources", "figures", "statements", "laws", "doors", "places", "site")
_SOURCE = TypeAdapter(Source)
_FIGURE = TypeAdapter(Figure)
_STATEMENT = TypeAdapter(Statement)
_PLACES = TypeAdapter(Places)
_TOWNS = TypeAdapter(Towns)
_LAW = TypeAdapter(Law)
_DOOR = TypeAdapter(Door)
_ORGANIZATION = TypeAdapter(Organization)
_FEATURED = TypeAdapter(Featured)


@dataclass(frozen=True)
class Content:
    """Everything that the pages may say, frozen.

    `read_laws` are those whose English a lawyer has read as it is now.
    """

    sources: Mapping[str, Source]
    figures: Mapping[str, Figure]
    statements: Mapping[str, Statement]
    places: Places
    towns: Towns | None
    series: Mapping[str, Series]
    laws: Mapping[str, Law]
    readings: Mapping[str, Reading]
    reviewed_laws: frozenset[str]
    doors: Mapping[str, Door]
    organizations: tuple[Organization, ...]
    services: Mapping[str, Service]
    organization_by_service: Mapping[str, Organization]
    featured: Featured
    critical_facts: tuple[CriticalFact, ...]

    @property
    def counties(self) -> Mapping[str, County]:
        """Return the counties by id."""
        return self.places.counties

    def named_sources(self) -> frozenset[str]:
        """Return the ids of all sources that some record names."""
        services = self.services.values()
        towns = {self.towns.source} if self.towns else set[str]()
        return frozenset(
            {figure.source for figure in self.figures.values()}
            | {statement.source for statement in self.statements.values()}
            | {county.population_source for county in self.counties.values()}
            | towns
            | {name for service in services for name in service.sources}
            | {name for law in self.laws.values() for name in law.sources}
            | {name for s in services for channel in s.channels for name in channel.sources}
            | {name for s in services for channel in s.channels for name in channel.contradicted_by}
            | {channel.newest_source for s in services for channel in s.channels}
            | {str(row.get("source")) for table in self.series.values() for row in table.rows}
        )

    def tables(self) -> tuple[str, ...]:
        """Return the names of all tables that are given as files."""
        return (*self.series, FIGURES_TABLE)

    def table(self, name: str) -> str:
        """Return a table as a file, with its sources by name: a series, or all figures.

        Raises KeyError for a name that is not in `tables()`.
        """
        if name == FIGURES_TABLE:
            return write_figures(self.figures, self.sources)
        return write_table(self.series[name], self.sources)

    def package(self) -> str:
        """Return what describes the tables that are given as files."""
        title = f"Human trafficking in {self.featured.state}: what is counted"
        return write_package(
            self.series,
            self.figures,
            self.sources,
            title=title,
            license_name=self.featured.license,
        )


def load(
    data: Path, today: date, *, page_facts: PageFacts = NO_FACTS, is_verified: bool = True
) -> Content:
    """Read and check the folder `data`; no record may have been checked after `today`.

    Raises ProblemsFoundError with every problem that is found: a file with one serves no page. All
    that a page has `shown` must be there, and its claims must be true. Only the commands that
    verify numbers and accept answers read them before they are (not `is_sealed`).
    """
    known_ids, unreadable = _read_documents(data)
    documents = known_ids.documents
    sources, in_sources = _make_each(_SOURCE, documents.get("sources"))
    figures, in_figures = _make_each(_FIGURE, documents.get("figures"))
    statements, in_statements = _make_each(_STATEMENT, documents.get("statements"))
    laws, in_laws = _make_each(_LAW, documents.get("laws"))
    doors, in_doors = _make_each(_DOOR, documents.get("doors"))
    places, in_places = _make_one(_PLACES, documents.get("places"))
    featured, in_featured = _make_one(_FEATURED, documents.get("site"))
    organizations, in_organizations = _make_organizations(documents)
    (series, tables), in_series = read_series(data / "series", data)
    towns, in_towns = _make_one(_TOWNS, documents.get("towns"))
    readings, in_readings = read_readings(data)
    services = {s.id: s for o in organizations.values() for s in o.services}

    problems = [*unreadable, *in_sources, *in_figures, *in_statements, *in_laws, *in_doors]
    problems += (*in_places, *in_featured, *in_organizations, *in_series, *in_towns, *in_readings)
    problems += find_broken_references(
        known_ids,
        organizations,
        figures,
        statements,
        places,
        towns=towns,
        laws=laws,
        doors=doors,
        featured=featured,
    )
    problems += find_missing_records(known_ids, page_facts, statements, series, tables)
    problems += check_slugs(organizations, sources, (*series, FIGURES_TABLE), documents)
    if "laws" in documents:
        problems += check_laws(laws, services, documents["laws"])
    problems += check_doors(doors, services, laws, documents)
    problems += _check_organizations(organizations, sources, laws, documents, today)
    problems += (*check_days(sources, figures, series, documents, today), *check_rows(series))
    if "figures" in documents:
        problems += _check_figures(figures, series, tables, documents["figures"], featured)
    if "statements" in documents:
        problems += check_statements(statements, documents["statements"])
    if places is not None:
        problems += check_places(places, documents["places"])
    if featured is not None:
        problems += check_featured(featured, services, documents["site"])
        problems += check_helpers(organizations, featured, documents)
        problems += check_referral(featured, services, documents["site"])
        problems += check_short_codes(organizations, featured, documents)
        problems += check_needs(organizations, featured, documents)
        problems += check_tables(series, featured, documents["site"])
        facts = ClaimFacts(figures, statements, sources, series, featured, documents)
        problems += check_claims(facts, page_facts.sentences)
    problems += check_never_published(data, but=() if is_verified else (VERIFIED, ACCEPTED))
    answers = tuple(
        find_critical_facts(
            organizations, featured, sources, laws=laws, doors=doors, documents=documents
        )
    )
    if is_verified:
        problems += _check_verified_and_accepted(data, organizations, known_ids, answers)
    if problems or featured is None or places is None:
        raise ProblemsFoundError(problems)
    return Content(
        sources=sources,
        figures=figures,
        statements=statements,
        places=places,
        towns=towns,
        series=series,
        laws=laws,
        readings=readings,
        reviewed_laws=find_reviewed(laws, readings, featured.adult_age, today),
        doors=doors,
        organizations=tuple(organizations.values()),
        services=services,
        organization_by_service={s.id: o for o in organizations.values() for s in o.services},
        featured=featured,
        critical_facts=answers,
    )


def _check_figures(
    figures: Mapping[str, Figure],
    series: Mapping[str, Series],
    tables: frozenset[str] | None,
    document: Document,
    featured: Featured | None,
) -> Iterator[Problem]:
    yield from check_figures(figures, document)
    yield from check_quotes(figures, document)
    state = featured.state if featured is not None else ""
    yield from check_cells(figures, series, tables, document, state)


def _check_organizations(
    organizations: Mapping[str, Organization],
    sources: Mapping[str, Source],
    laws: Mapping[str, Law],
    documents: Mapping[str, Document],
    today: date,
) -> Iterator[Problem]:
    """Yield the problems of who helps: answers, laws, links and ages that do not agree."""
    for kind, organization in organizations.items():
        yield from check_organization(organization, documents[kind], today)
        yield from check_reporting(laws, organization.services, documents[kind])
        yield from check_contradictions(organization, sources, documents[kind])
    yield from check_served(organizations, documents)
    yield from check_links(organizations, sources, documents)
    yield from check_last_signs(organizations, documents, today)


def _check_verified_and_accepted(
    data: Path,
    organizations: Mapping[str, Organization],
    known_ids: IdIndex,
    facts: Iterable[CriticalFact],
) -> Iterator[Problem]:
    """Yield a problem for each number and answer that is not the one that somebody accepted."""
    verified, problems = read_verified(data)
    yield from problems
    if verified is not None:
        yield from check_verified(verified, organizations, known_ids)
    accepted, problems = read_accepted(data)
    yield from problems
    if accepted is not None:
        yield from check_accepted(accepted, facts)


def _read_documents(data: Path) -> Checked[IdIndex]:
    """Read the files of records; those of organizations are known by their folder and id."""
    folder = data / _ORGANIZATIONS
    beside = sorted(folder.iterdir()) if folder.is_dir() else []
    paths = {f"{_ORGANIZATIONS}/{path.stem}": path for path in beside if path.suffix == ".yaml"}
    problems = [
        Problem(
            name_of(path, data),
            1,
            "no organization is read from this file",
            f"name it {path.name.split('.')[0]}.yaml, or move it away",
        )
        for path in beside
        if path.suffix != ".yaml" and not path.name.startswith(".")
    ]
    if not paths:
        what = "there is no organization"
        problems.append(Problem(name_of(folder, data), 1, what, "add a file for each"))
    named = {name: data / f"{name}.yaml" for name in _FILES}
    if (towns := data / "towns.yaml").exists():
        named["towns"] = towns
    documents, unreadable = gather(
        {kind: read_document(path, data) for kind, path in (named | paths).items()}
    )
    return IdIndex(documents, paths.keys() <= documents.keys()), (*problems, *unreadable)


def _make_each[Record](
    shape: Shape[Record], document: Document | None
) -> Checked[Mapping[str, Record]]:
    if document is None:
        return {}, ()
    if not isinstance(document.values, dict):
        return {}, (Problem(document.name, 1, "no records here", "write `id:` and its fields"),)
    return gather({key: validate(shape, document, (key,)) for key in document.values})


def _make_one[Record](shape: Shape[Record], document: Document | None) -> Checked[Record | None]:
    return validate(shape, document) if document else (None, ())


def _make_organizations(documents: Mapping[str, Document]) -> Checked[dict[str, Organization]]:
    own = {kind: d for kind, d in documents.items() if kind.startswith(f"{_ORGANIZATIONS}/")}
    organizations, problems = gather({kind: validate(_ORGANIZATION, d) for kind, d in own.items()})
    return organizations, (*problems, *_check_names(organizations, own))


def _check_names(
    organizations: Mapping[str, Organization], documents: Mapping[str, Document]
) -> Iterator[Problem]:
    for kind, organization in organizations.items():
        name = kind.removeprefix(f"{_ORGANIZATIONS}/")
        if organization.id != name:
            document = documents[kind]
            what = f"`id` is {organization.id!r} and the file is named {name!r}"
            yield document.report(("id",), what, f"type `id: {name}`")
