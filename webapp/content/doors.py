"""Doors: one page for each situation, so that somebody finds what serves them at once.

What a door says is held as laws are: short sentences, no promise, and only people who help.
"""

import re
from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import Annotated

from pydantic.dataclasses import dataclass

from webapp.content.field_types import AnsweredWords, Identifier, of_form, placeholders_in
from webapp.content.figures import STRICT
from webapp.content.forbidden import find_promises
from webapp.content.laws import ADULT, Law, NeedsLawyer, find_long
from webapp.content.services import Authority, Medium, Need, Service, Status
from webapp.problems import Problem
from webapp.yamlfile import Document, Loc

FEWEST, MOST = 3, 6  # services
LONGEST_LABEL = 12  # words
_NUMBER = re.compile(r"[1-9]\d?", re.ASCII)


def is_door_number(text: str) -> bool:
    """Whether a text can be the number of a door: it is in addresses and reveals nothing."""
    return _NUMBER.fullmatch(text) is not None


DoorNumber = Annotated[str, of_form(_NUMBER.pattern, "is no number of a door", "type one, as 3")]


class Picture(StrEnum):
    """The drawings that there are for doors, each in `site/pictures.py`."""

    KEY = "key"
    HOME = "home"
    HEART = "heart"
    YOUNG = "young"
    WORK = "work"
    BED = "bed"
    PAPERS = "papers"
    WRITE = "write"
    HELP = "help"


@dataclass(frozen=True, kw_only=True, config=STRICT)
class Door:
    """One situation: what to know first, who serves it in this order, and what else there is.

    `first_law` is said before the services: it answers the fear that one comes with. `know` and
    then `open_laws` are said after them, and `laws` in a fold.
    `first` is the way of contact that is shown where a service has it, `also` are ways shown
    besides. `near` is the need that links to places ask for; `needs` lead to the list, `doors` to
    others.
    """

    label: AnsweredWords
    heading: AnsweredWords
    picture: Picture
    first_law: Identifier | None = None
    know: tuple[AnsweredWords, ...]
    open_laws: tuple[Identifier, ...] = ()
    laws: tuple[Identifier, ...] = ()
    first: Medium = Medium.VOICE
    also: tuple[Medium, ...] = ()
    services: tuple[Identifier, ...]
    near: Need | None = None
    needs: tuple[Need, ...] = ()
    doors: tuple[DoorNumber, ...] = ()

    @property
    def all_laws(self) -> tuple[str, ...]:
        """Return the laws of the page, the one that is said first before the others."""
        first = (self.first_law,) if self.first_law else ()
        return (*first, *self.open_laws, *self.laws)


def check_doors(
    doors: Mapping[str, Door],
    services: Mapping[str, Service],
    laws: Mapping[str, Law],
    documents: Mapping[str, Document],
) -> Iterator[Problem]:
    """Yield a problem for each door that says too much, or leads to nobody who answers."""
    for key, door in doors.items():
        document = documents["doors"]
        if not is_door_number(key):
            what = f"{key!r} is no number of a door, and it would stand in an address"
            yield document.report((key,), what, "type the next number that is free")
        if len(door.label.split()) > LONGEST_LABEL:
            what = f"the label of door {key} is too long for the start page"
            yield document.report((key, "label"), what, f"use at most {LONGEST_LABEL} words")
        yield from _check_words(key, door, document)
        for law_id in door.all_laws:
            if law_id in laws and laws[law_id].needs_lawyer is NeedsLawyer.HIDE:
                field = "open_laws" if law_id in door.open_laws else "laws"
                field = "first_law" if law_id == door.first_law else field
                what = f"{law_id!r} is hidden until a lawyer has read it"
                yield document.report((key, field), what, "take it out, or name another")
        for what, fix in _check_services(door, services):
            yield document.report((key, "services"), what, fix)


def _check_words(key: str, door: Door, document: Document) -> Iterator[Problem]:
    texts: list[tuple[Loc, str]] = [(("label",), door.label), (("heading",), door.heading)]
    texts += [(("know", index), sentence) for index, sentence in enumerate(door.know)]
    for loc, text in texts:
        for what, fix in (*find_long(text), *find_promises(text)):
            yield document.report((key, *loc), what, fix)
        for wanted in sorted(placeholders_in(text) - {ADULT}):
            fix = f"write %({ADULT})s for the age in site.yaml, or leave the number out"
            yield document.report((key, *loc), f"%({wanted})s stands for no fact", fix)


def _check_services(door: Door, services: Mapping[str, Service]) -> Iterator[tuple[str, str]]:
    found = [services[service_id] for service_id in door.services if service_id in services]
    if not FEWEST <= len(door.services) <= MOST:
        what = f"a door leads to {FEWEST} to {MOST} services, and this one to {len(door.services)}"
        yield what, "name those who serve best; the list holds all others"
    for service in found:
        if service.status is Status.CLOSED:
            yield f"{service.id!r} stands here and is closed", "name another service"
        if service.authority in {Authority.POLICE, Authority.IMMIGRATION}:
            what = f"{service.id!r} is an authority, and may share what it hears"
            yield what, "name somebody who helps"
        if service.status is not Status.CLOSED and not service.short:
            what = f"{service.id!r} stands here and has no short words"
            yield what, "type `short:` in its file"
    if len(found) < len(door.services) or not found:
        return  # what is not defined is reported elsewhere
    if not found[0].phones:
        what = f"{found[0].id!r} stands first and has no number"
        yield what, "put a service with a phone first"
    if not any(channel.schedules.always for service in found for channel in service.channels):
        yield "nobody here answers day and night", "name a line whose `schedules:` are `always`"
