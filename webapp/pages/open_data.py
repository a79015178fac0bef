"""What others may take: tables with a Data Package, and services as HSDS has them.

All of it is in English, and holds what pages show.
"""

import csv
import io
import json
from collections.abc import Iterator, Mapping
from datetime import time
from decimal import Decimal
from itertools import chain
from typing import Any, NamedTuple
from uuid import NAMESPACE_URL, uuid5

from webapp.facts.data import Data
from webapp.facts.hours import DAYS, Opening
from webapp.facts.models import MEDIA, slug
from webapp.facts.services import Service
from webapp.facts.services_csv import COLUMNS, cells_of

COUNTED = (
    "What one source counted or estimated, in its own way."
    " No figure here shows how many people are trafficked."
)
LISTED = (
    "What published sources say of each service. What is unknown or empty, no source says: ask."
    " Hours are times of day in Maine."
)
# What others may know of a service, and what of it HSDS has fields for.
LABELS = COLUMNS["service"] | COLUMNS["channel"] | COLUMNS["computed"]
HSDS_FIELDS = {"name", "description", "eligibility", "cost", "url", "id", "organization", *MEDIA}
STATUS = {"active": "active", "reduced": "active", "unknown": "inactive", "closed": "defunct"}
LAWYER = "You can talk with a lawyer before you talk with the police."
ALWAYS = (Opening(DAYS, time(0), time(23, 59)),)


class CsvFile(NamedTuple):
    """Rows, and what describes them."""

    title: str
    limits: str
    columns: Mapping[str, str]
    rows: list[dict[str, Any]]


def make_files(data: Data) -> dict[str, str]:
    """Return the text of each file by its name."""
    services = [_describe_service(service, data) for service in data.services.values()]
    organizations = {each["organization"]["id"]: each["organization"] for each in services}
    tables = _list_tables(data)
    documents = {
        "datapackage": _describe_tables(tables, data),
        "profile": {
            "description": LISTED,
            "labels": LABELS,
            "attribute.json": {"properties": {"label": {"enum": [*LABELS]}}},
        },
        "services": _page_of(services),
        "organizations": _page_of([*organizations.values()]),
    }
    files = {
        f"{slug(name)}.json": json.dumps(document, ensure_ascii=False, indent=2) + "\n"
        for name, document in documents.items()
    }
    return files | {f"{slug(name)}.csv": _write_table(table) for name, table in tables.items()}


def _page_of(contents: list[dict[str, Any]]) -> dict[str, Any]:
    """Return what HSDS puts around what it lists: all of it is on one page."""
    return {
        "total_items": len(contents),
        "total_pages": 1,
        "page_number": 1,
        "size": len(contents),
        "first_page": True,
        "last_page": True,
        "empty": not contents,
        "contents": contents,
    }


def _write_table(table: CsvFile) -> str:
    text = io.StringIO()
    writer = csv.DictWriter(text, table.columns, extrasaction="ignore", lineterminator="\n")
    writer.writeheader()
    writer.writerows(table.rows)
    return text.getvalue()


def _list_tables(data: Data) -> dict[str, CsvFile]:
    added = COLUMNS["source"]
    tables = {
        name: CsvFile(
            table.title, table.limits, {**table.columns, **added}, [*map(dict, table.rows)]
        )
        for name, table in data.tables.items()
    }
    rows = [{"id": key, **dict(figure)} for key, figure in data.figures.items()]
    tables["figures"] = CsvFile("All figures", COUNTED, {**COLUMNS["figure"], **added}, rows)
    for table in tables.values():
        for row in table.rows:
            row["limits"] = table.limits
            if source := data.sources.get(row["source"]):
                row["source"] = f"{source.publisher}: {source.title}"
                row.update(source_date=source.dated_as, source_address=source.address)
    rows = [cells_of(service, data) for service in data.services.values()]
    named = sorted(chain(*rows), key=lambda column: column.split("-")[:-1])
    columns = {column: LABELS[column.split("-")[-1]] for column in named}
    tables["services"] = CsvFile("All services", LISTED, columns, rows)
    return tables


