"""The name of one cell of a table, as an editor writes it: `hotline 2013 contacts`."""

from dataclasses import dataclass

from webapp.problems import InvalidValueError

_FEWEST_WORDS = 3


@dataclass(frozen=True)
class CellName:
    """A cell by its table, the first value of its row, and its column."""

    series: str
    row: str
    column: str

    def __str__(self) -> str:
        """Return the name as an editor writes it."""
        return f"{self.series} {self.row} {self.column}"


def parse_cell(text: object) -> CellName:
    """Read the name of a cell: the first word is the table, the last the column, all else the row.

    Raises InvalidValueError.
    """
    words = str(text).split()
    if len(words) < _FEWEST_WORDS:
        raise InvalidValueError(
            f"{text!r} names no cell",
            "type table, row and column, as `cell: hotline 2013 contacts`",
        )
    return CellName(words[0], " ".join(words[1:-1]), words[-1])
