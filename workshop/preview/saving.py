"""Puts a sentence into its catalog on disk: whole, in one step, and never over another's work."""

import hashlib
import os
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from babel.messages.catalog import Catalog, Message

from webapp.i18n.catalogs import catalog_path, parse_catalog, read_raw, read_template
from webapp.i18n.locales import SiteLocale
from webapp.i18n.messages import sources_of, strings_of
from webapp.i18n.reviews import is_translated
from webapp.problems import Checked, InvalidValueError
from webapp.text_files import BusyError, lock_folder, name_of, text_of
from workshop.catalogs.keys import Key
from workshop.catalogs.po_files import refresh_catalog, write_catalog
from workshop.catalogs.signing import credit, drop_void, sign
from workshop.preview.folder_lock import OpenedFile, open_file
from workshop.preview.linting import Linter, Verdict


@dataclass(frozen=True)
class Saved:
    """The sentence is in the file."""


@dataclass(frozen=True)
class Refused:
    """Nothing was written, and why."""

    verdicts: tuple[Verdict, ...]


@dataclass(frozen=True)
class Conflict:
    """Nothing was written: the sentence in the file is no longer the one that was read."""

    now: tuple[str, ...]


def stamp_of(message: Message | None) -> str:
    """Return what changes when the translation of a message changes, whoever changes it."""
    translation = "\0".join(strings_of(message)) if message is not None else ""
    return hashlib.sha256(translation.encode("utf-8")).hexdigest()[:12]


_TRIES = 20
Done = Saved | Refused | Conflict
Change = Callable[[Message], tuple[Verdict, ...]]


def save(
    folder: Path,
    judge: Linter,
    key: Key,
    translations: tuple[str, ...],
    seen: str,
    author: str = "",
) -> Done:
    """Write a translation unless a check refuses it or `seen` is no longer what is there.

    Who wrote it, where that is known, is written above it.
    """

    def say(message: Message) -> tuple[Verdict, ...]:
        forms = len(strings_of(message))
        if len(translations) != forms:
            what = f"{len(translations)} forms came and {forms} are needed"
            return (Verdict("error", what, "load the page again"),)
        found = judge.check(key.context, sources_of(message), translations)
        message.string = translations if message.pluralizable else translations[0]
        message.flags.discard("fuzzy")  # a person has read it: that is what saving means here
        drop_void(message)
        named = _put(credit, message, author) if author and is_translated(message) else ()
        return (*found, *named)

    return _change(folder, judge.locale, key, seen, say)


def review(folder: Path, judge: Linter, key: Key, name: str, seen: str) -> Done:
    """Write that a person has read a translation and finds it right, unless a check does not."""

    def put_name(message: Message) -> tuple[Verdict, ...]:
        return _put(sign, message, name) or judge.check_message(message)

    return _change(folder, judge.locale, key, seen, put_name)


def _put(
    record: Callable[[Message, str, date], object], message: Message, name: str
) -> tuple[Verdict, ...]:
    """Put a record of today above a message, or say why not."""
    try:
        record(message, name, datetime.now(UTC).astimezone().date())
    except InvalidValueError as error:
        return (Verdict("error", error.what, error.fix),)
    return ()


def _change(folder: Path, locale: SiteLocale, key: Key, seen: str, change: Change) -> Done:
    """Change one message and write its catalog, unless the change finds an error."""
    path = catalog_path(folder, locale, key.domain)
    name = name_of(path, folder)
    if not Path(os.path.realpath(path)).is_relative_to(os.path.realpath(folder)):
        what = f"{name} is reached by a link that leads out of {folder.name}/"
        return _refuse(what, "put the file itself there")
    work = _Work(folder, locale, key, seen, change)
    try:
        with lock_folder(folder):
            for _ in range(_TRIES):
                with open_file(path) as found:
                    done = work.do(found)
                if done is not None:
                    return done
    except BusyError as error:
        return _refuse(error.what, error.fix)
    except OSError as error:
        reason = error.strerror or "no reason given"
        return _refuse(f"{name} cannot be written ({reason})", "mend that, then save once more")
    return _refuse(f"another program writes {name} again and again", "close it, then save again")


def _refuse(what: str, fix: str) -> Refused:
    return Refused((Verdict("error", what, fix),))


@dataclass
class _Work:
    """One change, made in whatever is in the file until nobody has written there meanwhile."""

    folder: Path
    locale: SiteLocale
    key: Key
    seen: str
    change: Change
    written: tuple[tuple[str, ...], tuple[str, ...]] | None = None

    def do(self, found: OpenedFile | None) -> Done | None:
        """Return what became of it; None to look at the file once more."""
        opened = self._open(found)
        if isinstance(opened, Refused):
            return None if found is not None and found.changes_soon() else opened
        catalog, message = opened
        if found is None:
            return None  # it has come only now
        if self.written == (strings_of(message), tuple(message.user_comments)):
            found.sync()  # an editor has written it once more, with what we had put in
            return Saved()
        if stamp_of(message) != self.seen:
            return Conflict(strings_of(message))
        errors = tuple(verdict for verdict in self.change(message) if verdict.is_error)
        if errors:
            return Refused(errors)
        self.written = (strings_of(message), tuple(message.user_comments))
        return Saved() if found.replace(write_catalog(catalog)) else None

    def _open(self, found: OpenedFile | None) -> tuple[Catalog, Message] | Refused:
        path = catalog_path(self.folder, self.locale, self.key.domain)
        if found is None:
            catalog, broken = read_raw(path, self.locale, self.folder)
        else:
            catalog, broken = self._parse(found.raw, name_of(path, self.folder))
        template, absent = read_template(self.folder, self.key.domain)
        if catalog is None or template is None:
            return Refused(
                tuple(
                    Verdict(
                        "error", f"{problem.file}, line {problem.line}: {problem.what}", problem.fix
                    )
                    for problem in (*broken, *absent)
                )
            )
        message = catalog.get(self.key.msgid, self.key.context)
        if message is None:
            refresh_catalog(catalog, template)
            message = catalog.get(self.key.msgid, self.key.context)
        if message is None:
            fix = "run `.venv/bin/flask translations update`"
            return _refuse("the site no longer has this sentence", fix)
        return catalog, message

    def _parse(self, raw: bytes, name: str) -> Checked[Catalog | None]:
        text, problems = text_of(raw, name)
        return (None, problems) if text is None else parse_catalog(text, name, self.locale)
