"""Pydantic models of the records in `data/`, except services."""

from hashlib import sha256
from typing import Annotated, Literal, get_args

from pydantic import BaseModel

from webapp.facts.fields import (
    NOT_EMPTY,
    Address,
    AdviceId,
    Amount,
    Count,
    CountyId,
    Day,
    Id,
    LawId,
    LawSentence,
    Line,
    MaybePeriod,
    Name,
    PhoneNumber,
    Sentence,
    ServiceId,
    SignedDay,
    SiteAddress,
    SiteName,
    SituationId,
    SourceId,
    Sources,
    Tag,
    Text,
    TimeZone,
    Unlocked,
    first_day,
)

Need = Literal[
    "talk", "stay", "health", "legal", "papers", "work", "basics", "youth", "native",
    "agencies", "learn",
]  # fmt: skip
Medium = Literal["voice", "text", "whatsapp", "chat"]
Whom = Literal["women", "men", "everybody", "children_with_you"]
YesNoUnknown = Literal["yes", "no", "unknown"]
Level = Literal["high", "medium", "low"]
Conformance = Literal["A", "AA", "AAA"]
Qualifier = Literal["exact", "more than", "at least", "about", "nearly"]
Authority = Literal["none", "state", "police", "immigration"]
AnsweredBy = Literal[
    "trained_advocate", "advocate", "crisis_worker", "staff", "lawyer", "guide", "office", "unknown"
]
NEEDS, MEDIA, WHOM, QUALIFIERS, AUTHORITIES = map(
    get_args, (Need, Medium, Whom, Qualifier, Authority)
)
UnlockedLine = Annotated[Line, Unlocked]
UnlockedSource = Annotated[SourceId, Unlocked]


def url_code(identifier: str) -> str:
    """Return a letter and four digits for URLs, so that a browser history reveals no id."""
    number = int.from_bytes(sha256(identifier.encode()).digest()[:8])
    letters = "bcdfghjkmnpqrstvwxz"
    letter, digits = divmod(number % (len(letters) * 10_000), 10_000)
    return f"{letters[letter]}{digits:04}"


class Record(BaseModel, extra="forbid", frozen=True):
    """Base class of what editors write: unknown fields are errors, and fields never change."""


class Source(Record):
    """A page or document that supports facts."""

    title: Name
    publisher: Name
    dated: MaybePeriod
    dated_as: Line
    kind: Literal[
        "organization page", "government page", "law", "news", "opinion", "press release",
        "report", "data", "directory",
    ]  # fmt: skip
    reliability: Level
    address: Address
    note: Line = ""

    @property
    def year(self) -> int:
        """Return its year; 0 without a date, so that it sorts as the oldest."""
        return first_day(self.dated.end).year if self.dated else 0

    @property
    def is_web_page(self) -> bool:
        """Return whether the address is a link that readers can follow."""
        return self.address.startswith("https://") and " " not in self.address


class Figure(Record):
    """A number from a source, with what it counts, when and where.

    It is one `value`, a range from `low` to `high`, or the `cell` of a table.
    """

    value: Amount | None = None
    low: Amount | None = None
    high: Amount | None = None
    cell: Line = ""
    qualifier: Qualifier = "exact"
    unit: Literal[
        "calls", "cases", "signals", "people", "offenses", "counties", "percent",
        "cases a year", "cases per 100,000 people",
    ]  # fmt: skip
    kind: Literal[
        "sex trafficking",
        "sex and labor trafficking",
        "trafficking and exploitation",
        "unknown",
    ] = "unknown"
    program: Line = ""
    period: MaybePeriod
    place: Line
    counties: list[CountyId] = []
    source: UnlockedSource
    quote: UnlockedLine
    not_in_quote: UnlockedLine = ""
    confidence: Level
    note: UnlockedLine = ""


class Statement(Record):
    """A quote; `parts` are phrases of it that pages quote alone, by name."""

    quote: Line
    parts: dict[Id, Name] = {}
    source: UnlockedSource
    confidence: Level
    note: UnlockedLine = ""


class Law(Record):
    """A law in plain words; `must_not_claim` says what no text may claim of it."""

    topic: Literal[
        "reporting",
        "calling",
        "youth",
        "exam",
        "stay",
        "work",
        "money",
        "crime",
        "records",
        "mail",
        "police",
        "court",
        "interpreter",
        "example",
    ]
    citation: Name
    plain: Annotated[list[LawSentence], NOT_EMPTY]
    brief: LawSentence = ""
    must_not_claim: Name
    needs_lawyer: Literal["hide", "notice", "no"]
    lawyer: SignedDay = None  # the lawyer who read these words
    services: list[ServiceId] = []
    facts: dict[str, Count] = {}  # values of the placeholders in its sentences
    duration_reason: Line = ""  # why a sentence must name a time
    sources: Annotated[list[SourceId], Unlocked]


