"""What the accessibility statement says: the page and docs/accessibility.md follow this record."""

from collections.abc import Iterator
from datetime import date, timedelta
from enum import StrEnum

from pydantic.dataclasses import dataclass

from webapp.content.field_types import AnsweredLine, Day
from webapp.content.figures import STRICT
from webapp.problems import Problem
from webapp.yamlfile import Document

_OLD = timedelta(days=90)


class Conformance(StrEnum):
    """A level of WCAG."""

    A = "A"
    AA = "AA"
    AAA = "AAA"


class Shortcoming(StrEnum):
    """What falls short, by the name that docs/accessibility.md gives it."""

    SIGN_LANGUAGE = "sign-language"
    ENGLISH_SOURCES = "english-sources"
    OTHER_WEBSITES = "other-websites"
    COVERED_LINK = "covered-link"


@dataclass(frozen=True, kw_only=True, config=STRICT)
class AccessibilityStatement:
    """The standard and its level, who tested when and with what, and what falls short.

    `best` is the level of what can have it; `last_run` the day on which `make senses` last found
    nothing, `people_run` that on which people who use assistive technology last tested.
    """

    wcag: AnsweredLine = "2.2"
    level: Conformance = Conformance.AA
    best: Conformance = Conformance.AAA
    last_run: Day | None = None
    browsers: tuple[AnsweredLine, ...] = ()
    screen_readers: tuple[AnsweredLine, ...] = ()
    people_run: Day | None = None
    shortcomings: tuple[Shortcoming, ...] = ()


def check_tests(
    statement: AccessibilityStatement, document: Document, today: date
) -> Iterator[Problem]:
    """Yield a problem for each test that has not been yet."""
    for key in ("last_run", "people_run"):
        day: date | None = getattr(statement, key)
        if day is not None and day > today:
            what = f"{day} has not come yet"
            yield document.report(("accessibility", key), what, "type the day of the test")


def find_untested(
    statement: AccessibilityStatement, document: Document, today: date
) -> Iterator[Problem]:
    """Yield a problem where nobody has looked for barriers, or not for long; the site may start."""
    if statement.last_run is None or today - statement.last_run > _OLD:
        since = f"since {statement.last_run}" if statement.last_run else "yet"
        what = f"no program has looked for barriers {since}"
        fix = "run `make senses`, and write the day as `last_run:`"
        yield document.report(("accessibility", "last_run"), what, fix)
    if statement.people_run is None:
        what = "nobody who uses assistive technology has tested the site"
        fix = "ask somebody for the 30 minutes of docs/accessibility.md, and type `people_run:`"
        yield document.report(("accessibility", "people_run"), what, fix)
