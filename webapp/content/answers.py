"""Checks that the answers of one record agree with each other, and with today."""

from collections.abc import Iterator, Mapping
from datetime import date

from webapp.content.fieldtypes import placeholders_in
from webapp.content.figures import County, Figure
from webapp.content.services import (
    Channel,
    Coverage,
    Featured,
    Medium,
    Opening,
    Organization,
    Service,
    Status,
)
from webapp.documents import Document, Loc
from webapp.faults import Fault

MAINE_COUNTIES = 16


def check_figures(figures: Mapping[str, Figure], document: Document) -> Iterator[Fault]:
    """Yield a fault for a figure that has no number, two kinds of number, or a range backwards."""
    for key, figure in figures.items():
        line = document.line_of((key,))
        given = (figure.value is not None, figure.low is not None, figure.high is not None)
        if given not in {(True, False, False), (False, True, True)}:
            what = f"{key!r} has no number" if not any(given) else f"{key!r} has too many numbers"
            yield Fault(document.name, line, what, "type `value:`, or `low:` and `high:`")
        elif figure.low is not None and figure.high is not None and figure.low > figure.high:
            what = f"{key!r} begins above its end"
            yield Fault(document.name, line, what, "type the smaller number as `low:`")


def check_counties(counties: Mapping[str, County], document: Document) -> Iterator[Fault]:
    """Yield a fault unless there are 16 counties, each with a code of its own."""
    written = document.values if isinstance(document.values, dict) else {}
    if len(written) != MAINE_COUNTIES:
        what = f"there are {len(written)} counties, and Maine has {MAINE_COUNTIES}"
        yield Fault(document.name, 1, what, "bring back the missing one or remove the extra one")
    codes: dict[str, str] = {}
    for key, county in counties.items():
        if county.fips in codes:
            what = f"{key!r} and {codes[county.fips]!r} have the same code"
            yield Fault(document.name, document.line_of((key, "fips")), what, "mend one of them")
        codes[county.fips] = key


def check_organization(
    organization: Organization, document: Document, today: date
) -> Iterator[Fault]:
    """Yield a fault for every answer of a service that contradicts another."""
    for index, service in enumerate(organization.services):
        at: Loc = ("services", index)
        yield from _check_service(service, document, at)
        yield from _check_words(service, document, at)
        if service.checked.on > today:
            line = document.line_of((*at, "checked", "on"))
            what = f"{service.checked.on} has not come yet"
            yield Fault(document.name, line, what, "type the day of the check")
        for number, channel in enumerate(service.channels):
            yield from _check_channel(channel, document, (*at, "channels", number))


def check_featured(
    featured: Featured, services: Mapping[str, Service], document: Document
) -> Iterator[Fault]:
    """Yield a fault where the start page or the card would stay empty or wordless."""
    for key, ids in (("home", featured.home), ("card", featured.card)):
        if not ids:
            yield Fault(document.name, document.line_of((key,)), f"`{key}` is empty",
                        "name at least one listing")  # fmt: skip
        for one in ids:
            if one in services and not services[one].short:
                what = f"{one!r} stands here and has no short words"
                do = "type `short:` in its file"
                yield Fault(document.name, document.line_of((key,)), what, do)


def _check_service(service: Service, document: Document, at: Loc) -> Iterator[Fault]:
    def blame(field: str, what: str, do: str) -> Fault:
        return Fault(document.name, document.line_of((*at, field) if field else at), what, do)

    if (service.area.coverage is Coverage.COUNTIES) != bool(service.area.counties):
        what = "coverage and list of counties do not agree"
        yield blame("area", what, "name counties with `coverage: counties`, and only there")
    if not (service.channels or service.through or service.website or service.website_as_text):
        do = "give a channel, `through:` or `website:`"
        yield blame("", f"nobody can reach {service.id!r}", do)
    if service.status is Status.UNKNOWN and service.website:
        do = "write the address as `website_as_text:`"
        yield blame("website", "nobody knows whether this service is at work", do)
    if service.status is Status.UNKNOWN and service.last_sign is None:
        do = "type `last_sign:` and when it was last seen at work"
        yield blame("status", "a service of unknown status needs its last sign", do)
    if not service.sources:
        yield blame("sources", "`sources` is empty", "name where this was read")
    if service.status is not Status.ACTIVE and not service.status_note:
        what = "a status that is not active needs its reason"
        yield blame("status", what, "type `status_note:` and a sentence")


def _check_words(service: Service, document: Document, at: Loc) -> Iterator[Fault]:
    texts: list[tuple[Loc, str]] = [
        (("short",), service.short),
        (("summary",), service.summary),
        (("serves",), service.serves),
        (("status_note",), service.status_note),
        (("reporting",), service.reporting),
        (("area", "note"), service.area.note),
    ]
    for n, channel in enumerate(service.channels):
        texts.append((("channels", n, "note"), channel.note))
        texts.append((("channels", n, "call_back"), channel.call_back))
    for loc, words in texts:
        for wanted in sorted(placeholders_in(words) - set(service.facts)):
            line = document.line_of((*at, *loc))
            what = f"%({wanted})s stands for no fact"
            yield Fault(document.name, line, what, f"add `{wanted}:` under `facts:`")


def _check_channel(channel: Channel, document: Document, at: Loc) -> Iterator[Fault]:
    line = document.line_of(at)
    if channel.by is Medium.CHAT and channel.address is None:
        yield Fault(document.name, line, "a chat has no address", "type `address: https://...`")
    if channel.by is not Medium.CHAT and channel.number is None:
        yield Fault(document.name, line, "this channel has no number", 'type `number: "+1..."`')
    if not channel.sources:
        yield Fault(document.name, document.line_of((*at, "sources")), "`sources` is empty",
                    "name where this was read")  # fmt: skip
    for number, opening in enumerate(channel.hours.openings):
        yield from _check_opening(opening, document, (*at, "hours", "openings", number))


def _check_opening(opening: Opening, document: Document, at: Loc) -> Iterator[Fault]:
    line = document.line_of(at[:-2])
    if opening.closes <= opening.opens or not opening.days:
        yield Fault(document.name, line, "these hours end before they begin",
                    "name days, opens and a later closes")  # fmt: skip
    if len(set(opening.days)) < len(opening.days):
        days_line = document.line_of((*at, "days"))
        yield Fault(document.name, days_line, "a day stands here twice", "name each day once")
