"""Which laws a lawyer has read: the day, the person, and a seal of the English that was read.

An edit of the English voids a reading. Only `flask data read` writes `data/law_readings.yaml`.
"""

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path

import yaml
from pydantic import TypeAdapter
from pydantic.dataclasses import dataclass as checked_dataclass

from webapp.content.fieldtypes import AnsweredLine, Day, Identifier
from webapp.content.figures import STRICT
from webapp.content.laws import ADULT, Law
from webapp.content.references import Written
from webapp.content.validation import validate
from webapp.documents import Document, read_document
from webapp.faults import Fault
from webapp.textfiles import put_text

READINGS = "law_readings.yaml"
_HEAD = """\
# Which laws a lawyer has read, and of which words. Never edit this file: only
# `.venv/bin/flask data read` writes it (docs/editors.md), and each line carries a seal.
"""


@checked_dataclass(frozen=True, kw_only=True, config=STRICT)
class Reading:
    """One lawyer's word that the sentences of a law say what it says."""

    read: Day
    by: AnsweredLine
    seal: AnsweredLine


@dataclass(frozen=True)
class Readings:
    """All readings by law, and the file they stand in."""

    by_law: Mapping[str, Reading]
    document: Document


_READINGS = TypeAdapter(dict[Identifier, Reading])


def say_english(law: Law, adult_age: int) -> tuple[str, ...]:
    """Return the sentences of a law as an English page says them."""
    facts = {ADULT: adult_age, **law.facts}
    return tuple(sentence % facts for sentence in law.plain)


def seal_law(identifier: str, law: Law, adult_age: int) -> str:
    """Return the seal of a law's citation and English as they are now."""
    said = [identifier, law.citation, *say_english(law, adult_age)]
    written = json.dumps(said, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(written.encode("utf-8")).hexdigest()[:16]


def read_readings(data: Path, faults: list[Fault]) -> Readings:
    """Read the readings of a folder; without the file, no lawyer has read anything."""
    path = data / READINGS
    document = read_document(path, data, faults) if path.exists() else None
    by_law = validate(_READINGS, document, faults) if document else None
    return Readings(by_law or {}, document or Document(f"{data.name}/{READINGS}", {}, {}))


def check_readings(readings: Readings, written: Written, today: date) -> Iterator[Fault]:
    """Yield a fault for a reading of no law, and for one of a day to come."""
    for key, one in readings.by_law.items():
        line = readings.document.line_of((key,))
        if not written.has("laws", key):
            do = f"type `.venv/bin/flask data read {key}`, which takes it out"
            yield Fault(readings.document.name, line, f"{key!r} is no law", do)
        if one.read > today:
            do = f"type `.venv/bin/flask data read {key} --by INITIALS`"
            yield Fault(readings.document.name, line, f"{one.read} has not come yet", do)


def find_read(laws: Mapping[str, Law], readings: Readings, adult_age: int) -> frozenset[str]:
    """Return the laws whose English is still what a lawyer read."""
    return frozenset(
        key
        for key, one in readings.by_law.items()
        if key in laws and one.seal == seal_law(key, laws[key], adult_age)
    )


def write_readings(data: Path, by_law: Mapping[str, Reading]) -> None:
    """Replace the readings of a folder in one step."""
    records = {key: {**asdict(one), "read": one.read.isoformat()} for key, one in by_law.items()}
    text = yaml.safe_dump(dict(sorted(records.items())), sort_keys=False, allow_unicode=True)
    put_text(data / READINGS, _HEAD + text)
