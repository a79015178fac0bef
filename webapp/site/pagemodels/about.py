"""The pages about the site itself: sources, this device, accessibility, languages."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from markupsafe import Markup

from webapp.content.figures import SourceKind
from webapp.content.loading import Content
from webapp.content.slugs import slug_of
from webapp.languages.locales import SOURCE, language_name
from webapp.languages.wording import Wording
from webapp.site.addresses import page_address
from webapp.site.formats import join, write_date, write_number, write_period
from webapp.site.frame import page_title
from webapp.site.labels import reliability_label, source_kind_label
from webapp.site.listings import LinkView, link_to, view_listing
from webapp.site.pagemodels.numbers import name_missing_language


@dataclass(frozen=True)
class SourceEntry:
    """One source, whole."""

    slug: str
    title: str
    publisher: str
    dated: Markup
    reliability: Markup
    address: str
    is_web_page: bool


@dataclass(frozen=True)
class SourceYear:
    """The sources of one kind and one year."""

    heading: Markup
    entries: tuple[SourceEntry, ...]


@dataclass(frozen=True)
class SourceSection:
    """The sources of one kind, the newest year first, those without a date last."""

    id: str
    heading: Markup
    years: tuple[SourceYear, ...]


@dataclass(frozen=True)
class Sources:
    """Every source of every fact."""

    title: Markup
    count: Markup
    sections: tuple[SourceSection, ...]


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
    """The accessibility statement."""

    title: Markup
    corrections: str


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
    last_review: str
    is_draft: bool
    is_source: bool
    is_degraded: bool
    thanks: Markup


@dataclass(frozen=True)
class Languages:
    """The state of each translation, and how to help."""

    title: Markup
    states: tuple[LanguageState, ...]
    thanked: tuple[LanguageState, ...]
    missing_language: Markup
    numbers: str
    corrections: str


def build_sources(content: Content, words: Wording) -> Sources:
    """Build the page of sources, by kind and year."""
    kinds = [kind for kind in SourceKind
             if any(one.kind is kind for one in content.sources.values())]  # fmt: skip
    return Sources(
        title=page_title("sources", words),
        count=words.ngettext("%(num)s source", "%(num)s sources", len(content.sources)),
        sections=tuple(_view_kind(kind, content, words) for kind in kinds),
    )


def _view_kind(kind: SourceKind, content: Content, words: Wording) -> SourceSection:
    years: dict[int, list[str]] = {}
    for identifier, source in content.sources.items():
        if source.kind is kind:
            years.setdefault(source.dated.end.year if source.dated else 0, []).append(identifier)
    return SourceSection(
        id=kind.value.replace(" ", "-"),
        heading=source_kind_label(kind, words),
        years=tuple(
            SourceYear(
                heading=Markup.escape(str(year)) if year else words.gettext("No date"),
                entries=tuple(_view_source(one, content, words) for one in _in_order(ids, content)),
            )
            for year, ids in sorted(years.items(), reverse=True)
        ),
    )


def _in_order(identifiers: Iterable[str], content: Content) -> list[str]:
    sources = content.sources
    return sorted(identifiers, key=lambda one: (sources[one].publisher, sources[one].title))


def _view_source(identifier: str, content: Content, words: Wording) -> SourceEntry:
    source = content.sources[identifier]
    return SourceEntry(
        slug=slug_of(identifier),
        title=source.title,
        publisher=source.publisher,
        dated=write_period(source.dated, words),
        reliability=reliability_label(source.reliability, words),
        address=source.address,
        is_web_page=source.is_web_page,
    )


def build_safety(content: Content, words: Wording) -> Safety:
    """Build the page about this device; of the lines on the home page it says who calls back."""
    lines = [content.services[one] for one in content.featured.home]
    return Safety(
        title=page_title("safety", words),
        calling_back=tuple(
            CallBack(link_to(line, content, words), channel.call_back)
            for line in lines
            for channel in view_listing(line, content, words).channels
            if channel.call_back
        ),
    )


def build_accessibility(content: Content, words: Wording) -> Accessibility:
    """Build the accessibility statement."""
    return Accessibility(page_title("accessibility", words), content.featured.corrections)


def build_languages(
    content: Content, all_words: Mapping[str, Wording], words: Wording
) -> Languages:
    """Build the page of languages from what the catalogs say of themselves."""
    states = []
    for code, said in all_words.items():
        locale, coverage = said.locale, said.coverage
        states.append(
            LanguageState(
                code=code,
                direction=locale.direction,
                autonym=locale.autonym,
                name=language_name(code, words.locale),
                messages=write_number(coverage.messages, words),
                translated=write_number(coverage.translated, words),
                reviewed=write_number(coverage.reviewed, words),
                safety=write_number(coverage.safety, words),
                safety_reviewed=write_number(coverage.safety_reviewed, words),
                last_review=write_date(coverage.last_review, words) if coverage.last_review else "",
                is_draft=coverage.is_draft,
                is_source=locale is SOURCE,
                is_degraded=locale.is_degraded,
                thanks=join((Markup("<bdi>{}</bdi>").format(one) for one in locale.thanks), words),
            )
        )
    return Languages(
        title=page_title("languages", words),
        states=tuple(states),
        thanked=tuple(state for state in states if state.thanks),
        missing_language=name_missing_language(content, words, all_words),
        numbers=page_address(words.locale.code, "numbers"),
        corrections=content.featured.corrections,
    )
