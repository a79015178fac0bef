"""The lock on phone numbers: a digit that slips in `data/` is seen, however well it is formed.

`data/numbers.lock` repeats every number beside who read it where and when, under a seal. Only
`flask data verify` writes it, after somebody has typed the number once more.
"""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path

import yaml
from pydantic import TypeAdapter
from pydantic.dataclasses import dataclass as checked_dataclass

from webapp.content.fieldtypes import AnsweredLine, Day, Identifier, PhoneNumber
from webapp.content.figures import STRICT
from webapp.content.references import Written
from webapp.content.services import Organization
from webapp.content.validation import validate
from webapp.documents import Document, Loc, read_document
from webapp.faults import Fault
from webapp.textfiles import put_text

LOCK = "numbers.lock"
_HEAD = """\
# Every phone number and short code, written a second time. Never edit this file: a number
# changes with `.venv/bin/flask data verify` alone (docs/editors.md), which seals each line.
"""


@checked_dataclass(frozen=True, kw_only=True, config=STRICT)
class Pinned:
    """One number of one service, and who read it where and when."""

    number: PhoneNumber
    verified: Day
    by: AnsweredLine
    source: AnsweredLine
    seal: AnsweredLine


@dataclass(frozen=True)
class Lock:
    """All pinned numbers by service, and the file they stand in."""

    pinned: Mapping[str, tuple[Pinned, ...]]
    document: Document


_PINNED = TypeAdapter(dict[Identifier, tuple[Pinned, ...]])


def pin(service: str, number: str, verified: date, by: str, source: str) -> Pinned:
    """Seal a number of a service; the seal tells a slip from a change that was meant."""
    sealed = f"{service}\n{number}\n{verified.isoformat()}\n{by}\n{source}"
    seal = hashlib.sha256(sealed.encode("utf-8")).hexdigest()[:16]
    return Pinned(number=number, verified=verified, by=by, source=source, seal=seal)


def read_lock(data: Path, faults: list[Fault]) -> Lock | None:
    """Read the lock of a folder; add faults and return None when it is not usable."""
    document = read_document(data / LOCK, data, faults)
    if document is None:
        return None
    pinned = validate(_PINNED, document, faults)
    return Lock(pinned, document) if pinned is not None else None


def check_lock(
    lock: Lock, organizations: Mapping[str, Organization], written: Written
) -> Iterator[Fault]:
    """Yield a fault for each number that the lock does not hold, and each that only it holds."""
    yield from _check_seals(lock)
    published: dict[str, set[str]] = {}
    for kind, organization in organizations.items():
        document = written.documents[kind]
        for index, service in enumerate(organization.services):
            pinned = {one.number for one in lock.pinned.get(service.id, ())}
            published[service.id] = {one.number for one in service.channels if one.number}
            for place, channel in enumerate(service.channels):
                if channel.number and channel.number not in pinned:
                    loc: Loc = ("services", index, "channels", place, "number")
                    what = f"nobody has verified {channel.number} for {service.id!r}"
                    yield Fault(document.name, document.line_of(loc), what, _verify(service.id))
    for identifier, pins in lock.pinned.items():
        known = published.get(identifier)
        if known is None and written.has("services", identifier):
            continue  # its listing is not sound: that is told already
        for place, one in enumerate(pins):
            if known is None or one.number not in known:
                line = lock.document.line_of((identifier, place))
                what = f"{one.number} is locked and {identifier!r} has no such number"
                do = f"put it back there, or {_verify(identifier)}"
                yield Fault(lock.document.name, line, what, do)


def write_lock(data: Path, pinned: Mapping[str, Iterable[Pinned]]) -> None:
    """Replace the lock of a folder in one step, so that no half of it can be read."""
    records = {
        service: [
            {**asdict(one), "verified": one.verified.isoformat()} for one in _sorted_pins(pins)
        ]
        for service, pins in sorted(pinned.items())
    }
    text = _HEAD + yaml.safe_dump(
        records, sort_keys=False, allow_unicode=True, default_flow_style=False, width=1000
    )
    put_text(data / LOCK, text)


def _sorted_pins(pins: Iterable[Pinned]) -> list[Pinned]:
    """Return pins in the order of their numbers, so that a change moves no other line."""
    return sorted(pins, key=lambda one: one.number)


def _check_seals(lock: Lock) -> Iterator[Fault]:
    for service, pins in lock.pinned.items():
        for place, one in enumerate(pins):
            if one != pin(service, one.number, one.verified, one.by, one.source):
                line = lock.document.line_of((service, place))
                what = f"{one.number} of {service!r} was changed here by hand"
                yield Fault(lock.document.name, line, what, _verify(service))


def _verify(service: str) -> str:
    return f"type `.venv/bin/flask data verify {service} --by YOU --source WHERE`"
