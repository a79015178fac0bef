"""The answers of calls as somebody filled them in, and what they change in files of services."""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Literal

from pydantic import AfterValidator, TypeAdapter
from pydantic.dataclasses import dataclass as checked_dataclass

from webapp.content.field_types import Count, Identifier, check_number, refuse_hours
from webapp.content.figures import STRICT
from webapp.content.loading import Content
from webapp.content.phone_verification import (
    CALLED,
    WRONG,
    VerifiedNumber,
    use_of,
)
from webapp.content.services import Cost, Weekday
from webapp.problems import Checked, InvalidValueError, Problem, find_near
from webapp.text_files import put_text
from webapp.yamlfile import Document, read_document, validate
from workshop.facts.sealed_files import verify_number, write_verified
from workshop.facts.service_files import read_service, replace_values, say_called
from workshop.yaml_edits import Edit, Node, apply, items_of, pairs_of, put_before, value_of, word_of

_STRETCH = re.compile(r"((?:[a-z]{3} )+)(\d\d:\d\d)-(\d\d:\d\d)", re.ASCII)


class Answer(StrEnum):
    """What a call showed; empty where nobody called yet."""

    NONE = ""
    RIGHT = "right"
    WRONG = "wrong"
    NOBODY = "nobody"


_SOURCES = {Answer.RIGHT: CALLED, Answer.WRONG: WRONG}


def write_schedules(written: str) -> str:
    """Return hours of the form as a value in YAML; raises InvalidValueError."""
    if written in {"", "always"}:
        return written
    refuse_hours(written)
    openings = []
    for stretch in written.split(","):
        found = _STRETCH.fullmatch(stretch.strip())
        days = found[1].split() if found else []
        if not found or not set(days) <= set(Weekday):
            raise InvalidValueError(
                f"{written!r} are no hours", "type `always`, or as `mon tue 08:00-17:00, sat ...`"
            )
        byday = ", ".join(days)
        openings.append(f'{{byday: [{byday}], opens_at: "{found[2]}", closes_at: "{found[3]}"}}')
    return f"{{openings: [{', '.join(openings)}]}}"


def _check_dialled(written: str) -> str:
    return check_number(written) if written else ""


def _check_cost(written: str) -> str:
    known = [cost.value for cost in Cost if cost is not Cost.UNKNOWN]
    if written and written not in known:
        fix = f"type one of {', '.join(known)}, or leave it empty"
        raise InvalidValueError(f"{written!r} is no cost", f"{find_near(written, known)}{fix}")
    return written


