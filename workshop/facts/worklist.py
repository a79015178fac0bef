"""What is left to do about the facts, worst first: nobody should have to guess what comes next."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from webapp.content.ages import counted_from, is_contradicted, is_old
from webapp.content.directory import has_ended
from webapp.content.figures import Source
from webapp.content.laws import NeedsLawyer, Topic
from webapp.content.loading import Content
from webapp.content.phone_verification import CALLED, VerifiedNumber
from webapp.content.record_rules import check_contact
from webapp.content.services import (
    Channel,
    Cost,
    LanguageAccess,
    Need,
    Organization,
    Phone,
    Service,
    Status,
)
from webapp.problems import Problem
from webapp.yamlfile import Document, Loc
from workshop.facts.work import Doer, Rank, Work

_UNKNOWN = "unknown"


def list_work(
    content: Content,
    documents: Mapping[str, Document],
    pinned: Mapping[str, tuple[VerifiedNumber, ...]],
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
    pinned: Mapping[str, tuple[VerifiedNumber, ...]],
    today: date,
) -> Iterator[Work]:
    first = {*content.featured.home, *content.featured.card}
    for organization in content.organizations:
        document = documents[f"organizations/{organization.id}"]
        for index, service in enumerate(organization.services):
            is_calm = service.id not in first and Need.TALK not in service.needs
            may_ring = service.id != content.featured.emergency  # who needs it now, needs it free
            listing = _Listing(organization, service, ("services", index), document, may_ring)
            numbers = list(_judge_numbers(listing, content.sources, today))
            for rank, doer, told, since in numbers:
                yield Work(is_calm and rank is not Rank.CONTRADICTED, rank, doer, told, since=since)
            for rank, doer, told in _judge(listing, pinned.get(service.id, ()), today):
                if rank is not Rank.UNRUNG or not numbers:  # they are to be rung already
                    yield Work(is_calm, rank, doer, told)


@dataclass(frozen=True)
class _Listing:
    """One service, and where its answers stand."""

    organization: Organization
    service: Service
    at: Loc
    document: Document
    may_ring: bool

    def tell(self, loc: Loc, what: str, type_this: str) -> Problem:
        return Problem(self.document.name, self.document.line_of((*self.at, *loc)), what, type_this)

    @property
    def doer(self) -> Doer:
        return Doer.CALLER if self.service.phones and self.may_ring else Doer.EDITOR

    @property
    def ring(self) -> str:
        verify = f".venv/bin/flask data verify {self.service.id} --by YOU --source called"
        return f"ring it, then type `{verify}`"


def _judge_numbers(
    listing: _Listing, sources: Mapping[str, Source], today: date
) -> Iterator[tuple[Rank, Doer, Problem, date]]:
    """Yield work for each number that a source is against, or that no new one shows since a day."""
    service = listing.service
    for loc, channel in service.places():
        name, since = _name(channel), counted_from(channel, service, sources)
        doer = listing.doer if isinstance(channel, Phone) else Doer.EDITOR
        do = "find a newer source and name it as `newest_source:`"
        do = f"{listing.ring}, or {do}" if doer is Doer.CALLER else do
        if is_contradicted(channel, service):
            against = ", ".join(channel.contradicted_by)
            what = f"{against} is against {name} of {service.id!r}"
            told = listing.tell((*loc, "contradicted_by"), what, do)
            yield Rank.CONTRADICTED, doer, told, date.max
        if since is not None and is_old(since, service, today):
            seen = f"is not confirmed since {since}" if since > date.min else "has no dated source"
            told = listing.tell((*loc, "newest_source"), f"{name} of {service.id!r} {seen}", do)
            yield Rank.OVERDUE, doer, told, since


def _judge(
    listing: _Listing, pins: tuple[VerifiedNumber, ...], today: date
) -> Iterator[tuple[Rank, Doer, Problem]]:
    service = listing.service
    if service.status is Status.CLOSED:
        if has_ended(service, today):
            yield Rank.ENDED, Doer.EDITOR, _tell_ended(listing)
        return
    doer = listing.doer
    if not service.channels and is_old(service.assured_date, service, today):
        what = f"{service.id!r} was last checked on {service.assured_date}"
        do = "read its sources again and write the new date"
        yield Rank.OVERDUE, doer, listing.tell(("assured_date",), what, do)
    if doer is Doer.CALLER and not _is_rung(service, pins):
        what = f"nobody has called {service.id!r}"
        yield Rank.UNRUNG, doer, listing.tell(("assured_by",), what, listing.ring)
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


def _is_rung(service: Service, pins: tuple[VerifiedNumber, ...]) -> bool:
    """Whether somebody rang every number of a service."""
    rung = {one.number for one in pins if one.source == CALLED}
    return {phone.number for phone in service.phones} <= rung


def _tell_ended(listing: _Listing) -> Problem:
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
    for loc, channel in service.places():
        if not channel.schedules.is_known:
            yield f"hours of {_name(channel)}", (*loc, "schedules")
        if channel.languages == LanguageAccess():
            yield f"languages of {_name(channel)}", (*loc, "languages")


def _name(channel: Channel) -> str:
    return channel.number if isinstance(channel, Phone) else "the chat"


def _work_on_laws(content: Content, document: Document) -> Iterator[Work]:
    named = {one for service in content.services.values() for one in service.reporting_laws}
    for key, law in content.laws.items():
        line, seen = document.line_of((key,)), content.readings.get(key)
        do = f"let a lawyer read it, and type `.venv/bin/flask data read {key} --by INITIALS`"
        if seen is not None and key not in content.reviewed_laws:
            what = f"{seen.by} read {key!r} on {seen.read}, and its words have changed since"
            told = Problem(document.name, line, what, do)
            yield Work(is_calm=False, rank=Rank.VOID, doer=Doer.LAWYER, told=told)
        elif seen is None and law.needs_lawyer is not NeedsLawyer.NO:
            is_hidden = law.needs_lawyer is NeedsLawyer.HIDE
            until = "it is hidden" if is_hidden else "the page says so"
            what = f"no lawyer has read {key!r}, and {until}"
            told = Problem(document.name, line, what, do)
            yield Work(is_calm=True, rank=Rank.UNREAD, doer=Doer.LAWYER, told=told)
        if law.topic is Topic.REPORTING and key not in named:
            told = Problem(document.name, line, f"no service names the law {key!r}",
                         "name it under `reporting_laws:`, or remove it")  # fmt: skip
            yield Work(is_calm=True, rank=Rank.UNNAMED, doer=Doer.EDITOR, told=told)
    for key in content.readings.keys() - content.laws.keys():
        told = Problem(document.name, 1, f"a lawyer read {key!r}, which is no law any more",
                     f"type `.venv/bin/flask data read {key}`, which takes it out")  # fmt: skip
        yield Work(is_calm=True, rank=Rank.VOID, doer=Doer.EDITOR, told=told)


def _work_on_sources(content: Content, document: Document) -> Iterator[Work]:
    for key in set(content.sources) - content.named_sources():
        what = f"nothing names the source {key!r}"
        told = Problem(document.name, document.line_of((key,)), what,
                     "name it in a record, or remove it")  # fmt: skip
        yield Work(is_calm=True, rank=Rank.UNNAMED, doer=Doer.EDITOR, told=told)


def _work_on_site(content: Content, document: Document) -> Iterator[Work]:
    for told in check_contact(content.featured, document):
        yield Work(is_calm=True, rank=Rank.NO_CONTACT, doer=Doer.HOST, told=told)
