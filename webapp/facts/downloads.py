"""Tables as files for others, each row with its source and its limits, and their Data Package."""

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from webapp.facts.load import Data
from webapp.facts.models import Figure, Source, slug
from webapp.facts.tables import ROWS

FIGURES = "figures"
LIMITS = (
    "What one source counted or estimated, in its own way."
    " No figure here shows how many people are trafficked."
)
# What each column of a file means that no descriptor of ours names.
NAMED = {
    "source": "Who published it, and its title.",
    "source_date": "The date that the source bears.",
    "source_address": "Where it was read: an address, or a note of where it is kept.",
    "limits": "What the numbers of the row cannot tell.",
}
COLUMNS = {
    "id": "Name of the figure.",
    "value": "The number, where it is one.",
    "low": "Lower end, where the source gives two.",
    "high": "Upper end, where the source gives two.",
    "qualifier": "How exact the source says it is.",
    "unit": "What is counted.",
    "from": "Start of the time that it speaks of; P1Y: the twelve months before its end.",
    "to": "End of the time that it speaks of.",
    "place": "Where.",
    "confidence": "How sure we are that the source has it so.",
    "publisher": "Who published it.",
    "title": "Title of the source.",
    "address": NAMED["source_address"],
    "quote": "The words of the source.",
    "note": "What else must be known of it.",
    "limits": NAMED["limits"],
}


def write_table(data: Data, name: str) -> str:
    """Return a table as CSV text that can be understood without this site."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    if name == FIGURES:
        writer.writerow(COLUMNS)
        writer.writerows(_write_figure(key, figure, data) for key, figure in data.figures.items())
        return text.getvalue()
    table = data.tables[name]
    writer.writerow((*table.columns, *NAMED))
    for row in table.rows:
        source = data.sources.get(row.source)
        named = ("", "", "")
        if source:
            named = (f"{source.publisher}: {source.title}", source.dated_as, source.address)
        own = (getattr(row, column) for column in table.columns)
        writer.writerow((*own, *named, table.limits))
    return text.getvalue()


def _write_figure(key: str, figure: Figure, data: Data) -> tuple[object, ...]:
    source = data.sources[figure.source]
    number = (figure.value, figure.low, figure.high, figure.qualifier, figure.unit)
    named = (source.publisher, source.title, source.address)
    begins, _, ends = str(figure.period or "").rpartition("/")
    where = (begins or ends, ends, figure.place, figure.confidence)
    return (key, *number, *where, *named, figure.quote, figure.note, LIMITS)


def write_package(data: Data) -> str:
    """Return the Data Package of all tables: their columns, sources, limits and license."""
    package: dict[str, Any] = {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": "tables",
        "title": f"Human trafficking in {data.site.state}: what is counted",
    }
    if name := data.site.license:
        package["licenses"] = [{"name": name, "path": f"https://spdx.org/licenses/{name}.html"}]
    used = dict.fromkeys(figure.source for figure in data.figures.values())
    package["resources"] = [
        *(
            _describe(
                (name, table.title, table.limits),
                (data.sources[source] for source in table.sources),
                [*_describe_own(name, table.columns), *map(_describe_column, NAMED)],
            )
            for name, table in data.tables.items()
        ),
        _describe(
            (FIGURES, "All figures", LIMITS),
            (data.sources[source] for source in used),
            [*map(_describe_column, COLUMNS)],
        ),
    ]
    return json.dumps(package, ensure_ascii=False, indent=2) + "\n"


def _describe(
    named: tuple[str, str, str], sources: Iterable[Source], columns: list[dict[str, Any]]
) -> dict[str, Any]:
    name, title, limits = named
    return {
        "name": name,
        "path": f"{slug(name)}.csv",
        "title": title,
        "description": limits,
        "sources": [
            {"title": f"{source.publisher}: {source.title}"}
            | ({"path": source.address} if source.is_web_page else {})
            for source in sources
        ],
        "schema": {"fields": columns, "missingValues": [""]},
    }


def _describe_own(name: str, columns: Mapping[str, str]) -> Iterator[dict[str, Any]]:
    """Yield what a row of a table holds, as its model says it."""
    for column, description in columns.items():
        shape = ROWS[name].model_json_schema()["properties"][column]
        kinds = [each["type"] for each in shape.get("anyOf", [shape])]
        kind = "year" if column == "year" else kinds[0]
        yield {"name": column, "type": kind, "description": description}


def _describe_column(name: str) -> dict[str, str]:
    return {
        "name": name,
        "type": "number" if name in {"value", "low", "high"} else "string",
        "description": (NAMED | COLUMNS)[name],
    }
