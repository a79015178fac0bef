"""Periods as sources give them: a year, a month, a span, twelve months up to a month."""

import re
from dataclasses import dataclass
from datetime import date

from webapp.problems import InvalidValueError

_PART = r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?"
_SINGLE = re.compile(_PART, re.ASCII)
_SPAN = re.compile(f"{_PART}/{_PART}", re.ASCII)
_YEAR_TO = re.compile(f"P1Y/{_PART}", re.ASCII)
_FIRST_YEAR, _LAST_YEAR = 1990, 2100


@dataclass(frozen=True, order=True)
class PartialDate:
    """A year, and as much of the month and day as is known (0 when it is not)."""

    year: int
    month: int = 0
    day: int = 0

    @property
    def first_day(self) -> date:
        """Return the day, or the first of the month or of the year."""
        return date(self.year, self.month or 1, self.day or 1)


@dataclass(frozen=True)
class Period:
    """What stretch of time a fact speaks of; `start` is None for a single date."""

    end: PartialDate
    start: PartialDate | None = None
    twelve_months: bool = False


def _partial(year: str, month: str | None, day: str | None) -> PartialDate:
    if not _FIRST_YEAR <= int(year) <= _LAST_YEAR:
        raise InvalidValueError(f"the year {year} cannot be right", "type a year from 1990 to 2100")
    try:
        date(int(year), int(month or 1), int(day or 1))
    except ValueError:
        raise InvalidValueError("there is no such month or day", "type it as 2026-11-24") from None
    return PartialDate(int(year), int(month or 0), int(day or 0))


def parse_period(text: object) -> Period:
    """Read an ISO 8601 date or interval: `2015`, `2015-03`, `2007-12/2015-03`, `P1Y/2025-09`.

    Raises InvalidValueError.
    """
    written = str(text).strip()
    if match := _SINGLE.fullmatch(written):
        return Period(_partial(*match.groups()))
    if match := _YEAR_TO.fullmatch(written):
        return Period(_partial(*match.groups()), twelve_months=True)
    if match := _SPAN.fullmatch(written):
        start, end = _partial(*match.groups()[:3]), _partial(*match.groups()[3:])
        if start > end:
            raise InvalidValueError(
                f"{written!r} ends before it begins", "type the earlier date first"
            )
        return Period(end, start)
    raise InvalidValueError(
        f"{written!r} is not a period",
        "type 2015, 2015-03, 2007-12/2015-03 or P1Y/2025-09 (twelve months up to that month)",
    )


def parse_period_or_unknown(text: object) -> Period | None:
    """Read a period, or None where an editor wrote `unknown`."""
    return None if str(text).strip() == "unknown" else parse_period(text)
