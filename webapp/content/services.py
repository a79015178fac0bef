"""Who helps, as frozen records: organizations, their services, and how to reach each.

Names follow the Human Services Data Specification (HSDS) where it has one.
"""

from collections.abc import Mapping
from dataclasses import field
from enum import StrEnum
from typing import Annotated

from pydantic import BeforeValidator
from pydantic.dataclasses import dataclass

from webapp.content.fieldtypes import (
    AnsweredLine,
    AnsweredWords,
    Count,
    Day,
    Email,
    Fact,
    HttpsAddress,
    Identifier,
    Line,
    Number,
    PeriodOrUnknown,
    PhoneNumber,
    Tag,
    TimeOfDay,
    Words,
    Year,
)
from webapp.content.figures import STRICT, Qualifier


def _expand_hours(written: object) -> object:
    """Let an editor write `hours: always` and `hours: unknown` in one word."""
    return {"always": {"always": "true"}, "unknown": {}}.get(str(written), written)


def _expand_languages(written: object) -> object:
    """Let an editor write `languages: unknown` in one word."""
    return {} if written == "unknown" else written


class Need(StrEnum):
    """What a person may look for; the value is the neutral word in the address."""

    TALK = "talk"
    STAY = "stay"
    HEALTH = "health"
    LEGAL = "legal"
    PAPERS = "papers"
    BASICS = "basics"
    YOUTH = "youth"
    WABANAKI = "native"
    AGENCIES = "agencies"
    LEARN = "learn"


class Coverage(StrEnum):
    """How far a service reaches; `unknown` is an answer and is shown as one."""

    STATEWIDE = "statewide"
    COUNTIES = "counties"
    NATION = "nation"
    UNKNOWN = "unknown"


class Cost(StrEnum):
    """What the person pays; `unknown` when no source says."""

    FREE = "free"
    LOW = "low"
    VARIES = "varies"
    UNKNOWN = "unknown"


class Authority(StrEnum):
    """Whether a service is an authority: police and immigration never stand without a lawyer."""

    NONE = "none"
    STATE = "state"
    POLICE = "police"
    IMMIGRATION = "immigration"


class Status(StrEnum):
    """Whether a recent source shows the service at work."""

    ACTIVE = "active"
    REDUCED = "reduced"
    UNKNOWN = "unknown"


class Medium(StrEnum):
    """How a person reaches a service; HSDS calls the first two phone types."""

    VOICE = "voice"
    TEXT = "text"
    CHAT = "chat"


class Role(StrEnum):
    """What a channel is for: help now, an office in working hours, or reporting."""

    HELP = "help"
    OFFICE = "office"
    REPORT = "report"


class Answer(StrEnum):
    """Yes, no, or the honest third answer."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


class CheckedHow(StrEnum):
    """How a record was checked: read in published sources, or somebody called."""

    PUBLISHED = "published sources"
    CALLED = "called"


class Weekday(StrEnum):
    """Days as HSDS `byday` names them, in English short form."""

    MON = "mon"
    TUE = "tue"
    WED = "wed"
    THU = "thu"
    FRI = "fri"
    SAT = "sat"
    SUN = "sun"


@dataclass(frozen=True, kw_only=True, config=STRICT)
class Opening:
    """One stretch of opening hours: days, and times of day in Maine."""

    days: tuple[Weekday, ...]
    opens: TimeOfDay
    closes: TimeOfDay


@dataclass(frozen=True, kw_only=True, config=STRICT)
class Schedule:
    """Hours of one channel: always, a list of openings, or unknown; `seen_in` when old."""

    always: bool = False
    openings: tuple[Opening, ...] = ()
    seen_in: Year | None = None

    @property
    def is_known(self) -> bool:
        """Whether any source gives hours."""
        return self.always or bool(self.openings)


@dataclass(frozen=True, kw_only=True, config=STRICT)
class Spoken:
    """Languages of one channel: spoken directly, by keypad menu, or through an interpreter."""

    direct: tuple[Tag, ...] = ()
    menu: Mapping[Tag, Line] = field(default_factory=dict)
    interpreter: Answer = Answer.UNKNOWN
    interpreter_keys: Line = ""
    interpreter_languages: Number | None = None
    interpreter_languages_qualifier: Qualifier = Qualifier.EXACT


@dataclass(frozen=True, kw_only=True, config=STRICT)
class Channel:
    """One way to reach a service: a number to call or text, or an address to chat at.

    `call_back` tells what follows where somebody else may answer and call back.
    """

    by: Medium
    role: Role = Role.HELP
    number: PhoneNumber | None = None
    address: HttpsAddress | None = None
    send: tuple[Line, ...] = ()
    send_zip: bool = False
    hours: Annotated[Schedule, BeforeValidator(_expand_hours)]
    languages: Annotated[Spoken, BeforeValidator(_expand_languages)]
    place: Line = ""
    note: Words = ""
    call_back: Words = ""
    sources: tuple[Identifier, ...]


@dataclass(frozen=True, kw_only=True, config=STRICT)
class Area:
    """Where a service helps (HSDS `service_area`)."""

    coverage: Coverage
    counties: tuple[Identifier, ...] = ()
    note: Words = ""


@dataclass(frozen=True, kw_only=True, config=STRICT)
class Checked:
    """When and how a record was checked."""

    on: Day
    how: CheckedHow


@dataclass(frozen=True, kw_only=True, config=STRICT)
class Service:
    """One listing: what it does, for whom, where, at what cost, what it may report."""

    id: Identifier
    name: AnsweredLine
    short: Words = ""
    status: Status
    status_note: Words = ""
    last_sign: PeriodOrUnknown = None
    summary: AnsweredWords
    serves: AnsweredWords
    cost: Cost
    area: Area
    needs: tuple[Need, ...]
    authority: Authority = Authority.NONE
    reporting: AnsweredWords
    channels: tuple[Channel, ...] = ()
    through: tuple[Identifier, ...] = ()
    website: HttpsAddress | None = None
    website_as_text: Line = ""
    facts: Mapping[str, Fact] = field(default_factory=dict)
    sources: tuple[Identifier, ...]
    checked: Checked


@dataclass(frozen=True, kw_only=True, config=STRICT)
class Organization:
    """Who runs one or more services; its name is never translated."""

    id: Identifier
    name: AnsweredLine
    acronym: Line = ""
    services: tuple[Service, ...]


@dataclass(frozen=True, kw_only=True, config=STRICT)
class Featured:
    """What the home page and the card show first, and who the lawyers are."""

    home: tuple[Identifier, ...]
    card: tuple[Identifier, ...]
    emergency: Identifier
    adult_age: Count
    relay: Identifier
    civil_lawyer: Identifier
    immigration_lawyer: Identifier
    corrections: Email = ""
