"""Organizations, their services, and the phones and chats that reach them."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from datetime import date
from typing import Annotated, Literal

from pydantic import PlainSerializer

from webapp.facts.fields import (
    AREAS,
    Amount,
    Area,
    Day,
    Https,
    Id,
    LawId,
    Line,
    MaybePeriod,
    Name,
    PhoneNumber,
    Place,
    Prose,
    RequiredProse,
    ServiceId,
    SignedDay,
    Sources,
    Tag,
    Text,
    list_or_word,
    pattern_validator,
)
from webapp.facts.hours import HoursField
from webapp.facts.models import (
    QUALIFIERS,
    AnsweredBy,
    Authority,
    Medium,
    Need,
    Record,
    Whom,
    YesNoUnknown,
    url_code,
)
from webapp.problems import InvalidValueError

_SHORT_CODE_DIGITS = 3  # as 911


class Channel(Record):
    """A way to reach a service, with the hours and languages in which it is answered."""

    role: Literal["help", "office", "report"] = "help"
    place: Place = ""
    send: list[Line] = []  # words to text to the number
    send_zip: bool = False
    hours: HoursField
    languages: Annotated[list[Tag], list_or_word(unknown=[])]  # spoken without an interpreter
    menu: dict[Tag, Line] = {}  # the keys to press for each language
    interpreter: YesNoUnknown = "unknown"
    interpreter_keys: Line = ""  # the keys to press for an interpreter
    interpreter_languages: Annotated[
        str,
        pattern_validator(
            rf"(({'|'.join(QUALIFIERS)}) )?\d{{1,9}}",
            "is not a number of languages",
            "type it as `200`, alone or after `more than`, `at least`, `about` or `nearly`",
        ),
    ] = ""
    interpreter_note: Prose = ""  # for people who need an interpreter
    description: Prose = ""
    call_back: Prose = ""  # who may call back
    sources: Sources
    called: SignedDay = None  # when somebody called and it was right

    @property
    def type(self) -> Medium:
        """Return the medium."""
        return "chat"

    @property
    def number(self) -> str:
        """Return the phone number; "" for a chat."""
        return ""

    @property
    def href(self) -> str:
        """Return the target of a link to it; for WhatsApp that is a web page."""
        if self.type == "voice":
            return f"tel:{self.number}"
        if self.type == "text":
            return f"sms:{self.number}"
        return f"https://wa.me/{self.number.removeprefix('+')}"

    @property
    def use(self) -> str:
        """Return its purpose, as `office by voice in Augusta`."""
        place = f" in {self.place}" if self.place else ""
        return f"{self.role} by {self.type}{place}"

    @property
    def opens_other_site(self) -> bool:
        """Return whether its link leads to another website."""
        return self.type in {"whatsapp", "chat"}

    @property
    def is_three_digit_code(self) -> bool:
        """Return whether it is a short code as 911, which no organization can change."""
        return len(self.number) == _SHORT_CODE_DIGITS

    @property
    def spoken(self) -> list[str]:
        """Return the languages that staff speak, at once or behind menu keys."""
        return [*self.languages, *self.menu]

    @property
    def is_language_known(self) -> bool:
        """Return whether a source names a language or an interpreter."""
        return bool(self.spoken) or self.interpreter == "yes"

    @property
    def interpreter_language_count(self) -> int:
        """Return how many languages its interpreter speaks.

        0 means that no source gives a number, -1 that no source says that there is one.
        """
        if self.interpreter != "yes":
            return -1
        qualified_number = self.interpreter_languages or "0"
        return int(qualified_number.split()[-1])

    def answers_in(self, tag: str) -> bool:
        """Return whether staff speak a language or add an interpreter."""
        return tag in self.spoken or self.interpreter == "yes"


class Phone(Channel):
    """A phone number for calls, texts or WhatsApp: exactly one of the three."""

    voice: PhoneNumber = ""
    text: PhoneNumber = ""
    whatsapp: PhoneNumber = ""

    def model_post_init(self, _context: object) -> None:
        """Reject a phone without a number, or with several."""
        if sum(map(bool, (self.voice, self.text, self.whatsapp))) != 1:
            raise InvalidValueError(
                "a phone has one number, and this one has none or several",
                "type one of `voice:`, `text:` and `whatsapp:`; add an entry for each number",
            )

    @property
    def type(self) -> Medium:
        """Return the medium."""
        if self.voice:
            return "voice"
        return "text" if self.text else "whatsapp"

    @property
    def number(self) -> str:
        """Return the phone number."""
        return self.voice or self.text or self.whatsapp


def find_earliest_call(channels: Sequence[Channel]) -> date | None:
    """Return the earliest day on which one was called to check; None if one never was."""
    days = [channel.called.on for channel in channels if channel.called]
    return min(days) if days and len(days) == len(channels) else None


class Chat(Channel):
    """A web page with a chat."""

    url: Https

    @property
    def href(self) -> str:
        """Return the target of a link to it."""
        return self.url


class Service(Record):
    """What an organization offers: for whom, where, at what cost, and how to reach it.

    Its organization is set after validation (`set_organization`).
    """

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
    where: Annotated[list[Area], list_or_word(**{area: [area] for area in AREAS})]
    where_note: Prose = ""
    needs: list[Need]
    leads_to: list[Need] = []
    authority: Authority = "none"
    answered_by: AnsweredBy = "unknown"
    laws: list[LawId] = []  # what laws say on the topic of the service
    reporting_laws: list[LawId] = []  # what the service must report
    reporting: Prose = ""
    phones: list[Phone] = []
    chats: list[Chat] = []
    through: list[ServiceId] = []  # services that connect people with this one
    url: Https | None = None
    url_as_text: Text = ""  # an address that pages do not link
    facts: dict[str, Amount] = {}  # values of the placeholders in its texts
    sources: Sources
    read: Day  # when somebody last read its sources
    _organization: "Organization"

    @property
    def organization(self) -> "Organization":
        """Return the organization that runs it."""
        return self._organization

    def set_organization(self, organization: "Organization") -> None:
        """Store the organization that runs it; only `Organization` may call this."""
        self._organization = organization

    @property
    def url_code(self) -> str:
        """Return its id for URLs."""
        return url_code(self.id)

    @property
    def channels(self) -> list[Channel]:
        """Return all phones, then all chats."""
        return [*self.phones, *self.chats]

    @property
    def channels_with_loc(self) -> Iterator[tuple[tuple[str, int], Channel]]:
        """Yield all channels with the field and the index that they have in the record."""
        for field in ("phones", "chats"):
            for n, channel in enumerate(getattr(self, field)):
                yield (field, n), channel

    @property
    def voice(self) -> Phone | None:
        """Return the first number to call."""
        return next((phone for phone in self.phones if phone.voice), None)

    @property
    def list_phone(self) -> Phone | None:
        """Return the number that lists show: the first to call, else the first to text."""
        return self.voice or next((phone for phone in self.phones if phone.text), None)

    @property
    def counties(self) -> list[str]:
        """Return the counties that it names."""
        return [area for area in self.where if area not in AREAS]

    @property
    def called_on(self) -> date | None:
        """Return the earliest day of the calls to its numbers; None if one was never called."""
        return find_earliest_call(self.phones)

    @property
    def is_police(self) -> bool:
        """Return whether pages must show lawyers beside it."""
        return self.authority in {"police", "immigration"}

    def is_doubtful(self, channel: Channel) -> bool:
        """Return whether pages must say what to do if nobody answers a channel."""
        return self.status == "unknown" and not channel.is_three_digit_code and not channel.called

    @property
    def is_always_answered(self) -> bool:
        """Return whether a number to call is answered day and night, without doubt."""
        return any(
            phone.voice and phone.hours.always and not self.is_doubtful(phone)
            for phone in self.phones
        )

    def answer_for(self, whom: str) -> str:
        """Return whether it is for some people: yes, no or ask.

        A service for everybody is for women and for men.
        """
        if whom in {"women", "men"} and self.for_whom.get("everybody") == "yes":
            return "yes"
        return dict[str, str](self.for_whom.items()).get(whom, "ask")

    @property
    def people_by_answer(self) -> dict[str, list[str]]:
        """Return the people whom it is for (yes), is not for (no), and who must ask (ask).

        Nobody is named if no source says it, unless the service offers a place to stay.
        """
        people_by_answer = defaultdict[str, list[str]](list)
        if not self.for_whom and "stay" not in self.needs:
            return people_by_answer
        is_for_everybody = self.for_whom.get("everybody") == "yes"
        people = ["everybody"] if is_for_everybody else ["women", "men"]
        if self.may_serve("children_with_you") or "children_with_you" in self.for_whom:
            people.append("children_with_you")
        for whom in people:
            people_by_answer[self.answer_for(whom)].append(whom)
        return people_by_answer

    @property
    def explicitly_serves(self) -> list[str]:
        """Return the people that lists name; nobody if men must ask.

        "For: women" would turn away men who could ask.
        """
        people = self.people_by_answer
        if "men" in people["ask"]:
            return []
        return [whom for whom in people["yes"] if whom != "children_with_you"]

    def may_serve(self, whom: str) -> bool:
        """Return whether some people may contact it: it is for them, or they can ask.

        To ask for children makes sense only about a place to stay.
        """
        answer = self.answer_for(whom)
        is_askable = whom != "children_with_you" or "stay" in {*self.needs, *self.leads_to}
        return answer == "yes" or (answer == "ask" and is_askable)

    @property
    def first_need(self) -> str:
        """Return the need that it meets first; a service without needs connects calls."""
        return self.needs[0] if self.needs else "talk"

    def is_local(self, place: str) -> bool:
        """Return whether it names a county, or is a local service of the Native nations.

        Services of unknown area are local to `unsure`.
        """
        if place == "unsure":
            return "unknown" in self.where
        if place == "nation":
            return "native" in self.needs and {"statewide", "unknown"}.isdisjoint(self.where)
        return place in self.counties

    def channels_for(self, first: str, also: Collection[str]) -> list[Channel]:
        """Return the channels that a page shows: the first of one medium, all of some others.

        If the medium is `text`, a chat fits too, and a channel that is always answered is
        first. A service without the medium is shown with its first channel.
        """
        fitting = [channel for channel in self.channels if channel.type == first]
        if first == "text":
            fitting += self.chats
            fitting.sort(key=lambda channel: not channel.hours.always)
        chosen = fitting[:1] or self.channels[:1]
        return chosen + [c for c in self.channels if c.type in also and c not in chosen]


class Organization(Record):
    """An organization with its services; names are not translated."""

    id: Id
    name: Name
    alternate_name: Line = ""
    # Each service has its own seal.
    services: Annotated[
        list[Service], PlainSerializer(lambda services: [service.id for service in services])
    ]

    def model_post_init(self, _context: object) -> None:
        """Tell each service who runs it."""
        for service in self.services:
            service.set_organization(self)
