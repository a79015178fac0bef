"""Extraction of the English messages, and update and merging of the catalogs, with Babel."""

import io
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import suppress
from copy import deepcopy
from difflib import get_close_matches
from operator import itemgetter
from pathlib import Path
from typing import Any, BinaryIO

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.frontend import parse_mapping_cfg
from babel.messages.pofile import PoFileError, write_po
from jinja2 import TemplateSyntaxError

from webapp.problems import Problem, ProblemsFoundError
from webapp.text_files import read_committed
from webapp.words.catalogs import (
    POT_FILE,
    UPDATE_COMMAND,
    iter_messages,
    message_key,
    parse_catalog,
)
from webapp.words.contexts import RecordKind, message_context
from webapp.words.languages import ENGLISH, SiteLocale
from webapp.words.reviews import (
    english_texts,
    is_safety_critical,
    reuse_translation,
    seal_reviews,
    shorten_english,
    translated_texts,
)
from webapp.words.validation import find_problems
from webapp.yamlfile import Document, Loc, Raw, read_document

_NO_WRAP = 100_000  # characters in a line
_PROJECT = "Local Data & Resources"
_HEADER = rf"""
msgid ""
msgstr ""
"Project-Id-Version: {_PROJECT}\n"
"Language: {{}}\n"
"Plural-Forms: {{}}\n"
"MIME-Version: 1.0\n"
"Content-Type: text/plain; charset=utf-8\n"
"Content-Transfer-Encoding: 8bit\n"
"""
_SAFETY_NOTE = (
    "Safety: a wrong translation can endanger a reader. Say as much as the English. Two people"
    " review it."
)
_DANGER_NOTE = "What to do in danger at this moment"
# The fields with prose of each kind of record, as a path, with a note for translators.
_NOTES = {
    "service": {
        "short": "On the home page and on the card: a few words for its English name",
        "status_note": "What is not sure about this service today",
        "description": "What it does",
        "eligibility": "Whom it helps",
        "reporting": "What it may have to report, and to whom",
        "where_note": "Where it helps",
        "phones.description": "About one phone number",
        "phones.interpreter_note": "How to get an interpreter there",
        "phones.call_back": "What follows when somebody else answers",
        "chats.description": "About one chat",
        "chats.interpreter_note": "How to get an interpreter there",
        "chats.call_back": "What follows when somebody else answers",
    },
    "law": {
        "brief": "The same in one line, before a number",
        "plain": "What it says, in plain words",
    },
    "situation": {
        "label": "On the start page, in a small box: who should open this page",
        "heading": "The heading of a page for one situation; it speaks to the reader",
        "know": "What one must know before a call",
        "examples.sentence": "An example of what happens to people, as they would say it",
    },
    "site": {
        "name": "The name of the site; titles of pages end with it, so it must not say more",
        "area": "A label of services that help everywhere in the place of the site",
        "nations.name": "A label of services for the Native nations of the place",
        "nations.words": "Names of these nations that readers may type into the search",
    },
    "advice": {"sentence": "What the reader can do; it is shown with several examples"},
}


def extract_data(
    file: BinaryIO, *_keywords: object, **_options: object
) -> Iterator[tuple[int, str, tuple[str, str], list[str]]]:
    """Yield the prose of the files of `data/`; Babel calls it.

    Babel takes a message as its line, its function, its arguments and its comments.
    """
    path = Path(file.name)
    document = read_document(path, path.parent)
    for kind, key, loc, record in _list_records(document):
        is_police = record.get("authority") == "police"
        title = record.get("name") or record.get("citation") or f"{kind.capitalize()} {key}"
        for text_loc, text in _list_texts(record, loc):
            field = ".".join(step for step in text_loc[len(loc) :] if isinstance(step, str))
            if field in _NOTES[kind] and text not in {"", "unknown"}:
                context = message_context(kind, key, field, is_police=is_police)
                note = _DANGER_NOTE if context.endswith(".danger") else _NOTES[kind][field]
                notes = [f"{title}. {note}"]
                if kind == "law":
                    notes.append(f"Never claim, in any words: {record['must_not_claim']}")
                yield document.lines[text_loc], "pgettext", (context, text), notes