class Advice(Record):
    """A sentence of advice that examples share."""

    sentence: Sentence
    sources: Sources


class Example(Record):
    """What can happen to a reader, in readers' words, with the facts that apply to it.

    `service` is one whose record names it, or one that fits better than the first one of the page.
    """

    sentence: Sentence
    law: LawId | None = None
    advice: AdviceId | None = None
    service: ServiceId | None = None


class Situation(Record):
    """A situation of readers, as "Help 3": what to know first, and who can help."""

    label: Sentence
    heading: Sentence
    picture: Literal[
        "key", "home", "heart", "young", "work", "bed", "papers", "write", "help", "photo", "eye",
        "people",
    ]  # fmt: skip
    group: Literal["happens", "way", "part"] = "happens"
    first_law: LawId | None = None
    second_law: LawId | None = None
    reporting_law: LawId | None = None  # said of the first service, instead of its own
    examples: list[Example] = []
    know: list[Sentence]
    open_laws: list[LawId] = []
    laws: list[LawId] = []
    first: Medium = "voice"
    also: list[Medium] = []
    services: Annotated[list[ServiceId], NOT_EMPTY]
    pair: bool = False  # show the second service beside the first
    needs: list[Need] = []
    situations: list[SituationId] = []


class County(Record):
    """A county, with its outline on the map as the path of an SVG, if there is a map."""

    name: Line
    outline: str = ""


class Size(Record):
    """The size of the map that the outlines are drawn on."""

    width: Count
    height: Count


class Nations(Record):
    """The Native nations of the place, which have services of their own.

    `words` are names that the search finds, with commas between them.
    """

    name: Sentence
    words: Line = ""


class Places(Record):
    """The counties of the place, with the size of the map, and its Native nations."""

    count: Count
    map: Size | None = None
    counties: dict[Id, County]
    nations: Nations | None = None


class Towns(Record):
    """The towns of each county; two counties may have a town of the same name."""

    source: UnlockedSource
    counties: dict[CountyId, list[Name]] = {}


class Accessibility(Record):
    """Values of the accessibility statement: the standard, the tests, the shortcomings."""

    wcag: Name = "2.2"
    level: Conformance = "AA"
    best: Conformance = "AAA"
    last_run: Day | None = None
    browsers: list[Name] = []
    screen_readers: list[Name] = []
    people_run: Day | None = None
    shortcomings: list[
        Literal[
            "never-tried",
            "sign-language",
            "english-sources",
            "other-websites",
            "short-titles",
            "close-lines",
            "covered-link",
        ]
    ] = []


class Site(Record):
    """Settings of the site: its name and place, services with a special role, who runs it."""

    name: SiteName
    area: Sentence  # a label for services that help everywhere in the place
    time_zone: TimeZone
    invented_numbers: Literal["yes", "no"] = "no"  # yes for a made-up site
    home: Annotated[list[ServiceId], NOT_EMPTY]
    card: Annotated[list[ServiceId], NOT_EMPTY]
    emergency: ServiceId
    adult_age: Count
    relay: ServiceId
    referral: ServiceId
    civil_lawyer: ServiceId
    immigration_lawyer: ServiceId
    named_before: list[ServiceId] = []
    other_languages: list[Tag] = []
    state: Name
    country_row: Line = ""
    corrections: Line = ""
    corrections_phone: PhoneNumber | None = None
    corrections_post: Line = ""
    license: Line = ""
    address: SiteAddress | None = None
    records: Literal["none", "host"] = "none"
    operator: Line = ""
    money: list[Literal["gifts", "grants", "state", "federal", "own"]] = []
    independent: YesNoUnknown = "unknown"
    accessibility: Annotated[Accessibility, Unlocked] = Accessibility()

    @property
    def takes_corrections(self) -> bool:
        """Return whether readers can report errors to somebody."""
        return any((self.corrections, self.corrections_phone, self.corrections_post))

    @property
    def unset(self) -> dict[str, str]:
        """Return the fields about the operator that are not filled in, with what to type.

        While one is missing, the site is a trial copy.
        """
        missing = dict[str, str]()
        if not self.takes_corrections:
            missing["corrections"] = "an e-mail address for errors"
        if self.operator in {"", "unknown"}:
            missing["operator"] = "who runs the site"
        if not self.money:
            missing["money"] = "who pays for it, as [grants]"
        if self.independent == "unknown":
            missing["independent"] = "yes (apart from police and government), or no"
        return missing


class RefusedNumber(Record):
    """A phone number that must never be published, with the reason and the day."""

    number: PhoneNumber
    reason: Name
    date: Day


class Seal(Record):
    """The approval of a record: its name, a digest of its locked fields, by whom and when."""

    record: Name
    seal: Text
    by: Name
    on: Day
