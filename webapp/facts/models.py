"""The records of `data/`: what editors write, checked by pydantic, and what pages ask of them."""

from hashlib import sha256
from typing import Annotated, Literal, get_args

from pydantic import BaseModel, ConfigDict

from webapp.facts.fields import (
    NOT_EMPTY,
    Address,
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
    SituationId,
    SourceId,
    Tag,
    Text,
    Unlocked,
)

Need = Literal[
    "talk", "stay", "health", "legal", "papers", "work", "basics", "youth", "native", "agencies",
    "learn",
]  # fmt: skip
Medium = Literal["voice", "text", "whatsapp", "chat"]
Whom = Literal["women", "men", "everybody", "children_with_you"]
Known = Literal["yes", "no", "unknown"]
Level = Literal["high", "medium", "low"]
Conformance = Literal["A", "AA", "AAA"]
Qualifier = Literal["exact", "more than", "at least", "about", "nearly", "fewer than"]
Authority = Literal["none", "state", "police", "immigration"]
SourceKind = Literal[
    "organization page", "government page", "law", "news", "opinion", "press release", "report",
    "data", "directory",
]  # fmt: skip
NEEDS, MEDIA, WHOM, QUALIFIERS = map(get_args, (Need, Medium, Whom, Qualifier))


def slug(identifier: str) -> str:
    """Return what stands in an address in place of an id, so that a history tells nothing."""
    number = int.from_bytes(sha256(identifier.encode()).digest()[:8])
    letter, digits = divmod(number % 190_000, 10_000)
    return f"{'bcdfghjkmnpqrstvwxz'[letter]}{digits:04}"


class Record(BaseModel):
    """What an editor wrote: no field changes once it is read, and none is unknown.

    Beside its fields a service is told who runs it (`belong_to`).
    """

    model_config = ConfigDict(extra="forbid", frozen=True)


class Source(Record):
    """Where a fact was read."""

    title: Name
    publisher: Name
    dated: MaybePeriod
    dated_as: Line
    kind: SourceKind
    reliability: Level
    address: Address
    note: Line = ""

    @property
    def year(self) -> int:
        """The year that it bears; 0 where it has no date, so that it comes last."""
        return self.dated.end.year if self.dated else 0

    @property
    def is_web_page(self) -> bool:
        """Whether a reader can follow the address."""
        return self.address.startswith("https://") and " " not in self.address


class Figure(Record):
    """One number with everything that must be beside it."""

    value: Amount | None = None
    low: Amount | None = None
    high: Amount | None = None
    cell: Line = ""
    qualifier: Qualifier = "exact"
    unit: Literal[
        "calls", "cases", "signals", "people", "offenses", "counties", "percent", "cases a year",
        "cases per 100,000 people",
    ]  # fmt: skip
    kind: Literal[
        "sex trafficking", "sex and labor trafficking", "trafficking and exploitation", "unknown"
    ] = "unknown"
    period: MaybePeriod
    place: Line
    counties: list[CountyId] = []
    source: Annotated[SourceId, Unlocked]
    quote: Annotated[Line, Unlocked]
    not_in_quote: Annotated[Line, Unlocked] = ""
    confidence: Level
    note: Annotated[Line, Unlocked] = ""


class Statement(Record):
    """What somebody said; `parts` are words of it that a page says by themselves."""

    quote: Line
    parts: dict[Id, Name] = {}
    source: Annotated[SourceId, Unlocked]
    confidence: Level
    note: Annotated[Line, Unlocked] = ""


class Law(Record):
    """What a law says in plain words, and what must not be claimed of it in any."""

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
    ]
    citation: Name
    plain: Annotated[list[LawSentence], NOT_EMPTY]
    brief: LawSentence = ""
    must_not_claim: Name
    needs_lawyer: Literal["hide", "notice", "no"]
    lawyer: SignedDay = None  # who read it as it is here
    services: list[ServiceId] = []
    facts: dict[str, Count] = {}
    duration_reason: Line = ""  # why a sentence may name a time
    sources: Annotated[list[SourceId], Unlocked]


class Situation(Record):
    """One situation: what to know first, who serves it, what else there is."""

    label: Sentence
    heading: Sentence
    picture: Literal["key", "home", "heart", "young", "work", "bed", "papers", "write", "help"]
    group: Literal["happens", "way", "part"] = "happens"
    first_law: LawId | None = None
    know: list[Sentence]
    open_laws: list[LawId] = []
    laws: list[LawId] = []
    first: Medium = "voice"
    also: list[Medium] = []
    services: list[ServiceId]
    pair: bool = False  # whether the second stands with the first
    needs: list[Need] = []
    situations: list[SituationId] = []


class County(Record):
    """One county, with the outline that a map shows."""

    name: Line
    outline: str = ""


class Size(Record):
    """How large the drawing is that outlines are made for."""

    width: Count
    height: Count


class Places(Record):
    """The counties of the state."""

    count: Count
    map: Size | None = None
    counties: dict[Id, County]

    @property
    def is_drawn(self) -> bool:
        """Whether there is a map: one county without outline would be missing."""
        return self.map is not None and all(county.outline for county in self.counties.values())


class Towns(Record):
    """Which towns lie in which county; a name may be in two."""

    source: Annotated[SourceId, Unlocked]
    counties: dict[CountyId, list[Name]] = {}


class Accessibility(Record):
    """What the accessibility statement says: the standard, who tested, what falls short."""

    wcag: Name = "2.2"
    level: Conformance = "AA"
    best: Conformance = "AAA"
    last_run: Day | None = None
    browsers: list[Name] = []
    screen_readers: list[Name] = []
    people_run: Day | None = None
    shortcomings: list[
        Literal["never-tried", "sign-language", "english-sources", "other-websites", "covered-link"]
    ] = []


class Site(Record):
    """Who is shown first, who the lawyers are, whom else to call, who runs the site."""

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
    country_row: Name
    corrections: Line = ""
    corrections_phone: PhoneNumber | None = None
    corrections_post: Line = ""
    license: Line = ""
    address: SiteAddress | None = None
    records: Literal["none", "host"] = "none"
    operator: Line = ""
    money: list[Literal["gifts", "grants", "state", "federal", "own"]] = []
    independent: Known = "unknown"
    accessibility: Annotated[Accessibility, Unlocked] = Accessibility()

    @property
    def on_every_page(self) -> list[str]:
        """The two lines that stand on every page."""
        return self.home[:2]

    @property
    def takes_corrections(self) -> bool:
        """Whether readers can tell somebody of an error."""
        return any((self.corrections, self.corrections_phone, self.corrections_post))

    @property
    def unset(self) -> dict[str, str]:
        """Return what readers are not told of the site yet, by field, and what to type."""
        lines = {
            "corrections": (self.takes_corrections, "an e-mail address for errors"),
            "operator": (self.operator != "unknown" and self.operator, "who runs the site"),
            "money": (self.money, "who pays for it, as [grants]"),
            "independent": (
                self.independent != "unknown",
                "yes (apart from police and government), or no",
            ),
        }
        return {field: fix for field, (is_set, fix) in lines.items() if not is_set}


class RefusedNumber(Record):
    """One number that stays off, why and since when."""

    number: PhoneNumber
    reason: Name
    date: Day


class Seal(Record):
    """Who accepted a record as it is, and when."""

    seal: Text
    by: Name
    on: Day