def _list_records(
    document: Document,
) -> Iterator[tuple[RecordKind, str, Loc, dict[str, Any]]]:
    """Yield the kind, the key, the place and the fields of each record of a file."""
    values: Any = document.values
    if "services" in values:
        for n, service in enumerate(values["services"]):
            yield "service", service["id"], ("services", n), service
        return
    if "counties" in values or "home" in values:  # places.yaml or site.yaml
        yield "site", "settings", (), values
        return
    for key, record in values.items():
        kind: RecordKind = "situation"
        if "plain" in record:
            kind = "law"
        elif "sentence" in record:
            kind = "advice"
        yield kind, key, (key,), record


def _list_texts(value: Raw, loc: Loc) -> Iterator[tuple[Loc, str]]:
    """Yield every text in a value of a YAML file, with its place."""
    if isinstance(value, str):
        yield loc, " ".join(value.split())
        return
    for key, item in value.items() if isinstance(value, dict) else enumerate(value):
        yield from _list_texts(item, (*loc, key))


def extract_messages(root: Path, *, pages_only: bool = False) -> Catalog:
    """Return the English messages of the files that `babel.cfg` names.

    `pages_only` leaves out the messages of `data/`. Raises ProblemsFoundError for a file with an
    error of syntax.
    """
    with (root / "babel.cfg").open(encoding="utf-8") as file:
        methods, options = parse_mapping_cfg(file)  # type: ignore[no-untyped-call]
    if pages_only:
        methods = [(path, method) for path, method in methods if not path.startswith("data/")]
    files = list[str]()
    extracted = extract_from_dir(
        root,
        methods,
        options,
        callback=lambda name, _method, _options: files.append(name),
        strip_comment_tags=True,
    )
    try:
        messages = sorted(extracted, key=itemgetter(0, 1))  # by file and line
    except (TemplateSyntaxError, SyntaxError) as error:
        what = f"messages cannot be extracted ({' '.join(str(error).split())})"
        raise ProblemsFoundError(
            Problem(files[-1], error.lineno or 1, what, "correct its syntax")
        ) from error
    pot = Catalog(ENGLISH.code, fuzzy=False)
    pot.header_comment = f"# {_PROJECT}: all words in English.\n# Written by a program."
    for path, line, message, notes, context in messages:
        if is_safety_critical(context):
            notes.append(_SAFETY_NOTE)
        pot.add(message, None, [(path, line)], auto_comments=notes, context=context)
    return pot


def find_stale(current: Catalog, stored: Iterable[Message]) -> Iterator[Problem]:
    """Yield a problem if the messages of a stored file are not the current ones of the site."""
    messages = [*iter_messages(current), *stored]
    counts = Counter((message.context, message.id) for message in messages)
    changed = [message for message in messages if counts[message.context, message.id] == 1]
    if not changed:
        return
    places = [*changed[0].locations, (f"translations/{POT_FILE}", 1)]
    file, line = places[0]
    yield Problem(
        file,
        line or 1,
        f"out of date: {len(changed)} messages differ, for example {shorten_english(changed[0])}",
        f"type `{UPDATE_COMMAND}`",
    )


def start_catalog(locale: SiteLocale) -> Catalog:
    """Return an empty catalog with the header of a language."""
    return parse_catalog(_HEADER.format(locale.gettext_code, locale.plural_forms), locale)


def update_catalog(catalog: Catalog, pot: Catalog) -> None:
    """Add the messages of `pot` to a catalog, and move others to its obsolete messages.

    If an English text has changed, its translation stays as fuzzy, with the English that it
    translates. An obsolete message that is back in `pot` keeps its translation. Reviews without
    a seal get one, and reviews of another text are deleted.
    """
    for key, message in list(catalog.obsolete.items()):
        current = pot.get(message.id, message.context)
        is_back = current and current.id == message.id
        if is_back and not catalog.get(message.id, message.context):
            catalog[message.id] = catalog.obsolete.pop(key)
    old_messages = {message_key(message): message for message in iter_messages(catalog)}
    # Babel puts new messages of a template themselves into the catalog, so it gets a copy.
    catalog.update(deepcopy(pot), no_fuzzy_matching=True, update_creation_date=False)
    # Babel writes an obsolete message without its mark fuzzy.
    catalog.obsolete = {
        key: message
        for key, message in catalog.obsolete.items()
        if any(translated_texts(message)) and not message.fuzzy
    }
    removed = [m for key, m in old_messages.items() if not catalog.get(key[1], key[0])]
    for message in iter_messages(catalog):
        old = old_messages.get(message_key(message)) or _find_older(message, removed)
        message.lineno = old.lineno if old else None
        if old and old.id != message.id:
            reuse_translation(message, old, catalog.num_plurals)
        elif old:
            message.previous_id = old.previous_id if message.fuzzy else []
        seal_reviews(message)


