"""Who helps: organizations, their services and how to reach each, and what pages ask of them."""

from collections.abc import Collection
from datetime import date, time
from typing import Annotated, Literal

from pydantic import (
    PrivateAttr,
    ValidationInfo,
    field_validator,
    model_validator,
)

from webapp.facts.fields import (
    Clock,
    Count,
    CountyId,
    Day,
    Facts,
    Https,
    Id,
    LawId,
    Line,
    MaybePeriod,
    Name,
    Nothing,
    PastYear,
    PhoneNumber,
    Required,
    ServiceId,
    SourceId,
    Sources,
    Tag,
    Unlocked,
    Words,
    not_empty,
    one_word,
)
from webapp.facts.models import (
    Authority,
    Known,
    Medium,
    Need,
    Qualifier,
    Record,
    Weekday,
    Whom,
    slug,
)
from webapp.problems import InvalidValueError

_LASTING_DIGITS = 3
KEPT_DAYS = 365  # the page of a service that has closed


class Opening(Record):
    """One stretch of hours: days, and times of day in Maine."""

    byday: Annotated[list[Weekday], not_empty("name days, as `[mon, tue]`")]
    opens_at: Clock
    closes_at: Clock

    @field_validator("byday")
    @classmethod
    def _check_days(cls, days: list[Weekday]) -> list[Weekday]:
        if len({*days}) < len(days):
            raise InvalidValueError("a day stands here twice", "name each day once")
        return days

    @field_validator("closes_at")
    @classmethod
    def _check_end(cls, end: time, info: ValidationInfo) -> time:
        if end <= info.data.get("opens_at", time.min):
            what, fix = "these hours end before they begin", "type a later closes_at, for midnight"
            raise InvalidValueError(what, f"{fix} 23:59")
        return end


class Schedule(Record):
    """Hours of one channel: always, a list of openings, or unknown; `seen_in` when they are old."""

    always: bool = False
    openings: list[Opening] = []
    seen_in: PastYear | None = None

    @property
    def is_known(self) -> bool:
        """Whether any source gives hours."""
        return self.always or bool(self.openings)


class Languages(Record):
    """Languages of one channel: spoken at once, by keys of a menu, or through an interpreter."""

    direct: list[Tag] = []
    menu: dict[Tag, Line] = {}
    interpreter: Known = "unknown"
    interpreter_keys: Line = ""
    interpreter_languages: Count | None = None
    interpreter_languages_qualifier: Qualifier = "exact"

    @property
    def own(self) -> list[str]:
        """Return what people speak there, at once or behind keys."""
        return [*self.direct, *self.menu]

    @property
    def is_unknown(self) -> bool:
        """Whether no source says a language."""
        return not self.own and self.interpreter != "yes"

    def keys_for(self, tag: str) -> str:
        """Return the keys that lead to somebody who speaks a language."""
        return self.menu.get(tag, "" if tag in self.direct else self.interpreter_keys)


class Channel(Record):
    """One way to reach a service."""

    type: Medium
    role: Literal["help", "office", "report"] = "help"
    number: str = ""
    url: str = ""
    send: list[Line] = []
    send_zip: bool = False
    schedules: Annotated[Schedule, one_word("are no hours", always={"always": True}, unknown={})]
    languages: Annotated[Languages, one_word("are no languages", unknown={})]
    place: Line = ""
    description: Words = ""
    call_back: Words = ""
    sources: Sources
    newest_source: Annotated[SourceId, Unlocked]
    contradicted_by: list[SourceId] = []

    @property
    def href(self) -> str:
        """Return what a link to it leads to; WhatsApp has a page of its own for each number."""
        kinds = {"voice": f"tel:{self.number}", "text": f"sms:{self.number}", "chat": self.url}
        return kinds.get(self.type, f"https://wa.me/{self.number.removeprefix('+')}")

    @property
    def is_outside(self) -> bool:
        """Whether the link leaves this site."""
        return self.type in {"whatsapp", "chat"}

    @property
    def is_code(self) -> bool:
        """Whether no organization can change it, as 911."""
        return len(self.number) == _LASTING_DIGITS

    @property
    def use(self) -> str:
        """Return what a number is used for, as it is verified: `office by voice in Augusta`."""
        place = f" in {self.place}" if self.place else ""
        return f"{self.role} by {self.type}{place}"

    def answers_in(self, tag: str) -> bool:
        """Whether one answers there in a language, or adds an interpreter."""
        return tag in self.languages.own or self.languages.interpreter == "yes"


