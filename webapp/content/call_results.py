"""What calls showed of each number: that it is right, or that it is wrong until somebody decides.

A wrong number is the worst that this site can print: while it is among the verified ones as such,
no site starts with it.
"""

from collections.abc import Iterator, Mapping
from datetime import date

from webapp.content.phone_verification import (
    ACCEPT,
    CALLED,
    WRONG,
    VerifiedNumber,
    VerifiedNumbers,
    say_how_to_verify,
    use_of,
)
from webapp.content.services import Organization, Phone, Service
from webapp.problems import Problem
from webapp.yamlfile import Document

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
