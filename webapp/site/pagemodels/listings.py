"""The pages that show listings: home, all listings with their questions, one listing, the card."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from webapp.content import directory
from webapp.content.directory import Filters
from webapp.content.grouping import Group, GroupKind, count_near, group
from webapp.content.loading import Content
from webapp.content.slugs import slug_of
from webapp.i18n.locales import language_name
from webapp.i18n.translator import Translator
from webapp.site import labels
from webapp.site.addresses import list_address, page_address
from webapp.site.ages import say_called
from webapp.site.briefs import Brief, view_brief
from webapp.site.formatting import begin, name_of_place
from webapp.site.hotlines import LineView, view_line
from webapp.site.layout import page_title
from webapp.site.pagemodels.doors import DoorLink, link_doors
from webapp.site.pictures import Map, draw_map
from webapp.site.search_index import Finder, build_finder
from webapp.site.service_views import ListingView, link_to, view_listing

_FIRST = 2  # lines above the doors


@dataclass(frozen=True)
class Home:
    """What a person can do now, and the ways into the rest.

    The `first` lines stand above the doors; the heading says once if all answer day and night.
    """

    title: Markup
    is_always: bool
    first: tuple[LineView, ...]
    doors: tuple[DoorLink, ...]
    lines: tuple[LineView, ...]
    emergency: ListingView
    adult_age: str
    relay: str
    called: Markup
    own_language: str
    own_language_href: str
    own_language_count: int
    resources: str
    asking: str
    numbers: str
    safety: str
    card: str


@dataclass(frozen=True)
class Answer:
    """One answer to a question: a link, and how many listings it leads to; of a place, those near.

    `word` is what the marks of listings say of it; `ask` heads those of whom nobody knows it.
    """

    label: Markup
    word: str
    href: str
    count: int
    is_chosen: bool
    is_name: bool
    ask: Markup


@dataclass(frozen=True)
class Question:
    """One of the plain questions above the listings; nations stand apart before counties."""

    facet: str
    word: str
    chosen: Markup
    chosen_is_name: bool
    drop: str
    lists: tuple[tuple[Answer, ...], ...]


@dataclass(frozen=True)
class GroupView:
    """Services under one heading; `wider` leads to all that serve the need of a group."""

    heading: Markup
    is_open: bool
    briefs: tuple[Brief, ...]
    also: Brief | None
    wider: str


@dataclass(frozen=True)
class Resources:
    """All listings that fit the reader's answers, in groups."""

    title: Markup
    count: Markup
    newcomers: Markup
    is_narrowed: bool
    is_empty: bool
    everything: str
    towns: str
    questions: tuple[Question, ...]
    map: Map | None
    called: Markup
    finder: Finder
    groups: tuple[GroupView, ...]


@dataclass(frozen=True)
class Resource:
    """One listing by itself; `asking` leads to the rights that this service helps with."""

    title: Markup
    listing: ListingView
    asking: str
    called: Markup
    map: Map | None
    resources: str


def build_home(content: Content, words: Translator, english: Translator) -> Home:
    """Build the home page."""
    code = words.locale.code
    services, featured = content.services, content.featured
    own = Filters(language=code)
    lines = tuple(view_line(services[one], content, words, english) for one in featured.home)
    return Home(
        title=page_title("home", words),
        is_always=all(services[one].channels[0].schedules.always for one in featured.home[:_FIRST]),
        first=lines[:_FIRST],
        doors=link_doors(content, words),
        lines=lines[_FIRST:],
        emergency=view_listing(services[featured.emergency], content, words),
        adult_age=str(featured.adult_age),
        relay=link_to(services[featured.relay], content, words).number,
        called=say_called((services[one] for one in featured.home), words),
        own_language=language_name(code, words.locale),
        own_language_href=list_address(code, own),
        own_language_count=sum(
            directory.has_channel(one, own) for one in directory.find(content, own)
        ),
        resources=page_address(code, "resources"),
        asking=page_address(code, "asking"),
        numbers=page_address(code, "numbers"),
        safety=page_address(code, "safety"),
        card=page_address(code, "card"),
    )


def build_resources(
    content: Content,
    words: Translator,
    choice: Filters,
    languages: Sequence[str] = (),
) -> Resources:
    """Build the page of listings for a choice; the languages of the site are offered first."""
    found = directory.find(content, choice)
    return Resources(
        title=page_title("resources", words),
        count=words.ngettext("%(num)s listing", "%(num)s listings", len(found)),
        newcomers=labels.newcomers_label(words),
        is_narrowed=choice != Filters(),
        is_empty=not found,
        everything=page_address(words.locale.code, "resources"),
        towns=page_address(words.locale.code, "towns") if content.towns else "",
        questions=tuple(
            _ask(facet, content, words, choice, languages) for facet in directory.FACETS
        ),
        map=draw_map([choice.where] if choice.where else [], content),
        called=say_called(found, words),
        finder=build_finder(content, words),
        groups=tuple(_view_group(one, content, words, choice) for one in group(content, choice)),
    )


