"""What the search of the list of services knows; it is read and used on the page alone.

The index is one text: a line for each need with its everyday words, one for each of some pages, one
for each county with its towns, and one with the words of danger. `webapp/static/words.js` reads it.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from markupsafe import Markup

from webapp.content.laws import ADULT
from webapp.content.loading import Content
from webapp.content.service_filters import ALWAYS, NATION, UNSURE, find_served, is_local, may_serve
from webapp.content.services import (
    Authority,
    Channel,
    Extent,
    Need,
    Served,
    Service,
    TriState,
    Whom,
)
from webapp.content.slugs import slug_of
from webapp.site.addresses import door_address, page_address
from webapp.site.copy.pages import page_title
from webapp.site.copy.search_words import DANGER, PAGES, SEARCH_WORDS, SITUATIONS, WORDS
from webapp.site.service_views import LinkView, ServiceView, link_to, view_service
from webapp.words.catalogs import Translator, plain

ANYWHERE = "*"
_OWN_WORDS = re.compile(r"\b(?:[A-Z]{2,}|\d+)\b")


@dataclass(frozen=True)
class Marks:
    """What the search asks of one service; one with `names` is found by these alone.

    `channels` has a word for each: `voice:24:en,so`, with `*` where there is an interpreter;
    `is_for` has those whom it surely serves, `is_not_for` those who need not ask.
    """

    needs: str
    leads: str
    where: str
    channels: str
    is_for: str
    is_not_for: str
    is_for_newcomers: bool
    names: str


@dataclass(frozen=True)
class Finder:
    """The index of words and towns, the marks of services, and what is beside the found.

    `pages` are those with words of their own, situations too, each with its title and address.
    """

    index: Markup
    marks: Mapping[str, Marks]
    pages: Mapping[str, tuple[Markup, str]]
    emergency: ServiceView
    first: tuple[LinkView, ...]
    referral: LinkView


def build_finder(content: Content, t: Translator) -> Finder:
    """Build what the search needs in one language; English words are searched too."""
    services, featured = content.services, content.featured
    return Finder(
        index=Markup("\n").join(_write_index(content, t)),
        marks={slug_of(key): _mark(service, content) for key, service in services.items()},
        pages=dict(_link_pages(content, t)),
        emergency=view_service(services[featured.emergency], content, t),
        first=tuple(link_to(services[service_id], content, t) for service_id in featured.first),
        referral=link_to(services[featured.referral], content, t),
    )


def _link_pages(content: Content, t: Translator) -> Iterator[tuple[str, tuple[Markup, str]]]:
    code, facts = t.locale.code, {ADULT: str(content.featured.adult_age)}
    for page in PAGES:
        yield page, (page_title(page, t), page_address(code, page))
    for number, door in content.doors.items():
        if door.picture in SITUATIONS:
            label = t.translate_data(f"door{number}.label", door.label, facts)
            yield number, (label, door_address(code, number))


def _write_index(content: Content, t: Translator) -> Iterator[Markup]:
    phones = content.services[content.featured.emergency].phones
    yield _write_line("!", t, DANGER, *dict.fromkeys(phone.number for phone in phones))
    for need in Need:
        yield _write_line(need.value, t, WORDS.get(need, ""))
    for page, words in PAGES.items():
        yield _write_line(f"/{page}", t, words)
    for number, door in content.doors.items():
        if door.picture in SITUATIONS:
            yield _write_line(f"/{number}", t, SITUATIONS[door.picture])
    for county, towns in (content.towns.counties if content.towns else {}).items():
        yield Markup("@{}={}").format(county, ",".join((content.counties[county].name, *towns)))


def _write_line(target: str, t: Translator, english: str, *more: str) -> Markup:
    translated = t.pgettext(SEARCH_WORDS, english)
    is_english = plain(translated) == Markup.escape(english)
    phrases = Markup(", ").join((translated, *(() if is_english else (english,)), *more))
    # A line break in a translation must not begin another line of the index.
    return Markup("{}={}").format(target, Markup(" ").join(phrases.split()))


def _mark(service: Service, content: Content) -> Marks:
    areas = service.service_areas
    elsewhere = {Extent.STATEWIDE: ANYWHERE, Extent.UNKNOWN: UNSURE}
    where = [*areas.counties, *([NATION] if is_local(service, NATION) else [])]
    where = where or [elsewhere.get(areas.extent, "")]
    is_hidden = service.authority in {Authority.POLICE, Authority.IMMIGRATION}
    names = dict.fromkeys(_own_names(service, content)) if is_hidden else ()
    return Marks(
        needs=" ".join(service.needs),
        leads=" ".join(service.leads_to),
        where=" ".join(where),
        channels=" ".join(map(_write_channel, service.channels)),
        is_for=" ".join(whom for whom in Whom if find_served(service, whom) is Served.YES),
        is_not_for=" ".join(whom for whom in Whom if not may_serve(service, whom)),
        is_for_newcomers=service.newcomers,
        names="|".join(names),
    )


def _write_channel(channel: Channel) -> str:
    access = channel.languages
    tags = [*access.direct, *access.menu]
    if access.interpreter is TriState.YES:
        tags.append(ANYWHERE)
    hours = ALWAYS if channel.schedules.always else ""
    return f"{channel.type}:{hours}:{','.join(tags)}"


def _own_names(service: Service, content: Content) -> Iterator[str]:
    """Yield the names of a service, and the letters or digits in them that no other one has."""
    run_by = content.organization_by_service[service.id]
    yield from filter(None, (service.name, run_by.name, run_by.alternate_name))
    others = " ".join(other.name for other in content.services.values() if other is not service)
    yield from (word for word in _OWN_WORDS.findall(service.name) if word not in others)
