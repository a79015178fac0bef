"""The words for every fixed answer of the model: needs, media, costs, qualifiers, units."""

from decimal import Decimal

from markupsafe import Markup

from webapp.content.directory import NATION, UNSURE
from webapp.content.figures import Confidence, Figure, Kind, Qualifier, SourceKind, Unit
from webapp.content.services import Cost, Medium, Need, Whom
from webapp.i18n.translator import Translator
from webapp.site.formatting import write_number, write_percent


def need_label(need: str, words: Translator) -> Markup:
    """Name a need as a person would say it."""
    return {
        Need.TALK: words.pgettext("need", "Talk to someone now"),
        Need.STAY: words.pgettext("need", "A safe place to stay"),
        Need.HEALTH: words.pgettext("need", "Health care after harm"),
        Need.LEGAL: words.pgettext("need", "Legal help"),
        Need.PAPERS: words.pgettext("need", "Immigration help"),
        # TRANSLATORS: help when an employer does not pay, cheats or forces somebody to work
        Need.WORK: words.pgettext("need", "Work and wages"),
        Need.BASICS: words.pgettext("need", "Money, food and basics"),
        Need.YOUTH: words.pgettext("need", "For children and youth"),
        Need.WABANAKI: words.pgettext("need", "For Native communities"),
        Need.AGENCIES: words.pgettext("need", "Report to authorities"),
        Need.LEARN: words.pgettext("need", "Learn and get involved"),
    }[Need(need)]


def medium_label(medium: str, words: Translator) -> Markup:
    """Name a way to reach somebody, as the verb on its link."""
    return {
        Medium.VOICE: words.pgettext("action", "Call"),
        Medium.TEXT: words.pgettext("action", "Text"),
        # TRANSLATORS: the name of the program; it stays as it is, or as people write it
        Medium.WHATSAPP: words.pgettext("action", "WhatsApp"),
        Medium.CHAT: words.pgettext("action", "Chat"),
    }[Medium(medium)]


def place_label(where: str, names: dict[str, str], words: Translator) -> Markup:
    """Name an answer to the question where: a county keeps its own name."""
    if where == NATION:
        return words.pgettext("place", "Wabanaki nations")
    if where == UNSURE:
        return words.pgettext("place", "Area not known")
    return Markup.escape(names[where])


def whom_label(whom: str, words: Translator) -> Markup:
    """Name those for whom a service may be, as within a sentence."""
    return {
        # TRANSLATORS: for whom a service is, as in "For: women and men."
        Whom.WOMEN: words.pgettext("whom", "women"),
        Whom.MEN: words.pgettext("whom", "men"),
        Whom.EVERYBODY: words.pgettext("whom", "everybody"),
        # TRANSLATORS: children whom somebody brings who looks for a place or for help
        Whom.CHILDREN: words.pgettext("whom", "children with you"),
    }[Whom(whom)]


def ask_label(whom: str, words: Translator) -> Markup:
    """Head those services of which nobody knows whether they are for somebody."""
    return {
        # TRANSLATORS: a heading over services: nobody knows it of them, so one must ask
        Whom.WOMEN: words.pgettext("group", "Ask if they help women"),
        Whom.MEN: words.pgettext("group", "Ask if they help men"),
        Whom.EVERYBODY: words.pgettext("group", "Ask if they help everybody"),
        Whom.CHILDREN: words.pgettext("group", "Ask if children can come with you"),
    }[Whom(whom)]


def newcomers_label(words: Translator) -> Markup:
    """Head services for people new to the country, of which nobody knows what they speak."""
    # TRANSLATORS: a heading over services; "it" is the language that the reader chose
    return words.pgettext("group", "For people new to this country: ask if they speak it")


def cost_label(cost: Cost, words: Translator) -> Markup:
    """Say what a person pays, in a sentence."""
    return {
        Cost.FREE: words.gettext("Its services cost nothing."),
        Cost.FREE_CALL: words.gettext("The call costs nothing."),
        # TRANSLATORS: what a listing may say of its cost; no listing says so at the moment
        Cost.LOW: words.gettext("You pay nothing, or only a little."),
        Cost.VARIES: words.gettext("It depends. Ask what it costs."),
        Cost.UNKNOWN: words.gettext("We do not know what it costs. Ask."),
    }[cost]


