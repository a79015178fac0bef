"""A door: the page for one situation, and the links to all of them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from webapp.content.laws import ADULT
from webapp.content.loading import Content
from webapp.content.service_filters import NATION, Filters, find_writing, is_local, matches
from webapp.content.services import Medium, Need, Service, TriState
from webapp.site.addresses import door_address, list_address, page_address
from webapp.site.briefs import HotlineView, view_hotline
from webapp.site.copy import labels
from webapp.site.copy.pages import door_title
from webapp.site.copy.reach import write_in_english
from webapp.site.evidence import Check, LawView, view_checks, view_law
from webapp.site.pictures import PICTOGRAMS
from webapp.site.service_views import LinkView, ServiceView, link_to, view_service
from webapp.words.catalogs import Translator
from webapp.words.formats import name_of_place
from webapp.words.languages import SOURCE, language_name

_MOST_WRITING = 3
_OPEN = 2  # other doors that stand in no fold


@dataclass(frozen=True)
class DoorLink:
    """A way to a door: its label, and a drawing that helps to see it."""

    label: Markup
    href: str
    drawing: str


@dataclass(frozen=True)
class ListLink:
    """A way to a part of the list."""

    label: Markup
    href: str


@dataclass(frozen=True)
class NearLink:
    """A way to who is near: a place, and how many are there."""

    label: Markup
    href: str
    count: int


@dataclass(frozen=True)
class DoorPage:
    """One situation: what to know first, who serves it, what else there is.

    `first_law` answers what is feared most; `open_laws` and, in a fold, `laws` say what else holds.
    `writing` are lines that
    answer texts or chats in the reader's language, if any was found. Where none was, and the first
    line takes texts, `lacks_texts` warns beside it. `relay` is set where who cannot talk is served.
    Who took a door that is not theirs sees the `next_doors` without opening a fold.
    `phrase` is English, for who cannot talk; `operated` is the line to name to an operator.
    """

    title: Markup
    heading: Markup
    adult_age: str
    know: tuple[Markup, ...]
    first_law: LawView | None
    open_laws: tuple[LawView, ...]
    laws: tuple[LawView, ...]
    is_unread_law: bool
    language: str
    writing: tuple[LinkView, ...]
    lacks_texts: bool
    relay: str
    operated: HotlineView | None
    phrase: str
    hotlines: tuple[HotlineView, ...]
    called: Check | None
    emergency: ServiceView
    near: tuple[NearLink, ...]
    towns: str
    lists: tuple[ListLink, ...]
    asking: str
    next_doors: tuple[DoorLink, ...]
    doors: tuple[DoorLink, ...]


def link_doors(content: Content, t: Translator) -> tuple[DoorLink, ...]:
    """Link to every door, in the order of the file."""
    return tuple(_link_door(key, content, t) for key in content.doors)


def build_door(content: Content, t: Translator, number: str) -> DoorPage:
    """Build the page of one door; raises KeyError when there is none of that number."""
    door, featured = content.doors[number], content.featured
    code, facts = t.locale.code, _facts(content)
    lines = [content.services[service_id] for service_id in door.services]
    open_laws, laws = (
        tuple(view_law(law_id, content, t) for law_id in named)
        for named in (door.open_laws, door.laws)
    )
    ways = (door.first, *door.also)
    shown = tuple(view_hotline(service, content, t, ways) for service in lines)
    writes = door.first is Medium.TEXT
    others = [key for key in door.doors if key != number]
    writers = [
        key
        for key, door in content.doors.items()
        if door.first is Medium.TEXT and key not in {number, *others}
    ]
    writing = find_writing(content, code)[:_MOST_WRITING]
    return DoorPage(
        title=door_title(number, t),
        heading=t.translate_data(f"door{number}.heading", door.heading, facts),
        adult_age=facts[ADULT],
        know=tuple(t.translate_data(f"door{number}.know", item, facts) for item in door.know),
        first_law=view_law(door.first_law, content, t) if door.first_law else None,
        open_laws=open_laws,
        laws=laws,
        is_unread_law=any(law.needs_notice for law in laws),
        language=language_name(code, t.locale),
        writing=tuple(link_to(service, content, t) for service in writing),
        lacks_texts=Medium.TEXT in door.also and not writing,
        relay=link_to(content.services[featured.relay], content, t).number if writes else "",
        operated=view_hotline(_find_operated(lines), content, t) if writes else None,
        phrase=write_in_english(language_name(code, SOURCE))
        if writes and t.locale is not SOURCE
        else "",
        hotlines=shown,
        called=view_checks(lines, content, t),
        emergency=view_service(content.services[featured.emergency], content, t),
        near=tuple(_find_near(door.near, content, t)) if door.near else (),
        towns=page_address(code, "towns") if content.towns else "",
        lists=tuple(
            ListLink(labels.need_label(need, t), list_address(code, Filters(need=need)))
            for need in door.needs
        ),
        asking=page_address(code, "asking"),
        next_doors=tuple(_link_door(key, content, t) for key in others[:_OPEN]),
        doors=tuple(_link_door(key, content, t) for key in (*others[_OPEN:], *writers)),
    )


def _find_operated(lines: Sequence[Service]) -> Service:
    """Return the line to ask an operator for: of those with interpreters, of most languages."""
    spoken = {
        service.id: phone.languages.interpreter_languages or 0
        for service in lines
        for phone in service.phones
        if phone.type is Medium.VOICE and phone.languages.interpreter is TriState.YES
    }
    return max(lines, key=lambda line: spoken.get(line.id, -1))


def _find_near(need: Need, content: Content, t: Translator) -> Iterator[NearLink]:
    """Yield the nations and the counties by name, each with who there is near for a need.

    Where nobody near is known for the need, all who are near are meant.
    """
    names = {key: county.name for key, county in content.counties.items()}
    for where in (NATION, *sorted(names, key=names.__getitem__)):
        local = [service for service in content.services.values() if is_local(service, where)]
        for filters in (Filters(where=where, need=need), Filters(where=where)):
            if count := sum(matches(service, filters) for service in local):
                label = labels.place_label(where, names, t)
                if where != NATION:
                    label = name_of_place(names[where])
                href = list_address(t.locale.code, Filters(where=where))
                yield NearLink(label, href, count)
                break


def _link_door(key: str, content: Content, t: Translator) -> DoorLink:
    door = content.doors[key]
    return DoorLink(
        label=t.translate_data(f"door{key}.label", door.label, _facts(content)),
        href=door_address(t.locale.code, key),
        drawing=PICTOGRAMS[door.picture],
    )


def _facts(content: Content) -> dict[str, str]:
    return {ADULT: str(content.featured.adult_age)}
