"""Tables as files for others: series, all figures as one, and the Data Package of both."""

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from webapp.content.figures import Figure, Series, Source
from webapp.content.periods import PartialDate, Period
from webapp.content.slugs import slug_of

FIGURES_TABLE = "figures"
COLUMNS = (
    "id",
    "value",
    "low",
    "high",
    "qualifier",
    "unit",
    "from",
    "to",
    "place",
    "confidence",
    "publisher",
    "title",
    "address",
    "quote",
    "note",
    "limits",
)
# In each row, as in the other tables, so that no row goes without.
LIMITS = (
    "What one source counted or estimated, in its own way."
    " No figure here shows how many people are trafficked."
)


def write_figures(figures: Mapping[str, Figure], sources: Mapping[str, Source]) -> str:
    """Return the figures as CSV text; a period of twelve months has `P1Y` as its `from`."""
    text = io.StringIO()
    table = csv.writer(text, lineterminator="\n")
    table.writerow(COLUMNS)
    for key, figure in figures.items():
        source = sources[figure.source]
        begins, ends = _write_period(figure.period)
        table.writerow(
            (
                key,
                figure.value,
                figure.low,
                figure.high,
                figure.qualifier,
                figure.unit,
                begins,
                ends,
                figure.place,
                figure.confidence,
                source.publisher,
                source.title,
                source.address,
                figure.quote,
                figure.note,
                LIMITS,
            )
        )
    return text.getvalue()


def _write_period(period: Period | None) -> tuple[str, str]:
    if period is None:
        return "", ""
    ends = _write_date(period.end)
    if period.twelve_months:
        return "P1Y", ends
    return _write_date(period.start) if period.start else ends, ends


def _write_date(date: PartialDate) -> str:
    parts = [f"{date.year:04}", f"{date.month:02}", f"{date.day:02}"]
    return "-".join(part for part in parts if part.strip("0"))


NAMED = ("source", "source_date", "source_address", "limits")


def write_table(series: Series, sources: Mapping[str, Source]) -> str:
    """Return a table as CSV text that can be understood without this site.

    The limits are those of its descriptor; they are in each row, so that no row goes without.
    """
    kept = [field for field in series.fields if field != "source"]
    text = io.StringIO()
    table = csv.writer(text, lineterminator="\n")
    table.writerow((*kept, *NAMED))
    for row in series.rows:
        source = sources.get(str(row.get("source")))
        named = (
            (f"{source.publisher}: {source.title}", source.dated_as, source.address)
            if source
            else ("", "", "")
        )
        table.writerow((*(row[field] for field in kept), *named, series.limits))
    return text.getvalue()


_PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
# The columns of a file that no descriptor of ours names; empty where nothing is known.
_ADDED = {
    "source": "Who published it, and its title.",
    "source_date": "The date that the source bears.",
    "source_address": "Where it was read: an address, or a note of where it is kept.",
    "limits": "What the numbers of the row cannot tell.",
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
    "address": "Where it was read: an address, or a note of where it is kept.",
    "quote": "The words of the source.",
    "note": "What else must be known of it.",
}
_NUMBERS = ("value", "low", "high")


def write_package(
    series: Mapping[str, Series],
    figures: Mapping[str, Figure],
    sources: Mapping[str, Source],
    *,
    title: str,
    license_name: str,
) -> str:
    """Return the descriptor as JSON text; `license_name` is a name of SPDX, or empty."""
    package: dict[str, Any] = {"$schema": _PROFILE, "name": "tables", "title": title}
    if license_name:
        path = f"https://spdx.org/licenses/{license_name}.html"
        package["licenses"] = [{"name": license_name, "path": path}]
    used = dict.fromkeys(figure.source for figure in figures.values())
    package["resources"] = [
        *(_describe_series(series, sources) for series in series.values()),
        _describe(FIGURES_TABLE, "All figures", LIMITS, _find(used, sources), map(_add, COLUMNS)),
    ]
    return json.dumps(package, ensure_ascii=False, indent=2) + "\n"


def _describe_series(series: Series, sources: Mapping[str, Source]) -> dict[str, Any]:
    named = dict.fromkeys(str(row.get("source")) for row in series.rows)
    kept = [series.described[field] for field in series.fields if field != "source"]
    columns = (*kept, *map(_add, NAMED))
    title = series.title or series.name
    return _describe(series.name, title, series.limits, _find(named, sources), columns)


def _describe(
    name: str,
    title: str,
    limits: str,
    sources: Iterable[Source],
    columns: Iterable[Mapping[str, Any]],
) -> dict[str, Any]:
    return {
        "name": name,
        "path": f"{slug_of(name)}.csv",
        "title": title,
        "description": limits,
        "sources": [
            {"title": f"{source.publisher}: {source.title}"}
            | ({"path": source.address} if source.is_web_page else {})
            for source in sources
        ],
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": {"fields": list(columns), "missingValues": [""]},
    }


def _find(names: Iterable[str], sources: Mapping[str, Source]) -> Iterator[Source]:
    return (sources[name] for name in names if name in sources)


def _add(column: str) -> dict[str, Any]:
    return {
        "name": column,
        "type": "number" if column in _NUMBERS else "string",
        "title": column.replace("_", " ").capitalize(),
        "description": _ADDED[column],
    }
