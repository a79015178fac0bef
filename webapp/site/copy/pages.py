"""Pages in words: their titles in tabs and histories, headings, counts, what may be chosen."""

from http import HTTPStatus

from markupsafe import Markup

from webapp.content.featured import AccessibilityStatement, Funding, Shortcoming
from webapp.content.grouping import GroupKind
from webapp.content.laws import Topic
from webapp.content.services import TriState
from webapp.words.catalogs import Translator
from webapp.words.formats import join, write_date


def site_name(t: Translator) -> Markup:
    """Name the site."""
    return t.gettext("Local Data & Resources")


def page_title(page: str, t: Translator) -> Markup:
    """Return the fixed, neutral label of a page: what a tab and a history show."""
    return {
        "home": t.pgettext("page", "Start"),
        "resources": t.pgettext("page", "Who can help"),
        "towns": t.pgettext("page", "Towns"),
        # TRANSLATORS: a page of rights; the label says no more, as it stays in the history
        "asking": t.pgettext("page", "What you can ask for"),
        "numbers": t.pgettext("page", "What is known"),
        "safety": t.pgettext("page", "This device"),
        "card": t.pgettext("page", "Card"),
        "sources": t.pgettext("page", "Sources"),
        "languages": t.pgettext("page", "Languages"),
        "about": t.pgettext("page", "About"),
        "accessibility": t.pgettext("page", "Accessibility"),
    }[page]


def say_independence(independent: TriState, t: Translator) -> Markup:
    """Say whether who runs the site is apart from the police and the government."""
    return {
        TriState.YES: t.pgettext("safety", "They do not work for the police or the government."),
        TriState.NO: t.pgettext("safety", "They work for the police or the government."),
    }[independent]


def say_funding(funding: Funding, t: Translator) -> Markup:
    """Name where money for the site comes from."""
    return {
        Funding.GIFTS: t.pgettext("money", "gifts of people"),
        Funding.GRANTS: t.pgettext("money", "grants of foundations"),
        Funding.STATE: t.pgettext("money", "the State of Maine"),
        Funding.FEDERAL: t.pgettext("money", "the government of the United States"),
        Funding.OWN: t.pgettext("money", "the people who run it"),
    }[funding]


def door_title(number: str, t: Translator) -> Markup:
    """Return the neutral label of a door: its number, and no more."""
    # TRANSLATORS: what a tab and a history show of a page for one situation, as in "Help 3"
    return t.pgettext("page", "Help %(number)s", number=number)


def error_title(status: int, t: Translator) -> Markup:
    """Name a page that answers nothing."""
    if status in {HTTPStatus.NOT_FOUND, HTTPStatus.GONE}:
        return t.pgettext("page", "Not found")
    return t.pgettext("page", "No answer")


def topic_heading(topic: Topic, adult_age: int, t: Translator) -> Markup:
    """Head the rights of one topic."""
    return {
        Topic.YOUTH: t.pgettext("right", "If you are under %(age)s", age=str(adult_age)),
        # TRANSLATORS: a heading; what a hospital can do so that traces of the assault are kept
        Topic.EXAM: t.pgettext("right", "An exam after a sexual assault"),
        Topic.STAY: t.pgettext("right", "Papers to stay in this country"),
        Topic.WORK: t.pgettext("right", "Threats at work"),
        Topic.CRIME: t.pgettext("right", "If somebody made you do a crime"),
        Topic.MONEY: t.pgettext("right", "Wages, and money for what was done"),
        # TRANSLATORS: a heading; records of convictions at a court
        Topic.RECORDS: t.pgettext("right", "Old records"),
        Topic.MAIL: t.pgettext("right", "Another address for your mail"),
        Topic.POLICE: t.pgettext("right", "The police and immigration"),
    }[topic]


def group_name(kind: GroupKind, t: Translator) -> Markup:
    """Name services that have something in common which is no answer of the reader's."""
    return {
        GroupKind.ANYWHERE: t.pgettext("group", "Anywhere in Maine"),
        GroupKind.LEADING: t.pgettext("group", "They can connect you"),
        GroupKind.SPEAKING: t.pgettext("group", "They answer in this language"),
        GroupKind.INTERPRETING: t.pgettext("group", "They add an interpreter"),
        GroupKind.POLICE: t.pgettext("group", "Police and immigration police"),
    }[kind]


