"""Situations: who comes, where they begin, and what must be found there, as properties alone.

No service is named, so that whoever mends a fact reads of it only when somebody would be lost.
"""

from collections.abc import Iterator, Mapping
from dataclasses import field
from enum import StrEnum
from pathlib import Path

from pydantic import TypeAdapter
from pydantic.dataclasses import dataclass

from webapp.content import service_filters
from webapp.content.doors import DoorNumber
from webapp.content.field_types import AnsweredLine, Tag
from webapp.content.figures import STRICT
from webapp.content.laws import Topic
from webapp.content.loading import Content
from webapp.content.services import Medium, Need, Served, Whom
from webapp.problems import Checked, Problem, gather
from webapp.yamlfile import Document, Loc, read_document, validate

SITUATIONS = "situations"


class LanguageStep(StrEnum):
    """How near a service comes to a language, the nearest first."""

    SPEAKS = "speaks"
    INTERPRETER = "interpreter"
    NEWCOMERS = "newcomers"


class Facet(StrEnum):
    """The questions of the list, as an editor writes them."""

    WHERE = "where"
    NEED = "need"
    LANGUAGE = "language"
    BY = "by"
    HOURS = "hours"
    WHOM = "whom"


class Always(StrEnum):
    """The only hours that a situation can ask for."""

    ALWAYS = "always"


@dataclass(frozen=True, kw_only=True, config=STRICT)
class Expectation:
    """What one service must be; `law` asks for a sentence of the page instead.

    `near` is a place that the service must name itself; of `for_whom`, `ask` means "not no".
    """

    need: Need | None = None
    by: Medium | None = None
    near: str = ""
    language: Tag | None = None
    step: LanguageStep = LanguageStep.INTERPRETER
    hours: Always | None = None
    for_whom: Mapping[Whom, Served] = field(default_factory=dict)
    law: Topic | None = None


@dataclass(frozen=True, kw_only=True, config=STRICT)
class EntryPoint:
    """Where somebody begins, a door or a narrowed list, and what must be found there."""

    door: DoorNumber | None = None
    list: Mapping[Facet, str] = field(default_factory=dict)
    no_authority_first: bool = False
    finds: tuple[Expectation, ...]

    def filters(self) -> service_filters.Filters:
        """Return what the narrowed list is asked."""
        asked = {facet.value: word for facet, word in self.list.items()}
        hours = (
            service_filters.ALWAYS if asked.get("hours") == Always.ALWAYS else asked.get("hours")
        )
        return service_filters.Filters(**{**asked, "hours": hours})


@dataclass(frozen=True, kw_only=True, config=STRICT)
class Situation:
    """Somebody who comes, in words for editors, never shown."""

    who: AnsweredLine
    ways: tuple[EntryPoint, ...]


_SITUATION = TypeAdapter(Situation)


def read_situations(
    data: Path, content: Content
) -> Checked[tuple[Mapping[str, Situation], Document | None]]:
    """Read the situations; a folder without them has none. What they name must be there."""
    path = data / f"{SITUATIONS}.yaml"
    document, problems = read_document(path, data) if path.exists() else (None, ())
    if document is None or not isinstance(document.values, dict):
        return ({}, document), problems
    found, unfit = gather({key: validate(_SITUATION, document, (key,)) for key in document.values})
    absent = (p for key, each in found.items() for p in _check(key, each, content, document))
    return (found, document), (*unfit, *absent)


def _check(
    key: str, situation: Situation, content: Content, document: Document
) -> Iterator[Problem]:
    def report(loc: Loc, what: str, fix: str) -> Problem:
        return document.report((key, "ways", *loc), what, fix)

    for index, way in enumerate(situation.ways):
        others = set(way.list) - {Facet.WHERE}
        if (way.door is None) != bool(way.list) or len(others) > 1:
            fix = "type `door:` and its number, or `list:` with where and one other answer"
            yield report((index,), "a way begins at one page", fix)
        if way.door is not None and way.door not in content.doors:
            yield report((index, "door"), f"there is no door {way.door}", "type one of doors.yaml")
        filters = way.filters()
        for facet in way.list:
            word, offered = getattr(filters, facet), service_filters.options(facet, content)
            if word not in offered:
                what = f"{word!r} is no answer to `{facet}`"
                yield report((index, "list", facet), what, f"type one of {', '.join(offered)}")
        for number, expectation in enumerate(way.finds):
            if expectation.near and expectation.near not in service_filters.options(
                "where", content
            ):
                what = f"{expectation.near!r} is no place"
                yield report((index, "finds", number), what, "type a county of places.yaml")
            if expectation.law is not None and way.door is None:
                what = "a list says no law"
                yield report((index, "finds", number), what, "ask a door for it")
