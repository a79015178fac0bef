"""Checks that the answers of one record agree with each other, and with today."""

import re
from collections.abc import Iterator, Mapping
from datetime import date

from webapp.content.featured import Featured
from webapp.content.field_types import is_short_code, placeholders_in
from webapp.content.figures import Figure, Places, Statement
from webapp.content.forbidden import texts_of
from webapp.content.phone_verification import use_of
from webapp.content.services import (
    Channel,
    Extent,
    Opening,
    Organization,
    Served,
    Service,
    Status,
    Whom,
)
from webapp.problems import Problem
from webapp.yamlfile import Document, Loc


def check_figures(figures: Mapping[str, Figure], document: Document) -> Iterator[Problem]:
    """Yield a problem for a figure with no number, two kinds of number, or a range backwards."""
    for key, figure in figures.items():
        given = (figure.value is not None, figure.low is not None, figure.high is not None)
        if given not in {(True, False, False), (False, True, True)}:
            what = f"{key!r} has no number" if not any(given) else f"{key!r} has too many numbers"
            yield document.report((key,), what, "type `value:`, or `low:` and `high:`")
        elif figure.low is not None and figure.high is not None and figure.low > figure.high:
            what = f"{key!r} begins above its end"
            yield document.report((key,), what, "type the smaller number as `low:`")


def check_statements(statements: Mapping[str, Statement], document: Document) -> Iterator[Problem]:
    """Yield a problem for a part that its quote does not say word for word."""
    for key, statement in statements.items():
        for name, part in statement.parts.items():
            if part not in statement.quote:
                what = f"{part!r} does not stand in the quote of {key!r}"
                yield document.report((key, "parts", name), what, "type the words that stand there")


def check_places(places: Places, document: Document) -> Iterator[Problem]:
    """Yield a problem unless all counties are there, each with its name as id and its own code."""
    if len(places.counties) != places.count:
        what = f"there are {len(places.counties)} counties, and `count` says {places.count}"
        yield document.report(
            ("counties",), what, "bring back the missing one or remove the extra one"
        )
    codes: dict[str, str] = {}
    for key, county in places.counties.items():
        name = re.sub(r"[\s'’.-]+", "-", county.name.lower())
        if key != name:
            # It is in addresses, which tell of a place and of nothing else.
            what = f"the id {key!r} is not the name of the county in small letters"
            yield document.report(
                ("counties", key), what, f"type `{name}:`, here and under each `counties:`"
            )
        loc: Loc = ("counties", key, "fips")
        if county.fips in codes:
            what = f"{key!r} and {codes[county.fips]!r} have the same code"
            yield document.report(loc, what, "mend one of them")
        codes[county.fips] = key
        if not county.fips.startswith(places.fips_state):
            what = f"{county.fips!r} is no county of the state {places.fips_state}"
            fix = f"type {places.fips_state} and three digits, as {places.fips_state}001"
            yield document.report(loc, what, fix)
        if county.outline and places.map is None:
            what = "an outline needs to know how large its drawing is"
            yield document.report(
                ("counties", key, "outline"), what, "type `map:` with `width:` and `height:`"
            )


def check_organization(
    organization: Organization, document: Document, today: date
) -> Iterator[Problem]:
    """Yield a problem for every answer of a service that contradicts another."""
    for index, service in enumerate(organization.services):
        at: Loc = ("services", index)
        yield from _check_service(service, document, at)
        yield from _check_words(service, document, at)
        yield from _check_served(service, document, at)
        for key, day in (("assured_date", service.assured_date), ("closed_on", service.closed_on)):
            if day is not None and day > today:
                yield document.report((*at, key), f"{day} has not come yet", "type the day of it")
        yield from _check_closed(service, document, at)
        seen: set[tuple[str, str]] = set()
        for number, phone in enumerate(service.phones):
            if (phone.number, use_of(phone)) in seen:
                what = f"{phone.number} stands here twice for {use_of(phone)}"
                yield document.report((*at, "phones", number, "number"), what, "keep one")
            seen.add((phone.number, use_of(phone)))
        for place, channel in service.places():
            yield from _check_channel(channel, service, document, (*at, *place))


def check_short_codes(
    organizations: Mapping[str, Organization],
    featured: Featured,
    documents: Mapping[str, Document],
) -> Iterator[Problem]:
    """Yield a problem for each short code that `site.yaml` does not know: slips are none."""
    for kind, organization in organizations.items():
        for index, service in enumerate(organization.services):
            for position, phone in enumerate(service.phones):
                if is_short_code(phone.number) and phone.number not in featured.short_codes:
                    document = documents[kind]
                    what = f"{phone.number!r} is no short code that data/site.yaml knows"
                    known = ", ".join(featured.short_codes)
                    fix = f"type one of {known}, or add it to `short_codes:`"
                    fix = fix if known else "add it to `short_codes:`"
                    loc: Loc = ("services", index, "phones", position, "number")
                    yield document.report(loc, what, fix)


