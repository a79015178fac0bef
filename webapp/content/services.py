"""Who helps, as frozen records: organizations, their services, and how to reach each.

Names follow the Human Services Data Specification (HSDS) where it has one.
"""

from collections.abc import Iterator, Mapping
from dataclasses import field
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import BeforeValidator
from pydantic.dataclasses import dataclass

from webapp.content.field_types import (
    AnsweredLine,
    AnsweredWords,
    Day,
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
    expand_languages,
    expand_schedules,
    refuse_bare_areas,
)
from webapp.content.figures import STRICT, Qualifier


class Need(StrEnum):
    """What a person may look for; an address holds the slug of the value."""

    TALK = "talk"
    STAY = "stay"
    HEALTH = "health"
    LEGAL = "legal"
    PAPERS = "papers"
    WORK = "work"
    BASICS = "basics"
    YOUTH = "youth"
    WABANAKI = "native"
    AGENCIES = "agencies"
    LEARN = "learn"


class Extent(StrEnum):
    """How far a service reaches; `unknown` is an answer and is shown as one."""

    STATEWIDE = "statewide"
    COUNTIES = "counties"
    NATION = "nation"
    UNKNOWN = "unknown"


class Cost(StrEnum):
    """What the person pays; `unknown` when no source says.

    `free call` says of the call alone that it costs nothing.
    """

    FREE = "free"
    FREE_CALL = "free call"
    LOW = "low"
    VARIES = "varies"
    UNKNOWN = "unknown"


class Authority(StrEnum):
    """Whether a service is an authority: police and immigration never is left without a lawyer."""

    NONE = "none"
    STATE = "state"
    POLICE = "police"
    IMMIGRATION = "immigration"


class Status(StrEnum):
    """Whether a recent source shows the service at work."""

    ACTIVE = "active"
    REDUCED = "reduced"
    UNKNOWN = "unknown"
    CLOSED = "closed"


class Medium(StrEnum):
    """How a person reaches a service; HSDS knows the first two as phone types, and no messenger."""

    VOICE = "voice"
    TEXT = "text"
    WHATSAPP = "whatsapp"
    CHAT = "chat"


class Role(StrEnum):
    """What a channel is for: help now, an office in working hours, or reporting."""

    HELP = "help"
    OFFICE = "office"
    REPORT = "report"


class TriState(StrEnum):
    """Yes, no, or the honest third answer."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


class Whom(StrEnum):
    """Whom a reader may ask about; children are those whom somebody brings."""

    WOMEN = "women"
    MEN = "men"
    EVERYBODY = "everybody"
    CHILDREN = "children_with_you"


class Served(StrEnum):
    """Whether a source says that a service is for somebody; `ask` when none does."""

    YES = "yes"
    NO = "no"
    ASK = "ask"


class AssuredBy(StrEnum):
    """How a record was assured: read in published sources, or somebody called."""

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

    byday: tuple[Weekday, ...]
    opens_at: TimeOfDay
    closes_at: TimeOfDay


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
class LanguageAccess:
    """Languages of one channel: spoken directly, by keypad menu, or through an interpreter."""

    direct: tuple[Tag, ...] = ()
    menu: Mapping[Tag, Line] = field(default_factory=dict)
    interpreter: TriState = TriState.UNKNOWN
    interpreter_keys: Line = ""
    interpreter_languages: Number | None = None
    interpreter_languages_qualifier: Qualifier = Qualifier.EXACT


Schedules = Annotated[Schedule, BeforeValidator(expand_schedules)]
Languages = Annotated[LanguageAccess, BeforeValidator(expand_languages)]


@dataclass(frozen=True, kw_only=True, config=STRICT)
class Phone:
    """One number to call, to text or to write to in WhatsApp (HSDS `phone`).

    `call_back` says what follows where somebody else may answer and call back. `newest_source` is
    the newest that shows the number, and `contradicted_by` those as new that are against it.
    """

    type: Literal[Medium.VOICE, Medium.TEXT, Medium.WHATSAPP]
    role: Role = Role.HELP
    number: PhoneNumber
    send: tuple[Line, ...] = ()
    send_zip: bool = False
    schedules: Schedules
    languages: Languages
    place: Line = ""
    description: Words = ""
    call_back: Words = ""
    sources: tuple[Identifier, ...]
    newest_source: Identifier
    contradicted_by: tuple[Identifier, ...] = ()


@dataclass(frozen=True, kw_only=True, config=STRICT)
class Chat:
    """One page to chat at."""

    url: HttpsAddress
    schedules: Schedules
    languages: Languages
    description: Words = ""
    sources: tuple[Identifier, ...]
    newest_source: Identifier
    contradicted_by: tuple[Identifier, ...] = ()

    @property
    def type(self) -> Medium:
        """Return what kind of channel it is, as a phone does."""
        return Medium.CHAT


Channel = Phone | Chat


@dataclass(frozen=True, kw_only=True, config=STRICT)
class ServiceAreas:
    """Where a service helps (HSDS `service_areas`)."""

    extent: Extent
    counties: tuple[Identifier, ...] = ()
    description: Words = ""


@dataclass(frozen=True, kw_only=True, config=STRICT)
class Service:
    """One service: what it does, for whom, where, at what cost, what it may report.

    `leads_to` are needs that others serve, to whom it connects people. `for_whom` says for whom it
    is; `newcomers` that it is for people new to the country, whatever they speak.
    `instead` are others to try where it is closed or has no number.
    `reporting_laws` are the laws that bind it; `reporting` is what they do not say.
    """

    id: Identifier
    name: AnsweredLine
    short: Words = ""
    status: Status
    status_note: Words = ""
    last_sign: PeriodOrUnknown = None
    closed_on: Day | None = None
    instead: tuple[Identifier, ...] = ()
    description: AnsweredWords
    eligibility: AnsweredWords
    for_whom: Mapping[Whom, Served] = field(default_factory=dict)
    newcomers: bool = False
    cost: Cost
    service_areas: Annotated[ServiceAreas, BeforeValidator(refuse_bare_areas)]
    needs: tuple[Need, ...]
    leads_to: tuple[Need, ...] = ()
    authority: Authority = Authority.NONE
    reporting_laws: tuple[Identifier, ...] = ()
    reporting: Words = ""
    phones: tuple[Phone, ...] = ()
    chats: tuple[Chat, ...] = ()
    through: tuple[Identifier, ...] = ()
    url: HttpsAddress | None = None
    url_as_text: Line = ""
    facts: Mapping[str, Fact] = field(default_factory=dict)
    sources: tuple[Identifier, ...]
    assured_date: Day
    assured_by: AssuredBy

    @property
    def channels(self) -> tuple[Channel, ...]:
        """Return every way to reach the service, phones first."""
        return (*self.phones, *self.chats)

    def places(self) -> Iterator[tuple[tuple[str, int], Channel]]:
        """Yield every way to reach the service, with where it is in its file."""
        yield from ((("phones", index), phone) for index, phone in enumerate(self.phones))
        yield from ((("chats", index), chat) for index, chat in enumerate(self.chats))


@dataclass(frozen=True, kw_only=True, config=STRICT)
class Organization:
    """Who runs one or more services; its name is never translated."""

    id: Identifier
    name: AnsweredLine
    alternate_name: Line = ""
    services: tuple[Service, ...]
