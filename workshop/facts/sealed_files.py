"""Writes the files of `data/` that commands alone write; the site only reads them.

Each is replaced in one step, sorted so that a change moves no other line.
"""

from collections.abc import Iterable, Mapping
from dataclasses import asdict
from datetime import date
from itertools import groupby
from pathlib import Path

import yaml

from webapp.content.accepted import ACCEPTED
from webapp.content.laws import READINGS, Reading
from webapp.content.phone_verification import VERIFIED, VerifiedNumber, checksum_number, use_of
from webapp.content.safety_critical import CriticalFact
from webapp.content.services import Phone
from webapp.text_files import put_text

_ACCEPTED_HEAD = """\
# Answers that a life can hang on, as somebody last accepted them. Never edit this file: it
# changes with `.venv/bin/flask data accept` alone (docs/editors.md), which shows each change.
"""
_VERIFIED_HEAD = """\
# Every phone number and short code, written a second time. Never edit this file: a number
# changes with `.venv/bin/flask data verify` alone (docs/editors.md), which seals each line.
"""
_READINGS_HEAD = """\
# Which laws a lawyer has read, and of which words. Never edit this file: only
# `.venv/bin/flask data read` writes it (docs/editors.md), and each line carries a seal.
"""


def _write_records(head: str, records: Mapping[str, object]) -> str:
    """Return the text of a file that commands alone write."""
    return head + yaml.safe_dump(
        dict(records), sort_keys=False, allow_unicode=True, default_flow_style=False, width=1000
    )


def write_accepted(data: Path, facts: Iterable[CriticalFact]) -> None:
    """Replace the accepted answers of a folder."""
    by_owner = sorted(facts, key=lambda fact: fact.owner)
    records = {
        owner: {fact.question: fact.text for fact in given}
        for owner, given in groupby(by_owner, lambda fact: fact.owner)
    }
    put_text(data / ACCEPTED, _write_records(_ACCEPTED_HEAD, records))


def verify_number(
    service: str, phone: Phone, verified: date, by: str, source: str
) -> VerifiedNumber:
    """Return a number as verified; the checksum parts a slip from a change that was meant."""
    use, number = use_of(phone), phone.number
    checksum = checksum_number(service, use, number, verified.isoformat(), by, source)
    return VerifiedNumber(
        number=number, use=use, verified=verified, by=by, source=source, seal=checksum
    )


def write_verified(data: Path, by_service: Mapping[str, Iterable[VerifiedNumber]]) -> None:
    """Replace the verified numbers of a folder."""
    records = {
        service: [
            {**asdict(entry), "verified": entry.verified.isoformat()}
            for entry in sorted(entries, key=lambda entry: (entry.number, entry.use))
        ]
        for service, entries in sorted(by_service.items())
    }
    put_text(data / VERIFIED, _write_records(_VERIFIED_HEAD, records))


def write_readings(data: Path, by_law: Mapping[str, Reading]) -> None:
    """Replace the readings of a folder."""
    records = {
        key: {**asdict(reading), "read": reading.read.isoformat()}
        for key, reading in sorted(by_law.items())
    }
    put_text(data / READINGS, _write_records(_READINGS_HEAD, records))