def qualify(number: str, qualifier: Qualifier, words: Translator) -> Markup:
    """Put a figure's qualifier to its number."""
    match qualifier:
        case Qualifier.MORE_THAN:
            return words.pgettext("figure", "more than %(number)s", number=number)
        case Qualifier.AT_LEAST:
            return words.pgettext("figure", "at least %(number)s", number=number)
        case Qualifier.ABOUT:
            return words.pgettext("figure", "about %(number)s", number=number)
        case Qualifier.NEARLY:
            return words.pgettext("figure", "nearly %(number)s", number=number)
        case Qualifier.FEWER_THAN:
            # TRANSLATORS: before a number of calls, cases or people; no figure says so now
            return words.pgettext("figure", "fewer than %(number)s", number=number)
        case _:
            return Markup.escape(number)


def number_of(figure: Figure, words: Translator) -> Markup:
    """Write the number of a figure with its qualifier, without its unit."""
    if figure.value is None:
        assert figure.low is not None  # noqa: S101 - loading refuses a figure without a number
        assert figure.high is not None  # noqa: S101
        return words.pgettext(
            "figure",
            "%(low)s to %(high)s",
            low=write_number(figure.low, words),
            high=write_number(figure.high, words),
        )
    write = write_percent if figure.unit is Unit.PERCENT else write_number
    return qualify(write(figure.value, words), figure.qualifier, words)


def phrase_of(figure: Figure, words: Translator) -> Markup:
    """Write a figure whole, with unit: `more than 240 calls`."""
    number = number_of(figure, words)
    value = figure.value if figure.value is not None else figure.high
    return count_phrase(number, value or Decimal(0), figure.unit, words)


def kind_label(kind: Kind, words: Translator) -> Markup:
    """Say what was done to the people whom a figure counts."""
    return {
        Kind.SEX: words.pgettext("kind", "sex trafficking"),
        Kind.SEX_AND_LABOR: words.pgettext("kind", "sex and labor trafficking"),
        Kind.EXPLOITATION: words.pgettext("kind", "trafficking and exploitation"),
        Kind.UNKNOWN: words.pgettext("kind", "the source does not say"),
    }[kind]


def source_kind_label(kind: SourceKind, words: Translator) -> Markup:
    """Name the sources of one kind, as a heading."""
    return {
        SourceKind.ORGANIZATION: words.gettext("Pages of organizations"),
        SourceKind.GOVERNMENT: words.gettext("Pages of governments and public universities"),
        SourceKind.LAW: words.gettext("Laws"),
        SourceKind.NEWS: words.gettext("News"),
        SourceKind.OPINION: words.gettext("Opinions"),
        SourceKind.PRESS_RELEASE: words.gettext("Press releases"),
        SourceKind.REPORT: words.gettext("Reports"),
        SourceKind.DATA: words.gettext("Tables of numbers, copied by others"),
        SourceKind.DIRECTORY: words.gettext("Lists that others made"),
    }[kind]


def reliability_label(reliability: Confidence, words: Translator) -> Markup:
    """Say how far we think that one can rely on a source."""
    return {
        Confidence.HIGH: words.gettext("Reliability: high"),
        Confidence.MEDIUM: words.gettext("Reliability: medium"),
        Confidence.LOW: words.gettext("Reliability: low"),
    }[reliability]


def count_phrase(number: str, value: Decimal, unit: Unit, words: Translator) -> Markup:
    """Write a number with its unit in the plural form that its value asks for."""
    n = int(value)
    match unit:
        case Unit.CALLS:
            return words.ngettext("%(number)s call", "%(number)s calls", n, number=number)
        case Unit.CASES:
            return words.ngettext("%(number)s case", "%(number)s cases", n, number=number)
        case Unit.SIGNALS:
            return words.ngettext("%(number)s signal", "%(number)s signals", n, number=number)
        case Unit.PEOPLE:
            return words.ngettext("%(number)s person", "%(number)s people", n, number=number)
        case Unit.OFFENSES:
            # TRANSLATORS: crimes that the police counted
            return words.ngettext("%(number)s offense", "%(number)s offenses", n, number=number)
        case Unit.COUNTIES:
            return words.ngettext("%(number)s county", "%(number)s counties", n, number=number)
        case Unit.CASES_A_YEAR:
            return words.ngettext(
                "%(number)s case a year", "%(number)s cases a year", n, number=number
            )
        case Unit.CASES_PER_100000:
            return words.gettext(
                "%(number)s cases for every %(base)s people",
                number=number,
                base=write_number(100_000, words),
            )
        case _:
            return Markup.escape(number)
