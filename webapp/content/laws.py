"""What laws say, in plain words, and which of them a lawyer has read.

A sentence that promises a time, a sum or an outcome is refused: a law changes, and no page may say
more than its source.

An edit of the English voids a reading. Only `flask data read` writes `data/law_readings.yaml`.
"""

import hashlib
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field
from datetime import date
from enum import StrEnum
from pathlib import Path

from pydantic import TypeAdapter
from pydantic.dataclasses import dataclass

from webapp.content.field_types import (
    AnsweredLine,
    AnsweredWords,
    Day,
    Identifier,
    Year,
    placeholders_in,
)
from webapp.content.figures import STRICT
from webapp.content.services import Authority, Service, Status
from webapp.problems import Checked, Problem
from webapp.yamlfile import Document, read_record

LONGEST = 20  # words of a sentence
ADULT = "adult"  # the age in `site.yaml`, which any sentence may name
_PLACEHOLDER = re.compile(r"%\(\w+\)s")
_CLAIM = re.compile(
    r"\b(?:will|won't|always|never|automatic\w*|guarantee\w*|safe|safely|confidential\w*|secret"
    r"|seconds?|minutes?|hours?|days?|weeks?|months?|years?|dollars?|percent)\b|[$€£]",
    re.IGNORECASE,
)


class Topic(StrEnum):
    """What a law is about: who must report, what holds for a call, or a section of rights."""

    REPORTING = "reporting"
    CALLING = "calling"
    YOUTH = "youth"
    EXAM = "exam"
    STAY = "stay"
    WORK = "work"
    MONEY = "money"
    CRIME = "crime"
    RECORDS = "records"
    MAIL = "mail"
    POLICE = "police"


class NeedsLawyer(StrEnum):
    """What happens before a lawyer has read the sentences: hidden, shown with a notice, nothing."""

    HIDE = "hide"
    NOTICE = "notice"
    NO = "no"


@dataclass(frozen=True, kw_only=True, config=STRICT)
class Law:
    """One law: where it is, what it says, what must not be claimed of it in any words.

    `services` help with what it gives. `facts` are years: no sentence names another number but the
    age below which somebody is a child.
    """

    topic: Topic
    citation: AnsweredLine
    plain: tuple[AnsweredWords, ...]
    must_not_claim: AnsweredLine
    needs_lawyer: NeedsLawyer
    services: tuple[Identifier, ...] = ()
    facts: Mapping[str, Year] = field(default_factory=dict)
    sources: tuple[Identifier, ...]


def check_laws(
    laws: Mapping[str, Law], services: Mapping[str, Service], document: Document
) -> Iterator[Problem]:
    """Yield a problem for each sentence that claims too much, and for answers that do not agree."""
    for key, law in laws.items():
        for index, sentence in enumerate(law.plain):
            for what, fix in _find_excess(sentence, law):
                yield document.report((key, "plain", index), what, fix)

        def report(field: str, what: str, fix: str, at: str = key) -> Problem:
            return document.report((at, field), what, fix)

        if not law.plain:
            yield report("plain", f"{key!r} says nothing", "type what it says, a sentence a line")
        if law.topic is Topic.REPORTING and law.needs_lawyer is NeedsLawyer.HIDE:
            what = "a duty to report is never hidden"
            yield report("needs_lawyer", what, "type `needs_lawyer: notice`")
        if not law.sources and law.needs_lawyer is NeedsLawyer.NO:
            fix = "name where this was read, or type `needs_lawyer: notice`"
            yield report("sources", "`sources` is empty", fix)
        for service_id in law.services:
            found = services.get(service_id)
            if found is not None and found.status is Status.CLOSED:
                what = f"{service_id!r} stands here and is closed"
                yield report("services", what, "name another service")
            if found is not None and found.authority in {Authority.POLICE, Authority.IMMIGRATION}:
                what = f"{service_id!r} is an authority, and may share what it hears"
                yield report("services", what, "name somebody who helps")


def check_reporting(
    laws: Mapping[str, Law], services: Sequence[Service], document: Document
) -> Iterator[Problem]:
    """Yield a problem where a service names a law that is about no report."""
    for index, service in enumerate(services):
        for law_id in service.reporting_laws:
            if law_id in laws and laws[law_id].topic is not Topic.REPORTING:
                what = f"{law_id!r} is no law on who must report"
                fix = f"name one whose `topic:` is `{Topic.REPORTING}`"
                yield document.report(("services", index, "reporting_laws"), what, fix)


def find_long(text: str) -> Iterator[tuple[str, str]]:
    """Yield each sentence of a text that is too long to be understood at once."""
    for sentence in re.split(r"(?<=[.?!]) ", text):
        count = len(sentence.split())
        if count > LONGEST:
            yield f"a sentence has {count} words", f"make two of it, of at most {LONGEST} words"


def _find_excess(sentence: str, law: Law) -> Iterator[tuple[str, str]]:
    claim = _CLAIM.search(_PLACEHOLDER.sub("", sentence))
    if claim:
        what = f"{claim[0]!r} claims what no law can keep"
        yield what, "say it without; `must_not_claim` says what else to leave out"
    yield from find_long(sentence)
    for wanted in sorted(placeholders_in(sentence) - {ADULT, *law.facts}):
        fix = f"add `{wanted}:` and a year under `facts:`, or write %({ADULT})s for the age"
        yield f"%({wanted})s stands for no fact", fix


READINGS = "law_readings.yaml"


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
