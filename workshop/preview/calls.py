"""The page of calls to make: what to ask whom, and the answers of many calls saved in one act."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

from flask import abort, render_template

from webapp.commands import read_facts
from webapp.content.loading import Content
from webapp.i18n.translator import Translator
from webapp.problems import Checked, Problem, ProblemsFoundError
from webapp.settings import Settings
from webapp.site.copy.labels import cost_label
from webapp.site.formatting import group_phone, write_date
from webapp.site.rendering import current_translator
from webapp.text_files import BusyError
from webapp.yamlfile import Document, Loc
from workshop.facts.call_answers import Answers, check_answers, find_left, validate_answers
from workshop.facts.call_entering import enter_all
from workshop.facts.calls import Call, list_calls, read_calls
from workshop.preview import call_words as words
from workshop.preview.bodies import read_body, text_of

# A problem names a line; here each box of each entry is one.
_BOXES = ("answer", "number", "hours", "interpreter", "cost", "note", "service", "phone")
_NAME = "calls"
_MOST = 1000
Entries = list[dict[str, str]]
Answer = tuple[dict[str, Any], int]


@dataclass(frozen=True)
class CallEntry:
    """One number as the page shows it."""

    call: Call
    number: str
    use: str
    questions: str
    hours: str
    languages: str
    interpreter: str
    cost: str
    since: str
    wrong_since: str


@dataclass(frozen=True)
class CallViews:
    """The page, and what its button does; the facts are read anew each time."""

    settings: Settings
    token: str

    def show(self) -> str:
        """Show the numbers to call, worst first."""
        t, faults, entries = current_translator(), tuple[Problem, ...](), list[CallEntry]()
        try:
            entries = list(self._describe(self._read(), t))
        except ProblemsFoundError as error:
            faults = error.problems
        return render_template(
            "workshop/calls.html",
            entries=entries,
            faults=faults,
            answers=words.name_answers(t),
            interpreters=words.name_interpreter(t),
            costs=words.name_costs(t),
            example=words.write_example(),
            token=self.token,
        )

    def enter(self) -> Answer:
        """Write all answers into `data/` in one act, or say at which box what is wrong."""
        body = read_body()
        entries, by = _read_entries(body.get("entries")), text_of(body.get("by")).strip()
        confirmed = body.get("confirmed")
        try:
            content = self._read()
            answers, wrong = _check(entries, content)
            if wrong or not by:
                return _answer_faults(wrong, lacks_name=not by)
            asked = list[str]()
            written = enter_all(
                answers, content, self.settings, by, lambda these: _note(these, asked) == confirmed
            )
        except ProblemsFoundError as error:
            return _answer("refused", HTTPStatus.UNPROCESSABLE_ENTITY, faults=error.problems)
        except BusyError as error:
            return _answer("refused", HTTPStatus.UNPROCESSABLE_ENTITY, reason=str(error))
        except OSError as error:
            reason = error.strerror or str(error)
            return _answer("refused", HTTPStatus.UNPROCESSABLE_ENTITY, reason=reason)
        if written is None:
            return _answer("asked", HTTPStatus.CONFLICT, changes=asked)
        left = list(find_left(answers, _number_boxes(entries), content))
        return _answer("written", HTTPStatus.OK, files=written, left=left)

    def _read(self) -> Content:
        return read_facts(self.settings, is_decided=False)

    def _describe(self, content: Content, t: Translator) -> Iterator[CallEntry]:
        calls = list_calls(content, read_calls(self.settings), self.settings.date_today())
        for call in calls:
            yield CallEntry(
                call=call,
                number=group_phone(call.phone.number),
                use=words.say_use(call, t),
                questions=words.say_questions(call, t),
                hours=words.say_hours(call.phone.schedules, t),
                languages=words.say_languages(call.phone.languages, t),
                interpreter=words.say_interpreter(call.phone.languages.interpreter, t),
                cost=cost_label(call.service.cost, t),
                since=words.say_since(call, t),
                wrong_since=write_date(call.wrong_since, t) if call.wrong_since else "",
            )


def _read_entries(given: object) -> Entries:
    """Return the entries that came, each box a text; another shape is a bad request."""
    if not isinstance(given, list) or len(given) > _MOST:
        abort(HTTPStatus.BAD_REQUEST)
    return [
        {name: text_of(one.get(name)).strip() for name in _BOXES}
        if isinstance(one, dict)
        else abort(HTTPStatus.BAD_REQUEST)
        for one in given
    ]


def _number_boxes(entries: Entries) -> Document:
    """Return the entries as a form whose lines are the numbers of its boxes, from 1."""
    size = len(_BOXES)
    lines: dict[Loc, int] = {
        (index, name): index * size + place
        for index in range(len(entries))
        for place, name in enumerate(_BOXES, 1)
    }
    starts: dict[Loc, int] = {(index,): index * size + 1 for index in range(len(entries))}
    return Document(_NAME, [dict(entry) for entry in entries], lines | starts)


def _check(entries: Entries, content: Content) -> Checked[Answers]:
    """Return the answers, and all that is wrong with them at once, one fault a box.

    The boxes that can be read are checked even where another of their entry cannot.
    """
    document = _number_boxes(entries)
    answers, unread = validate_answers(document)
    blamed = {problem.line for problem in unread}
    if answers is None:
        rest = [
            {name: "" if document.lines[index, name] in blamed else one[name] for name in one}
            for index, one in enumerate(entries)
        ]
        answers = validate_answers(_number_boxes(rest))[0] or ()
    found = (*unread, *check_answers(answers, document, content), *_find_silent(answers, document))
    return answers, tuple({problem.line: problem for problem in reversed(found)}.values())


def _find_silent(answers: Answers, document: Document) -> Iterator[Problem]:
    """Yield a problem for each entry that answers what a call not made has shown."""
    for index, answer in enumerate(answers):
        if not answer.answer:
            fix = "choose what it showed, or empty the boxes of this number"
            what = "nothing says what the call showed"
            yield document.report((index, "answer"), what, fix)


def _answer_faults(wrong: Iterable[Problem], *, lacks_name: bool) -> Answer:
    found = [
        {
            "entry": (problem.line - 1) // len(_BOXES),
            "box": _BOXES[(problem.line - 1) % len(_BOXES)],
            "words": f"{problem.what}; {problem.fix}",
        }
        for problem in wrong
    ]
    body, status = _answer(
        "faulty", HTTPStatus.UNPROCESSABLE_ENTITY, number=len(found) + lacks_name
    )
    return {**body, "boxes": found, "lacks_name": lacks_name}, status


def _answer(outcome: str, status: HTTPStatus, **facts: object) -> Answer:
    html = render_template("workshop/calls_outcome.html", outcome=outcome, **facts)
    return {"outcome": html, "boxes": [], "lacks_name": False}, status


def _note(changes: Sequence[str], asked: list[str]) -> list[str]:
    """Keep what is asked, so that it can be shown; return it."""
    asked += changes
    return asked