def _find_older(message: Message, removed: Iterable[Message]) -> Message | None:
    """Return the removed message with the most similar English in the same context."""
    candidates = {
        english_texts(candidate)[0]: candidate
        for candidate in removed
        if candidate.context == message.context and any(translated_texts(candidate))
    }
    similar = get_close_matches(english_texts(message)[0], candidates, n=1)
    return candidates[similar[0]] if similar else None


def format_catalog(catalog: Catalog) -> str:
    """Return the text of a .po or .pot file, without dates and names of people."""
    buffer = io.BytesIO()
    # Babel's header has dates, and lacks the plural forms of a language unknown to CLDR.
    # Lines have any length: Babel would break comments and previous English where others do not.
    write_po(
        buffer,
        catalog,
        width=_NO_WRAP,
        include_lineno=False,
        include_previous=True,
        omit_header=True,
    )
    header = _HEADER.format(catalog.locale_identifier, catalog.plural_forms)
    text = f"{catalog.header_comment}{header}\n{buffer.getvalue().decode('utf-8')}"
    return text.strip("\n") + "\n"


# Merging


def read_last_commit(path: Path, locale: SiteLocale) -> Catalog:
    """Return a catalog as of the last commit that changed it, or an empty one."""
    with suppress(PoFileError, ValueError, StopIteration):
        return parse_catalog(next(read_committed(path)), locale)
    return start_catalog(locale)


def choose_base(changed: Catalog, path: Path, locale: SiteLocale) -> Catalog:
    """Return the committed version of a catalog that a changed one was probably made from.

    It is the one with the fewest different lines of text. Without a commit, it is empty.
    """
    lines = _read_text_lines(format_catalog(changed))
    version = min(
        read_committed(path),
        key=lambda text: len(_read_text_lines(text) ^ lines),
        default=format_catalog(start_catalog(locale)),
    )
    return parse_catalog(version, locale)


def _read_text_lines(text: str) -> set[str]:
    return {line for line in text.splitlines() if line.startswith(("msg", '"'))}


def merge_catalog(
    catalog: Catalog, changed: Catalog, base: Catalog, locale: SiteLocale, file: str
) -> Iterator[Problem]:
    """Copy into a catalog what differs between another one and the base of both.

    Yield a problem for each translation of `file` that is not copied: one with an error, and one
    that was also changed here.
    """
    for message in iter_messages(catalog):
        theirs = changed.get(message.id, message.context)
        old = base.get(message.id, message.context)
        if theirs is None or not any(map(str.strip, translated_texts(theirs))):
            continue
        if _words(theirs) == _words(message):
            old_comments = old.user_comments if old else []
            added = [line for line in theirs.user_comments if line not in old_comments]
            message.user_comments = [*dict.fromkeys(message.user_comments + added)]
        elif old is None or _words(theirs) != _words(old):
            problem = _find_obstacle(message, theirs, old, locale)
            if problem:
                yield Problem(
                    file, theirs.lineno or 1, f"{shorten_english(message)}: {problem}", "not taken"
                )
            else:
                message.string = theirs.string
                message.flags = theirs.flags
                message.previous_id = theirs.previous_id
                message.user_comments = theirs.user_comments


def _words(message: Message) -> tuple[tuple[str, ...], bool]:
    """Return what a translator changes in a message: the texts, and whether they need work."""
    return translated_texts(message), message.fuzzy


def _find_obstacle(
    message: Message, theirs: Message, old: Message | None, locale: SiteLocale
) -> str:
    """Return why a translation cannot be copied; an empty text if it can."""
    text = " / ".join(translated_texts(message))
    their_text = " / ".join(translated_texts(theirs))
    if text.strip() and (old is None or _words(message) != _words(old)):
        return (
            f"somebody else wrote {text!r}; if {their_text!r} is better, type it into the catalog"
            " or on the desk"
        )
    problems = [] if theirs.fuzzy else find_problems(theirs, locale)
    return f"{their_text!r}: {problems[0].what}" if problems else ""
