"""Checks that what points somewhere points at something that somebody wrote."""

from collections.abc import Iterator, Mapping

from webapp.content.figures import Figure, Series, Statement, Towns
from webapp.content.narrative import DESCRIBED, SERIES, PageFacts
from webapp.content.records import IdIndex, Records
from webapp.content.services import Service, Status
from webapp.problems import Problem, find_near
from webapp.yamlfile import Document, Loc

_BRING = "bring it back, or tell whoever writes the templates to take it out there"


def find_broken_references(records: Records) -> Iterator[Problem]:
    """Yield a problem for every id that nothing defines, and for every id defined twice."""
    known_ids, places = records.known_ids, records.places
    yield from _check_sources(known_ids, "figures", records.figures)
    yield from _check_sources(known_ids, "statements", records.statements)
    for key, figure in records.figures.items():
        yield from known_ids.check("figures", (key, "counties"), "counties", figure.counties)
    for key, county in (places.counties if places else {}).items():
        loc: Loc = ("counties", key, "population_source")
        yield from known_ids.check("places", loc, "sources", (county.population_source,))
    for key, law in records.laws.items():
        for named, ids in (("sources", law.sources), ("services", law.services)):
            yield from known_ids.check("laws", (key, named), named, ids)
    for key, door in records.doors.items():
        for field, ids in (
            ("services", door.services),
            ("first_law", (door.first_law,) if door.first_law else ()),
            ("open_laws", door.open_laws),
            ("laws", door.laws),
            ("doors", door.doors),
        ):
            named = "laws" if field.endswith(("_law", "_laws")) else field
            yield from known_ids.check("doors", (key, field), named, ids)
    yield from _check_repeats(records)
    for kind, organization in records.organizations.items():
        for index, service in enumerate(organization.services):
            at: Loc = ("services", index)
            document = known_ids.documents[kind]
            yield from _check_service(known_ids, kind, service, at)
            for field, what in _find_dead_ends(service, records.services):
                fix = "name another service that is open, or take it out here"
                yield document.report((*at, field), what, fix)
    if records.towns is not None:
        yield from _check_towns(known_ids, records.towns)
    if records.featured is not None:
        for key, ids in records.featured.services.items():
            yield from known_ids.check("site", (key,), "services", ids)


def _check_sources(
    known_ids: IdIndex, kind: str, records: Mapping[str, Figure] | Mapping[str, Statement]
) -> Iterator[Problem]:
    for key, record in records.items():
        yield from known_ids.check(kind, (key, "source"), "sources", (record.source,))


def find_missing_records(records: Records, page_facts: PageFacts) -> Iterator[Problem]:
    """Yield a problem for whatever the page of numbers shows and nobody wrote."""
    known_ids, series = records.known_ids, records.series
    for kind, wanted in (("figures", page_facts.figures), ("statements", page_facts.statements)):
        for name in wanted:
            if not known_ids.has(kind, name):
                yield _report_missing(f"data/{kind}.yaml", name)
    for name, part in page_facts.parts:
        if name in records.statements and part not in records.statements[name].parts:
            document = known_ids.documents["statements"]
            what = f"a page shows the part {part!r} of {name!r}, which is not defined"
            yield document.report((name, "parts"), what, f"type `{part}:` under its `parts:`")
    for name, columns in SERIES.items():
        if records.tables is not None and name not in records.tables:
            yield _report_missing("data/series/datapackage.json", name)
        elif name in series:
            yield from _check_columns(known_ids, series[name], columns)
            for key, example in DESCRIBED.get(name, {}).items():
                if getattr(series[name], key) is None:
                    what = f"a page shows the `{key}` of the table {name!r}, which is missing"
                    yield Problem("data/series/datapackage.json", 1, what, f"type {example} there")


def _check_columns(
    known_ids: IdIndex, table: Series, columns: Mapping[str, bool]
) -> Iterator[Problem]:
    file = table.file
    for column, is_needed in columns.items():
        if column not in table.fields:
            yield Problem(
                file, 1, f"a page shows the column `{column}`, which is missing", "bring it back"
            )
            continue
        for number, row in enumerate(table.rows, 2):
            if is_needed and row[column] is None:
                yield Problem(file, number, f"`{column}` is empty", "type a value")
            elif column == "source" and row[column] is None and len(set(row.values()) - {None}) > 1:
                what = "`source` is empty, and the row has figures"
                yield Problem(file, number, what, "type the id of the source that gives them")
            source = row[column] if column == "source" else None
            if source is not None and not known_ids.has("sources", str(source)):
                near = find_near(str(source), known_ids.known("sources"))
                fix = f"{near}define it in sources.yaml, or take it out here"
                yield Problem(file, number, f"{source!r} is not defined", fix)


def _check_service(known_ids: IdIndex, kind: str, service: Service, at: Loc) -> Iterator[Problem]:
    for loc, named, ids in (
        (("sources",), "sources", service.sources),
        (("reporting_laws",), "laws", service.reporting_laws),
        (("service_areas", "counties"), "counties", service.service_areas.counties),
        (("through",), "services", service.through),
        (("instead",), "services", service.instead),
    ):
        yield from known_ids.check(kind, (*at, *loc), named, ids)
    for place, channel in service.places():
        for field, ids in (
            ("sources", channel.sources),
            ("newest_source", (channel.newest_source,)),
            ("contradicted_by", channel.contradicted_by),
        ):
            yield from known_ids.check(kind, (*at, *place, field), "sources", ids)


def _check_repeats(records: Records) -> Iterator[Problem]:
    """Yield a problem for each of the services that have one id: nobody knows which is the copy."""
    places: dict[str, list[tuple[Document, Loc]]] = {}
    for kind, organization in records.organizations.items():
        for index, service in enumerate(organization.services):
            loc: Loc = ("services", index, "id")
            places.setdefault(service.id, []).append((records.documents[kind], loc))
    for identifier, found in places.items():
        for place in found if len(found) > 1 else ():
            document, loc = next(other for other in found if other != place)
            what = f"the id {identifier!r} is used in {document.name} too"
            there = f"there in line {document.line_of(loc)}"
            fix = f"choose another id for the newer one: here, or {there}"
            yield place[0].report(place[1], what, fix)


def _find_dead_ends(service: Service, services: Mapping[str, Service]) -> Iterator[tuple[str, str]]:
    """Yield the field that sends people to a closed service or nowhere else, and what is wrong."""
    for field, ids in (("through", service.through), ("instead", service.instead)):
        for identifier in ids:
            other = services.get(identifier)
            if identifier == service.id:
                yield field, f"{identifier!r} names itself, so nobody gets any further"
            elif other is not None and other.status is Status.CLOSED:
                yield field, f"{identifier!r} is closed, and {service.id!r} sends people there"


def _check_towns(known_ids: IdIndex, towns: Towns) -> Iterator[Problem]:
    document = known_ids.documents["towns"]
    yield from known_ids.check("towns", ("source",), "sources", (towns.source,))
    for county, names in towns.counties.items():
        if not known_ids.has("counties", county):
            near = find_near(county, known_ids.known("counties"))
            fix = f"{near}type the id of a county of places.yaml"
            yield document.report(("counties", county), f"{county!r} is not defined", fix)
        for index, name in enumerate(names):
            if name in names[:index]:
                yield document.report(
                    ("counties", county, index), f"{name!r} stands here twice", "delete one"
                )


def _report_missing(file: str, name: str) -> Problem:
    return Problem(file, 1, f"a page shows {name!r}, which is not defined", _BRING)