class Phone(Channel):
    """One number to call, to text or to write to in WhatsApp."""

    type: Literal["voice", "text", "whatsapp"]
    number: PhoneNumber
    url: Nothing = ""


class Chat(Channel):
    """One page to chat at."""

    type: Literal["chat"] = "chat"
    role: Literal["help"] = "help"
    number: Nothing = ""
    place: Nothing = ""
    call_back: Nothing = ""
    url: Https


class Areas(Record):
    """Where a service helps."""

    extent: Literal["statewide", "counties", "nation", "unknown"]
    counties: list[CountyId] = []
    description: Words = ""


class Service(Record):
    """One service: what it is, for whom, at what cost, what it may report, how it is reached."""

    id: Id
    name: Name
    short: Words = ""
    status: Literal["active", "reduced", "unknown", "closed"]
    status_note: Words = ""
    last_sign: MaybePeriod = None
    closed_on: Day | None = None
    instead: list[ServiceId] = []
    description: Required
    eligibility: Required
    for_whom: dict[Whom, Literal["yes", "no", "ask"]] = {}
    newcomers: bool = False
    cost: Literal["free", "free call", "low", "varies", "unknown"]
    service_areas: Annotated[Areas, one_word("are no places")]
    needs: list[Need]
    leads_to: list[Need] = []
    authority: Authority = "none"
    reporting_laws: list[LawId] = []
    reporting: Words = ""
    phones: list[Phone] = []
    chats: list[Chat] = []
    through: list[ServiceId] = []
    url: Https | None = None
    url_as_text: Line = ""
    facts: Facts = {}
    sources: Sources
    assured_date: Day
    assured_by: Literal["published sources", "called"]
    _organization: "Organization" = PrivateAttr()

    @property
    def organization(self) -> "Organization":
        """Return who runs it."""
        return self._organization

    def belong_to(self, organization: "Organization") -> None:
        """Know who runs it; only its organization says so."""
        self._organization = organization

    @property
    def slug(self) -> str:
        """Return what stands for it in an address."""
        return slug(self.id)

    @property
    def channels(self) -> list[Channel]:
        """Return every way to reach it, phones first."""
        return [*self.phones, *self.chats]

    @property
    def voice(self) -> Phone | None:
        """Return the number that answers first."""
        return next((phone for phone in self.phones if phone.type == "voice"), None)

    @property
    def lead(self) -> Phone | None:
        """The number of the list: the first to call, else to text."""
        text = next((phone for phone in self.phones if phone.type == "text"), None)
        return self.voice or text

    @property
    def takes_texts(self) -> bool:
        """Whether the number to call is one to text too."""
        numbers = {phone.number for phone in self.phones if phone.type == "text"}
        return self.voice is not None and self.voice.number in numbers

    @property
    def is_called(self) -> bool:
        """Whether somebody called all its numbers."""
        return self.assured_by == "called"

    def has_ended(self, today: date) -> bool:
        """Whether it closed so long ago that its page may go: a year."""
        return self.closed_on is not None and (today - self.closed_on).days > KEPT_DAYS

    @property
    def is_police(self) -> bool:
        """Such an authority never stands without a lawyer."""
        return self.authority in {"police", "immigration"}

    def has_called(self, channel: Channel) -> bool:
        """Whether a call showed a number to be right; it says nothing of a chat."""
        return self.is_called and channel.type != "chat"

    def is_contradicted(self, channel: Channel) -> bool:
        """Whether a source is against a number that nobody has called."""
        return bool(channel.contradicted_by) and not self.has_called(channel)

    def is_doubtful(self, channel: Channel) -> bool:
        """Whether pages say what to do if nobody answers; they frighten nobody off else."""
        is_unclear = self.status == "unknown" and not channel.is_code
        return self.is_contradicted(channel) or (is_unclear and not self.has_called(channel))

    @property
    def is_steady(self) -> bool:
        """Whether somebody surely answers day and night."""
        return any(
            phone.type == "voice" and phone.schedules.always and not self.is_doubtful(phone)
            for phone in self.phones
        )

    def serves(self, whom: str) -> str:
        """Return whether it is for somebody; who serves everybody serves women and men."""
        if whom in {"women", "men"} and self.for_whom.get("everybody") == "yes":
            return "yes"
        return next((said for who, said in self.for_whom.items() if who == whom), "ask")

    @property
    def whom(self) -> dict[str, list[str]]:
        """Whom it serves, whom not and who must ask: where a source says it, or of a bed."""
        served: dict[str, list[str]] = {"yes": [], "no": [], "ask": []}
        if self.status == "closed" or not (self.for_whom or "stay" in self.needs):
            return served
        is_for_all = self.for_whom.get("everybody") == "yes"
        named = ["everybody"] if is_for_all else ["women", "men"]
        if self.may_serve("children_with_you") or "children_with_you" in self.for_whom:
            named.append("children_with_you")
        for who in named:
            served[self.serves(who)].append(who)
        return served

    @property
    def surely_serves(self) -> list[str]:
        """Everybody, men too, or women where men are left out."""
        if self.serves("everybody") == "yes":
            return ["everybody"]
        known = [] if self.serves("men") == "ask" else ["women", "men"]
        return [who for who in known if self.serves(who) == "yes"]

    def may_serve(self, whom: str) -> bool:
        """Whether it is for somebody or may be asked; children come along to a place alone."""
        is_askable = whom != "children_with_you" or "stay" in self.helps_with
        return self.serves(whom) == "yes" or (self.serves(whom) == "ask" and is_askable)

    @property
    def helps_with(self) -> set[str]:
        """Return the needs that it meets, or leads to."""
        return {*self.needs, *self.leads_to}

    @property
    def first_need(self) -> str:
        """What it does first; who meets no need connects calls."""
        return self.needs[0] if self.needs else "talk"

    def speaks(self, tag: str) -> bool:
        """Whether its people answer in a language, at once or behind keys."""
        return any(tag in channel.languages.own for channel in self.channels)

    def is_local(self, where: str | None) -> bool:
        """Whether it names the place itself; a tribal center is of its county and the nations."""
        areas = self.service_areas
        if where == "wabanaki":
            return "native" in self.needs and areas.extent not in {"statewide", "unknown"}
        return where in areas.counties

    def is_in(self, where: str) -> bool:
        """Whether it helps in a place, or nobody knows where and that is asked for."""
        if where == "unsure":
            return self.service_areas.extent == "unknown"
        return self.service_areas.extent == "statewide" or self.is_local(where)

    @property
    def interpreters(self) -> int:
        """In how many languages an interpreter is added to a call; -1 of none."""
        known = [p.languages for p in self.phones if p.type == "voice"]
        return max(
            (x.interpreter_languages or 0 for x in known if x.interpreter == "yes"), default=-1
        )

    def lines(self, first: str, also: Collection[str] = ()) -> list[Channel]:
        """Return the ways that a page shows; where one writes, rather one that answers always."""
        wanted = {"text", "chat"} if first == "text" else {first}
        fit = [channel for channel in self.channels if channel.type in wanted]
        fit.sort(key=lambda channel: first == "text" and not channel.schedules.always)
        begun = fit[:1] or self.channels[:1]
        return begun + [c for c in self.channels if c.type in also and c not in begun]


class Organization(Record):
    """Who runs one or more services; its name is never translated."""

    id: Id
    name: Name
    alternate_name: Line = ""
    services: list[Service]

    @model_validator(mode="after")
    def own(self) -> "Organization":
        """Let each service know who runs it."""
        for service in self.services:
            service.belong_to(self)
        return self
