"""Opening hours as editors write them: `always`, `unknown`, or lines as `mon-fri 08:00-16:00`."""

import re
from datetime import time
from typing import Annotated, NamedTuple

from pydantic import BeforeValidator, PlainSerializer

from webapp.problems import InvalidValueError

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
SHORTEST_RUN = 3  # days that are written as first and last
_OPENING = re.compile(r"([a-z, -]+?) *(\d\d:\d\d) ?[-–] ?(\d\d:\d\d)", re.ASCII)
_FORM = "type `always`, `unknown`, or days and times, as `mon-fri 08:00-16:00`; end a day at 23:59"


class Opening(NamedTuple):
    """One stretch of hours: days in the order of the week, and times of day in Maine."""

    days: tuple[str, ...]
    opens: time
    closes: time

    @property
    def is_run(self) -> bool:
        """Whether its days follow each other, so that the first and the last name them all."""
        place = DAYS.index(self.days[0])
        return len(self.days) >= SHORTEST_RUN and self.days == DAYS[place : place + len(self.days)]

    def __str__(self) -> str:
        """Return it as editors write it."""
        days = f"{self.days[0]}-{self.days[-1]}" if self.is_run else " ".join(self.days)
        return f"{days} {self.opens:%H:%M}-{self.closes:%H:%M}"


class Hours(NamedTuple):
    """When a channel is answered: always, at some hours, or nobody knows."""

    always: bool = False
    openings: tuple[Opening, ...] = ()

    @property
    def is_known(self) -> bool:
        """Whether any source gives hours."""
        return self.always or bool(self.openings)

    def __str__(self) -> str:
        """Return them as editors write them."""
        return "always" if self.always else ", ".join(map(str, self.openings)) or "unknown"


def read_hours(given: object) -> Hours:
    """Read what an editor wrote, one line or a list of them."""
    if given in ("always", "unknown"):
        return Hours(always=given == "always")
    text = ", ".join(map(str, given)) if isinstance(given, list) and given else str(given)
    try:
        return Hours(openings=tuple(map(_read_part, re.split(r"(?<=\d), *", text))))
    except ValueError:
        raise InvalidValueError(f"{text[:60]!r} is not read as hours", _FORM) from None


def _read_part(given: str) -> Opening:
    if not (found := _OPENING.fullmatch(given.lower())):
        raise ValueError(given)
    days = [day for part in re.split("[ ,]+", found[1].strip(" ,")) for day in _read_days(part)]
    opens, closes = map(time.fromisoformat, found.group(2, 3))
    if closes <= opens or len({*days}) < len(days):
        raise ValueError(given)
    return Opening(tuple(sorted(days, key=DAYS.index)), opens, closes)


def _read_days(part: str) -> tuple[str, ...]:
    """Read `mon`, or `mon-fri`."""
    first, dash, last = part.partition("-")
    start, end = DAYS.index(first), DAYS.index(last if dash else first)
    if end < start:
        raise ValueError(part)
    return DAYS[start : end + 1]


HoursField = Annotated[Hours, BeforeValidator(read_hours), PlainSerializer(str)]
