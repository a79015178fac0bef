"""Puts a sentence into its catalog on disk: whole, in one step, and never over another's work."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from babel.messages.catalog import Catalog, Message

from webapp.languages.catalogs import catalog_path, read_raw, read_template
from webapp.languages.checks import sources_of, strings_of
from webapp.languages.pofiles import refresh_catalog, write_catalog
from webapp.languages.reviews import drop_void, sign
from webapp.languages.sitelocale import SiteLocale
from webapp.textfiles import put_text
from webapp.workshop.judging import Judge, Verdict
from webapp.workshop.keys import Key

if TYPE_CHECKING:
    from webapp.faults import Fault


@dataclass(frozen=True)
class Saved:
    """The sentence stands in the file."""


@dataclass(frozen=True)
class Refused:
    """Nothing was written, and why."""

    verdicts: tuple[Verdict, ...]


@dataclass(frozen=True)
class Overtaken:
    """Nothing was written: the sentence in the file is no longer the one that was read."""

    now: tuple[str, ...]


def stamp_of(message: Message | None) -> str:
    """Return what changes when the translation of a message changes, whoever changes it."""
    said = "\0".join(strings_of(message)) if message is not None else ""
    return hashlib.sha256(said.encode("utf-8")).hexdigest()[:12]


Done = Saved | Refused | Overtaken
Change = Callable[[Message], tuple[Verdict, ...]]


def save(folder: Path, judge: Judge, key: Key, said: tuple[str, ...], seen: str) -> Done:
    """Write a translation unless a check refuses it or `seen` is no longer what stands there."""

    def say(message: Message) -> tuple[Verdict, ...]:
        forms = len(strings_of(message))
        if len(said) != forms:
            what = f"{len(said)} forms came and {forms} are needed"
            return (Verdict("error", what, "load the page again"),)
        found = judge.judge(key.context, sources_of(message), said)
        message.string = said if message.pluralizable else said[0]
        message.flags.discard("fuzzy")  # a person has read it: that is what saving means here
        drop_void(message)
        return found

    return _change(folder, judge.locale, key, seen, say)


def review(folder: Path, judge: Judge, key: Key, name: str, seen: str) -> Done:
    """Write that a person has read a translation and finds it right, unless a check does not."""

    def put_name(message: Message) -> tuple[Verdict, ...]:
        try:
            sign(message, name, date.today())  # noqa: DTZ011 - the reviewer's own day
        except ValueError as error:
            what, _, type_this = str(error).partition("; ")
            return (Verdict("error", what, type_this),)
        return judge.judge_message(message)

    return _change(folder, judge.locale, key, seen, put_name)


def _change(folder: Path, locale: SiteLocale, key: Key, seen: str, change: Change) -> Done:
    """Change one message and write its catalog, unless the change finds an error."""
    found = _open(folder, locale, key)
    if isinstance(found, Refused):
        return found
    catalog, message = found
    if stamp_of(message) != seen:
        return Overtaken(strings_of(message))
    errors = tuple(one for one in change(message) if one.is_error)
    if errors:
        return Refused(errors)
    put_text(catalog_path(folder, locale, key.domain), write_catalog(catalog))
    return Saved()


def _open(folder: Path, locale: SiteLocale, key: Key) -> tuple[Catalog, Message] | Refused:
    faults: list[Fault] = []
    path = catalog_path(folder, locale, key.domain)
    catalog = read_raw(path, locale, faults, folder)
    template = read_template(folder, key.domain, faults)
    if catalog is None or template is None:
        return Refused(tuple(
            Verdict("error", f"{one.file}, line {one.line}: {one.what}", one.type_this)
            for one in faults
        ))  # fmt: skip
    message = catalog.get(key.msgid, key.context)
    if message is None:
        refresh_catalog(catalog, template)
        message = catalog.get(key.msgid, key.context)
    if message is None:
        do = "run `.venv/bin/flask translations update`"
        return Refused((Verdict("error", "the site no longer has this sentence", do),))
    return catalog, message
