"""Open data, in English and as on pages: tables with a Data Package, and services in HSDS."""

import csv
import io
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import chain
from pathlib import Path
from typing import Any, NamedTuple
from uuid import NAMESPACE_URL, uuid5

import yaml

from webapp.facts.data import Data
from webapp.facts.models import MEDIA, Source, url_code
from webapp.facts.services import Channel, Organization, Service, find_earliest_call

# The meaning of every column, and the limits of the tables of figures and services.
COLUMNS: dict[str, dict[str, str]] = yaml.safe_load(
    Path(__file__).with_name("columns.yaml").read_text("utf-8")
)
# The columns of a service. That of its first phone is named as `phones-1-hours`.
SERVICE_COLUMNS = COLUMNS["service"] | COLUMNS["channel"] | COLUMNS["computed"]
COLUMN_PATTERN = rf"^(\w+-\d+-)?({'|'.join(SERVICE_COLUMNS)})$"
# HSDS has fields for these columns. All others become attributes.
HSDS_FIELDS = {"id", "name", "description", "eligibility", "cost", "url", "organization", *MEDIA}
HSDS_STATUS = {"unknown": "inactive", "closed": "defunct"}
LAWYER = "You can talk with a lawyer before you talk with the police."
UNREAD_LAW = "No lawyer has read this yet."


class CsvTable(NamedTuple):
    """Rows of one file, the meaning of each column, and what the numbers cannot tell."""

    title: str
    limits: str
    columns: Mapping[str, str]
    rows: list[dict[str, Any]]


def make_files(data: Data) -> dict[str, str]:
    """Return the text of each file by its name."""
    tables = _make_tables(data)
    services = [_describe_service(service, data) for service in data.services.values()]
    organizations = [_describe_organization(organization) for organization in data.organizations]
    documents = {
        "datapackage": _describe_package(tables, data),
        # The profile of HSDS, which allows attributes of this site.
        "profile": {
            "description": COLUMNS["limits"]["services"],
            "labels": SERVICE_COLUMNS,
            "attribute.json": {"properties": {"label": {"pattern": COLUMN_PATTERN}}},
        },
        "services": _put_on_one_page(services),
        "organizations": _put_on_one_page(organizations),
    }
    files = {}
    for name, document in documents.items():
        text = json.dumps(document, ensure_ascii=False, indent=2)
        files[f"{url_code(name)}.json"] = f"{text}\n"
    for name, table in tables.items():
        files[f"{url_code(name)}.csv"] = _write_csv(table)
    return files


def _write_csv(table: CsvTable) -> str:
    text = io.StringIO()
    writer = csv.DictWriter(text, table.columns, extrasaction="ignore", lineterminator="\n")
    writer.writeheader()
    writer.writerows(table.rows)
    return text.getvalue()


# Tables


def _make_tables(data: Data) -> dict[str, CsvTable]:
    """Return all tables by name: figures, those of data/tables.yaml, and services."""
    rows = [{"id": key, **dict(figure)} for key, figure in data.figures.items()]
    tables = {
        "figures": CsvTable(
            "All figures", COLUMNS["limits"]["figures"], COLUMNS["figure"] | COLUMNS["source"], rows
        )
    }
    for name, series in data.tables.items():
        rows = [dict(row) for row in series.rows]
        columns = series.columns | COLUMNS["source"]
        tables[name] = CsvTable(series.title, series.limits, columns, rows)
    for table in tables.values():
        _add_sources(table, data)
    tables["services"] = _make_service_table(data)
    return tables


def _add_sources(table: CsvTable, data: Data) -> None:
    """Write the source and the limits into each row of a table of numbers."""
    for row in table.rows:
        row["limits"] = table.limits
        if source := data.sources.get(row["source"]):
            row["source"] = _name_source(source)
            row["source_date"] = source.dated_as
            row["source_address"] = source.address


def _make_service_table(data: Data) -> CsvTable:
    """Return the table of services; the columns of a phone or chat are next to each other."""
    rows = [service_cells(service, data) for service in data.services.values()]
    names = dict.fromkeys(chain.from_iterable(rows))
    ordered = sorted(names, key=lambda name: name.rpartition("-")[0])  # as `phones-1`
    columns = {name: SERVICE_COLUMNS[_field_of(name)] for name in ordered}
    return CsvTable("All services", COLUMNS["limits"]["services"], columns, rows)


def _field_of(column: str) -> str:
    """Return `hours` for `phones-1-hours`."""
    return column.rpartition("-")[2]


def _name_source(source: Source) -> str:
    return f"{source.publisher}: {source.title}"


# Data Package


def _describe_package(tables: Mapping[str, CsvTable], data: Data) -> dict[str, Any]:
    """Return the Data Package: columns, sources and limits of each table, and the license."""
    licenses = {"licenses": [{"name": data.site.license}]} if data.site.license else {}
    return {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "title": f"Human trafficking in {data.site.state}: who helps, and what is counted",
        **licenses,
        "resources": [_describe_table(name, table) for name, table in tables.items()],
    }


def _describe_table(name: str, table: CsvTable) -> dict[str, Any]:
    sources = sorted({row["source"] for row in table.rows if row["source"]})
    fields = [
        {"name": column, "type": _find_type(table, column), "description": meaning}
        for column, meaning in table.columns.items()
    ]
    return {
        "name": name,
        "path": f"{url_code(name)}.csv",
        "title": table.title,
        "description": table.limits,
        "sources": [{"title": source} for source in sources],
        "schema": {"fields": fields},
    }


