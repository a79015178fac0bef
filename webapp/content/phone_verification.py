"""Phone numbers that somebody verified: a digit that slips in `data/` is seen, however well formed.

`data/verified_numbers.yaml` repeats every number, under a seal, beside its use and who read it
where and when: a right number in the wrong place is seen as well. `flask data verify` writes it,
after somebody has typed the number once more.
"""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from pydantic import TypeAdapter
from pydantic.dataclasses import dataclass as checked_dataclass

from webapp.content.field_types import AnsweredLine, Day, Identifier, PhoneNumber
from webapp.content.figures import STRICT
from webapp.content.records import IdIndex
from webapp.content.services import AssuredBy, Organization, Phone, Service, Status
from webapp.problems import Checked, Problem
from webapp.yamlfile import Document, Loc, read_document, validate

VERIFIED = "verified_numbers.yaml"
CALLED = "called"
WRONG = "wrong"  # a source as well: a call showed that the number is no good
ACCEPT = "type `.venv/bin/flask data accept`"


@checked_dataclass(frozen=True, kw_only=True, config=STRICT)
class VerifiedNumber:
    """One number of one service, what it is used for, and who read it where and when."""

    number: PhoneNumber
    use: AnsweredLine
    verified: Day
    by: AnsweredLine
    source: AnsweredLine
    seal: AnsweredLine


@dataclass(frozen=True)
class VerifiedNumbers:
    """All verified numbers by service, and the file they are in."""

    by_service: Mapping[str, tuple[VerifiedNumber, ...]]
    document: Document


_PINNED = TypeAdapter(dict[Identifier, tuple[VerifiedNumber, ...]])


def use_of(phone: Phone) -> str:
    """Return what a number is used for, as it is verified: `office by voice in Augusta`."""
    place = f" in {phone.place}" if phone.place else ""
    return f"{phone.role} by {phone.type}{place}"


def checksum_number(*fields: str) -> str:
    """Return the checksum of a line: of its service, use, number, day, person and source."""
    return hashlib.sha256("\n".join(fields).encode("utf-8")).hexdigest()[:16]


def is_sealed(service: str, entry: VerifiedNumber) -> bool:
    """Whether a line is as a command wrote it."""
    signed = (entry.verified.isoformat(), entry.by, entry.source)
    return entry.seal == checksum_number(service, entry.use, entry.number, *signed)


def read_verified(data: Path) -> Checked[VerifiedNumbers | None]:
    """Read the verified numbers of a folder; None when they are not usable."""
    document, problems = read_document(data / VERIFIED, data)
    if document is None:
        return None, problems
    by_service, problems = validate(_PINNED, document)
    return None if by_service is None else VerifiedNumbers(by_service, document), problems


def check_verified(
    verified: VerifiedNumbers, organizations: Mapping[str, Organization], known_ids: IdIndex
) -> Iterator[Problem]:
    """Yield a problem for each number that nobody verified for its use, and each of no service.

    A call that only one of the two files knows of is a problem as well.
    """
    yield from _check_checksums(verified)
    published, at_work = dict[str, set[tuple[str, str]]](), set[str]()
    for kind, organization in organizations.items():
        document = known_ids.documents[kind]
        for index, service in enumerate(organization.services):
            entries = verified.by_service.get(service.id, ())
            if service.status is not Status.CLOSED:
                at_work.add(service.id)
            published[service.id] = {(phone.number, use_of(phone)) for phone in service.phones}
            for position, phone in enumerate(service.phones):
                what = _find_unverified(service, phone, entries)
                if what:
                    yield document.report(
                        ("services", index, "phones", position, "number"),
                        what,
                        say_how_to_verify(service.id),
                    )
            loc: Loc = ("services", index, "assured_by")
            yield from _check_call(service, entries, document, loc)
    for identifier, entries in verified.by_service.items():
        known = published.get(identifier)
        if not entries or (known is None and known_ids.has("services", identifier)):
            continue  # its service is not valid: that is reported already
        if not known:
            gone = "has no number any more" if identifier in at_work else "is closed or deleted"
            what = f"{identifier!r} {gone}, and its numbers are verified here"
            yield verified.document.report((identifier,), what, f"if that is right, {ACCEPT}")
            continue
        is_replaced = not known <= {(entry.number, entry.use) for entry in entries}
        for index, entry in enumerate(entries):
            if entry.number not in {number for number, _ in known}:
                what = f"{entry.number} is verified here and {identifier!r} has no such number"
                fix = f"put it back there, or {say_how_to_verify(identifier)}"
                if entry.source == WRONG:
                    again = say_how_to_verify(identifier)
                    fix = f"{again}, which takes this out" if is_replaced else ACCEPT
                yield verified.document.report((identifier, index), what, fix)


def _find_unverified(service: Service, phone: Phone, verified: tuple[VerifiedNumber, ...]) -> str:
    """Return what is wrong with a number of a service; nothing where its use is verified."""
    uses = [entry.use for entry in verified if entry.number == phone.number]
    if not uses:
        return f"nobody has verified {phone.number} for {service.id!r}"
    if use_of(phone) in uses:
        return ""
    return (
        f"{phone.number} of {service.name} is verified for {' and '.join(uses)}, "
        f"and here it would become {use_of(phone)}"
    )


def _check_call(
    service: Service, verified: tuple[VerifiedNumber, ...], document: Document, loc: Loc
) -> Iterator[Problem]:
    """Yield a problem where a call is in one of the two files and not in the other."""
    numbers = {phone.number for phone in service.phones}
    called = {entry.number for entry in verified if entry.source == CALLED}
    wrong = {entry.number for entry in verified if entry.source == WRONG}  # reported by itself
    is_called = service.assured_by is AssuredBy.CALLED
    if is_called and not numbers <= called | wrong:
        what = f"no call to {', '.join(sorted(numbers - called - wrong))} is in {VERIFIED}"
        yield document.report(loc, what, say_how_to_verify(service.id, CALLED))
    if not is_called and numbers and numbers <= called:
        what = f"{VERIFIED} says that somebody called, and this says {service.assured_by}"
        yield document.report(loc, what, "type `assured_by: called` and the day")


def _check_checksums(verified: VerifiedNumbers) -> Iterator[Problem]:
    for service, entries in verified.by_service.items():
        for index, entry in enumerate(entries):
            if not is_sealed(service, entry):
                what = f"{entry.number} of {service!r} was changed here by hand"
                yield verified.document.report((service, index), what, say_how_to_verify(service))


def say_how_to_verify(service: str, source: str = "WHERE") -> str:
    """Return what to type when a number is right."""
    return f"type `.venv/bin/flask data verify {service} --by YOU --source {source}`"
