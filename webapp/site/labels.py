"""The words for every fixed answer of the model: needs, media, costs, qualifiers, units."""

from decimal import Decimal

from markupsafe import Markup

from webapp.content.figures import Confidence, Figure, Kind, Qualifier, SourceKind, Unit
from webapp.content.service_filters import NATION, UNSURE
from webapp.content.services import Cost, Medium, Need, Whom
from webapp.i18n.translator import Translator
from webapp.site.formatting import write_number, write_percent


def need_label(need: str, t: Translator) -> Markup:
    """Name a need as a person would say it."""
    return {
        Need.TALK: t.pgettext("need", "Talk to someone now"),
        Need.STAY: t.pgettext("need", "A safe place to stay"),
        Need.HEALTH: t.pgettext("need", "Health care after harm"),
        Need.LEGAL: t.pgettext("need", "Legal help"),
        Need.PAPERS: t.pgettext("need", "Immigration help"),
        # TRANSLATORS: help when an employer does not pay, cheats or forces somebody to work
        Need.WORK: t.pgettext("need", "Work and wages"),
        Need.BASICS: t.pgettext("need", "Money, food and basics"),
        Need.YOUTH: t.pgettext("need", "For children and youth"),
        Need.WABANAKI: t.pgettext("need", "For Native communities"),
        Need.AGENCIES: t.pgettext("need", "Report to authorities"),
        Need.LEARN: t.pgettext("need", "Learn and get involved"),
    }[Need(need)]


def medium_label(medium: str, t: Translator) -> Markup:
    """Name a way to reach somebody, as the verb on its link."""
    return {
        Medium.VOICE: t.pgettext("action", "Call"),
        Medium.TEXT: t.pgettext("action", "Text"),
        # TRANSLATORS: the name of the program; it stays as it is, or as people write it
        Medium.WHATSAPP: t.pgettext("action", "WhatsApp"),
        Medium.CHAT: t.pgettext("action", "Chat"),
    }[Medium(medium)]


def place_label(where: str, names: dict[str, str], t: Translator) -> Markup:
    """Name an answer to the question where: a county keeps its own name."""
    if where == NATION:
        return t.pgettext("place", "Wabanaki nations")
    if where == UNSURE:
        return t.pgettext("place", "Area not known")
    return Markup.escape(names[where])


def whom_label(whom: str, t: Translator) -> Markup:
    """Name those for whom a service may be, as within a sentence."""
    return {
        # TRANSLATORS: for whom a service is, as in "For: women and men."
        Whom.WOMEN: t.pgettext("whom", "women"),
        Whom.MEN: t.pgettext("whom", "men"),
        Whom.EVERYBODY: t.pgettext("whom", "everybody"),
        # TRANSLATORS: children whom somebody brings who looks for a place or for help
        Whom.CHILDREN: t.pgettext("whom", "children with you"),
    }[Whom(whom)]


def ask_label(whom: str, t: Translator) -> Markup:
    """Head those services of which nobody knows whether they are for somebody."""
    return {
        # TRANSLATORS: a heading over services: nobody knows it of them, so one must ask
        Whom.WOMEN: t.pgettext("group", "Ask if they help women"),
        Whom.MEN: t.pgettext("group", "Ask if they help men"),
        Whom.EVERYBODY: t.pgettext("group", "Ask if they help everybody"),
        Whom.CHILDREN: t.pgettext("group", "Ask if children can come with you"),
    }[Whom(whom)]


def newcomers_label(t: Translator) -> Markup:
    """Head services for people new to the country, of which nobody knows what they speak."""
    # TRANSLATORS: a heading over services; "it" is the language that the reader chose
    return t.pgettext("group", "For people new to this country: ask if they speak it")


def cost_label(cost: Cost, t: Translator) -> Markup:
    """Say what a person pays, in a sentence."""
    return {
        Cost.FREE: t.gettext("Its services cost nothing."),
        Cost.FREE_CALL: t.gettext("The call costs nothing."),
        # TRANSLATORS: what a listing may say of its cost; no listing says so at the moment
        Cost.LOW: t.gettext("You pay nothing, or only a little."),
        Cost.VARIES: t.gettext("It depends. Ask what it costs."),
        Cost.UNKNOWN: t.gettext("We do not know what it costs. Ask."),
    }[cost]


