"""Numbers that somebody should call: whom to ask what, and what the site thinks it knows."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path

from babel import Locale

from webapp.content.ages import counted_from, is_contradicted, is_old
from webapp.content.figures import Source
from webapp.content.loading import Content
from webapp.content.number_changes import find_entry
from webapp.content.phone_verification import (
    CALLED,
    WRONG,
    VerifiedNumber,
    read_verified,
    use_of,
)
from webapp.content.services import (
    AssuredBy,
    Channel,
    Cost,
    LanguageAccess,
    Need,
    Phone,
    Schedule,
    Service,
    Status,
    TriState,
)
from webapp.settings import Settings
from webapp.words.formats import group_phone

_NAMES = Locale("en").languages


class Question(StrEnum):
    """What the site does not know, as part of a sentence that begins with `Ask`."""

    HOURS = "when somebody answers"
    INTERPRETER = "if they bring in an interpreter while one waits"
    COST = "what it costs"
    REPORTING = "what they must report, and to whom"
    WHOM = "whom they help"


@dataclass(frozen=True)
class Call:
    """One number of a service; `position` is its place among the service's phones, from 1."""

    service: Service
    position: int
    phone: Phone
    since: date | None
    is_contradicted: bool
    wrong_since: date | None = None

    @property
    def questions(self) -> tuple[Question, ...]:
        """Return what is not known, beside whether the number is right."""
        return tuple(_find_questions(self.service, self.phone))

    @property
    def question(self) -> str:
        """Return what to ask, in one sentence."""
        asked = [f"this is still {self.service.name}", *self.questions]
        first, last = ", ".join(asked[:-1]), asked[-1]
        return f"Ask if {first} and {last}." if first else f"Ask if {last}."

    @property
    def knowledge(self) -> str:
        """Return what the site says now, which the call may show to be wrong."""
        return (
            f"hours {say_schedule(self.phone.schedules)}; "
            f"languages {_say_languages(self.phone.languages)}; cost {self.service.cost}"
        )


def read_calls(settings: Settings) -> Mapping[str, tuple[VerifiedNumber, ...]]:
    """Return which numbers were verified, by service: nothing where the file is broken."""
    verified, _ = read_verified(settings.data)
    return verified.by_service if verified else {}


def list_calls(
    content: Content, verified: Mapping[str, tuple[VerifiedNumber, ...]], today: date
) -> list[Call]:
    """Return the numbers that nobody has called, that are old or leave a question; worst first."""
    featured = content.featured
    first = {*featured.home, *featured.card}
    calls = [
        _describe(content, service, position, phone, verified.get(service.id, ()))
        for service in content.services.values()
        if service.status is not Status.CLOSED
        and service.id != featured.emergency  # who needs it now, needs it free
        for position, phone in enumerate(service.phones, 1)
    ]
    return sorted(
        (call for call in calls if _is_wanted(call, verified.get(call.service.id, ()), today)),
        key=lambda call: (
            call.wrong_since is None,
            not call.is_contradicted,
            call.service.id not in first and Need.TALK not in call.service.needs,
            call.since or date.max,
            call.service.id,
            call.position,
        ),
    )


def _describe(
    content: Content,
    service: Service,
    position: int,
    phone: Phone,
    verified: tuple[VerifiedNumber, ...],
) -> Call:
    """Return a number with what is known of it: a call outdoes each source."""
    called, wrong = called_on(phone, verified), find_entry(phone, verified, WRONG)
    return Call(
        service,
        position,
        phone,
        find_since(phone, service, verified, content.sources),
        is_contradicted(phone, service) and not called,
        wrong.verified if wrong else None,
    )


def called_on(channel: Channel, verified: tuple[VerifiedNumber, ...]) -> date | None:
    """Return the day of the call that showed a number to be right; nobody rings a chat."""
    entry = find_entry(channel, verified, CALLED) if isinstance(channel, Phone) else None
    return entry.verified if entry else None


