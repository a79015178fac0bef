"""One piece of work on the site: who may do it, how much it matters, and what to type."""

from dataclasses import dataclass, field
from datetime import date
from enum import IntEnum, StrEnum

from webapp.problems import Problem


class Doer(StrEnum):
    """Who may do a piece of work."""

    CALLER = "editor with a phone"
    EDITOR = "editor"
    LAWYER = "lawyer"
    HOST = "host"


class Rank(IntEnum):
    """How much a piece of work matters to a reader of the site."""

    WRONG = 0
    CONTRADICTED = 1
    NO_CONTACT = 3
    VOID = 4
    OVERDUE = 5
    UNCLEAR = 6
    UNCALLED = 7
    UNREAD = 8
    UNANSWERED = 9
    ENDED = 10
    UNNAMED = 12
    UNTESTED = 13


@dataclass(frozen=True, order=True)
class Task:
    """One task; `is_routine` unless it is about a hotline that people in danger call first.

    Of the same kind, the one that waits since the earliest day comes first.
    """

    is_routine: bool
    rank: Rank
    since: date = field(default=date.max, kw_only=True)
    doer: Doer
    problem: Problem

    def __str__(self) -> str:
        """Return who may do it, where, what is to do and how."""
        return f"{self.doer}: {self.problem}"
