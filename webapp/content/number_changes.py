"""What is known of one number and not of another: what a call showed, and what was of an old one.

A wrong number is the worst that this site can print: while it is among the verified ones as such,
no site starts with it. Of a number in the place of another nothing is known that was known of that.
"""

from collections.abc import Iterator, Mapping
from datetime import date

from webapp.content.phone_verification import (
    ACCEPT,
    CALLED,
    WRONG,
    VerifiedNumber,
    VerifiedNumbers,
    is_sealed,
    say_how_to_verify,
    use_of,
)
from webapp.content.services import (
    AssuredBy,
    Cost,
    LanguageAccess,
    Organization,
    Phone,
    Service,
)
from webapp.problems import Problem
from webapp.yamlfile import Document, Loc

type Calls = Mapping[tuple[str, str, str], date]


def find_entry(
    phone: Phone, verified: tuple[VerifiedNumber, ...], source: str
) -> VerifiedNumber | None:
    """Return how a number was verified for its use, where that was by `source`."""
    wanted = (phone.number, use_of(phone), source)
    return next((e for e in verified if (e.number, e.use, e.source) == wanted), None)


def list_calls_made(verified: VerifiedNumbers) -> Calls:
    """Return the day of each call that showed a number to be right, by service, number and use."""
    return {
        (service_id, entry.number, entry.use): entry.verified
        for service_id, entries in verified.by_service.items()
        for entry in entries
        if entry.source == CALLED
    }


def find_wrong(
    service: Service, verified: tuple[VerifiedNumber, ...]
) -> Iterator[tuple[int, Phone, VerifiedNumber]]:
    """Yield the numbers of a service that a call showed to be wrong, with their places."""
    for position, phone in enumerate(service.phones):
        if entry := find_entry(phone, verified, WRONG):
            yield position, phone, entry


def check_wrong(
    verified: Mapping[str, tuple[VerifiedNumber, ...]],
    organizations: Mapping[str, Organization],
    documents: Mapping[str, Document],
) -> Iterator[Problem]:
    """Yield a problem for each number that a call showed to be wrong and that is still there.

    `organizations` are by the name of their document.
    """
    for kind, organization in organizations.items():
        for index, service in enumerate(organization.services):
            for position, phone, entry in find_wrong(service, verified.get(service.id, ())):
                what = (
                    f"{phone.number} of {service.id!r} is wrong: "
                    f"{entry.by} called it on {entry.verified}"
                )
                again = say_how_to_verify(service.id, CALLED).removeprefix("type ")
                fix = (
                    f"write the right number in its place, or take it out and {ACCEPT}; "
                    f"if it was right, call again: {again}"
                )
                loc = ("services", index, "phones", position, "number")
                yield documents[kind].report(loc, what, fix)


def find_replaced(service: Service, phone: Phone, verified: tuple[VerifiedNumber, ...]) -> str:
    """Return the number that had the use of a new one before; nothing where none had."""
    published = {other.number for other in service.phones}
    use, number = use_of(phone), phone.number
    if any(entry.number == number for entry in verified):
        return ""
    sealed = (entry for entry in verified if is_sealed(service.id, entry))
    gone = (e.number for e in sealed if e.use == use and e.number not in published)
    return next(gone, "")


def list_kept(service: Service, position: int) -> Iterator[tuple[str, Loc]]:
    """Yield each answer that was written for the number before, by its field, and where it is."""
    phone, at = service.phones[position], ("phones", position)
    fields = {
        "schedules": phone.schedules.is_known,
        "languages": phone.languages != LanguageAccess(),
        "description": phone.description,
        "call_back": phone.call_back,
        "send": phone.send,
        "sources": phone.sources,
    }
    yield from ((field, (*at, field)) for field, is_kept in fields.items() if is_kept)
    if service.cost is not Cost.UNKNOWN:
        yield "cost", ("cost",)
    if service.assured_by is AssuredBy.CALLED:
        yield "assured_by", ("assured_by",)


def check_replaced(
    verified: VerifiedNumbers,
    organizations: Mapping[str, Organization],
    documents: Mapping[str, Document],
) -> Iterator[Problem]:
    """Yield a problem for each new number with answers that were those of another."""
    for kind, organization in organizations.items():
        document = documents[kind]
        for index, service in enumerate(organization.services):
            entries = verified.by_service.get(service.id, ())
            for position, phone in enumerate(service.phones):
                if not (old := find_replaced(service, phone, entries)):
                    continue
                kept = ", ".join(
                    f"`{field}` (line {document.line_of(('services', index, *loc))})"
                    for field, loc in list_kept(service, position)
                )
                what = f"{phone.number} takes the place of {old}, of which this was known: {kept}"
                fix = "if it is a slip, put that back; else type `unknown` for what no source says"
                fix = f"{fix} of the new number, name where you read it under `sources`, verify it"
                loc: Loc = ("services", index, "phones", position, "number")
                yield document.report(loc, what, fix)
