"""Which laws a lawyer has read: the day, the person, and a checksum of the English that was read.

An edit of the English voids a reading. Only `flask data read` writes `data/law_readings.yaml`.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict
from datetime import date
from pathlib import Path

import yaml
from pydantic import TypeAdapter
from pydantic.dataclasses import dataclass

from webapp.content.field_types import AnsweredLine, Day, Identifier
from webapp.content.figures import STRICT
from webapp.content.laws import ADULT, Law
from webapp.problems import Checked
from webapp.text_files import put_text
from webapp.yamlfile import read_record

READINGS = "law_readings.yaml"
_HEAD = """\
# Which laws a lawyer has read, and of which words. Never edit this file: only
# `.venv/bin/flask data read` writes it (docs/editors.md), and each line carries a seal.
"""


@dataclass(frozen=True, kw_only=True, config=STRICT)
class Reading:
    """One lawyer's word that the sentences of a law say what it says."""

    read: Day
    by: AnsweredLine
    seal: AnsweredLine


_READINGS = TypeAdapter(dict[Identifier, Reading])


def write_english(law: Law, adult_age: int) -> tuple[str, ...]:
    """Return the sentences of a law as an English page says them."""
    facts = {ADULT: adult_age, **law.facts}
    return tuple(sentence % facts for sentence in law.plain)


def checksum_law(identifier: str, law: Law, adult_age: int) -> str:
    """Return the checksum of a law's citation and English as they are now."""
    sealed = [identifier, law.citation, *write_english(law, adult_age)]
    written = json.dumps(sealed, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(written.encode("utf-8")).hexdigest()[:16]


def read_readings(data: Path) -> Checked[Mapping[str, Reading]]:
    """Read the readings of a folder by law; without the file, no lawyer has read anything."""
    path = data / READINGS
    readings, problems = read_record(_READINGS, path, data) if path.exists() else (None, ())
    return readings or {}, problems


def find_reviewed(
    laws: Mapping[str, Law], readings: Mapping[str, Reading], adult_age: int, today: date
) -> frozenset[str]:
    """Return the laws whose English is still what a lawyer read; no reading is of a day to come."""
    return frozenset(
        key
        for key, reading in readings.items()
        if key in laws
        and reading.read <= today
        and reading.seal == checksum_law(key, laws[key], adult_age)
    )


def write_readings(data: Path, by_law: Mapping[str, Reading]) -> None:
    """Replace the readings of a folder in one step."""
    records = {
        key: {**asdict(reading), "read": reading.read.isoformat()}
        for key, reading in by_law.items()
    }
    text = yaml.safe_dump(dict(sorted(records.items())), sort_keys=False, allow_unicode=True)
    put_text(data / READINGS, _HEAD + text)
