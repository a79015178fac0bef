"""What pages show, chosen from the facts and the reader's language; templates print it."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import NamedTuple

from webapp.facts import directory
from webapp.facts.data import Data
from webapp.facts.directory import Choice, Group
from webapp.facts.models import Example, Situation
from webapp.facts.services import Channel, Service
from webapp.words.languages import ENGLISH, name_language

_MAX_TEXT_SERVICES = 3


class LanguageHint(NamedTuple):
    """How to reach somebody who speaks the reader's language: keys to press, English to say.

    `kind` chooses the sentence: keys, keys_then_say, say, ask, interpreter or unknown.
    """

    kind: str
    keys: str
    phrase: str


def find_language_hint(
    channel: Channel, code: str, *, on_paper: bool = False
) -> LanguageHint | None:
    """Return the hint for a reader of a language; None where no hint helps.

    A screen shows hints for calls only.
    """
    is_spoken = code in channel.spoken
    interpreter = channel.interpreter
    if code == ENGLISH.code or not (is_spoken or interpreter != "no"):
        return None
    if not on_paper and channel.type != "voice":
        return None
    if code in channel.menu:
        return LanguageHint("keys", channel.menu[code], "")
    keys = "" if is_spoken else channel.interpreter_keys
    phrase = name_language(code, ENGLISH)
    if is_spoken:
        kind = "say"
    elif interpreter == "yes":
        kind = "say" if on_paper else "interpreter"
    else:
        kind = "ask" if on_paper else "unknown"
        phrase = f"{phrase}?"
    return LanguageHint("keys_then_say" if keys else kind, keys, phrase)


class ServiceCard(NamedTuple):
    """A card with channels of a service, or of the `host` that it is reached through.

    `host` is the service itself if it has channels. `fallback_number` is the number to call if
    nobody answers; it is empty unless one of the channels is in doubt.
    """

    service: Service
    host: Service
    channels: Sequence[Channel]
    fallback_number: str


def build_service_card(
    data: Data, service: Service, first: str = "voice", also: Collection[str] = ()
) -> ServiceCard:
    """Return a card with the first channel of one medium, and all channels of other media."""
    host = service
    channels = service.channels_for(first, also)
    if service.through and not channels:
        host = data.services[service.through[0]]
        channels = [host.voice] if host.voice else []
    fallbacks = [data.fallback_number(host, channel) for channel in channels]
    return ServiceCard(service, host, channels, next(filter(None, fallbacks), ""))


def list_situations(data: Data, group: str) -> list[str]:
    """Return the numbers of the situations in a group."""
    return [number for number, record in data.situations.items() if record.group == group]


class ShownExample(NamedTuple):
    """An example, with the service that pages link to.

    `first` is the first line of the situation. It is left out if the service fits better: it
    answers day and night and is no authority, or the first line is an authority.
    """

    example: Example
    service: Service | None
    first: Service | None


def show_examples(data: Data, situation: Situation, first: Service) -> Iterator[ShownExample]:
    """Yield the examples of a situation; `first` is the service at the top of its page."""
    for example in situation.examples:
        service = data.services[example.service] if example.service else first
        is_better = service.is_always_answered and service.authority == "none"
        other = None if service is first else service
        needs_first = not other or (first.authority == "none" and not is_better)
        yield ShownExample(example, other, first if needs_first else None)


class SituationPage:
    """What the page of a situation shows to a reader of a language.

    Other situations are given by their numbers. `parts` are situations to choose from.
    """

    def __init__(self, data: Data, number: str, code: str) -> None:
        """Choose the services, their cards, and links to other situations."""
        self.situation = situation = data.situations[number]
        self.is_english = code == ENGLISH.code
        self.services = directory.prioritize_language(
            [data.services[key] for key in situation.services], code
        )
        cards = [
            build_service_card(data, service, situation.first, situation.also)
            for service in self.services
        ]
        # Show a second card before the police if the first line may be closed, or may not answer
        # in the language.
        is_always_open = cards[0].channels[0].hours.always
        voice = self.services[0].voice
        is_enough = is_always_open and voice and voice.answers_in(code)
        self.first_card, *self.other_cards = cards
        self.second_card = None
        if situation.pair or not is_enough:
            self.second_card = self.other_cards.pop(0)
        self.examples = [*show_examples(data, situation, self.services[0])]
        self.text_services = directory.find_text_services(data, code)[:_MAX_TEXT_SERVICES]
        self.is_by_text = situation.first == "text"
        self.emergency_text = data.emergency.channels_for("text", ())[0]
        # Hours that are not "day and night" take the place of advice on the first card.
        count = int(self.is_by_text or is_always_open)
        self.first_advice, self.more_advice = situation.know[:count], situation.know[count:]
        linked = [key for key in situation.situations if key != number]
        self.parts = [
            key
            for key in list_situations(data, "part")
            if key in linked and situation.group != "part"
        ]
        self.other_situations = [key for key in linked if key not in self.parts]
        self.text_situations = [
            key
            for key, other in data.situations.items()
            if other.first == "text" and key not in (number, *linked)
        ]

    @property
    def text_note(self) -> str:
        """Where the page says who answers texts: "start", "card" (the first one) or "end"."""
        if self.text_services:
            return "card" if self.is_by_text and not self.is_english else "end"
        if self.is_by_text:
            return "start"
        return "card" if "text" in self.situation.also else "end"

    @property
    def relay_service(self) -> Service:
        """The line to ask a relay operator for: if possible, one with interpreters."""
        lines = [service for service in self.services if service.voice]
        sure = [line for line in lines if line.voice and line.voice.interpreter == "yes"]
        return (sure or lines)[0]


def find_list_host(service: Service, services: Mapping[str, Service]) -> Service | None:
    """Return the service whose number the list shows for a service without a number.

    Returns None for the police.
    """
    if service.list_phone or service.is_police or not service.through:
        return None
    return services[service.through[0]]


def find_open_groups(groups: Sequence[Group]) -> list[Group]:
    """Return the groups to open: those near, and the first one with services.

    The group of the police is the last one, so it is only opened if there is no other.
    """
    filled = [group for group in groups if group.services]
    return [group for group in groups if group.kind == "near"] + filled[:1]


def count_answers(data: Data, facet: str, languages: Collection[str]) -> dict[str, int]:
    """Return how many services fit each answer, without answers that no service fits.

    For a place, it is how many services are near, which may be 0.
    """
    counts = dict[str, int]()
    for value in directory.facet_values(data, languages)[facet]:
        choice = Choice(facet, value)
        services = directory.find_services(data, choice)
        if services:
            is_place = facet == "where"
            counts[value] = directory.count_near(services, choice) if is_place else len(services)
    return counts


class TopicSection(NamedTuple):
    """Ids of the laws of a topic that pages may show, and of the services that help.

    `read_laws` need no lawyer, or a lawyer has read them.
    """

    read_laws: Sequence[str]
    unread_laws: Sequence[str]
    has_hidden_laws: bool
    helpers: Collection[str]


def build_topic(data: Data, topic: str) -> TopicSection:
    """Return the section of a topic on the page about rights."""
    laws = data.laws_on(topic)
    visible = [key for key in laws if data.may_show_law(key)]
    read = [key for key in visible if data.lawyer_has_read(key)]
    unread = [key for key in visible if key not in read]
    helpers = dict.fromkeys(key for law in laws.values() for key in law.services)
    return TopicSection(read, unread, len(visible) < len(laws), helpers)
