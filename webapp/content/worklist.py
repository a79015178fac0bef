"""What is left to do about the facts, worst first: nobody should have to guess what comes next."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import IntEnum, StrEnum

from webapp.content.directory import has_ended, is_overdue
from webapp.content.laws import NeedsLawyer, Topic
from webapp.content.loading import Content
from webapp.content.services import (
    Channel,
    Cost,
    Need,
    Organization,
    Phone,
    Service,
    Spoken,
    Status,
)
from webapp.content.verifiednumbers import CALLED, Pinned
from webapp.documents import Document, Loc
from webapp.faults import Fault

_UNKNOWN = "unknown"


class Doer(StrEnum):
    """Who may do a piece of work."""

    CALLER = "editor with a phone"
    EDITOR = "editor"
    LAWYER = "lawyer"
    TRANSLATOR = "translator"
    HOST = "host"


class Rank(IntEnum):
    """How much a piece of work matters to a reader of the site."""

    UNREVIEWED = 0
    NO_CONTACT = 1
    VOID = 2
    OVERDUE = 3
    UNCLEAR = 4
    UNRUNG = 5
    UNREAD = 6
    UNANSWERED = 7
    ENDED = 8
    UNTRANSLATED = 9
    UNNAMED = 10


@dataclass(frozen=True, order=True)
class Work:
    """One piece of work; `is_calm` unless it is about a line that people in danger call first."""

    is_calm: bool
    rank: Rank
    doer: Doer
    told: Fault

    def __str__(self) -> str:
        """Return who may do it, where, what is to do and how."""
        return f"{self.doer}: {self.told}"


def list_work(
    content: Content,
    documents: Mapping[str, Document],
    pinned: Mapping[str, tuple[Pinned, ...]],
    today: date,
) -> list[Work]:
    """Return all that is left to do about the facts, worst first.

    `documents` know the lines: those of `organizations/<id>`, `laws`, `sources` and `site`.
    """
    return sorted(
        {
            *_work_on_services(content, documents, pinned, today),
            *_work_on_laws(content, documents["laws"]),
            *_work_on_sources(content, documents["sources"]),
            *_work_on_site(content, documents["site"]),
        }
    )


def _work_on_services(
    content: Content,
    documents: Mapping[str, Document],
    pinned: Mapping[str, tuple[Pinned, ...]],
    today: date,
) -> Iterator[Work]:
    first = {*content.featured.home, *content.featured.card}
    for organization in content.organizations:
        document = documents[f"organizations/{organization.id}"]
        for index, service in enumerate(organization.services):
            is_calm = service.id not in first and Need.TALK not in service.needs
            may_ring = service.id != content.featured.emergency  # who needs it now, needs it free
            listing = _Listing(organization, service, ("services", index), document, may_ring)
            for rank, doer, told in _judge(listing, pinned.get(service.id, ()), today):
                yield Work(is_calm, rank, doer, told)


@dataclass(frozen=True)
class _Listing:
    """One service, and where its answers stand."""

    organization: Organization
    service: Service
    at: Loc
    document: Document
    may_ring: bool

    def tell(self, loc: Loc, what: str, type_this: str) -> Fault:
        return Fault(self.document.name, self.document.line_of((*self.at, *loc)), what, type_this)

    @property
    def doer(self) -> Doer:
        return Doer.CALLER if self.service.phones and self.may_ring else Doer.EDITOR


def _judge(
    listing: _Listing, pins: tuple[Pinned, ...], today: date
) -> Iterator[tuple[Rank, Doer, Fault]]:
    service = listing.service
    if service.status is Status.CLOSED:
        if has_ended(service, today):
            yield Rank.ENDED, Doer.EDITOR, _tell_ended(listing)
        return
    doer = listing.doer
    ring = f"ring it, then type `.venv/bin/flask data verify {service.id} --by YOU --source called`"
    if is_overdue(service, today):
        what = f"{service.id!r} was last checked on {service.assured_date}"
        do = "read its sources again and write the new date"
        do = f"{ring}, or {do}" if doer is Doer.CALLER else do
        yield Rank.OVERDUE, doer, listing.tell(("assured_date",), what, do)
    elif doer is Doer.CALLER and not _is_rung(service, pins):
        told = listing.tell(("assured_by",), f"nobody has called {service.id!r}", ring)
        yield Rank.UNRUNG, doer, told
    if service.status is Status.UNKNOWN:
        what = f"nobody knows whether {service.id!r} is at work"
        told = listing.tell(("status",), what, "find out, and type its `status:`")
        yield Rank.UNCLEAR, doer, told
    questions = list(_find_unanswered(service))
    if questions:
        named = ", ".join(name for name, _ in questions)
        what = f"{service.id!r} does not say: {named}"
        told = listing.tell(questions[0][1], what, "ask, and write it in place of `unknown`")
        yield Rank.UNANSWERED, doer, told


def _is_rung(service: Service, pins: tuple[Pinned, ...]) -> bool:
    """Whether somebody rang every number of a service."""
    rung = {one.number for one in pins if one.source == CALLED}
    return {phone.number for phone in service.phones} <= rung


def _tell_ended(listing: _Listing) -> Fault:
    what = f"{listing.service.id!r} closed on {listing.service.closed_on}, over a year ago"
    is_alone = len(listing.organization.services) == 1
    do = f"type `git rm {listing.document.name}`" if is_alone else "take it out of this file"
    return listing.tell(("closed_on",), what, do)


def _find_unanswered(service: Service) -> Iterator[tuple[str, Loc]]:
    """Yield the name and place of every question that an editor answered with `unknown`."""
    for field in ("reporting", "eligibility"):
        if getattr(service, field) == _UNKNOWN:
            yield field, (field,)
    if service.cost is Cost.UNKNOWN:
        yield "cost", ("cost",)
    places: list[tuple[Loc, Channel]] = [
        *((("phones", index), phone) for index, phone in enumerate(service.phones)),
        *((("chats", index), chat) for index, chat in enumerate(service.chats)),
    ]
    for loc, channel in places:
        if not channel.schedules.is_known:
            yield f"hours of {_name(channel)}", (*loc, "schedules")
        if channel.languages == Spoken():
            yield f"languages of {_name(channel)}", (*loc, "languages")


def _name(channel: Channel) -> str:
    return channel.number if isinstance(channel, Phone) else "the chat"


def _work_on_laws(content: Content, document: Document) -> Iterator[Work]:
    named = {one for service in content.services.values() for one in service.reporting_laws}
    for key, law in content.laws.items():
        line, seen = document.line_of((key,)), content.readings.get(key)
        do = f"let a lawyer read it, and type `.venv/bin/flask data read {key} --by INITIALS`"
        if seen is not None and key not in content.read_laws:
            what = f"{seen.by} read {key!r} on {seen.read}, and its words have changed since"
            told = Fault(document.name, line, what, do)
            yield Work(is_calm=False, rank=Rank.VOID, doer=Doer.LAWYER, told=told)
        elif seen is None and law.needs_lawyer is not NeedsLawyer.NO:
            is_hidden = law.needs_lawyer is NeedsLawyer.HIDE
            until = "it is hidden" if is_hidden else "the page says so"
            what = f"no lawyer has read {key!r}, and {until}"
            told = Fault(document.name, line, what, do)
            yield Work(is_calm=True, rank=Rank.UNREAD, doer=Doer.LAWYER, told=told)
        if law.topic is Topic.REPORTING and key not in named:
            told = Fault(document.name, line, f"no service names the law {key!r}",
                         "name it under `reporting_laws:`, or remove it")  # fmt: skip
            yield Work(is_calm=True, rank=Rank.UNNAMED, doer=Doer.EDITOR, told=told)
    for key in content.readings.keys() - content.laws.keys():
        told = Fault(document.name, 1, f"a lawyer read {key!r}, which is no law any more",
                     f"type `.venv/bin/flask data read {key}`, which takes it out")  # fmt: skip
        yield Work(is_calm=True, rank=Rank.VOID, doer=Doer.EDITOR, told=told)


def _work_on_sources(content: Content, document: Document) -> Iterator[Work]:
    for key in set(content.sources) - content.named_sources():
        what = f"nothing names the source {key!r}"
        told = Fault(document.name, document.line_of((key,)), what,
                     "name it in a record, or remove it")  # fmt: skip
        yield Work(is_calm=True, rank=Rank.UNNAMED, doer=Doer.EDITOR, told=told)


def _work_on_site(content: Content, document: Document) -> Iterator[Work]:
    if not content.featured.corrections:
        what = "nobody is named whom readers can tell of an error"
        do = "type `corrections:` and a way to reach you, such as an e-mail address"
        told = Fault(document.name, document.line_of(("corrections",)), what, do)
        yield Work(is_calm=True, rank=Rank.NO_CONTACT, doer=Doer.HOST, told=told)
