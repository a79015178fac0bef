"""The questions asked of the listings: which match, how many would, and in what order.

Every answer is a pure function of the content and of a `Choice` of fixed words. An address holds
two answers at most, where and one other, as parts of its path.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Self

from webapp.content.loading import Content
from webapp.content.services import (
    Answer,
    Authority,
    Channel,
    Extent,
    Medium,
    Need,
    Served,
    Service,
    Status,
    Whom,
)
from webapp.content.slugs import read_slug, slug_of
from webapp.content.whom import find_served, may_serve

NATION, UNSURE = "wabanaki", "unsure"
ANY = "any"
ALWAYS = "24"
FACETS = ("where", "need", "language", "by", "hours", "whom")
_NOT_NEW = "en"  # the language of the country: nobody is new to it for speaking it
CLOSED_PAGE_DAYS = 365
_AUTHORITY_LAST = (Authority.NONE, Authority.STATE, Authority.POLICE, Authority.IMMIGRATION)


@dataclass(frozen=True)
class Choice:
    """What a reader chose, one fixed word a question; None where any answer will do."""

    where: str | None = None
    need: str | None = None
    language: str | None = None
    by: str | None = None
    hours: str | None = None
    whom: str | None = None

    @classmethod
    def read(cls, asked: Mapping[str, str], content: Content) -> Self:
        """Build a choice from an address; raises KeyError for any question or answer not ours.

        What tells who reads or why is read in its slug, and in words as addresses once had it.
        """
        chosen = {}
        for facet, written in asked.items():
            offered = options(facet, content) if facet in FACETS else ()
            telling = [word for word in offered if _tells(facet, word)]
            if written in offered:
                chosen[facet] = written
            elif written in map(slug_of, telling):
                chosen[facet] = read_slug(written, telling)
            else:
                raise KeyError(facet)
        return cls(**chosen)

    @classmethod
    def read_parts(cls, where: str, what: str, content: Content) -> Self:
        """Build a choice from the two parts of an address; raises KeyError for a word not ours."""
        chosen: dict[str, str] = {}
        if where != ANY:
            chosen["where"] = _words_of("where", content)[where]
        if what != ANY:
            facet, word = words_of_what(content)[what]
            chosen[facet] = word
        return cls(**chosen)

    def parts(self) -> tuple[str, str]:
        """Return where and one other answer as an address says them, in this order."""
        others = ((facet, getattr(self, facet)) for facet in FACETS[1:])
        what = next((_write(facet, word) for facet, word in others if word is not None), ANY)
        return _write("where", self.where) if self.where else ANY, what

    def with_answer(self, facet: str, word: str | None) -> Self:
        """Return this choice with one answer changed."""
        return replace(self, **{facet: word})

    def asking(self, facet: str, word: str | None) -> Self:
        """Return the choice of a link: the answer about the place, and this one."""
        others = {} if facet == "where" else dict.fromkeys(FACETS[1:])
        return replace(self, **{**others, facet: word})


def _tells(facet: str, word: str) -> bool:
    """Whether an answer says who reads or why; a county, a language, a way and hours do not."""
    return facet in {"need", "whom"} or word == NATION


def _write(facet: str, word: str) -> str:
    return slug_of(word) if _tells(facet, word) else word


def _words_of(facet: str, content: Content) -> Mapping[str, str]:
    """Return the answers to a question by what stands for them in an address."""
    return {_write(facet, word): word for word in options(facet, content)}


def words_of_where(content: Content) -> tuple[str, ...]:
    """Return what may stand first in the address of a narrowed list."""
    return (ANY, *_words_of("where", content))


def words_of_what(content: Content) -> Mapping[str, tuple[str, str]]:
    """Return what may stand second there, each with its question and its answer."""
    return {
        written: (facet, word)
        for facet in FACETS[1:]
        for written, word in _words_of(facet, content).items()
    }


def options(facet: str, content: Content) -> tuple[str, ...]:
    """Return the fixed words that answer a question."""
    match facet:
        case "where":
            return (NATION, *content.counties, UNSURE)
        case "need":
            return tuple(need.value for need in Need)
        case "language":
            return spoken_languages(content)
        case "by":
            return tuple(medium.value for medium in Medium)
        case "whom":
            return tuple(whom.value for whom in Whom)
        case _:
            return (ALWAYS,)


def spoken_languages(content: Content) -> tuple[str, ...]:
    """Return the tags of all languages that some service speaks itself, not by interpreter."""
    return tuple(
        sorted(
            {
                tag
                for service in content.services.values()
                for channel in service.channels
                for tag in (*channel.languages.direct, *channel.languages.menu)
            }
        )
    )


def speaks_itself(service: Service, tag: str) -> bool:
    """Whether people of the service answer in the language, at once or behind a phone menu."""
    return any(
        tag in channel.languages.direct or tag in channel.languages.menu
        for channel in service.channels
    )


def is_local(service: Service, where: str | None) -> bool:
    """Whether a service names the place itself, and not only the whole state."""
    if where == NATION:
        return service.service_areas.extent is Extent.NATION
    return where in service.service_areas.counties


def _is_in(service: Service, where: str) -> bool:
    if where == UNSURE:
        return service.service_areas.extent is Extent.UNKNOWN
    return service.service_areas.extent is Extent.STATEWIDE or is_local(service, where)


def matches(service: Service, choice: Choice) -> bool:
    """Whether a service fits a choice, or may be asked."""
    return (
        service.status is not Status.CLOSED
        and (choice.where is None or _is_in(service, choice.where))
        and (choice.need is None or choice.need in {*service.needs, *service.leads_to})
        and (choice.whom is None or may_serve(service, Whom(choice.whom)))
        and (has_channel(service, choice) or _is_for_newcomers(service, choice))
    )


def _is_for_newcomers(service: Service, choice: Choice) -> bool:
    """Whether one may ask a service for a language, for it is for people new to the country."""
    asks_more = choice.by is not None or choice.hours is not None
    return service.newcomers and choice.language not in {None, _NOT_NEW} and not asks_more


def is_asked(service: Service, choice: Choice) -> bool:
    """Whether nobody knows if a service that was found is for whom the reader chose."""
    return choice.whom is not None and find_served(service, Whom(choice.whom)) is Served.ASK


def has_channel(service: Service, choice: Choice) -> bool:
    """Whether one channel fits it all: a voice line at night says nothing of texts at night."""
    if choice.language is choice.by is choice.hours is None:
        return True
    return any(
        (choice.language is None or answers_in(channel, choice.language))
        and (choice.by is None or channel.type == choice.by)
        and (choice.hours is None or channel.schedules.always)
        for channel in service.channels
    )


def answers_in(channel: Channel, tag: str) -> bool:
    """Whether one answers there in a language, or adds an interpreter."""
    spoken = channel.languages
    return tag in spoken.direct or tag in spoken.menu or spoken.interpreter is Answer.YES


def find_writing(content: Content, tag: str) -> tuple[Service, ...]:
    """Return the services that answer texts or chats in a language, as far as sources say it."""
    written = (find(content, Choice(language=tag, by=one)) for one in (Medium.TEXT, Medium.CHAT))
    found = {service.id: service for services in written for service in services}
    return in_considered_order(found.values(), content, Choice(language=tag))


def find(content: Content, choice: Choice) -> tuple[Service, ...]:
    """Return the services that fit a choice, in the considered order."""
    found = (service for service in content.services.values() if matches(service, choice))
    return in_considered_order(found, content, choice)


def count(content: Content, choice: Choice) -> int:
    """Return how many services fit a choice."""
    return sum(matches(service, choice) for service in content.services.values())


def in_considered_order(
    services: Iterable[Service], content: Content, choice: Choice
) -> tuple[Service, ...]:
    """Order services: advocates before authorities, at work before unclear, near before far."""
    featured = {identifier: place for place, identifier in enumerate(content.featured.home)}

    def key(
        service: Service,
    ) -> tuple[int | str, ...]:
        return (
            _AUTHORITY_LAST.index(service.authority),
            service.status is Status.UNKNOWN,
            is_asked(service, choice),
            choice.where is not None and not is_local(service, choice.where),
            choice.need is not None and choice.need not in service.needs,
            choice.language is not None and not speaks_itself(service, choice.language),
            featured.get(service.id, len(featured)),
            Need.TALK not in service.needs,
            service.service_areas.extent is not Extent.STATEWIDE,
            service.name,
        )

    return tuple(sorted(services, key=key))


def has_ended(service: Service, today: date) -> bool:
    """Whether a service closed so long ago that its page may go: a year."""
    return service.closed_on is not None and (today - service.closed_on).days > CLOSED_PAGE_DAYS
