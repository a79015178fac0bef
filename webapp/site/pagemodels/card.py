"""The numbers on paper: six cards on a sheet or one page for a wall, with English beneath."""

from dataclasses import dataclass
from enum import StrEnum

from markupsafe import Markup

from webapp.content.loading import Content
from webapp.content.services import Service
from webapp.site.addresses import page_address
from webapp.site.briefs import Asking, ask_in_english
from webapp.site.copy.pages import card_heading, card_labels, page_title
from webapp.site.copy.reach import describe_hours
from webapp.site.evidence import AgeView, Check, view_age, view_checks
from webapp.site.service_views import view_service
from webapp.words.catalogs import Translator
from webapp.words.formats import group_phone
from webapp.words.languages import SOURCE

COPIES = 6


class CardKind(StrEnum):
    """How the paper shall be, as the address says it behind that of the card.

    On `PLAIN` the numbers have their hours, and nothing says what each is for.
    """

    SHEET = ""
    PLAIN = "plain/"
    WALL = "wall/"


@dataclass(frozen=True)
class CardLine:
    """One number on paper, with its label in each language: tag, direction and words.

    Beneath another language stands English, so that who hands the paper out can read it.
    """

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
class Card:
    """The numbers to print, the ways to print them otherwise, and who called the numbers."""

    title: Markup
    kind: CardKind
    choices: tuple[CardOption, ...]
    lines: tuple[CardLine, ...]
    heading: Markup
    copies: int
    called: Check | None


def build_card(content: Content, t: Translator, english: Translator, kind: CardKind) -> Card:
    """Build the numbers in the reader's language, with English beneath another one."""
    services = [content.services[service_id] for service_id in content.featured.card]
    translators = (t,) if t.locale is SOURCE else (t, english)
    return Card(
        title=_title(kind, t),
        kind=kind,
        choices=tuple(
            CardOption(label, page_address(t.locale.code, "card") + choice, choice == kind)
            for choice, label in card_labels(t).items()
        ),
        lines=tuple(
            CardLine(
                number=group_phone(service.phones[0].number),
                labels=tuple(
                    (
                        translator.locale.code,
                        translator.locale.direction,
                        _label(service, content, translator, kind, tells_hours=translator is t),
                    )
                    for translator in translators
                ),
                asking=ask_in_english(service.phones[0].languages, t),
                age=view_age(service.phones[0], service, content, t),
            )
            for service in services
        ),
        heading=Markup() if t.locale is SOURCE else card_heading(english),
        copies=1 if kind is CardKind.WALL else COPIES,
        called=view_checks(services, content, t),
    )


def _title(kind: CardKind, t: Translator) -> Markup:
    """Return a title that tells the pages apart and says nothing of the choice."""
    title, place = page_title("card", t), [*CardKind].index(kind)
    return Markup("{} {}").format(title, place + 1) if place else title


def _label(
    service: Service, content: Content, t: Translator, kind: CardKind, *, tells_hours: bool
) -> Markup:
    schedules = service.phones[0].schedules
    hours = describe_hours(schedules, t)
    if kind is CardKind.PLAIN:
        return hours
    short = view_service(service, content, t).short
    return short if schedules.always or not tells_hours else Markup("{}. {}").format(short, hours)
