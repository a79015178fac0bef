"""Who helps: organizations, their services and how to reach each, and what pages ask of them."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import Annotated, Literal, NamedTuple

from pydantic import PrivateAttr, model_validator

from webapp.facts.fields import (
    AREAS,
    Area,
    AsText,
    Day,
    Facts,
    Https,
    Id,
    LawId,
    Line,
    MaybePeriod,
    Name,
    PhoneNumber,
    Prose,
    RequiredProse,
    ServiceId,
    SignedDay,
    Sources,
    Tag,
    Text,
    list_or,
    pattern_validator,
)
from webapp.facts.hours import HoursField
from webapp.facts.models import QUALIFIERS, Authority, Known, Medium, Need, Record, Whom, slug
from webapp.problems import InvalidValueError

_LASTING_DIGITS = 3


class Quantity(NamedTuple):
    """A number of languages, with its qualifier: `more than 240`."""

    number: int
    qualifier: str = "exact"

    def __str__(self) -> str:
        """Return it as editors write it."""
        return str(self.number) if self.qualifier == "exact" else f"{self.qualifier} {self.number}"


def _make_quantity(text: str) -> Quantity:
    qualifier, _, number = text.rpartition(" ")
    return Quantity(int(number), qualifier or "exact")


class Channel(Record):
    """One way to reach a service, with the hours and languages in which it is answered."""

    role: Literal["help", "office", "report"] = "help"
    place: Line = ""
    send: list[Line] = []
    send_zip: bool = False
    hours: HoursField
    languages: Annotated[list[Tag], list_or(unknown=[])]  # spoken there at once
    menu: dict[Tag, Line] = {}  # what to press for a language
    interpreter: Known = "unknown"
    interpreter_keys: Line = ""
    interpreter_languages: Annotated[
        Quantity | None,
        pattern_validator(
            rf"(({'|'.join(QUALIFIERS)}) )?\d{{1,9}}",
            "is no number of languages",
            "type it as `200`, or as `more than 200`, `at least 200`, `about 200`, `nearly 200`",
            _make_quantity,
        ),
        AsText,
    ] = None
    interpreter_note: Prose = ""  # for who needs one
    description: Prose = ""
    call_back: Prose = ""
    sources: Sources
    called: SignedDay = None  # when somebody rang it and found it right

    @property
    def type(self) -> Medium:
        """How one reaches it."""
        return "chat"

    @property
    def number(self) -> str:
        """The number; nothing for a chat."""
        return ""

    @property
    def href(self) -> str:
        """What a link to it leads to; WhatsApp has a page of its own for each number."""
        kinds = {"voice": f"tel:{self.number}", "text": f"sms:{self.number}"}
        return kinds.get(self.type, f"https://wa.me/{self.number.removeprefix('+')}")

    @property
    def use(self) -> str:
        """What it is used for: `office by voice in Augusta`."""
        place = f" in {self.place}" if self.place else ""
        return f"{self.role} by {self.type}{place}"

    @property
    def is_outside(self) -> bool:
        """Whether the link leaves this site."""
        return self.type in {"whatsapp", "chat"}

    @property
    def is_code(self) -> bool:
        """Whether no organization can change it, as 911."""
        return len(self.number) == _LASTING_DIGITS

    @property
    def spoken(self) -> list[str]:
        """What people speak there, at once or behind keys."""
        return [*self.languages, *self.menu]

    @property
    def is_language_known(self) -> bool:
        """Whether any source says a language."""
        return bool(self.spoken) or self.interpreter == "yes"

    def keys_for(self, tag: str) -> str:
        """Return the keys that lead to somebody who speaks a language."""
        return self.menu.get(tag, "" if tag in self.languages else self.interpreter_keys)

    def answers_in(self, tag: str) -> bool:
        """Whether one answers there in a language, or adds an interpreter."""
        return tag in self.spoken or self.interpreter == "yes"


class Phone(Channel):
    """One number to call, to text or to write to in WhatsApp."""

    voice: PhoneNumber = ""
    text: PhoneNumber = ""
    whatsapp: PhoneNumber = ""

    @model_validator(mode="after")
    def _check_number(self) -> "Phone":
        if len([*filter(None, (self.voice, self.text, self.whatsapp))]) != 1:
            what = "a phone has one number, and this one has none or several"
            fix = "type `voice:`, `text:` or `whatsapp:` once; give each number an entry of its own"
            raise InvalidValueError(what, fix)
        return self

    @property
    def type(self) -> Medium:
        """How one reaches it."""
        return "voice" if self.voice else "text" if self.text else "whatsapp"

    @property
    def number(self) -> str:
        """The number."""
        return self.voice or self.text or self.whatsapp


def all_called_on(phones: Sequence[Phone]) -> date | None:
    """Return since when somebody has called each of these; None where one waits."""
    days = [phone.called.on for phone in phones if phone.called]
    return min(days) if days and len(days) == len(phones) else None


class Chat(Channel):
    """One page to chat at."""

    url: Https

    @property
    def href(self) -> str:
        """What a link to it leads to."""
        return self.url


class Service(Record):
    """One service: what it is, for whom, at what cost, what it may report, how it is reached."""

    id: Id
    name: Name
    short: Prose = ""
    status: Literal["active", "reduced", "unknown", "closed"]
    status_note: Prose = ""
    last_sign: MaybePeriod = None
    closed_on: Day | None = None
    instead: list[ServiceId] = []
    description: RequiredProse
    eligibility: RequiredProse
    for_whom: dict[Whom, Literal["yes", "no", "ask"]] = {}
    newcomers: bool = False
    cost: Literal["free", "free call", "low", "varies", "unknown"]
    where: Annotated[
        list[Area],
        list_or(statewide=["statewide"], nation=["nation"], unknown=["unknown"]),
    ]
    where_note: Prose = ""
    needs: list[Need]
    leads_to: list[Need] = []
    authority: Authority = "none"
    laws: list[LawId] = []  # what a law says of the trouble that it helps with
    reporting_laws: list[LawId] = []
    reporting: Prose = ""
    phones: list[Phone] = []
    chats: list[Chat] = []
    through: list[ServiceId] = []
    url: Https | None = None
    url_as_text: Text = ""
    facts: Facts = {}
    sources: Sources
    read: Day  # on which somebody last read it in its sources
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
        """Return what an address has for it."""
        return slug(self.id)

    @property
    def channels(self) -> list[Channel]:
        """Return every way to reach it, phones first."""
        return [*self.phones, *self.chats]

    @property
    def placed_channels(self) -> list[tuple[tuple[str, int], Channel]]:
        """Return every way to reach it, with where its record has it."""
        kinds: Mapping[str, Sequence[Channel]] = {"phones": self.phones, "chats": self.chats}
        return [((kind, n), each) for kind, of in kinds.items() for n, each in enumerate(of)]

    @property
    def voice(self) -> Phone | None:
        """Return the number that answers first."""
        return next((phone for phone in self.phones if phone.voice), None)

    @property
    def list_phone(self) -> Phone | None:
        """The number of the list: the first to call, else to text."""
        return self.voice or next((phone for phone in self.phones if phone.text), None)

    @property
    def counties(self) -> list[str]:
        """Return the counties in which it helps, where it names any."""
        return [area for area in self.where if area not in AREAS]

    @property
    def called_on(self) -> date | None:
        """Return since when somebody has called each of its numbers; None where one waits."""
        return all_called_on(self.phones)

    @property
    def is_police(self) -> bool:
        """Such an authority never stands without a lawyer."""
        return self.authority in {"police", "immigration"}

    def is_doubtful(self, channel: Channel) -> bool:
        """Whether pages say what to do if nobody answers; they frighten nobody off else."""
        return self.status == "unknown" and not channel.is_code and not channel.called

    @property
    def is_steady(self) -> bool:
        """Whether somebody surely answers day and night."""
        always = [phone for phone in self.phones if phone.voice and phone.hours.always]
        return not all(map(self.is_doubtful, always))

    def serves(self, whom: str) -> str:
        """Return whether it is for somebody; who serves everybody serves women and men."""
        if whom in {"women", "men"} and self.for_whom.get("everybody") == "yes":
            return "yes"
        return next((said for who, said in self.for_whom.items() if who == whom), "ask")

    @property
    def whom(self) -> dict[str, list[str]]:
        """Whom it serves, whom not and who must ask: where a source says it, or of a bed."""
        is_said = self.for_whom or "stay" in self.needs
        is_for_all = self.for_whom.get("everybody") == "yes"
        named = ["everybody"] if is_for_all else ["women", "men"]
        if self.may_serve("children_with_you") or "children_with_you" in self.for_whom:
            named.append("children_with_you")
        return {
            answer: [who for who in named if is_said and self.serves(who) == answer]
            for answer in ("yes", "no", "ask")
        }

    @property
    def explicitly_serves(self) -> list[str]:
        """Whom the list names: nobody where men must ask, whom "For: women" would turn away."""
        is_sure = "men" not in self.whom["ask"]
        return [who for who in self.whom["yes"] if is_sure and who != "children_with_you"]

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
        return any(tag in channel.spoken for channel in self.channels)

    def is_local(self, place: str | None) -> bool:
        """Whether it names the place itself; a tribal center is of its county and the nations."""
        if place == "wabanaki":
            return "native" in self.needs and not {"statewide", "unknown"}.intersection(self.where)
        return place in self.counties

    def is_in(self, place: str) -> bool:
        """Whether it helps in a place, or nobody knows where and that is asked for."""
        if place == "unsure":
            return "unknown" in self.where
        return "statewide" in self.where or self.is_local(place)

    @property
    def interpreters(self) -> int:
        """In how many languages an interpreter is added to a call; -1 of none."""
        known = [p for p in self.phones if p.voice and p.interpreter == "yes"]
        counts = (p.interpreter_languages.number if p.interpreter_languages else 0 for p in known)
        return max(counts, default=-1)

    def channels_for(self, first: str, also: Collection[str] = ()) -> list[Channel]:
        """Return the ways that a page shows; where one writes, rather one that answers always."""
        wanted = {"text", "chat"} if first == "text" else {first}
        fit = [channel for channel in self.channels if channel.type in wanted]
        fit.sort(key=lambda channel: first == "text" and not channel.hours.always)
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