def qualify(number: str, qualifier: Qualifier, t: Translator) -> Markup:
    """Put a figure's qualifier to its number."""
    match qualifier:
        case Qualifier.MORE_THAN:
            return t.pgettext("figure", "more than %(number)s", number=number)
        case Qualifier.AT_LEAST:
            return t.pgettext("figure", "at least %(number)s", number=number)
        case Qualifier.ABOUT:
            return t.pgettext("figure", "about %(number)s", number=number)
        case Qualifier.NEARLY:
            return t.pgettext("figure", "nearly %(number)s", number=number)
        case Qualifier.FEWER_THAN:
            # TRANSLATORS: before a number of calls, cases or people; no figure says so now
            return t.pgettext("figure", "fewer than %(number)s", number=number)
        case _:
            return Markup.escape(number)


def number_of(figure: Figure, t: Translator) -> Markup:
    """Write the number of a figure with its qualifier, without its unit."""
    if figure.value is None:
        assert figure.low is not None  # noqa: S101 - loading refuses a figure without a number
        assert figure.high is not None  # noqa: S101
        return t.pgettext(
            "figure",
            "%(low)s to %(high)s",
            low=write_number(figure.low, t),
            high=write_number(figure.high, t),
        )
    write = write_percent if figure.unit is Unit.PERCENT else write_number
    return qualify(write(figure.value, t), figure.qualifier, t)


def phrase_of(figure: Figure, t: Translator) -> Markup:
    """Write a figure whole, with unit: `more than 240 calls`."""
    number = number_of(figure, t)
    value = figure.value if figure.value is not None else figure.high
    return count_phrase(number, value or Decimal(0), figure.unit, t)


def kind_label(kind: Kind, t: Translator) -> Markup:
    """Say what was done to the people whom a figure counts."""
    return {
        Kind.SEX: t.pgettext("kind", "sex trafficking"),
        Kind.SEX_AND_LABOR: t.pgettext("kind", "sex and labor trafficking"),
        Kind.EXPLOITATION: t.pgettext("kind", "trafficking and exploitation"),
        Kind.UNKNOWN: t.pgettext("kind", "the source does not say"),
    }[kind]


def source_kind_label(kind: SourceKind, t: Translator) -> Markup:
    """Name the sources of one kind, as a heading."""
    return {
        SourceKind.ORGANIZATION: t.gettext("Pages of organizations"),
        SourceKind.GOVERNMENT: t.gettext("Pages of governments and public universities"),
        SourceKind.LAW: t.gettext("Laws"),
        SourceKind.NEWS: t.gettext("News"),
        SourceKind.OPINION: t.gettext("Opinions"),
        SourceKind.PRESS_RELEASE: t.gettext("Press releases"),
        SourceKind.REPORT: t.gettext("Reports"),
        SourceKind.DATA: t.gettext("Tables of numbers, copied by others"),
        SourceKind.DIRECTORY: t.gettext("Lists that others made"),
    }[kind]


def reliability_label(reliability: Confidence, t: Translator) -> Markup:
    """Say how far we think that one can rely on a source."""
    return {
        Confidence.HIGH: t.gettext("Reliability: high"),
        Confidence.MEDIUM: t.gettext("Reliability: medium"),
        Confidence.LOW: t.gettext("Reliability: low"),
    }[reliability]


def count_phrase(number: str, value: Decimal, unit: Unit, t: Translator) -> Markup:
    """Write a number with its unit in the plural form that its value asks for."""
    n = int(value)
    match unit:
        case Unit.CALLS:
            return t.ngettext("%(number)s call", "%(number)s calls", n, number=number)
        case Unit.CASES:
            return t.ngettext("%(number)s case", "%(number)s cases", n, number=number)
        case Unit.SIGNALS:
            return t.ngettext("%(number)s signal", "%(number)s signals", n, number=number)
        case Unit.PEOPLE:
            return t.ngettext("%(number)s person", "%(number)s people", n, number=number)
        case Unit.OFFENSES:
            # TRANSLATORS: crimes that the police counted
            return t.ngettext("%(number)s offense", "%(number)s offenses", n, number=number)
        case Unit.COUNTIES:
            return t.ngettext("%(number)s county", "%(number)s counties", n, number=number)
        case Unit.CASES_A_YEAR:
            return t.ngettext("%(number)s case a year", "%(number)s cases a year", n, number=number)
        case Unit.CASES_PER_100000:
            return t.gettext(
                "%(number)s cases for every %(base)s people",
                number=number,
                base=write_number(100_000, t),
            )
        case _:
            return Markup.escape(number)