def check_needs(
    organizations: Mapping[str, Organization],
    featured: Featured,
    documents: Mapping[str, Document],
) -> Iterator[Problem]:
    """Yield a problem for each service that no need finds, or that leads to itself.

    The relay is no help.
    """
    for kind, organization in organizations.items():
        for index, service in enumerate(organization.services):
            is_asked_for = service.status is not Status.CLOSED and service.id != featured.relay
            if is_asked_for and not service.needs:
                what = f"no answer finds {service.id!r}"
                yield documents[kind].report(
                    ("services", index, "needs"), what, "name a need, as `needs: [talk]`"
                )
            for position, need in enumerate(service.leads_to):
                if need in service.needs:
                    yield documents[kind].report(
                        ("services", index, "leads_to", position),
                        f"{need.value!r} stands in `needs` too",
                        "keep it there if the service does it itself",
                    )


def _check_service(service: Service, document: Document, at: Loc) -> Iterator[Problem]:
    def report(field: str, what: str, fix: str) -> Problem:
        return document.report((*at, field) if field else at, what, fix)

    areas = service.service_areas
    if (areas.extent is Extent.COUNTIES) != bool(areas.counties):
        what = "`extent` and the list of counties do not agree"
        yield report("service_areas", what, "name counties with `extent: counties`, and only there")
    ways = (
        service.channels,
        service.through,
        service.instead,
        service.url,
        service.url_as_text,
    )
    if not any(ways) and service.status is not Status.CLOSED:
        fix = "give `phones:`, `chats:`, `through:`, `instead:` or `url:`"
        yield report("", f"nobody can reach {service.id!r}", fix)
    if service.status is Status.UNKNOWN and service.url:
        fix = "write the address as `url_as_text:`"
        yield report("url", "nobody knows whether this service is at work", fix)
    if service.status is Status.UNKNOWN and service.last_sign is None:
        fix = "type `last_sign:` and when it was last seen at work"
        yield report("status", "a service of unknown status needs its last sign", fix)
    if not service.sources:
        yield report("sources", "`sources` is empty", "name where this was read")
    if not service.reporting and not service.reporting_laws:
        fix = "type what it may have to report, or `reporting_laws:`, or `reporting: unknown`"
        yield report("reporting", "`reporting` has no answer", fix)
    if service.status in {Status.REDUCED, Status.UNKNOWN} and not service.status_note:
        what = "a status that is not active needs its reason"
        yield report("status", what, "type `status_note:` and a sentence")


def _check_served(service: Service, document: Document, at: Loc) -> Iterator[Problem]:
    """Yield a problem where a service would be for everybody, and not for some."""
    if service.for_whom.get(Whom.EVERYBODY) is Served.YES:
        for whom in (Whom.WOMEN, Whom.MEN):
            if service.for_whom.get(whom, Served.YES) is not Served.YES:
                what = f"{whom.value!r} is not yes, and `everybody` is"
                fix = "type `ask` or `no` for `everybody`"
                yield document.report((*at, "for_whom", whom.value), what, fix)


def _check_closed(service: Service, document: Document, at: Loc) -> Iterator[Problem]:
    """Yield a problem where a closed service can still be called, or says not when or what instead.

    Only a closed one has `closed_on`, and only one that nobody can call or chat with `instead`.
    """
    if service.status is not Status.CLOSED:
        if service.closed_on:
            what = f"`closed_on` stands here, and the status is {service.status}"
            yield document.report((*at, "closed_on"), what, "type `status: closed`, or remove it")
        if service.instead and (service.channels or service.through):
            what = "`instead` stands here, and the service can be reached"
            yield document.report((*at, "instead"), what, "type `status: closed`, or remove it")
        return
    if service.closed_on is None:
        what = "nobody knows since when it is closed"
        yield document.report((*at, "status"), what, "type `closed_on:` and the day")
    if not service.instead:
        fix = "type `instead:` and the ids of services that can help in its place"
        yield document.report((*at, "status"), "nothing says where to go instead", fix)
    open_ways = {"phones": service.phones, "chats": service.chats, "url": service.url}
    for key, is_open in open_ways.items():
        if is_open:
            fix = "take this out, then type `.venv/bin/flask data accept`"
            yield document.report((*at, key), f"a closed service still has `{key}`", fix)


def _check_words(service: Service, document: Document, at: Loc) -> Iterator[Problem]:
    for loc, words in texts_of(service):
        for wanted in sorted(placeholders_in(words) - set(service.facts)):
            what = f"%({wanted})s stands for no fact"
            yield document.report((*at, *loc), what, f"add `{wanted}:` under `facts:`")


def _check_channel(
    channel: Channel, service: Service, document: Document, at: Loc
) -> Iterator[Problem]:
    if not channel.sources:
        yield document.report((*at, "sources"), "`sources` is empty", "name where this was read")
    elif channel.newest_source not in {*channel.sources, *service.sources}:
        what = f"{channel.newest_source!r} is the newest source here, and no `sources:` names it"
        fix = "add it to the `sources:` above, or name the one of them that is newest"
        yield document.report((*at, "newest_source"), what, fix)
    for number, opening in enumerate(channel.schedules.openings):
        yield from _check_opening(opening, document, (*at, "schedules", "openings", number))


def _check_opening(opening: Opening, document: Document, at: Loc) -> Iterator[Problem]:
    if opening.closes_at <= opening.opens_at or not opening.byday:
        yield document.report(
            at[:-2],
            "these hours end before they begin",
            "name byday, opens_at and a later closes_at, for midnight 23:59",
        )
    if len(set(opening.byday)) < len(opening.byday):
        yield document.report((*at, "byday"), "a day stands here twice", "name each day once")
