"""Checks that what points somewhere points at something that somebody wrote."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from webapp.content.doors import Door
from webapp.content.figures import Figure, Places, Series, Statement
from webapp.content.laws import Law
from webapp.content.narrative import DESCRIBED, SERIES, Shown
from webapp.content.services import Channel, Featured, Organization, Service
from webapp.problems import Problem
from webapp.yamlfile import Document, Loc

SERVICES = "a file of organizations/"


@dataclass(frozen=True)
class Written:
    """All ids that stand in `data/`, of sound and of unsound records alike.

    A name that is missing here belongs to a file that could not be read at all; `is_whole` says
    whether all files of organizations could.
    """

    documents: Mapping[str, Document]
    is_whole: bool

    def has(self, kind: str, identifier: str) -> bool:
        """Whether an id is written, or its file is not readable and nobody can tell."""
        if kind == "services":
            return not self.is_whole or identifier in set(self.services())
        document = self.documents.get("places" if kind == "counties" else kind)
        values = document.values if document else None
        if kind == "counties" and isinstance(values, dict):
            values = values.get("counties")
        return document is None or (isinstance(values, dict) and identifier in values)

    def services(self) -> Iterator[str]:
        """Yield the ids of all services, also of those that are refused."""
        for key, document in self.documents.items():
            values = document.values
            if key.startswith("organizations/") and isinstance(values, dict):
                services = values.get("services")
                for one in services if isinstance(services, list) else ():
                    if isinstance(one, dict):
                        yield str(one.get("id"))


def find_broken_references(  # noqa: PLR0913 - one argument a kind of record
    written: Written,
    organizations: Mapping[str, Organization],
    figures: Mapping[str, Figure],
    statements: Mapping[str, Statement],
    places: Places | None,
    *,
    laws: Mapping[str, Law],
    doors: Mapping[str, Door],
    featured: Featured | None,
) -> Iterator[Problem]:
    """Yield a fault for every id that nothing defines, and for every id defined twice."""
    for kind, records in (("figures", figures), ("statements", statements)):
        for key, record in records.items():
            if not written.has("sources", record.source):
                yield _unknown(written, kind, (key, "source"), record.source, "sources.yaml")
    for key, figure in figures.items():
        for place in figure.counties:
            if not written.has("counties", place):
                yield _unknown(written, "figures", (key, "counties"), place, "places.yaml")
    for key, county in (places.counties if places else {}).items():
        source = county.population_source
        if not written.has("sources", source):
            loc = ("counties", key, "population_source")
            yield _unknown(written, "places", loc, source, "sources.yaml")
    yield from _check_laws(written, laws)
    yield from _check_doors(written, doors)
    seen: dict[str, str] = {}
    for kind, organization in organizations.items():
        for index, service in enumerate(organization.services):
            at: Loc = ("services", index)
            document = written.documents[kind]
            if service.id in seen:
                what = f"the id {service.id!r} is used in {seen[service.id]} too"
                yield Problem(
                    document.name, document.line_of((*at, "id")), what, "choose another id"
                )
            seen[service.id] = document.name
            yield from _check_service(written, kind, service, at)
    if featured is not None:
        yield from _check_featured(written, featured)


def find_missing_records(
    written: Written,
    shown: Shown,
    statements: Mapping[str, Statement],
    series: Mapping[str, Series],
    tables: frozenset[str] | None,
) -> Iterator[Problem]:
    """Yield a fault for whatever the page of numbers shows and nobody wrote."""
    for kind, wanted in (("figures", shown.figures), ("statements", shown.statements)):
        for name in wanted:
            if not written.has(kind, name):
                yield _missing(f"data/{kind}.yaml", name)
    for name, part in shown.parts:
        if name in statements and part not in statements[name].parts:
            line = written.documents["statements"].line_of((name, "parts"))
            what = f"a page shows the part {part!r} of {name!r}, which is not defined"
            yield Problem("data/statements.yaml", line, what, f"type `{part}:` under its `parts:`")
    for name, columns in SERIES.items():
        if tables is not None and name not in tables:
            yield _missing("data/series/datapackage.json", name)
        elif name in series:
            yield from _check_columns(written, series[name], columns)
            for key, example in DESCRIBED.get(name, {}).items():
                if getattr(series[name], key) is None:
                    what = f"a page shows the `{key}` of the table {name!r}, which is missing"
                    yield Problem("data/series/datapackage.json", 1, what, f"type {example} there")


def _check_columns(
    written: Written, table: Series, columns: Mapping[str, bool]
) -> Iterator[Problem]:
    file = table.file
    for column, is_needed in columns.items():
        if column not in table.fields:
            yield Problem(file, 1, f"a page shows the column `{column}`, which is missing",
                        "bring it back")  # fmt: skip
            continue
        for number, row in enumerate(table.rows, 2):
            if is_needed and row[column] is None:
                yield Problem(file, number, f"`{column}` is empty", "type a value")
            source = row[column] if column == "source" else None
            if source is not None and not written.has("sources", str(source)):
                yield Problem(
                    file, number, f"{source!r} is not defined", "define it in sources.yaml"
                )


def _check_laws(written: Written, laws: Mapping[str, Law]) -> Iterator[Problem]:
    for key, law in laws.items():
        for field, ids, where in (
            ("sources", law.sources, "sources.yaml"),
            ("services", law.services, SERVICES),
        ):
            yield from _check_named(written, "laws", (key, field), ids, where)


def _check_doors(written: Written, doors: Mapping[str, Door]) -> Iterator[Problem]:
    for key, door in doors.items():
        for field, ids, where in (
            ("services", door.services, SERVICES),
            ("first_laws", door.first_laws, "laws.yaml"),
            ("laws", door.laws, "laws.yaml"),
            ("doors", door.doors, "doors.yaml"),
        ):
            yield from _check_named(written, "doors", (key, field), ids, where)


def _check_named(
    written: Written, kind: str, loc: tuple[str, str], ids: Iterable[str], where: str
) -> Iterator[Problem]:
    for one in ids:
        if not written.has(loc[1].removeprefix("first_"), one):
            yield _unknown(written, kind, loc, one, where)


def _check_service(written: Written, kind: str, service: Service, at: Loc) -> Iterator[Problem]:
    for source in service.sources:
        if not written.has("sources", source):
            yield _unknown(written, kind, (*at, "sources"), source, "sources.yaml")
    for law in service.reporting_laws:
        if not written.has("laws", law):
            yield _unknown(written, kind, (*at, "reporting_laws"), law, "laws.yaml")
    for county in service.service_areas.counties:
        if not written.has("counties", county):
            yield _unknown(written, kind, (*at, "service_areas", "counties"), county, "places.yaml")
    for other in service.through:
        if not written.has("services", other):
            yield _unknown(written, kind, (*at, "through"), other, SERVICES)
    for other in service.instead:
        if not written.has("services", other):
            yield _unknown(written, kind, (*at, "instead"), other, SERVICES)
    yield from _check_channels(written, kind, service.phones, (*at, "phones"))
    yield from _check_channels(written, kind, service.chats, (*at, "chats"))


def _check_channels(
    written: Written, kind: str, channels: Iterable[Channel], at: Loc
) -> Iterator[Problem]:
    for index, channel in enumerate(channels):
        named = {
            "sources": channel.sources,
            "newest_source": (channel.newest_source,),
            "contradicted_by": channel.contradicted_by,
        }
        for field, ids in named.items():
            for source in ids:
                if not written.has("sources", source):
                    yield _unknown(written, kind, (*at, index, field), source, "sources.yaml")


def _check_featured(written: Written, featured: Featured) -> Iterator[Problem]:
    for key, ids in (
        ("home", featured.home),
        ("card", featured.card),
        ("emergency", (featured.emergency,)),
        ("relay", (featured.relay,)),
        ("referral", (featured.referral,)),
        ("named_before", featured.named_before),
        ("civil_lawyer", (featured.civil_lawyer,)),
        ("immigration_lawyer", (featured.immigration_lawyer,)),
    ):
        for one in ids:
            if not written.has("services", one):
                yield _unknown(written, "site", (key,), one, SERVICES)


def _unknown(written: Written, kind: str, loc: Loc, identifier: str, where: str) -> Problem:
    document = written.documents[kind]
    what, do = f"{identifier!r} is not defined", f"define it in {where}"
    return Problem(document.name, document.line_of(loc), what, do)


def _missing(file: str, name: str) -> Problem:
    return Problem(file, 1, f"a page shows {name!r}, which is not defined", "bring it back")
