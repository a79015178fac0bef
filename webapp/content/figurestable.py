"""All figures as one table, so that each can be taken away with its source and its limits."""

import csv
import io
from collections.abc import Mapping

from webapp.content.figures import Figure, Source
from webapp.content.periods import PartialDate, Period

FIGURES_TABLE = "figures"
COLUMNS = (
    "id", "value", "low", "high", "qualifier", "unit", "from", "to", "place", "confidence",
    "publisher", "title", "address", "quote", "note", "limits",
)  # fmt: skip
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
                key, figure.value, figure.low, figure.high, figure.qualifier, figure.unit,
                begins, ends, figure.place, figure.confidence,
                source.publisher, source.title, source.address, figure.quote, figure.note, LIMITS,
            )
        )  # fmt: skip
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