def count_group(name: Markup, count: int, t: Translator) -> Markup:
    """Head a group with how many it holds."""
    # TRANSLATORS: a heading over a list, and how many it holds, as in "Legal help: 5"
    return t.pgettext("group", "%(name)s: %(count)s", name=name, count=count)


def count_near(county: Markup, count: int, t: Translator) -> Markup:
    """Head the services of one county with how many there are."""
    return t.pgettext("group", "In %(county)s: %(count)s", county=county, count=count)


def count_listings(count: int, t: Translator) -> Markup:
    """Say how many services are shown."""
    return t.ngettext("%(num)s listing", "%(num)s listings", count)


def always_label(t: Translator) -> Markup:
    """Name the one answer to when."""
    return t.gettext("Day and night")


def card_heading(t: Translator) -> Markup:
    """Head numbers on paper so that it tells nothing."""
    return t.gettext("Useful numbers in Maine")


def card_labels(t: Translator) -> dict[str, Markup]:
    """Name the kinds of paper by their part of the address."""
    return {
        "": t.gettext("Six small cards"),
        "plain/": t.gettext("With hours only"),
        "wall/": t.gettext("One large page for a wall"),
    }


def say_aim(statement: AccessibilityStatement, t: Translator) -> Markup:
    """Say which standard is followed."""
    # TRANSLATORS: WCAG is the name of an international standard; AA and AAA are its levels
    return t.gettext(
        "We follow the standard WCAG %(version)s, at level %(level)s, and at level %(best)s where "
        "we can.",
        version=statement.wcag,
        level=statement.level,
        best=statement.best,
    )


def say_tests(statement: AccessibilityStatement, t: Translator) -> list[Markup]:
    """Say what programs did, with which browsers and screen readers, and when last."""
    sentences = [
        t.gettext("Programs test each kind of page in every language."),
        # TRANSLATORS: they are the programs of the sentence before, here and below
        t.gettext("They look at light and dark colors, small and large screens, and large text."),
        t.gettext("They also try the keyboard alone, and pages without scripts."),
    ]
    if statement.browsers:
        browsers = join(map(_name, statement.browsers), t)
        sentences.append(t.gettext("They use these browsers: %(browsers)s.", browsers=browsers))
    if statement.screen_readers:
        readers = join(map(_name, statement.screen_readers), t)
        # TRANSLATORS: a screen reader says aloud what is on the screen; names of programs follow
        note = t.gettext("They note what screen readers say: %(readers)s.", readers=readers)
        sentences.append(note)
    if statement.last_run:
        day = write_date(statement.last_run, t)
        sentences.append(t.gettext("The last test was on %(day)s.", day=day))
    return sentences


def say_limits(statement: AccessibilityStatement, t: Translator) -> list[Markup]:
    """Say what programs do not find, and whether people have looked."""
    if statement.people_run is None:
        people = t.gettext("People who use assistive technology have not tested this site yet.")
    else:
        people = t.gettext(
            "People who use assistive technology tested this site on %(day)s.",
            day=write_date(statement.people_run, t),
        )
    return [t.gettext("A program finds only some barriers."), people]


def say_shortcoming(shortcoming: Shortcoming, t: Translator) -> Markup:
    """Say what falls short."""
    return {
        Shortcoming.SIGN_LANGUAGE: t.gettext(
            "There is no version in sign language and none in easy pictures."
        ),
        Shortcoming.ENGLISH_SOURCES: t.gettext("Titles of sources and quotes stay in English."),
        Shortcoming.OTHER_WEBSITES: t.gettext("Websites of other organizations may have barriers."),
        Shortcoming.COVERED_LINK: t.gettext(
            "In a very small window, the link that leaves this site may cover part of another link."
        ),
    }[shortcoming]


def _name(program: str) -> Markup:
    """Return the name of a program, in its own direction and language."""
    return Markup('<bdi lang="en">{}</bdi>').format(program)
