"""The numbers on paper: six cards on a sheet or one page for a wall, in one language or two."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import product

from markupsafe import Markup

from webapp.content.loading import Content
from webapp.content.services import Service
from webapp.i18n.locales import SOURCE
from webapp.i18n.translator import Translator
from webapp.site.addresses import page_address
from webapp.site.briefs import Asking, ask_in_english
from webapp.site.copy.pages import card_heading, card_labels, page_title
from webapp.site.copy.reach import describe_hours
from webapp.site.evidence import AgeView, Check, view_age, view_checks
from webapp.site.formatting import group_phone
from webapp.site.service_views import view_service

COPIES = 6


@dataclass(frozen=True)
class CardFormat:
    """What a reader chose, as the address says it: a part for each answer that is not the first.

    With `is_plain` the numbers have their hours, and nothing says what each is for.
    """

    is_wall: bool = False
    is_two: bool = False
    is_plain: bool = False

    @property
    def path(self) -> str:
        """Return the parts of the address behind that of the card."""
        flags = (("wall", self.is_wall), ("two", self.is_two), ("plain", self.is_plain))
        return "".join(f"{word}/" for word, is_chosen in flags if is_chosen)


KINDS = {
    kind.path: kind for kind in (CardFormat(*flags) for flags in product((False, True), repeat=3))
}


@dataclass(frozen=True)
class CardLine:
    """One number on paper, with its label in each language: tag, direction and words."""

    number: str
    labels: tuple[tuple[str, str, Markup], ...]
    asking: Asking | None
    age: AgeView


@dataclass(frozen=True)
class CardOption:
    """One answer to how the paper shall be."""

    label: Markup
    href: str
    is_current: bool


@dataclass(frozen=True)
class Pair:
    """The same paper in English and another language."""

    autonym: str
    code: str
    direction: str
    href: str


@dataclass(frozen=True)
class Card:
    """The numbers to print, the ways to print them otherwise, and who called the numbers.

    `pairs` lead from English to the other languages, where somebody wants two.
    """

    title: Markup
    kind: CardFormat
    choices: tuple[tuple[CardOption, ...], ...]
    pairs: tuple[Pair, ...]
    lines: tuple[CardLine, ...]
    heading: Markup
    copies: int
    called: Check | None


def build_card(
    content: Content, t: Translator, everybody: Mapping[str, Translator], kind: CardFormat
) -> Card:
    """Build the numbers in the reader's language, and in English where that is wanted too."""
    english = everybody[SOURCE.code]
    services = [content.services[service_id] for service_id in content.featured.card]
    is_both = kind.is_two and t.locale is not SOURCE
    translators = (t, english) if is_both else (t,)
    return Card(
        title=_title(kind, t),
        kind=kind,
        choices=tuple(tuple(options) for options in _choose(kind, t)),
        pairs=tuple(
            Pair(
                translator.locale.autonym,
                translator.locale.code,
                translator.locale.direction,
                page_address(translator.locale.code, "card") + kind.path,
            )
            for translator in everybody.values()
            if kind.is_two and t.locale is SOURCE and translator.locale is not SOURCE
        ),
        lines=tuple(
            CardLine(
                number=group_phone(service.phones[0].number),
                labels=tuple(
                    (
                        translator.locale.lang,
                        translator.locale.direction,
                        _label(
                            service,
                            content,
                            translator,
                            kind,
                            # Two languages leave no room for hours.
                            tells_hours=not is_both and not service.phones[0].schedules.always,
                        ),
                    )
                    for translator in translators
                ),
                asking=ask_in_english(service.phones[0].languages, t),
                age=view_age(service.phones[0], service, content, t),
            )
            for service in services
        ),
        heading=card_heading(english) if is_both else Markup(),
        copies=1 if kind.is_wall else COPIES,
        called=view_checks(services, content, t),
    )


def _title(kind: CardFormat, t: Translator) -> Markup:
    """Return a title that tells the pages apart and says nothing of the choice."""
    title, place = page_title("card", t), [*KINDS].index(kind.path)
    return Markup("{} {}").format(title, place + 1) if place else title


def _label(
    service: Service, content: Content, t: Translator, kind: CardFormat, *, tells_hours: bool
) -> Markup:
    hours = describe_hours(service.phones[0].schedules, t)
    if kind.is_plain:
        return hours
    short = view_service(service, content, t).short
    return Markup("{}. {}").format(short, hours) if tells_hours else short


def _choose(kind: CardFormat, t: Translator) -> Iterator[Iterator[CardOption]]:
    """Yield the questions of the page, each with its two answers."""
    for field, (first, second) in card_labels(t).items():
        answers = ((first, False), (second, True))
        yield (
            CardOption(
                label,
                page_address(t.locale.code, "card") + replace(kind, **{field: answer}).path,
                getattr(kind, field) == answer,
            )
            for label, answer in answers
        )