@checked_dataclass(frozen=True, kw_only=True, config=STRICT)
class CallAnswer:
    """One entry of the form; `hours` are the value in YAML that they become."""

    service: Identifier
    phone: Count
    number: Annotated[str, AfterValidator(_check_dialled)] = ""
    answer: Answer = Answer.NONE
    hours: Annotated[str, AfterValidator(write_schedules)] = ""
    interpreter: Literal["", "yes", "no"] = ""
    cost: Annotated[str, AfterValidator(_check_cost)] = ""
    note: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether nobody wrote anything."""
        boxes = (self.number, self.answer, self.hours, self.interpreter, self.cost, self.note)
        return not any(boxes)


_FORM = TypeAdapter(tuple[CallAnswer, ...])
Answers = tuple[CallAnswer, ...]


def read_answers(form: Path) -> tuple[Document | None, Checked[Answers | None]]:
    """Read a filled form; None where something in it is wrong."""
    document, problems = read_document(form, form.parent)
    return document, validate(_FORM, document) if document else (None, problems)


def check_answers(
    answers: tuple[CallAnswer, ...], document: Document, content: Content
) -> Iterator[Problem]:
    """Yield a problem for an entry of no number, and for a number that is not the one there."""
    for index, answer in enumerate(answers):
        service = content.services.get(answer.service)
        if answer.is_empty:
            continue
        if not answer.answer:
            line = document.line_of((index, "answer"))
            what = f"phone {answer.phone} of {answer.service!r} is filled in, and has no `answer:`"
            fix = "type right, wrong or nobody, or leave the whole entry empty"
            yield Problem(document.name, line, what, fix)
        elif service is None or answer.phone > len(service.phones):
            line = document.line_of((index, "service"))
            what = f"{answer.service!r} has no phone {answer.phone}"
            fix = "write a new form with `.venv/bin/flask data calls --form FILE`"
            yield Problem(document.name, line, what, fix)
        elif answer.answer in _SOURCES and answer.number != service.phones[answer.phone - 1].number:
            line = document.line_of((index, "number"))
            what = f"{answer.number or 'nothing'} is not the number that {answer.service!r} has"
            fix = "type what you dialled; if that is it, find out which of the two is wrong"
            yield Problem(document.name, line, what, fix)


def enter_answers(
    answers: tuple[CallAnswer, ...],
    content: Content,
    verified: Mapping[str, tuple[VerifiedNumber, ...]],
    *,
    data: Path,
    by: str,
    today: date,
) -> None:
    """Write what sound answers change into a folder, which may be a copy of that of the site."""
    numbers = dict(verified)
    for service_id in dict.fromkeys(answer.service for answer in answers if answer.answer):
        service = content.services[service_id]
        given = [answer for answer in answers if answer.service == service_id and answer.answer]
        shown = {
            answer.phone - 1: source for answer in given if (source := _SOURCES.get(answer.answer))
        }
        before = {(entry.number, entry.use): entry for entry in numbers.get(service_id, ())}
        numbers[service_id] = tuple(
            verify_number(service_id, phone, today, by, shown[index])
            if index in shown
            else before[phone.number, use_of(phone)]
            for index, phone in enumerate(service.phones)
        )
        file = read_service(data, content, service)
        edits = [edit for answer in given for edit in _find_edits(file.node, answer)]
        if shown and {entry.source for entry in numbers[service_id]} == {CALLED}:
            edits += say_called(file.node, today)
        put_text(file.path, apply(file.text, edits))
    write_verified(data, numbers)


def _find_edits(service: Node, answer: CallAnswer) -> Iterator[Edit]:
    """Yield the edits of a service and one of its phones; hours and languages in one word only."""
    phone = items_of(value_of(service, "phones"))[answer.phone - 1]
    if answer.cost:
        yield from replace_values(service, cost=answer.cost)
    if answer.hours and word_of(phone, "schedules"):
        yield from replace_values(phone, schedules=answer.hours)
    if answer.interpreter:
        languages, line = value_of(phone, "languages"), f"interpreter: {answer.interpreter}"
        if word_of(phone, "languages"):
            yield from replace_values(phone, languages=f"{{{line}}}")
        elif value_of(languages, "interpreter"):
            yield from replace_values(languages, interpreter=answer.interpreter)
        elif languages:
            yield from put_before(languages, str(pairs_of(languages)[0][0].value), line)


def find_left(
    answers: tuple[CallAnswer, ...], document: Document, content: Content
) -> Iterator[Problem]:
    """Yield what a person must still write: wrong numbers, notes, hours of many lines."""
    for index, answer in enumerate(answers):
        if not answer.answer:
            continue
        line, phone = document.line_of((index,)), content.services[answer.service].phones
        of = f"{phone[answer.phone - 1].number} of {answer.service!r}"
        if answer.answer is Answer.WRONG:
            what = f"{of} is wrong, and no site starts with it"
            fix = "find the right number and call it, or take it out: `data check` says where"
            yield Problem(document.name, line, what, fix)
        if answer.hours and phone[answer.phone - 1].schedules.openings:
            fix = f"write them under `schedules:` of its file: {answer.hours}"
            yield Problem(document.name, line, f"the hours of {of} stand in several lines", fix)
        if answer.note:
            fix = f"write into its file: {answer.note}"
            yield Problem(document.name, line, f"a note on {of}", fix)
