"""What is left to do about the facts, worst first: nobody should have to guess what comes next."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from webapp.content.ages import is_contradicted, is_old
from webapp.content.featured import check_contact, check_operator, find_untested
from webapp.content.figures import Source
from webapp.content.laws import NeedsLawyer, Topic
from webapp.content.loading import Content
from webapp.content.number_changes import check_wrong
from webapp.content.phone_verification import VerifiedNumber, use_of
from webapp.content.service_filters import has_ended
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
from workshop.facts.calls import called_on, find_since
from workshop.facts.tasks import Doer, Rank, Task

_UNKNOWN = "unknown"


def list_tasks(
    content: Content,
    documents: Mapping[str, Document],
    verified: Mapping[str, tuple[VerifiedNumber, ...]],
    today: date,
) -> list[Task]:
    """Return all that is left to do about the facts, worst first.

    `documents` know the lines: those of `organizations/<id>`, `laws`, `sources` and `site`.
    """
    organizations = {f"organizations/{o.id}": o for o in content.organizations}
    wrong = check_wrong(verified, organizations, documents)
    return sorted(
        {
            *(
                Task(is_routine=False, rank=Rank.WRONG, doer=Doer.CALLER, problem=problem)
                for problem in wrong
            ),
            *_find_service_tasks(content, documents, verified, today),
            *_find_law_tasks(content, documents["laws"]),
            *_find_source_tasks(content, documents["sources"]),
            *_find_site_tasks(content, documents["site"], today),
        }
    )


def _find_service_tasks(
    content: Content,
    documents: Mapping[str, Document],
    verified: Mapping[str, tuple[VerifiedNumber, ...]],
    today: date,
) -> Iterator[Task]:
    first = {*content.featured.home, *content.featured.card}
    for organization in content.organizations:
        document = documents[f"organizations/{organization.id}"]
        for index, service in enumerate(organization.services):
            is_routine = service.id not in first and Need.TALK not in service.needs
            may_call = service.id != content.featured.emergency  # who needs it now, needs it free
            record = _ServiceRecord(organization, service, ("services", index), document, may_call)
            entries = verified.get(service.id, ())
            numbers = list(_find_phone_tasks(record, entries, content.sources, today))
            for rank, doer, problem, since in numbers:
                yield Task(
                    is_routine and rank is not Rank.CONTRADICTED, rank, doer, problem, since=since
                )
            if service.id in verified and not service.channels and not service.closed_on:
                fix = "find a new number and verify it, or close it, as `status: closed`"
                what = f"{service.id!r} has no number any more"
                problem = record.report(("status",), what, fix)
                yield Task(is_routine, Rank.UNCLEAR, Doer.EDITOR, problem)
            for rank, doer, problem in _find_record_tasks(record, entries, today):
                if rank is not Rank.UNCALLED or not numbers:  # they are to be called already
                    yield Task(is_routine, rank, doer, problem)


@dataclass(frozen=True)
class _ServiceRecord:
    """One service, and where its answers are."""

    organization: Organization
    service: Service
    at: Loc
    document: Document
    may_call: bool

    def report(self, loc: Loc, what: str, fix: str) -> Problem:
        return self.document.report((*self.at, *loc), what, fix)

    @property
    def doer(self) -> Doer:
        return Doer.CALLER if self.service.phones and self.may_call else Doer.EDITOR

    @property
    def how_to_call(self) -> str:
        verify = f".venv/bin/flask data verify {self.service.id} --by YOU --source called"
        return f"ring it, then type `{verify}`"


def _find_phone_tasks(
    record: _ServiceRecord,
    verified: tuple[VerifiedNumber, ...],
    sources: Mapping[str, Source],
    today: date,
) -> Iterator[tuple[Rank, Doer, Problem, date]]:
    """Yield work for each number that a source is against, or that no new one shows since a day."""
    service = record.service
    for loc, channel in service.places():
        name, since = _name(channel), find_since(channel, service, verified, sources)
        doer = record.doer if isinstance(channel, Phone) else Doer.EDITOR
        fix = "find a newer source and name it as `newest_source:`"
        fix = f"{record.how_to_call}, or {fix}" if doer is Doer.CALLER else fix
        if is_contradicted(channel, service) and not called_on(channel, verified):
            against = ", ".join(channel.contradicted_by)
            what = f"{against} is against {name} of {service.id!r}"
            problem = record.report((*loc, "contradicted_by"), what, fix)
            yield Rank.CONTRADICTED, doer, problem, date.max
        if since is not None and is_old(since, service, today):
            seen = f"is not confirmed since {since}" if since > date.min else "has no dated source"
            problem = record.report(
                (*loc, "newest_source"), f"{name} of {service.id!r} {seen}", fix
            )
            yield Rank.OVERDUE, doer, problem, since


def _find_record_tasks(
    record: _ServiceRecord, verified: tuple[VerifiedNumber, ...], today: date
) -> Iterator[tuple[Rank, Doer, Problem]]:
    service = record.service
    if service.status is Status.CLOSED:
        if has_ended(service, today):
            yield Rank.ENDED, Doer.EDITOR, _report_ended(record)
        return
    doer = record.doer
    if not service.channels and is_old(service.assured_date, service, today):
        what = f"{service.id!r} was last checked on {service.assured_date}"
        fix = "read its sources again and write the new date"
        yield Rank.OVERDUE, doer, record.report(("assured_date",), what, fix)
    if doer is Doer.CALLER and not is_called(service, verified):
        what = f"nobody has called {_list_uncalled(service, verified)}"
        yield Rank.UNCALLED, doer, record.report(("assured_by",), what, record.how_to_call)
    if service.status is Status.UNKNOWN:
        what = f"nobody knows whether {service.id!r} is at work"
        problem = record.report(("status",), what, "find out, and type its `status:`")
        yield Rank.UNCLEAR, doer, problem
    questions = list(_find_unanswered(service))
    if questions:
        named = ", ".join(name for name, _ in questions)
        what = f"{service.id!r} does not say: {named}"
        problem = record.report(questions[0][1], what, "ask, and write it in place of `unknown`")
        yield Rank.UNANSWERED, doer, problem


def is_called(service: Service, verified: tuple[VerifiedNumber, ...]) -> bool:
    """Whether somebody rang every number of a service."""
    return all(called_on(phone, verified) for phone in service.phones)


def _list_uncalled(service: Service, verified: tuple[VerifiedNumber, ...]) -> str:
    """Name a service that nobody rang, or the numbers of it that nobody rang beside the others."""
    days = [
        (f"{phone.number} ({use_of(phone)})", called_on(phone, verified))
        for phone in service.phones
    ]
    if not any(day for _, day in days):
        return repr(service.id)
    missing = ", ".join(name for name, day in days if not day)
    others = ", ".join(f"{name} on {day}" for name, day in days if day)
    return f"{missing} of {service.id!r}; somebody called {others}"


def _report_ended(record: _ServiceRecord) -> Problem:
    what = f"{record.service.id!r} closed on {record.service.closed_on}, over a year ago"
    is_alone = len(record.organization.services) == 1
    fix = f"type `git rm {record.document.name}`" if is_alone else "take it out of this file"
    return record.report(("closed_on",), what, fix)


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


def _find_law_tasks(content: Content, document: Document) -> Iterator[Task]:
    named = {law_id for service in content.services.values() for law_id in service.reporting_laws}
    for key, law in content.laws.items():
        line, seen = document.line_of((key,)), content.readings.get(key)
        fix = f"let a lawyer read it, and type `.venv/bin/flask data read {key} --by INITIALS`"
        if seen is not None and key not in content.reviewed_laws:
            what = f"{seen.by} read {key!r} on {seen.read}, and its words have changed since"
            problem = Problem(document.name, line, what, fix)
            yield Task(is_routine=False, rank=Rank.VOID, doer=Doer.LAWYER, problem=problem)
        elif seen is None and law.needs_lawyer is not NeedsLawyer.NO:
            is_hidden = law.needs_lawyer is NeedsLawyer.HIDE
            until = "it is hidden" if is_hidden else "the page says so"
            what = f"no lawyer has read {key!r}, and {until}"
            problem = Problem(document.name, line, what, fix)
            yield Task(is_routine=True, rank=Rank.UNREAD, doer=Doer.LAWYER, problem=problem)
        if law.topic is Topic.REPORTING and key not in named:
            problem = Problem(
                document.name,
                line,
                f"no service names the law {key!r}",
                "name it under `reporting_laws:`, or remove it",
            )
            yield Task(is_routine=True, rank=Rank.UNNAMED, doer=Doer.EDITOR, problem=problem)
    for key in content.readings.keys() - content.laws.keys():
        problem = Problem(
            document.name,
            1,
            f"a lawyer read {key!r}, which is no law any more",
            f"type `.venv/bin/flask data read {key}`, which takes it out",
        )
        yield Task(is_routine=True, rank=Rank.VOID, doer=Doer.EDITOR, problem=problem)


def _find_source_tasks(content: Content, document: Document) -> Iterator[Task]:
    for key in set(content.sources) - content.named_sources():
        what = f"nothing names the source {key!r}"
        problem = document.report((key,), what, "name it in a record, or remove it")
        yield Task(is_routine=True, rank=Rank.UNNAMED, doer=Doer.EDITOR, problem=problem)


def _find_site_tasks(content: Content, document: Document, today: date) -> Iterator[Task]:
    for problem in check_contact(content.featured, document):
        yield Task(is_routine=True, rank=Rank.NO_CONTACT, doer=Doer.HOST, problem=problem)
    for problem in check_operator(content.featured, document):
        yield Task(is_routine=True, rank=Rank.UNNAMED, doer=Doer.HOST, problem=problem)
    for problem in find_untested(content.featured.accessibility, document, today):
        yield Task(is_routine=True, rank=Rank.UNTESTED, doer=Doer.EDITOR, problem=problem)
