"""Puts a sentence into its catalog on disk: whole, in one step, and never over another's work."""

import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from babel.messages.catalog import Catalog, Message

from webapp.languages.catalogs import catalog_path, read_raw, read_template
from webapp.languages.checks import strings_of
from webapp.languages.pofiles import put_text, write_catalog
from webapp.languages.reviews import drop_void
from webapp.languages.sitelocale import SiteLocale
from webapp.workshop.judging import Verdict, ids_of, judge
from webapp.workshop.keys import Key

if TYPE_CHECKING:
    from webapp.faults import Fault


@dataclass(frozen=True)
class Saved:
    """The sentence stands in the file."""

    message: Message


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


def save(
    folder: Path, locale: SiteLocale, key: Key, said: tuple[str, ...], seen: str
) -> Saved | Refused | Overtaken:
    """Write a translation unless a check refuses it or `seen` is no longer what stands there."""
    found = _open(folder, locale, key)
    if isinstance(found, Refused):
        return found
    catalog, message = found
    if stamp_of(message) != seen:
        return Overtaken(strings_of(message))
    if len(said) != len(strings_of(message)):
        what = f"{len(said)} forms came and {len(strings_of(message))} are needed"
        return Refused((Verdict("error", what, "load the page again"),))
    errors = tuple(one for one in judge(locale, key.context, ids_of(message), said) if one.is_error)
    if errors:
        return Refused(errors)
    message.string = said if message.pluralizable else said[0]
    message.flags.discard("fuzzy")  # a person has read it: that is what saving means here
    drop_void(message)
    put_text(catalog_path(folder, locale, key.domain), write_catalog(catalog))
    return Saved(message)


def open_message(folder: Path, locale: SiteLocale, key: Key) -> tuple[Catalog, Message] | Refused:
    """Return the catalog of a message and the message in it, read from the disk now."""
    return _open(folder, locale, key)


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
        catalog.update(template, no_fuzzy_matching=True, update_creation_date=False)
        message = catalog.get(key.msgid, key.context)
    if message is None:
        do = "run `.venv/bin/flask translations update`"
        return Refused((Verdict("error", "the site no longer has this sentence", do),))
    return catalog, message
