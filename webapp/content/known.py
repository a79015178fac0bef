"""The facts that a claim is held against, and what is said when it is not true."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from webapp.content.figures import Figure, Series, Source, Statement
from webapp.content.periods import Period
from webapp.content.services import Featured
from webapp.documents import Document


class UnknownFactError(Exception):
    """Raised where a claim speaks of a fact that this folder does not have."""


@dataclass(frozen=True)
class Breach:
    """Why a claim is not true, and the line that made it so."""

    file: str
    line: int
    why: str


@dataclass(frozen=True)
class Known:
    """All facts that claims may ask for; whoever asks for one that is not there is told so.

    `documents` know the lines of what stands in YAML files.
    """

    figures: Mapping[str, Figure]
    statements: Mapping[str, Statement]
    sources: Mapping[str, Source]
    series: Mapping[str, Series]
    featured: Featured
    documents: Mapping[str, Document]

    def figure(self, key: str) -> Figure:
        """Return a figure, or raise UnknownFactError."""
        return _ask(self.figures, key)

    def number(self, key: str) -> Decimal:
        """Return the number of a figure that has one, or raise UnknownFactError."""
        value = self.figure(key).value
        if value is None:
            raise UnknownFactError(key)
        return value

    def end_year(self, key: str) -> int:
        """Return the last year that a figure speaks of, or raise UnknownFactError."""
        return _last_year(self.figure(key).period)

    def quote(self, key: str) -> str:
        """Return the words of a statement, or raise UnknownFactError."""
        return _ask(self.statements, key).quote

    def year_said(self, key: str) -> int:
        """Return the year in which a statement was made, or raise UnknownFactError."""
        return _last_year(_ask(self.sources, _ask(self.statements, key).source).dated)

    def table(self, name: str) -> Series:
        """Return a table, or raise UnknownFactError."""
        return _ask(self.series, name)

    def cell(self, name: str, row: str, column: str) -> tuple[int, Decimal]:
        """Return the line and number of a cell, or raise UnknownFactError."""
        for line, found in self.table(name).rows_named(row).items():
            value = found.get(column)
            if isinstance(value, Decimal):
                return line, value
        raise UnknownFactError(row)

    def blame_figure(self, key: str, why: str) -> Breach:
        """Say that a figure makes a claim untrue."""
        document = self.documents.get("figures")
        name = document.name if document else "data/figures.yaml"
        return Breach(name, document.line_of((key,)) if document else 1, why)

    def blame_row(self, name: str, line: int, why: str) -> Breach:
        """Say that a row of a table makes a claim untrue."""
        return Breach(self.table(name).file, line, why)

    def blame_end(self, name: str, why: str) -> Breach:
        """Say that a table as a whole makes a claim untrue, most often by its last row."""
        return self.blame_row(name, len(self.table(name).rows) + 1, why)


def _ask[Record](records: Mapping[str, Record], key: str) -> Record:
    if key not in records:
        raise UnknownFactError(key)
    return records[key]


def _last_year(period: Period | None) -> int:
    if period is None:
        raise UnknownFactError
    return period.end.year