def _find_type(table: CsvTable, column: str) -> str:
    types = {type(row.get(column)) for row in table.rows}
    if int in types:
        return "integer"
    return "number" if Decimal in types else "string"


# Services


def service_cells(service: Service, data: Data) -> dict[str, str]:
    """Return what pages show of a service, by column; not who called a number."""
    cells = {"id": service.id, "organization": service.organization.name}
    fields = service.model_dump(mode="json", include={*COLUMNS["service"]})
    for field, value in fields.items():
        cells[field] = _write_cell(value, service.facts)
    checks = {
        "checked": _describe_check(service.phones),
        "source": _describe_newest(data.service_sources(service), data),
    }
    for (kind, index), channel in service.channels_with_loc:
        prefix = f"{kind}-{index + 1}-"
        fields = channel.model_dump(mode="json", include={*COLUMNS["channel"]})
        for field, value in fields.items():
            if value:
                cells[f"{prefix}{field}"] = _write_cell(value, service.facts)
        checks[f"{prefix}checked"] = _describe_check([channel])
        checks[f"{prefix}source"] = _describe_newest(channel.sources, data)
    laws = {
        "law": _write_laws(service.laws, data),
        "reporting_duty": _write_laws(service.reporting_laws, data),
    }
    return cells | checks | laws


def _write_cell(value: object, placeholders: Mapping[str, object]) -> str:
    """Return a value as text; a phone number without +, which a spreadsheet would calculate."""
    if isinstance(value, dict):
        value = [f"{key}: {answer}" for key, answer in value.items()]
    text = ", ".join(value) if isinstance(value, list) else str(value or "")
    if "%(" in text:
        text %= placeholders
    return re.sub(r"\+1(\d{3})(\d{3})(\d{4})", r"(\1) \2-\3", text)


def _describe_check(channels: Sequence[Channel]) -> str:
    called_on = find_earliest_call(channels)
    return f"called on {called_on}" if called_on else "published sources"


def _describe_newest(sources: Iterable[str], data: Data) -> str:
    source = data.sources[data.newest_source(sources)]
    return f"{_name_source(source)} ({source.dated_as})"


def _write_laws(laws: Iterable[str], data: Data) -> str:
    """Return the sentences of laws, and a notice if no lawyer has read one of the laws."""
    sentences = [sentence for law in laws for sentence in data.law_sentences(law)]
    if data.has_unread_law(laws):
        sentences.append(UNREAD_LAW)
    return " ".join(sentences)


# HSDS


def _put_on_one_page(records: list[dict[str, Any]]) -> dict[str, Any]:
    """Return records in the envelope of an HSDS list that has a single page."""
    return {
        "total_items": len(records),
        "total_pages": 1,
        "page_number": 1,
        "size": len(records),
        "first_page": True,
        "last_page": True,
        "empty": not records,
        "contents": records,
    }


def _describe_service(service: Service, data: Data) -> dict[str, Any]:
    """Return a service as HSDS, with all that it contains, but without empty fields."""
    key = _make_id("service", service.id)
    cells = service_cells(service, data)
    alerts = [cells["status_note"], LAWYER if service.is_police else ""]
    languages = dict.fromkeys(chain.from_iterable(c.spoken for c in service.channels))
    areas = [data.counties[county].name for county in service.counties]
    if "statewide" in service.where:
        areas.append(data.site.state)
    described = {
        "id": key,
        "name": service.name,
        "description": cells["description"],
        "url": service.url,
        "status": HSDS_STATUS.get(service.status, "active"),
        "alert": " ".join(alerts).strip(),
        "fees_description": cells["cost"],
        "eligibility_description": cells["eligibility"],
        "assured_date": str(service.called_on or service.read),
        "phones": [{"number": phone.number, "type": phone.type} for phone in service.phones],
        "additional_urls": [{"label": "Chat", "url": chat.url} for chat in service.chats],
        "schedules": [*_describe_hours(service)],
        "languages": [{"code": tag} for tag in languages],
        "service_areas": [{"name": area} for area in areas],
        "organization": _describe_organization(service.organization),
        "attributes": [
            {"label": column, "value": cell}
            for column, cell in cells.items()
            if cell and _field_of(column) not in HSDS_FIELDS
        ],
    }
    return {
        field: _add_ids(key, value) if isinstance(value, list) else value
        for field, value in described.items()
        if value
    }


def _describe_organization(organization: Organization) -> dict[str, str]:
    return {
        "id": _make_id("organization", organization.id),
        "name": organization.name,
        "description": organization.alternate_name or organization.name,
    }


def _describe_hours(service: Service) -> Iterator[dict[str, str]]:
    """Yield the opening hours of all channels as HSDS schedules."""
    for channel in service.channels:
        for opening in channel.hours.openings:
            yield {
                "freq": "WEEKLY",
                "byday": ",".join(day[:2].upper() for day in opening.days),
                "opens_at": str(opening.opens),
                "closes_at": str(opening.closes),
                "description": channel.href,
            }


def _make_id(*names: str) -> str:
    """Return an id that stays the same for the same names."""
    return str(uuid5(NAMESPACE_URL, "/".join(names)))


def _add_ids(parent: str, records: Iterable[dict[str, str]]) -> list[dict[str, str]]:
    """Give each record inside another one the id that HSDS requires, made from its values."""
    return [{"id": _make_id(parent, *record.values()), **record} for record in records]
