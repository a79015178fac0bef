"""Phone numbers that somebody verified: a digit that slips in `data/` is seen, however well formed.

`data/verified_numbers.yaml` repeats every number, under a seal, beside its use and who read it
where and when: a right number in the wrong place is seen as well. `flask data verify` writes it,
after somebody has typed the number once more.
"""

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path

import yaml
from pydantic import TypeAdapter
from pydantic.dataclasses import dataclass as checked_dataclass

from webapp.content.field_types import AnsweredLine, Day, Identifier, PhoneNumber
from webapp.content.figures import STRICT
from webapp.content.references import Written
from webapp.content.services import AssuredBy, Organization, Phone, Service
from webapp.problems import Problem
from webapp.textfiles import put_text
from webapp.yamlfile import Document, Loc, read_document, validate

VERIFIED = "verified_numbers.yaml"
CALLED = "called"
_HEAD = """\
# Every phone number and short code, written a second time. Never edit this file: a number
# changes with `.venv/bin/flask data verify` alone (docs/editors.md), which seals each line.
"""


@checked_dataclass(frozen=True, kw_only=True, config=STRICT)
class Pinned:
    """One number of one service, what it is used for, and who read it where and when."""

    number: PhoneNumber
    use: AnsweredLine
    verified: Day
    by: AnsweredLine
    source: AnsweredLine
    seal: AnsweredLine


@dataclass(frozen=True)
class Verified:
    """All verified numbers by service, and the file they stand in."""

    pinned: Mapping[str, tuple[Pinned, ...]]
    document: Document


_PINNED = TypeAdapter(dict[Identifier, tuple[Pinned, ...]])


def use_of(phone: Phone) -> str:
    """Return what a number is used for, as it is verified: `office by voice in Augusta`."""
    place = f" in {phone.place}" if phone.place else ""
    return f"{phone.role} by {phone.type}{place}"


def pin(service: str, phone: Phone, verified: date, by: str, source: str) -> Pinned:
    """Seal a number of a service; the seal tells a slip from a change that was meant."""
    use, number = use_of(phone), phone.number
    seal = seal_number(service, use, number, verified.isoformat(), by, source)
    return Pinned(number=number, use=use, verified=verified, by=by, source=source, seal=seal)


def seal_number(*told: str) -> str:
    """Return the seal of a line: of its service, use, number, day, person and source."""
    return hashlib.sha256("\n".join(told).encode("utf-8")).hexdigest()[:16]


def read_verified(data: Path, faults: list[Problem]) -> Verified | None:
    """Read the verified numbers of a folder; add faults and return None when it is not usable."""
    document = read_document(data / VERIFIED, data, faults)
    if document is None:
        return None
    if _lacks_uses(document):
        what = "it is of an older version, which knew no use of a number"
        faults.append(Problem(document.name, 1, what, "type `.venv/bin/flask data migrate`"))
        return None
    pinned = validate(_PINNED, document, faults)
    return Verified(pinned, document) if pinned is not None else None


def check_verified(
    verified: Verified, organizations: Mapping[str, Organization], written: Written
) -> Iterator[Problem]:
    """Yield a fault for each number that nobody verified for its use, and each of no service.

    A call that only one of the two files knows of is a fault as well.
    """
    yield from _check_seals(verified)
    published: dict[str, set[tuple[str, str]]] = {}
    for kind, organization in organizations.items():
        document = written.documents[kind]
        for index, service in enumerate(organization.services):
            pins = verified.pinned.get(service.id, ())
            published[service.id] = {(phone.number, use_of(phone)) for phone in service.phones}
            for place, phone in enumerate(service.phones):
                what = _find_unverified(service, phone, pins)
                if what:
                    line = document.line_of(("services", index, "phones", place, "number"))
                    yield Problem(document.name, line, what, _verify(service.id))
            loc: Loc = ("services", index, "assured_by")
            yield from _check_call(service, pins, document, loc)
    for identifier, pins in verified.pinned.items():
        known = published.get(identifier)
        if known is None and written.has("services", identifier):
            continue  # its listing is not sound: that is told already
        for place, one in enumerate(pins):
            if known is None or one.number not in {number for number, _ in known}:
                line = verified.document.line_of((identifier, place))
                what = f"{one.number} is verified here and {identifier!r} has no such number"
                do = f"put it back there, or {_verify(identifier)}"
                yield Problem(verified.document.name, line, what, do)


def _find_unverified(service: Service, phone: Phone, pins: tuple[Pinned, ...]) -> str:
    """Return what is wrong with a number of a service; nothing where its use is verified."""
    uses = [one.use for one in pins if one.number == phone.number]
    if not uses:
        return f"nobody has verified {phone.number} for {service.id!r}"
    if use_of(phone) in uses:
        return ""
    return (
        f"{phone.number} of {service.name} is verified for {' and '.join(uses)}, "
        f"and here it would become {use_of(phone)}"
    )


def _lacks_uses(document: Document) -> bool:
    """Whether no number of a file says what it is used for, as none did at first."""
    values = document.values.values() if isinstance(document.values, dict) else ()
    pins = [one for pins in values if isinstance(pins, list) for one in pins]
    return bool(pins) and not any("use" in one for one in pins if isinstance(one, dict))


def write_verified(data: Path, pinned: Mapping[str, Iterable[Pinned]]) -> None:
    """Replace the verified numbers of a folder in one step, so that no half of it can be read."""
    records = {
        service: [
            {**asdict(one), "verified": one.verified.isoformat()} for one in _sorted_pins(pins)
        ]
        for service, pins in sorted(pinned.items())
    }
    put_text(data / VERIFIED, write_records(records))


def write_records(records: Mapping[str, Sequence[Mapping[str, str]]]) -> str:
    """Return the text of the file."""
    return _HEAD + yaml.safe_dump(
        dict(records), sort_keys=False, allow_unicode=True, default_flow_style=False, width=1000
    )


def _check_call(
    service: Service, pins: tuple[Pinned, ...], document: Document, loc: Loc
) -> Iterator[Problem]:
    """Yield a fault where a call stands in one of the two files and not in the other."""
    numbers = {phone.number for phone in service.phones}
    called = {one.number for one in pins if one.source == CALLED}
    line, is_called = document.line_of(loc), service.assured_by is AssuredBy.CALLED
    if is_called and not numbers <= called:
        what = f"no call to {', '.join(sorted(numbers - called))} is in {VERIFIED}"
        yield Problem(document.name, line, what, _verify(service.id, CALLED))
    if not is_called and numbers and numbers <= called:
        what = f"{VERIFIED} says that somebody called, and this says {service.assured_by}"
        yield Problem(document.name, line, what, "type `assured_by: called` and the day")


def _sorted_pins(pins: Iterable[Pinned]) -> list[Pinned]:
    """Return pins in the order of their numbers, so that a change moves no other line."""
    return sorted(pins, key=lambda one: (one.number, one.use))


def _check_seals(verified: Verified) -> Iterator[Problem]:
    for service, pins in verified.pinned.items():
        for place, one in enumerate(pins):
            told = (one.verified.isoformat(), one.by, one.source)
            if one.seal != seal_number(service, one.use, one.number, *told):
                line = verified.document.line_of((service, place))
                what = f"{one.number} of {service!r} was changed here by hand"
                yield Problem(verified.document.name, line, what, _verify(service))


def _verify(service: str, source: str = "WHERE") -> str:
    return f"type `.venv/bin/flask data verify {service} --by YOU --source {source}`"
