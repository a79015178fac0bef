"""Opening hours: editors write `always`, `unknown`, or lines as `mon-fri 08:00-16:00`."""

import re
from datetime import time
from typing import Annotated, NamedTuple

from pydantic import BeforeValidator, PlainSerializer

from webapp.problems import InvalidValueError

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
SHORTEST_RUN = 3  # so many consecutive days are written as first and last


class Opening(NamedTuple):
    """Days in the order of the week, with the same times of day, in the time zone of the site."""

    days: tuple[str, ...]
    opens: time
    closes: time

    @property
    def is_run(self) -> bool:
        """Return whether the days are consecutive and enough to write as first and last."""
        start = DAYS.index(self.days[0])
        is_consecutive = self.days == DAYS[start : start + len(self.days)]
        return is_consecutive and len(self.days) >= SHORTEST_RUN

    def __str__(self) -> str:
        """Return it as editors write it."""
        days = f"{self.days[0]}-{self.days[-1]}" if self.is_run else " ".join(self.days)
        return f"{days} {self.opens:%H:%M}-{self.closes:%H:%M}"


ALWAYS = Opening(DAYS, time(0), time(23, 59))


class Hours(NamedTuple):
    """When a channel is answered; no openings means unknown."""

    openings: tuple[Opening, ...] = ()

    @property
    def always(self) -> bool:
        """Return whether the channel is answered day and night."""
        return ALWAYS in self.openings

    @property
    def is_known(self) -> bool:
        """Return whether a source gives the hours."""
        return bool(self.openings)

    def __str__(self) -> str:
        """Return them as editors write them."""
        if self.always:
            return "always"
        return ", ".join(map(str, self.openings)) or "unknown"


def read_hours(value: object) -> Hours:
    """Return hours from one line, or from a list of lines."""
    if value == "always":
        return Hours((ALWAYS,))
    if value == "unknown":
        return Hours()
    lines = value if isinstance(value, list) and value else [value]
    text = ", ".join(map(str, lines))
    try:
        openings = tuple(map(_read_opening, re.split(r"(?<=\d), *", text)))
    except ValueError:
        raise InvalidValueError(
            f"{text!r} cannot be read as hours",
            "type `always`, `unknown`, or days and times, as `mon-fri 08:00-16:00`;"
            " a day ends at 23:59 at the latest",
        ) from None
    return Hours(openings)


def _read_opening(text: str) -> Opening:
    """Read days and times; raises ValueError if they are not valid, or a day occurs twice."""
    form = r"([a-z, -]+?) *(\d\d:\d\d) ?[-–] ?(\d\d:\d\d)"
    match = re.fullmatch(form, text.lower(), re.ASCII)
    if not match:
        raise ValueError(text)
    parts = re.split("[ ,]+", match[1].strip(" ,"))
    days = [day for part in parts for day in _read_days(part)]
    opens = time.fromisoformat(match[2])
    closes = time.fromisoformat(match[3])
    if closes <= opens or len(set(days)) < len(days):
        raise ValueError(text)
    return Opening(tuple(sorted(days, key=DAYS.index)), opens, closes)


def _read_days(text: str) -> tuple[str, ...]:
    """Read `mon`, or `mon-fri`; raises ValueError for other text."""
    first, dash, last = text.partition("-")
    start = DAYS.index(first)
    end = DAYS.index(last) if dash else start
    if end < start:
        raise ValueError(text)
    return DAYS[start : end + 1]


HoursField = Annotated[Hours, BeforeValidator(read_hours), PlainSerializer(str)]
