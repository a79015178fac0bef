"""The pages about the site itself: this device, accessibility, languages."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from webapp.content.loading import Content
from webapp.site.addresses import page_address
from webapp.site.copy.pages import (
    page_title,
    say_aim,
    say_funding,
    say_independence,
    say_limits,
    say_shortcoming,
    say_tests,
)
from webapp.site.pagemodels.figures import name_missing_language
from webapp.site.service_views import LinkView, link_to, view_service
from webapp.words.catalogs import Translator
from webapp.words.formats import join, write_number
from webapp.words.languages import SOURCE, language_name


@dataclass(frozen=True)
class CallBack:
    """A line that may call back, and what follows a call to it."""

    link: LinkView
    text: Markup


@dataclass(frozen=True)
class Safety:
    """What the site does on this device, and what it cannot do."""

    title: Markup
    calling_back: tuple[CallBack, ...]


@dataclass(frozen=True)
class Accessibility:
    """The accessibility statement, in sentences that follow its record."""

    title: Markup
    aim: Markup
    tests: Sequence[Markup]
    limits: Sequence[Markup]
    shortcomings: Sequence[Markup]


@dataclass(frozen=True)
class AboutPage:
    """Who runs the site, with whose money, and whether the police or the government has a part.

    Of a trial copy nothing of it is said.
    """

    title: Markup
    operator: str = ""
    independence: Markup | None = None
    money: Markup | None = None


@dataclass(frozen=True)
class LanguageState:
    """How far one language has come."""

    code: str
    direction: str
    autonym: str
    name: str
    messages: str
    translated: str
    reviewed: str
    safety: str
    safety_reviewed: str
    is_draft: bool
    is_source: bool
    thanks: Markup


@dataclass(frozen=True)
class LanguagesPage:
    """The state of each translation, and how to help."""

    title: Markup
    states: tuple[LanguageState, ...]
    thanked: tuple[LanguageState, ...]
    missing_language: Markup
    figures: str


def build_about(content: Content, t: Translator) -> AboutPage:
    """Build the page about who runs the site, from what `data/site.yaml` says."""
    featured, title = content.featured, page_title("about", t)
    if featured.is_trial_copy:
        return AboutPage(title)
    return AboutPage(
        title=title,
        operator=featured.operator,
        independence=say_independence(featured.independent, t),
        money=join([say_funding(funding, t) for funding in featured.money], t),
    )


def build_safety(content: Content, t: Translator) -> Safety:
    """Build the page about this device; of the lines on the home page it says who calls back."""
    lines = [content.services[service_id] for service_id in content.featured.home]
    return Safety(
        title=page_title("safety", t),
        calling_back=tuple(
            CallBack(link_to(line, content, t), channel.call_back)
            for line in lines
            for channel in view_service(line, content, t).channels
            if channel.call_back
        ),
    )


def build_accessibility(content: Content, t: Translator) -> Accessibility:
    """Build the accessibility statement from what `data/site.yaml` says."""
    statement = content.featured.accessibility
    return Accessibility(
        title=page_title("accessibility", t),
        aim=say_aim(statement, t),
        tests=say_tests(statement, t),
        limits=say_limits(statement, t),
        shortcomings=[say_shortcoming(each, t) for each in statement.shortcomings],
    )


def build_languages(
    content: Content, all_words: Mapping[str, Translator], t: Translator
) -> LanguagesPage:
    """Build the page of languages from what the catalogs say of themselves."""
    states = []
    for code, translator in all_words.items():
        locale, coverage = translator.locale, translator.coverage
        states.append(
            LanguageState(
                code=code,
                direction=locale.direction,
                autonym=locale.autonym,
                name=language_name(code, t.locale),
                messages=write_number(coverage.messages, t),
                translated=write_number(coverage.translated, t),
                reviewed=write_number(coverage.reviewed, t),
                safety=write_number(coverage.safety, t),
                safety_reviewed=write_number(coverage.safety_reviewed, t),
                is_draft=coverage.is_draft,
                is_source=locale is SOURCE,
                thanks=join((Markup("<bdi>{}</bdi>").format(name) for name in locale.thanks), t),
            )
        )
    return LanguagesPage(
        title=page_title("languages", t),
        states=tuple(states),
        thanked=tuple(state for state in states if state.thanks),
        missing_language=name_missing_language(content, t, all_words),
        figures=page_address(t.locale.code, "numbers"),
    )
