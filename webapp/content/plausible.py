"""Checks that what the data says is possible at all: against its own quote, the calendar, a whole.

Each catches a slip that leaves a file well formed: a digit, a row pasted twice, a year to come.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal

from webapp.content.featured import Featured
from webapp.content.figures import Figure, Series, Source
from webapp.content.periods import Period
from webapp.content.services import Authority, Need, Organization, Service, Status
from webapp.problems import Problem
from webapp.yamlfile import Document, Loc

_NUMBER = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?")
_WORDS = (
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
)
_TO_COME, _FIX = " has not come yet", "type the day of it"
# The part of a table that can never be more than its whole.
_PARTS = {"cases": "contacts", "limited_english": "speakers", "margin": "speakers"}


def check_quotes(figures: Mapping[str, Figure], document: Document) -> Iterator[Problem]:
    """Yield a problem for a figure whose number is not in its own quote."""
    for key, figure in figures.items():
        if not figure.quote or figure.not_in_quote:
            continue
        stated = set(_numbers_in(figure.quote))
        for field in ("value", "low", "high"):
            number = getattr(figure, field)
            if number is not None and number not in stated:
                what = f"{number} does not stand in the quote of {key!r}"
                fix = "mend one of them, or type `not_in_quote:` and why"
                yield document.report((key, field), what, fix)


def check_days(
    sources: Mapping[str, Source],
    figures: Mapping[str, Figure],
    series: Mapping[str, Series],
    documents: Mapping[str, Document],
    today: date,
) -> Iterator[Problem]:
    """Yield a problem for a source, a figure or a row of a year that has not come yet."""
    for key, source in sources.items():
        if _is_to_come(source.dated, today):
            yield documents["sources"].report((key, "dated"), f"the day of {key!r}{_TO_COME}", _FIX)
    for key, figure in figures.items():
        if _is_to_come(figure.period, today):
            what = f"the period of {key!r}{_TO_COME}"
            yield documents["figures"].report((key, "period"), what, _FIX)
    for table in series.values():
        for line, row in enumerate(table.rows, 2):
            year = row.get("year")
            if isinstance(year, Decimal) and year > today.year:
                yield Problem(table.file, line, f"{year}{_TO_COME}", _FIX)


def check_last_signs(
    organizations: Mapping[str, Organization], documents: Mapping[str, Document], today: date
) -> Iterator[Problem]:
    """Yield a problem for a service that was seen at work, or hours seen, on a day to come."""
    for kind, organization in organizations.items():
        for index, service in enumerate(organization.services):
            at: Loc = ("services", index)
            if _is_to_come(service.last_sign, today):
                what = f"the last sign{_TO_COME}"
                yield documents[kind].report((*at, "last_sign"), what, _FIX)
            for n, phone in enumerate(service.phones):
                if (phone.schedules.seen_in or 0) > today.year:
                    loc = (*at, "phones", n, "schedules")
                    yield documents[kind].report(loc, f"`seen_in`{_TO_COME}", _FIX)


def check_rows(series: Mapping[str, Series]) -> Iterator[Problem]:
    """Yield a problem for a row that occurs twice, a rank out of order, a part above its whole."""
    for table in series.values():
        first = next(iter(table.fields), "")
        seen: dict[object, int] = {}
        for line, row in enumerate(table.rows, 2):
            name = row.get(first)
            if name in seen:
                what = f"{name} stands in line {seen[name]} already"
                yield Problem(table.file, line, what, "give each one row")
            elif first == "rank" and name != len(seen) + 1:
                what = f"the rank {name} stands in place {len(seen) + 1}"
                yield Problem(table.file, line, what, "sort the rows by rank, without a gap")
            seen.setdefault(name, line)
            for part, whole in _PARTS.items():
                some, every = row.get(part), row.get(whole)
                if isinstance(some, Decimal) and isinstance(every, Decimal) and some > every:
                    what = f"{some} in `{part}` are more than {every} in `{whole}`"
                    yield Problem(table.file, line, what, "look up both and mend one")


def check_helpers(
    organizations: Mapping[str, Organization],
    featured: Featured,
    documents: Mapping[str, Document],
) -> Iterator[Problem]:
    """Yield a problem where police, immigration or another authority is a lawyer or helper."""
    services = {s.id: s for o in organizations.values() for s in o.services}

    def is_authority(name: str, *kinds: Authority) -> bool:
        return name in services and services[name].authority in kinds

    site = documents["site"]
    every = (Authority.STATE, Authority.POLICE, Authority.IMMIGRATION)
    for key, names in featured.services.items():
        for name in names:
            if key not in {"emergency", "named_before"} and is_authority(name, *every):
                what = f"{name!r} is an authority ({services[name].authority}), and no helper"
                yield site.report((key,), what, "name a service that helps")
    if is_authority(featured.emergency, Authority.IMMIGRATION):
        what = f"{featured.emergency!r} is the immigration police"
        yield site.report(("emergency",), what, "name the emergency number")
    for key, name, need in (
        ("immigration_lawyer", featured.immigration_lawyer, Need.PAPERS),
        ("civil_lawyer", featured.civil_lawyer, Need.LEGAL),
    ):
        if name in services and not _is_lawyer(services[name], need):
            what = f"{name!r} stands here, and its `needs` have no {need}"
            yield site.report((key,), what, "name a service with lawyers")
    for kind, organization in organizations.items():
        for index, service in enumerate(organization.services):
            for key, names in (("through", service.through), ("instead", service.instead)):
                for name in names:
                    if is_authority(name, Authority.POLICE, Authority.IMMIGRATION):
                        what = f"{name!r} is an authority ({services[name].authority})"
                        fix = "name a service that helps"
                        yield documents[kind].report(("services", index, key), what, fix)


def _is_lawyer(service: Service, need: Need) -> bool:
    return service.status is Status.CLOSED or need in service.needs


def _numbers_in(quote: str) -> Iterable[Decimal]:
    for number in _NUMBER.findall(quote):
        yield Decimal(number.replace(",", ""))
        yield from (Decimal(part) for part in number.split(","))  # a row of a table as it stands
    words = set(re.findall(r"[a-z]+", quote.lower()))
    yield from (Decimal(n) for n, word in enumerate(_WORDS) if word in words)


def _is_to_come(period: Period | None, today: date) -> bool:
    return period is not None and period.end.first_day > today  # it begins no later