def find_since(
    channel: Channel,
    service: Service,
    verified: tuple[VerifiedNumber, ...],
    sources: Mapping[str, Source],
) -> date | None:
    """Return the day since which a number is not confirmed, by its source or a call of it alone."""
    called = None if service.assured_by is AssuredBy.CALLED else called_on(channel, verified)
    return called or counted_from(channel, service, sources)


def _is_wanted(call: Call, verified: tuple[VerifiedNumber, ...], today: date) -> bool:
    is_stale = call.since is not None and is_old(call.since, call.service, today)
    return not called_on(call.phone, verified) or is_stale or bool(call.questions)


def _find_questions(service: Service, phone: Phone) -> Iterator[Question]:
    if not phone.schedules.is_known:
        yield Question.HOURS
    if phone.languages.interpreter is TriState.UNKNOWN:
        yield Question.INTERPRETER
    if service.cost is Cost.UNKNOWN:
        yield Question.COST
    if service.reporting == "unknown":
        yield Question.REPORTING
    if service.eligibility == "unknown":
        yield Question.WHOM


def say_schedule(schedule: Schedule) -> str:
    """Return hours as the form takes them: `always`, or `mon tue 08:00-17:00`."""
    if schedule.always:
        return "always"
    stretches = (
        f"{' '.join(opening.byday)} {opening.opens_at:%H:%M}-{opening.closes_at:%H:%M}"
        for opening in schedule.openings
    )
    return ", ".join(stretches) or "unknown"


def _say_languages(access: LanguageAccess) -> str:
    tags = dict.fromkeys((*access.direct, *access.menu))
    spoken = ", ".join(_NAMES.get(tag, tag) for tag in tags) or "unknown"
    return f"{spoken}, interpreter {access.interpreter}"


def write_sheet(calls: list[Call]) -> str:
    """Return the calls as text to print, with boxes to fill in."""
    return "\n".join(_write_entry(number, call) for number, call in enumerate(calls, 1))


def _write_entry(number: int, call: Call) -> str:
    shown = "no dated source" if call.since in {None, date.min} else f"last shown {call.since}"
    against = "; a source is against it" if call.is_contradicted else ""
    against += f"; A CALL ON {call.wrong_since} SHOWED IT TO BE WRONG" if call.wrong_since else ""
    return (
        f"{number}. {group_phone(call.phone.number)}  {call.service.name} ({use_of(call.phone)})\n"
        f"   {call.question}\n"
        f"   We think: {call.knowledge}; {shown}{against}\n"
        "   [ ] right  [ ] wrong: ______________  [ ] nobody answered\n"
        "   Hours: ________________  Interpreter: [ ] yes [ ] no  Cost: __________\n"
    )


def write_form(calls: list[Call]) -> str:
    """Return the calls as a file to fill in, which `flask data calls --enter` takes."""
    return _FORM_HEAD + "".join(
        f"\n# {call.question}\n# We think: {call.knowledge}\n"
        f"- service: {call.service.id}\n"
        f"  phone: {call.position}  # {use_of(call.phone)}\n"
        "  number:\n  answer:\n  hours:\n  interpreter:\n  cost:\n  note:\n"
        for call in calls
    )


def is_filled_in(form: Path) -> bool:
    """Whether a file holds more than a form that nobody filled in."""
    lines = form.read_text("utf-8", errors="replace").splitlines() if form.exists() else []
    return not all(_EMPTY.fullmatch(line) for line in lines)


_EMPTY = re.compile(r"\s*|#.*|- service: .*|  phone: .*|  \w+:\s*", re.ASCII)
_FORM_HEAD = """\
# Answers of calls. Leave empty what you did not ask; an entry that is empty changes nothing.
# number:       type what you dialled; do not look it up in a file
# answer:       right, wrong or nobody
# hours:        always, or as: mon tue wed thu fri 08:00-17:00, sat 09:00-12:00
# interpreter:  yes or no
# cost:         free, free call, low or varies
# note:         what an editor should write into the file besides
"""
