"""What a check is, and what it finds: named, of a level, and reported so that it can be fixed."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from babel.messages.catalog import Catalog, Message

from webapp.i18n.checks.unit import TranslationUnit
from webapp.i18n.locales import SiteLocale
from webapp.i18n.messages import messages_of
from webapp.problems import Problem

Diagnosis = tuple[str, str]
"""What is wrong, and what to type."""


class Level(StrEnum):
    """What follows from a finding."""

    ERROR = "error"
    """The catalog is not served."""
    WARNING = "warning"
    """Somebody should mend it or excuse it."""
    HINT = "hint"
    """Somebody should look; no tool can decide it."""


@dataclass(frozen=True)
class Check:
    """One thing that is looked for, so that a translator can ask what a finding means.

    `example` shows a problem and what is right, in plain words.
    """

    name: str
    level: Level
    explanation: str
    example: str


@dataclass(frozen=True)
class TextCheck[Text: TranslationUnit](Check):
    """A check of one sentence beside its source, with as much of it as it asks for."""

    find: Callable[[Text], Iterator[Diagnosis]]


@dataclass(frozen=True)
class MessageCheck(Check):
    """A check of a message as a whole: its marks and its forms."""

    find: Callable[[Message, SiteLocale], Iterator[Diagnosis]]


@dataclass(frozen=True)
class LoadedCatalog:
    """A catalog that was read, and what it is held against.

    Only if it must be `whole` is a message without a translation a problem.
    """

    catalog: Catalog
    template: Catalog | None
    locale: SiteLocale
    whole: bool = True

    @property
    def messages(self) -> tuple[Message, ...]:
        """Return the messages of the catalog without its header."""
        return tuple(messages_of(self.catalog))


MessageDiagnosis = tuple[Message | None, str, str]
"""Which message (None: the header), what is wrong, and what to type."""


@dataclass(frozen=True)
class CatalogCheck(Check):
    """A check of a catalog as a whole."""

    find: Callable[[LoadedCatalog], Iterator[MessageDiagnosis]]


@dataclass(frozen=True, order=True)
class Finding:
    """One thing that a check found in a catalog."""

    file: str
    line: int
    level: Level
    check: str
    locale: str
    message: str
    what: str
    fix: str

    def __str__(self) -> str:
        """Return `file:line: level: what is wrong; what to type (name)`."""
        return f"{self.file}:{self.line}: {self.level}: {self.what}; {self.fix} ({self.check})"

    @property
    def problem(self) -> Problem:
        """Return it as what stops the start of the site."""
        return Problem(self.file, self.line, self.what, self.fix, self.check)


def make_finding(problem: Problem, locale: str) -> Finding:
    """Return the problem of a file as a finding: what cannot be read cannot be served."""
    kind = problem.check or "file-unreadable"
    return Finding(
        problem.file, problem.line, Level.ERROR, kind, locale, "", problem.what, problem.fix
    )
