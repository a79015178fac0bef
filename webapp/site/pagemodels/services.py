"""The pages that show services: all services with their questions, one service, the card."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from webapp.content import service_filters
from webapp.content.grouping import Group, GroupKind, count_near, group
from webapp.content.loading import Content
from webapp.content.service_filters import Filters
from webapp.content.slugs import slug_of
from webapp.site.addresses import list_address, page_address, service_address
from webapp.site.briefs import Brief, view_brief
from webapp.site.copy import labels, pages
from webapp.site.evidence import Check, view_checks
from webapp.site.pictures import Map, draw_map
from webapp.site.search_index import Finder, build_finder
from webapp.site.service_views import ServiceView, view_service
from webapp.words.catalogs import Translator
from webapp.words.formats import begin, name_of_place
from webapp.words.languages import language_name


@dataclass(frozen=True)
class FilterOption:
    """One answer to a question: a link, and how many services it leads to; of a place, those near.

    `word` is what the marks of services say of it; `ask` heads those of whom nobody knows it.
    """

    label: Markup
    value: str
    href: str
    count: int
    is_chosen: bool
    is_name: bool
    ask: Markup


@dataclass(frozen=True)
class Filter:
    """One of the plain questions above the services; nations are apart before counties."""

    facet: str
    word: str
    chosen: Markup
    chosen_is_name: bool
    drop: str
    option_groups: tuple[tuple[FilterOption, ...], ...]


@dataclass(frozen=True)
class GroupView:
    """Services under one heading; `wider` leads to all that serve the need of a group.

    `others` have the name and the page of services that are whole under another heading.
    """

    heading: Markup
    is_open: bool
    briefs: tuple[Brief, ...]
    others: tuple[tuple[str, str], ...]
    also: Brief | None
    wider: str


@dataclass(frozen=True)
class ServicesPage:
    """All services that fit the reader's answers, in groups."""

    title: Markup
    count: Markup
    newcomers: Markup
    is_narrowed: bool
    is_empty: bool
    everything: str
    towns: str
    questions: tuple[Filter, ...]
    map: Map | None
    called: Check | None
    finder: Finder
    groups: tuple[GroupView, ...]


@dataclass(frozen=True)
class ServicePage:
    """One service by itself; `asking` leads to the rights that this service helps with."""

    title: Markup
    service: ServiceView
    asking: str
    called: Check | None
    map: Map | None
    resources: str


def build_services_page(
    content: Content,
    t: Translator,
    filters: Filters,
    languages: Sequence[str] = (),
) -> ServicesPage:
    """Build the page of services for some filters; the languages of the site are offered first."""
    found = service_filters.find(content, filters)
    return ServicesPage(
        title=pages.page_title("resources", t),
        count=pages.count_listings(len(found), t),
        newcomers=labels.newcomers_label(t),
        is_narrowed=filters != Filters(),
        is_empty=not found,
        everything=page_address(t.locale.code, "resources"),
        towns=page_address(t.locale.code, "towns") if content.towns else "",
        questions=tuple(
            _ask(facet, content, t, filters, languages) for facet in service_filters.FACETS
        ),
        map=draw_map([filters.where] if filters.where else [], content),
        called=view_checks(found, content, t),
        finder=build_finder(content, t),
        groups=tuple(_view_group(group, content, t, filters) for group in group(content, filters)),
    )


def build_service_page(content: Content, t: Translator, identifier: str) -> ServicePage:
    """Build the page of one service; raises KeyError when there is none of that id."""
    service = view_service(content.services[identifier], content, t)
    is_helper = any(identifier in law.services for law in content.laws.values())
    return ServicePage(
        title=Markup("{} {}").format(pages.page_title("resources", t), slug_of(identifier)),
        service=service,
        asking=page_address(t.locale.code, "asking") if is_helper else "",
        called=view_checks([content.services[identifier]], content, t),
        map=draw_map(content.services[identifier].service_areas.counties, content),
        resources=page_address(t.locale.code, "resources"),
    )


