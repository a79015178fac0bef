"""The numbers on paper: six cards on a sheet or one page for a wall, in one language or two."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import product

from markupsafe import Markup

from webapp.content.loading import Content
from webapp.content.services import Service
from webapp.i18n.locales import SOURCE, language_name
from webapp.i18n.translator import Translator
from webapp.site.addresses import page_address
from webapp.site.ages import AgeView, say_called, view_age
from webapp.site.formatting import group_phone
from webapp.site.hours import say_hours
from webapp.site.language_access import say_in_english
from webapp.site.layout import page_title
from webapp.site.service_views import view_listing

COPIES = 6


@dataclass(frozen=True)
class Kind:
    """What a reader chose, as the address says it: a part for each answer that is not the first.

    With `is_plain` the numbers stand with their hours, and nothing says what each is for.
    """

    is_wall: bool = False
    is_two: bool = False
    is_plain: bool = False

    @property
    def path(self) -> str:
        """Return the parts of the address behind that of the card."""
        said = (("wall", self.is_wall), ("two", self.is_two), ("plain", self.is_plain))
        return "".join(f"{word}/" for word, is_chosen in said if is_chosen)


KINDS = {kind.path: kind for kind in (Kind(*one) for one in product((False, True), repeat=3))}


@dataclass(frozen=True)
class Line:
    """One number on paper, with its label in each language: tag, direction and words.

    `say` is English whatever the language, and empty where nobody speaks it.
    """

    number: str
    labels: tuple[tuple[str, str, Markup], ...]
    say: Markup
    age: AgeView


@dataclass(frozen=True)
class Choice:
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
    kind: Kind
    choices: tuple[tuple[Choice, ...], ...]
    pairs: tuple[Pair, ...]
    lines: tuple[Line, ...]
    heading: Markup
    copies: int
    called: Markup


def build_card(
    content: Content, words: Translator, everybody: Mapping[str, Translator], kind: Kind
) -> Card:
    """Build the numbers in the reader's language, and in English where that is wanted too."""
    english = everybody[SOURCE.code]
    services = [content.services[one] for one in content.featured.card]
    is_both = kind.is_two and words.locale is not SOURCE
    tongues = (words, english) if is_both else (words,)
    return Card(
        title=_title(kind, words),
        kind=kind,
        choices=tuple(tuple(one) for one in _choose(kind, words)),
        pairs=tuple(
            Pair(
                one.locale.autonym,
                one.locale.code,
                one.locale.direction,
                page_address(one.locale.code, "card") + kind.path,
            )
            for one in everybody.values()
            if kind.is_two and words.locale is SOURCE and one.locale is not SOURCE
        ),
        lines=tuple(
            Line(
                number=group_phone(one.phones[0].number),
                labels=tuple(
                    (
                        said.locale.lang,
                        said.locale.direction,
                        _label(
                            one,
                            content,
                            said,
                            kind,
                            # Two languages leave no room for hours.
                            tells_hours=not is_both and not one.phones[0].schedules.always,
                        ),
                    )
                    for said in tongues
                ),
                say=_say(one, words, english),
                age=view_age(one.phones[0], one, content, words),
            )
            for one in services
        ),
        heading=english.gettext("Useful numbers in Maine") if is_both else Markup(),
        copies=1 if kind.is_wall else COPIES,
        called=say_called(services, words),
    )


def _title(kind: Kind, words: Translator) -> Markup:
    """Return a title that tells the pages apart and says nothing of the choice."""
    title, place = page_title("card", words), [*KINDS].index(kind.path)
    return Markup("{} {}").format(title, place + 1) if place else title


def _label(
    service: Service, content: Content, words: Translator, kind: Kind, *, tells_hours: bool
) -> Markup:
    hours = say_hours(service.phones[0].schedules, words)
    if kind.is_plain:
        return hours
    short = view_listing(service, content, words).short
    return Markup("{}. {}").format(short, hours) if tells_hours else short


def _say(service: Service, words: Translator, english: Translator) -> Markup:
    code = words.locale.code
    if words.locale is SOURCE:
        return Markup()
    return say_in_english(service.phones[0].languages, code, language_name(code, SOURCE), english)


def _choose(kind: Kind, words: Translator) -> Iterator[Iterator[Choice]]:
    """Yield the questions of the page, each with its two answers."""
    sheet, wall = words.gettext("Six small cards"), words.gettext("One large page for a wall")
    one, two = words.gettext("In one language"), words.gettext("In this language and in English")
    if words.locale is SOURCE:
        two = words.gettext("In English and another language")
    named = words.gettext("With words that say what each number is for")
    plain = words.gettext("With hours only")
    asked = [("is_wall", sheet, wall), ("is_two", one, two), ("is_plain", named, plain)]
    for field, first, second in asked:
        answers = ((first, False), (second, True))
        yield (
            Choice(
                label,
                page_address(words.locale.code, "card") + replace(kind, **{field: answer}).path,
                getattr(kind, field) == answer,
            )
            for label, answer in answers
        )