def build_resource(content: Content, words: Translator, identifier: str) -> Resource:
    """Build the page of one listing; raises KeyError when there is none of that id."""
    listing = view_listing(content.services[identifier], content, words)
    is_helper = any(identifier in law.services for law in content.laws.values())
    return Resource(
        title=Markup("{} {}").format(page_title("resources", words), slug_of(identifier)),
        listing=listing,
        asking=page_address(words.locale.code, "asking") if is_helper else "",
        called=say_called([content.services[identifier]], words),
        map=draw_map(content.services[identifier].service_areas.counties, content),
        resources=page_address(words.locale.code, "resources"),
    )


def _ask(
    facet: str, content: Content, words: Translator, choice: Filters, languages: Sequence[str]
) -> Question:
    current = getattr(choice, facet)
    answers = []
    for word in _in_reading_order(facet, content, words, languages):
        narrowed = choice.for_link(facet, word)
        number = directory.count(content, narrowed)
        if number or word == current:
            answers.append(
                Answer(
                    label=_label(facet, word, content, words),
                    word=word,
                    href=list_address(words.locale.code, narrowed),
                    count=count_near(content, narrowed) if facet == "where" else number,
                    is_chosen=word == current,
                    is_name=_is_name(word, content),
                    ask=labels.ask_label(word, words) if facet == "whom" else Markup(),
                )
            )
    dropped = choice.with_value(facet, None)
    return Question(
        facet=facet,
        word=current or "",
        chosen=_label(facet, current, content, words) if current else Markup(),
        chosen_is_name=_is_name(current, content),
        drop=list_address(words.locale.code, dropped),
        lists=tuple(_part(answers)),
    )


def _part(answers: Sequence[Answer]) -> Iterator[tuple[Answer, ...]]:
    nations = tuple(one for one in answers if one.word == directory.NATION)
    yield from filter(None, (nations, tuple(one for one in answers if one not in nations)))


def _view_group(one: Group, content: Content, words: Translator, choice: Filters) -> GroupView:
    wider = Filters(need=one.need) if one.kind is GroupKind.NEED else None
    has_more = wider is not None and directory.count(content, wider) > len(one.services)
    return GroupView(
        heading=_head(one, content, words, choice),
        is_open=one.is_open,
        briefs=tuple(view_brief(service, content, words) for service in one.services),
        also=view_brief(one.also, content, words) if one.also else None,
        wider=list_address(words.locale.code, wider) if wider and has_more else "",
    )


def _head(one: Group, content: Content, words: Translator, choice: Filters) -> Markup:
    count = len(one.services)
    place = content.counties.get(choice.where or "")
    if one.kind is GroupKind.NEAR and place:
        county = name_of_place(place.name)
        return words.pgettext("group", "In %(county)s: %(count)s", county=county, count=count)
    # TRANSLATORS: a heading over a list, and how many it holds, as in "Legal help: 5"
    return words.pgettext(
        "group", "%(name)s: %(count)s", name=_name_group(one, content, words, choice), count=count
    )


def _name_group(one: Group, content: Content, words: Translator, choice: Filters) -> Markup:
    match one.kind:
        case GroupKind.NEED:
            return labels.need_label(str(one.need), words)
        case GroupKind.ANYWHERE:
            return words.pgettext("group", "Anywhere in Maine")
        case GroupKind.LEADING:
            return words.pgettext("group", "They can connect you")
        case GroupKind.SPEAKING:
            return words.pgettext("group", "They answer in this language")
        case GroupKind.INTERPRETING:
            return words.pgettext("group", "They add an interpreter")
        case GroupKind.NEWCOMERS:
            return labels.newcomers_label(words)
        case GroupKind.ASK:
            return labels.ask_label(str(choice.whom), words)
        case GroupKind.POLICE:
            return words.pgettext("group", "Police and immigration police")
        case _:
            facet = next(one for one in directory.FACETS if getattr(choice, one))
            return _label(facet, getattr(choice, facet), content, words)


def _is_name(word: str | None, content: Content) -> bool:
    return word in content.counties


def _in_reading_order(
    facet: str, content: Content, words: Translator, languages: Sequence[str]
) -> tuple[str, ...]:
    offered = directory.options(facet, content)
    if facet != "language":
        return offered
    order = [words.locale.code, *languages]
    ours = [tag for tag in dict.fromkeys(order) if tag in offered]
    return (*ours, *(tag for tag in offered if tag not in ours))


def _label(facet: str, word: str, content: Content, words: Translator) -> Markup:
    match facet:
        case "where":
            names = {key: county.name for key, county in content.counties.items()}
            return labels.place_label(word, names, words)
        case "need":
            return labels.need_label(word, words)
        case "language":
            return begin(language_name(word, words.locale))
        case "by":
            return labels.medium_label(word, words)
        case "whom":
            return begin(labels.whom_label(word, words))
        case _:
            return words.gettext("Day and night")
