"""Reads all of `data/` at start and answers with everything, or with every problem at once."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from webapp.content.accepted import ACCEPTED, check_accepted, read_accepted
from webapp.content.ages import check_contradictions
from webapp.content.agreement import check_cells, check_tables
from webapp.content.claims import check_claims
from webapp.content.doors import Door, check_doors
from webapp.content.downloads import FIGURES_TABLE, write_figures, write_package, write_table
from webapp.content.featured import Featured, check_featured
from webapp.content.figures import County, Figure, Places, Series, Source, Statement, Towns
from webapp.content.forbidden import check_links, check_never_published, check_promises
from webapp.content.laws import Law, Reading, check_laws, check_reporting, find_reviewed
from webapp.content.narrative import NO_FACTS, ClaimFacts, PageFacts
from webapp.content.number_changes import Calls, check_replaced, check_wrong, list_calls_made
from webapp.content.phone_verification import (
    VERIFIED,
    VerifiedNumbers,
    check_verified,
    read_verified,
    use_of,
)
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
from webapp.content.records import IdIndex, Records, read_records
from webapp.content.references import find_broken_references, find_missing_records
from webapp.content.safety_critical import CriticalFact, find_critical_facts
from webapp.content.services import Channel, Organization, Phone, Service
from webapp.content.slugs import check_slugs
from webapp.problems import Problem, ProblemsFoundError


@dataclass(frozen=True)
class Content:
    """Everything that the pages may say, frozen.

    `reviewed_laws` are those whose English a lawyer has read as it is now.
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
    calls: Calls

    def called_on(self, service: Service, channel: Channel) -> date | None:
        """Return the day on which somebody called a number and it was right."""
        if not isinstance(channel, Phone):
            return None
        return self.calls.get((service.id, channel.number, use_of(channel)))

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
    data: Path,
    today: date,
    *,
    page_facts: PageFacts = NO_FACTS,
    is_verified: bool = True,
    is_decided: bool = True,
) -> Content:
    """Read and check the folder `data`; no record may have been checked after `today`.

    Raises ProblemsFoundError with every problem that is found: a file with one serves no page. All
    that a page shows must be there, and its claims must be true. Only the commands that verify
    numbers and accept answers read them before they are (not `is_verified`). Only the desk of
    editors reads numbers that a call showed to be wrong, until somebody decides (not `is_decided`).
    """
    records, unfit = read_records(data)
    facts = tuple(find_critical_facts(records))
    problems = [*unfit, *_check_records(records, page_facts, today)]
    problems += check_never_published(data, but=() if is_verified else (VERIFIED, ACCEPTED))
    verified, unread = read_verified(data) if is_verified else (None, ())
    if is_verified:
        problems += [*unread, *_check_accepted(data, facts, records.known_ids)]
    if verified is not None:
        problems += _check_numbers(verified, records, is_decided=is_decided)
    featured, places, organizations = records.featured, records.places, records.organizations
    if problems or featured is None or places is None:
        raise ProblemsFoundError(problems)
    laws, readings = records.laws, records.readings
    return Content(
        sources=records.sources,
        figures=records.figures,
        statements=records.statements,
        places=places,
        towns=records.towns,
        series=records.series,
        laws=laws,
        readings=readings,
        reviewed_laws=find_reviewed(laws, readings, featured.adult_age, today),
        doors=records.doors,
        organizations=tuple(organizations.values()),
        services=records.services,
        organization_by_service={s.id: o for o in organizations.values() for s in o.services},
        featured=featured,
        critical_facts=facts,
        calls=list_calls_made(verified) if verified else {},
    )


def _check_records(records: Records, page_facts: PageFacts, today: date) -> Iterator[Problem]:
    """Yield what does not agree in records that are sound by themselves."""
    documents, services, featured = records.documents, records.services, records.featured
    tables = (*records.series, FIGURES_TABLE)
    yield from find_broken_references(records)
    yield from find_missing_records(records, page_facts)
    yield from check_slugs(records.organizations, records.sources, tables, documents)
    yield from check_doors(records.doors, services, records.laws, documents)
    yield from _check_organizations(records, today)
    yield from check_days(records.sources, records.figures, records.series, documents, today)
    yield from check_rows(records.series)
    if "laws" in documents:
        yield from check_laws(records.laws, services, documents["laws"])
    if "figures" in documents:
        yield from check_figures(records.figures, documents["figures"])
        yield from check_quotes(records.figures, documents["figures"])
        state, document = featured.state if featured else "", documents["figures"]
        yield from check_cells(records.figures, records.series, records.tables, document, state)
    if "statements" in documents:
        yield from check_statements(records.statements, documents["statements"])
    if records.places is not None:
        yield from check_places(records.places, documents["places"])
    if featured is not None:
        yield from _check_site(records, featured, page_facts, today)


def _check_site(
    records: Records, featured: Featured, page_facts: PageFacts, today: date
) -> Iterator[Problem]:
    """Yield what does not agree with `data/site.yaml`."""
    documents, services, organizations = records.documents, records.services, records.organizations
    site = documents["site"]
    yield from check_featured(featured, services, site, today)
    yield from check_helpers(organizations, featured, documents)
    yield from check_short_codes(organizations, featured, documents)
    yield from check_needs(organizations, featured, documents)
    yield from check_tables(records.series, featured, site)
    facts = ClaimFacts(
        records.figures, records.statements, records.sources, records.series, featured, documents
    )
    yield from check_claims(facts, page_facts.sentences)


def _check_organizations(records: Records, today: date) -> Iterator[Problem]:
    """Yield the problems of who helps: answers, laws, links and ages that do not agree."""
    organizations, documents = records.organizations, records.documents
    for kind, organization in organizations.items():
        yield from check_organization(organization, documents[kind], today)
        yield from check_promises(organization, documents[kind])
        yield from check_reporting(records.laws, organization.services, documents[kind])
        yield from check_contradictions(organization, records.sources, documents[kind])
    yield from check_links(organizations, records.sources, documents)
    yield from check_last_signs(organizations, documents, today)


def _check_numbers(
    verified: VerifiedNumbers, records: Records, *, is_decided: bool
) -> Iterator[Problem]:
    """Yield a problem for each number that nobody verified, or that is another than was."""
    organizations, documents = records.organizations, records.documents
    yield from check_verified(verified, organizations, records.known_ids)
    yield from check_replaced(verified, organizations, documents)
    if is_decided:
        yield from check_wrong(verified.by_service, organizations, documents)


def _check_accepted(
    data: Path, facts: Iterable[CriticalFact], known_ids: IdIndex
) -> Iterator[Problem]:
    """Yield a problem for each answer that is not the one that somebody accepted."""
    accepted, problems = read_accepted(data)
    yield from problems
    if accepted is not None:
        yield from check_accepted(accepted, facts, known_ids)
