"""The words for every fixed answer of the model: needs, media, places, whom, costs, areas."""

from markupsafe import Markup

from webapp.content.service_filters import NATION, UNSURE
from webapp.content.services import Cost, Extent, Medium, Need, Role, Whom
from webapp.words.catalogs import Translator


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


def role_label(role: Role, t: Translator) -> Markup:
    """Say what a number is for, where it is not for who needs help."""
    if role is Role.OFFICE:
        return t.pgettext("phone", "Office")
    return t.pgettext("phone", "To report") if role is Role.REPORT else Markup()


def area_label(extent: Extent, t: Translator) -> Markup:
    """Name an area that is no list of counties."""
    match extent:
        case Extent.STATEWIDE:
            return t.pgettext("place", "All of Maine")
        case Extent.NATION:
            return t.pgettext("place", "Wabanaki nations in Maine")
        case Extent.UNKNOWN:
            return t.gettext("We do not know which area. Ask.")
        case _:
            return Markup()
