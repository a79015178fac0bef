"""Open data: tables with a Data Package, and services in HSDS. All in English, as pages show it."""

import csv
import io
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import time
from decimal import Decimal
from itertools import chain
from pathlib import Path
from typing import Any, NamedTuple
from uuid import NAMESPACE_URL, uuid5

import yaml

from webapp.facts.data import Data
from webapp.facts.hours import DAYS, Opening
from webapp.facts.models import MEDIA, slug
from webapp.facts.services import Channel, Service

COLUMNS: dict[str, dict[str, str]] = yaml.safe_load(
    Path(__file__).with_name("columns.yaml").read_text("utf-8")
)
# What others may know of a service, and what of it HSDS has fields for.
LABELS = COLUMNS["service"] | COLUMNS["channel"] | COLUMNS["computed"]
HSDS_FIELDS = {"name", "description", "eligibility", "cost", "url", "id", "organization", *MEDIA}
STATUS = {"reduced": "active", "unknown": "inactive", "closed": "defunct"}
LAWYER = "You can talk with a lawyer before you talk with the police."
ALWAYS = (Opening(DAYS, time(0), time(23, 59)),)
LABEL = rf"^(\w+-\d+-)?({'|'.join(LABELS)})$"  # of the service, or of a phone or a chat
_PHONE = re.compile(r"\+1(\d{3})(\d{3})(\d{4})")  # a spreadsheet would add up what has a plus


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
            "description": COLUMNS["limits"]["services"],
            "labels": LABELS,
            "attribute.json": {"properties": {"label": {"pattern": LABEL}}},
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
    """Return the tables by name; each row of numbers has its source and its limits."""
    limits, added = COLUMNS["limits"], COLUMNS["source"]
    figures = [{"id": key, **dict(figure)} for key, figure in data.figures.items()]
    columns = COLUMNS["figure"] | added
    tables = {"figures": CsvFile("All figures", limits["figures"], columns, figures)}
    for name, known in data.tables.items():
        columns = {**known.columns, **added}
        tables[name] = CsvFile(known.title, known.limits, columns, [*map(dict, known.rows)])
    for table in tables.values():
        for row in table.rows:
            row["limits"] = table.limits
            if source := data.sources.get(row["source"]):
                row["source"] = f"{source.publisher}: {source.title}"
                row.update(source_date=source.dated_as, source_address=source.address)
    cells = [dict[str, Any](cells_of(service, data)) for service in data.services.values()]
    named = sorted(chain(*cells), key=lambda column: column.rpartition("-")[0])
    columns = {column: LABELS[column.rpartition("-")[2]] for column in named}
    tables["services"] = CsvFile("All services", limits["services"], columns, cells)
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


def _answers_of(service: Service) -> dict[str, Any]:
    """Return what editors wrote of a service and its channels, by column."""
    answers = service.model_dump(mode="json", include={*COLUMNS["service"]})
    for (kind, n), channel in service.placed_channels:
        known = channel.model_dump(mode="json", include={*COLUMNS["channel"]})
        answers |= {f"{kind}-{n + 1}-{field}": value for field, value in known.items() if value}
    return answers


def cells_of(service: Service, data: Data) -> dict[str, str]:
    """Return what pages show of a service, by column; who called a number is left out."""
    cells = {"id": service.id, "organization": service.organization.name}
    for column, value in _answers_of(service).items():
        cells[column] = _write_cell(value, service.facts)
    newest = data.newest(data.service_sources(service)) or service.sources[0]
    known = [("", service.called_on, newest)]
    for (kind, n), channel in service.placed_channels:
        day = channel.called.on if channel.called else None
        known.append((f"{kind}-{n + 1}-", day, data.newest_source(channel)))
    for prefix, day, key in known:
        source = data.sources[key]
        cells[f"{prefix}checked"] = f"called on {day}" if day else "published sources"
        cells[f"{prefix}source"] = f"{source.publisher}: {source.title} ({source.dated_as})"
    return cells | {
        "law": _write_laws(service.laws, data),
        "reporting_duty": _write_laws(service.reporting_laws, data),
    }


def _write_laws(laws: Iterable[str], data: Data) -> str:
    """Return what laws say in one cell, with the notice where no lawyer has read one of them."""
    sentences = [sentence for law in laws for sentence in data.sentences_of(law)]
    if data.has_unread(laws):
        sentences.append("No lawyer has read this yet.")
    return " ".join(sentences)


def _write_cell(value: object, facts: Mapping[str, object]) -> str:
    if isinstance(value, dict):
        value = [f"{key}: {each}" for key, each in value.items()]
    text = ", ".join(value) if isinstance(value, list) else str(value or "")
    return _PHONE.sub(r"(\1) \2-\3", text % facts if "%(" in text else text)


def _describe_service(service: Service, data: Data) -> dict[str, Any]:
    """Return a service with all that HSDS nests in it; what nobody knows is left out."""
    key, cells = _make_id("service", service.id), cells_of(service, data)
    own = service.organization
    areas = [data.counties[county].name for county in service.counties]
    areas += [data.site.state] if "statewide" in service.where else []
    spoken = dict.fromkeys(tag for channel in service.channels for tag in channel.spoken)
    ours = [c for c, cell in cells.items() if cell and c.rpartition("-")[2] not in HSDS_FIELDS]
    described = {
        "id": key,
        "name": service.name,
        "description": cells["description"],
        "url": service.url,
        "status": STATUS.get(service.status, "active"),
        "alert": f"{cells['status_note']} {LAWYER if service.is_police else ''}".strip(),
        "fees_description": cells["cost"],
        "eligibility_description": cells["eligibility"],
        "assured_date": str(service.called_on or service.read),
        "phones": _nest(key, ({"number": p.number, "type": p.type} for p in service.phones)),
        "additional_urls": _nest(key, ({"label": "Chat", "url": c.url} for c in service.chats)),
        "schedules": _nest(key, chain(*map(_describe_hours, service.channels))),
        "languages": _nest(key, ({"code": tag} for tag in spoken)),
        "service_areas": _nest(key, ({"name": area} for area in areas)),
        "organization": {
            "id": _make_id("organization", own.id),
            "name": own.name,
            "description": own.alternate_name or own.name,
        },
        "attributes": _nest(key, ({"label": column, "value": cells[column]} for column in ours)),
    }
    return {field: value for field, value in described.items() if value}


def _describe_hours(channel: Channel) -> Iterator[dict[str, str]]:
    for opening in channel.hours.openings or (ALWAYS if channel.hours.always else ()):
        yield {
            "freq": "WEEKLY",
            "byday": ",".join(day[:2].upper() for day in opening.days),
            "opens_at": str(opening.opens),
            "closes_at": str(opening.closes),
            "description": channel.href,
        }


def _make_id(*names: str) -> str:
    return str(uuid5(NAMESPACE_URL, "/".join(names)))


def _nest(key: str, records: Iterable[dict[str, str]]) -> list[dict[str, str]]:
    """Give each record inside another the id that HSDS asks for, made of what it says."""
    return [{"id": _make_id(key, *record.values()), **record} for record in records]