def _ask(
    facet: str, content: Content, t: Translator, filters: Filters, languages: Sequence[str]
) -> Filter:
    current = getattr(filters, facet)
    answers = []
    for word in _in_reading_order(facet, content, t, languages):
        narrowed = Filters(**{facet: word})
        number = service_filters.count(content, narrowed)
        if number or word == current:
            answers.append(
                FilterOption(
                    label=_label(facet, word, content, t),
                    value=word,
                    href=list_address(t.locale.code, narrowed),
                    count=count_near(content, narrowed) if facet == "where" else number,
                    is_chosen=word == current,
                    is_name=_is_name(word, content),
                    ask=labels.ask_label(word, t) if facet == "whom" else Markup(),
                )
            )
    return Filter(
        facet=facet,
        word=current or "",
        chosen=_label(facet, current, content, t) if current else Markup(),
        chosen_is_name=_is_name(current, content),
        drop=page_address(t.locale.code, "resources"),
        option_groups=tuple(_part(answers)),
    )


def _part(answers: Sequence[FilterOption]) -> Iterator[tuple[FilterOption, ...]]:
    nations = tuple(option for option in answers if option.value == service_filters.NATION)
    yield from filter(None, (nations, tuple(option for option in answers if option not in nations)))


def _view_group(group: Group, content: Content, t: Translator, filters: Filters) -> GroupView:
    wider = Filters(need=group.need) if group.kind is GroupKind.NEED else None
    has_more = wider is not None and service_filters.count(content, wider) > len(group.services)
    return GroupView(
        heading=_head(group, content, t, filters),
        is_open=group.is_open,
        briefs=tuple(view_brief(service, content, t) for service in group.services),
        others=tuple(
            (service.name, service_address(t.locale.code, service.id)) for service in group.others
        ),
        also=view_brief(group.also, content, t) if group.also else None,
        wider=list_address(t.locale.code, wider) if wider and has_more else "",
    )


def _head(group: Group, content: Content, t: Translator, filters: Filters) -> Markup:
    count = len(group.services) + len(group.others)
    place = content.counties.get(filters.where or "")
    if group.kind is GroupKind.NEAR and group.need:
        where = name_of_place(place.name) if place else _name_group(group, content, t, filters)
        name = Markup("{}: {}").format(where, labels.need_label(group.need, t))
        return pages.count_group(name, count, t)
    if group.kind is GroupKind.NEAR and place:
        return pages.count_near(name_of_place(place.name), count, t)
    return pages.count_group(_name_group(group, content, t, filters), count, t)


def _name_group(group: Group, content: Content, t: Translator, filters: Filters) -> Markup:
    match group.kind:
        case GroupKind.NEED:
            return labels.need_label(str(group.need), t)
        case GroupKind.NEWCOMERS:
            return labels.newcomers_label(t)
        case GroupKind.ASK:
            return labels.ask_label(str(filters.whom), t)
        case GroupKind.NEAR | GroupKind.FOUND:
            facet = next(facet for facet in service_filters.FACETS if getattr(filters, facet))
            return _label(facet, getattr(filters, facet), content, t)
        case kind:
            return pages.group_name(kind, t)


def _is_name(word: str | None, content: Content) -> bool:
    return word in content.counties


def _in_reading_order(
    facet: str, content: Content, t: Translator, languages: Sequence[str]
) -> tuple[str, ...]:
    offered = service_filters.options(facet, content)
    if facet != "language":
        return offered
    order = [t.locale.code, *languages]
    ours = [tag for tag in dict.fromkeys(order) if tag in offered]
    return (*ours, *(tag for tag in offered if tag not in ours))


def _label(facet: str, word: str, content: Content, t: Translator) -> Markup:
    match facet:
        case "where":
            names = {key: county.name for key, county in content.counties.items()}
            return labels.place_label(word, names, t)
        case "need":
            return labels.need_label(word, t)
        case "language":
            return begin(language_name(word, t.locale))
        case "by":
            return labels.medium_label(word, t)
        case "whom":
            return begin(labels.whom_label(word, t))
        case _:
            return pages.always_label(t)