def _describe_tables(tables: Mapping[str, CsvFile], data: Data) -> dict[str, Any]:
    """Return the Data Package of all tables: their columns, sources, limits and license."""
    license_ = data.site.license
    return {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "title": f"Human trafficking in {data.site.state}: who helps, and what is counted",
        **({"licenses": [{"name": license_}]} if license_ else {}),
        "resources": [
            {
                "name": name,
                "path": f"{slug(name)}.csv",
                "title": table.title,
                "description": table.limits,
                "mediatype": "text/csv",
                "sources": [
                    {"title": title}
                    for title in sorted({row["source"] for row in table.rows if row["source"]})
                ],
                "schema": {"fields": [*_list_fields(table)]},
            }
            for name, table in tables.items()
        ],
    }


def _list_fields(table: CsvFile) -> Iterator[dict[str, str]]:
    for column, meaning in table.columns.items():
        kinds = {type(row.get(column)) for row in table.rows}
        kind = "integer" if int in kinds else "number" if Decimal in kinds else "string"
        yield {"name": column, "type": kind, "description": meaning}


def _describe_service(service: Service, data: Data) -> dict[str, Any]:
    """Return a service with all that HSDS nests in it; what nobody knows is left out."""
    key, cells = _make_id("service", service.id), cells_of(service, data)
    own, channels = service.organization, service.channels
    areas = [data.counties[county].name for county in service.counties]
    if "statewide" in service.where:
        areas.append(data.site.state)
    described = {
        "id": key,
        "name": service.name,
        "description": cells["description"],
        "url": service.url,
        "status": STATUS[service.status],
        "alert": f"{cells['status_note']} {LAWYER if service.is_police else ''}".strip(),
        "fees_description": cells["cost"],
        "eligibility_description": cells["eligibility"],
        "assured_date": str(service.called_on or service.read),
        "phones": [
            {
                "id": _make_id(key, phone.href),
                "number": phone.number,
                "type": phone.type,
                "attributes": _list_attributes(_make_id(key, phone.href), cells, f"phones-{n}-"),
            }
            for n, phone in enumerate(service.phones, 1)
        ],
        "additional_urls": [
            {"id": _make_id(key, chat.url), "label": "Chat", "url": chat.url}
            for chat in service.chats
        ],
        "schedules": [
            {
                "id": _make_id(key, channel.href, str(opening)),
                "freq": "WEEKLY",
                "byday": ",".join(day[:2].upper() for day in opening.days),
                "opens_at": str(opening.opens),
                "closes_at": str(opening.closes),
                "description": channel.href,
            }
            for channel in channels
            for opening in channel.hours.openings or (ALWAYS if channel.hours.always else ())
        ],
        "languages": [
            {"id": _make_id(key, tag), "code": tag}
            for tag in dict.fromkeys(chain(*(channel.spoken for channel in channels)))
        ],
        "service_areas": [{"id": _make_id(key, area), "name": area} for area in areas],
        "organization": {
            "id": _make_id("organization", own.id),
            "name": own.name,
            "description": own.alternate_name or own.name,
        },
        "attributes": _list_attributes(key, cells, ""),
    }
    return {field: value for field, value in described.items() if value}


def _make_id(*names: str) -> str:
    return str(uuid5(NAMESPACE_URL, "/".join(names)))


def _list_attributes(key: str, cells: Mapping[str, str], prefix: str) -> list[dict[str, str]]:
    """Return the cells of a service, or of one phone, for which HSDS has no field."""
    return [
        {
            "id": _make_id(key, prefix, label),
            "link_id": key,
            "label": label,
            "value": cells[prefix + label],
        }
        for label in LABELS
        if label not in HSDS_FIELDS and cells.get(prefix + label)
    ]
