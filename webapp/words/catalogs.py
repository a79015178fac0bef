"""Catalogs of translations, read from the .po files at start; no .mo file is written.

A translation is text: it is escaped once, when it is read, so pages show its markup as letters.
Readers see the English instead of a translation with a problem, and the log names the file and
the line. They never see a fuzzy translation, whose English has changed.
"""

import logging
import re
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Self

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import PoFileError, read_po
from flask_babel import Domain
from markupsafe import Markup, escape

from webapp.problems import Problem, ProblemsFoundError, refuse
from webapp.text_files import display_path, read_text
from webapp.words.checks import Checks
from webapp.words.contexts import SAFETY
from webapp.words.languages import (
    ENGLISH,
    LIST_FILE,
    SiteLocale,
    read_language,
    read_lists,
    read_plural_forms,
)
from webapp.words.reviews import (
    Coverage,
    english_texts,
    is_reviewed,
    is_safety_critical,
    usable_texts,
)
from webapp.words.validation import Finding, find_problems

POT_FILE = "messages.pot"
UPDATE_COMMAND = ".venv/bin/flask translations update"
_MIN_PERCENT_TRANSLATED = 80  # below it, a reader is better served in English
_ENGLISH_SPAN = Markup('<span lang="en" dir="ltr">{}</span>')  # for screen readers
_IN_PARENTHESES = re.compile(r"(?<!%)\(([A-Za-z][A-Za-z ,-]*)\)")
_PO_LINE = re.compile(r'\s*(#.*|(msg\S+\s+)?"[^"\\]*(\\.[^"\\]*)*")?\s*')
type MessageKey = tuple[str | None, str]  # context and English
_log = logging.getLogger("webapp")


def message_key(message: Message) -> MessageKey:
    """Return the key that a message is looked up by."""
    return message.context, english_texts(message)[0]


def iter_messages(catalog: Catalog) -> Iterator[Message]:
    """Yield the messages of a catalog without its header."""
    return (message for message in catalog if message.id)


def iter_page_messages(catalog: Catalog) -> Iterator[Message]:
    """Yield the messages of templates and code, without those of records in `data/`."""
    for message in iter_messages(catalog):
        if not any(file.startswith("data/") for file, _ in message.locations):
            yield message


def find_safety_sentences(catalog: Catalog) -> dict[str, tuple[str, int]]:
    """Return the English sentences with the context `safety`, with file and line of each.

    Only messages that were just extracted have a line; those of a .pot file do not.
    """
    return {
        sentence: message.locations[0]
        for message in iter_messages(catalog)
        if message.context == SAFETY
        for sentence in english_texts(message)
    }


def catalog_path(folder: Path, locale: SiteLocale) -> Path:
    """Return the path of the catalog of a language."""
    return folder / locale.code / "LC_MESSAGES/messages.po"


def read_pot(folder: Path) -> Catalog:
    """Read `messages.pot`, which has all English messages; raises ProblemsFoundError."""
    return _read_po(folder / POT_FILE, folder, ENGLISH)


def read_catalog(folder: Path, locale: SiteLocale, path: Path | None = None) -> Catalog:
    """Read the catalog of a language, or another file for it, without a check of its translations.

    Raises ProblemsFoundError for a file that is broken or has the headers of another language.
    """
    path = path or catalog_path(folder, locale)
    folder = folder if path.is_relative_to(folder) else path.parent
    catalog = _read_po(path, folder, locale)
    file = display_path(path, folder)
    problems = list[Problem]()
    if catalog.fuzzy:
        problems.append(
            Problem(file, 1, "the header is marked fuzzy", "delete the line `#, fuzzy` above it")
        )
    language = catalog.locale_identifier
    if language != locale.gettext_code:
        problems.append(
            Problem(
                file,
                1,
                f"the header says Language: {language}",
                f"type Language: {locale.gettext_code}",
            )
        )
    if read_plural_forms(catalog.plural_forms) != read_plural_forms(locale.plural_forms):
        problems.append(
            Problem(
                file,
                1,
                f"the header says Plural-Forms: {catalog.plural_forms.rstrip(';')}",
                f"type Plural-Forms: {locale.plural_forms}",
            )
        )
    refuse(problems)
    return catalog


def _read_po(path: Path, folder: Path, locale: SiteLocale) -> Catalog:
    text = read_text(path, folder, f"run `{UPDATE_COMMAND}`")
    try:
        return parse_catalog(text, locale)
    except (PoFileError, ValueError) as error:
        line = getattr(error, "lineno", 0) + 1  # Babel counts from 0
        problem = Problem(
            display_path(path, folder),
            line,
            f"not readable as a catalog ({error})",
            f"run `msgfmt --check {path}`, which names each error",
        )
        raise ProblemsFoundError(problem) from None


def parse_catalog(text: str, locale: SiteLocale) -> Catalog:
    """Parse the text of a .po file; raises ValueError, or PoFileError with a line."""
    lines = text.split("\n")
    catalog = read_po(lines, locale=locale.gettext_code, abort_invalid=True)
    for number, line in enumerate(lines):
        if not _PO_LINE.fullmatch(line):
            raise PoFileError(f"this line is broken: {line[:40]!r}", catalog, line, number)
    entries = re.findall("^msgid ", text, re.MULTILINE)
    if len(entries) != len(catalog) + 1:  # the header is an entry too
        raise ValueError("the header is missing, or a message is in it twice")
    for message in catalog:
        _read_previous_english(message)
    return catalog


def _read_previous_english(message: Message) -> None:
    """Move the lines `#|` of a message, which Babel reads as comments, to its previous English."""
    previous_lines = [line for line in message.user_comments if line.startswith("| ")]
    if previous_lines:
        [previous] = iter_messages(read_po([*(line[2:] for line in previous_lines), 'msgstr ""']))
        message.previous_id = [*english_texts(previous)]
        message.user_comments = [
            line for line in message.user_comments if line not in previous_lines
        ]


class Translator(Domain):  # type: ignore[misc] # it ships no types
    """The escaped messages of one language, with the methods that Flask-Babel calls."""

    def __init__(
        self, catalog: Catalog, locale: SiteLocale, pot: Catalog, checks: Checks | None = None
    ) -> None:
        """Keep the translations of the messages of `pot` that have no problem.

        `checks` also block safety-critical ones: each when a page first needs it, since the
        checks of all of them are slow.
        """
        super().__init__()
        self.locale = locale
        self.checks = checks
        self.requested = set[MessageKey]()  # what pages have shown
        self._english_messages = [*iter_messages(pot)]
        translations = (catalog.get(m.id, m.context) for m in self._english_messages)
        self.messages = [message for message in translations if message]  # in the order of `pot`
        translated = list[Message]()
        for message in self.messages:
            if problems := find_problems(message, locale):
                self._log_problem(message, problems[0])
            elif usable_texts(message):
                translated.append(message)
        english_words = {words for message in translated for words in find_english_words(message)}
        self._texts = {
            message_key(message): tuple(
                mark_english_words(text, english_words) for text in usable_texts(message)
            )
            for message in translated
        }
        self._unchecked = {
            message_key(message): message
            for message in translated
            if checks and is_safety_critical(message.context)
        }
        self.coverage = self._count_coverage(self._english_messages)

    def _count_coverage(self, english_messages: Sequence[Message]) -> Coverage:
        """Count the messages of this language that are translations of these."""
        if self.locale is ENGLISH:
            translated = reviewed = english_messages
        else:
            keys = {*map(message_key, english_messages)} & self._texts.keys()
            translated = [message for message in self.messages if message_key(message) in keys]
            reviewed = [message for message in translated if is_reviewed(message)]
        return Coverage(
            messages=len(english_messages),
            translated=len(translated),
            reviewed=len(reviewed),
            safety=sum(is_safety_critical(message.context) for message in english_messages),
            safety_reviewed=sum(is_safety_critical(message.context) for message in reviewed),
        )

    def limit_coverage(self, keys: Container[MessageKey]) -> None:
        """Count only the messages with these keys, as those of the only page of a language."""
        self.coverage = self._count_coverage(
            [message for message in self._english_messages if message_key(message) in keys]
        )

    def check_all(self) -> None:
        """Block each safety-critical translation that probably says something else."""
        for key in [*self._unchecked]:
            self._check(key)

    def _check(self, key: MessageKey) -> None:
        message = self._unchecked.get(key)
        if message and self.checks:
            state, problems = self.checks.check(message)
            removed = self._texts.pop(key, None) if state == "blocked" else None
            if removed:  # not in another thread before
                self._log_problem(message, problems[0])
                self.coverage.translated -= 1
            self._unchecked.pop(key, None)

    def _log_problem(self, message: Message, problem: Finding) -> None:
        file = catalog_path(Path("translations"), self.locale)
        _log.error("%s:%s: shown in English: %s", file, message.lineno, problem.what)

    def translate(self, context: str | None, singular: str, plural: str, num: int) -> Markup:
        """Return a message, or its English marked as English if it has no translation."""
        self.requested.add((context, singular))
        self._check((context, singular))
        if texts := self._texts.get((context, singular)):
            return texts[self.locale.select_form(num)] if len(texts) > 1 else texts[0]
        english = escape(singular if num == 1 else plural)
        return english if self.locale is ENGLISH else _ENGLISH_SPAN.format(english)

    def translate_data(
        self,
        context: str,
        english: str,
        values: Mapping[str, object],
        select: Callable[[Markup], Markup] = Markup,
    ) -> Markup:
        """Return a text of `data/`, with values for its placeholders.

        `select` may return a part of the text, such as its first sentence.
        """
        text = self.translate(context, english, english, 1)
        is_fallback = text == _ENGLISH_SPAN.format(english)
        if is_fallback:
            text = escape(english)
        selected = select(text % values if values else text)
        if is_fallback:
            selected = _ENGLISH_SPAN.format(selected)
        return self.mark_message(selected, (context, english))

    def mark_message(self, text: Markup, _key: MessageKey) -> Markup:
        """Return a text as pages show it; the desk overrides this to mark its place."""
        return text

    def get_translations(self) -> Self:
        """Return the object with the methods below; Flask-Babel calls it."""
        return self

    def ungettext(self, singular: str, plural: str = "", num: int = 1) -> Markup:
        """Return a message, in the plural form for a count if it has plural forms."""
        return self.unpgettext(None, singular, plural, num)

    def unpgettext(
        self, context: str | None, singular: str, plural: str = "", num: int = 1
    ) -> Markup:
        """Return a message with a context, as `ungettext` does."""
        text = self.translate(context, singular, plural, num)
        return self.mark_message(text, (context, singular))

    ugettext, upgettext = ungettext, unpgettext  # without plural forms


def find_english_words(message: Message) -> Iterator[str]:
    """Yield the English words that a translation repeats in parentheses."""
    english = " ".join(english_texts(message)).lower()
    for text in usable_texts(message):
        yield from (words for words in _IN_PARENTHESES.findall(text) if words.lower() in english)


def mark_english_words(text: str, english_words: Container[str]) -> Markup:
    """Return an escaped translation with a mark on English words in parentheses."""

    def mark(match: re.Match[str]) -> str:
        is_english = match[1] in english_words
        return f"({_ENGLISH_SPAN.format(match[1])})" if is_english else match[0]

    return Markup(_IN_PARENTHESES.sub(mark, escape(text)))  # noqa: S704 - escaped


def remove_language_spans(text: str) -> Markup:
    """Return a text without the marks of English, for attributes, titles and scripts."""
    bare_text = re.sub('<span lang="en" dir="ltr">|</span>', "", escape(text))
    return Markup(bare_text)  # noqa: S704 - escaped


def find_incomplete(translators: Iterable[Translator]) -> Iterator[Problem]:
    """Yield a problem for each language with too few translations to be published."""
    for translator in translators:
        code, coverage = translator.locale.code, translator.coverage
        if coverage.translated * 100 < coverage.messages * _MIN_PERCENT_TRANSLATED:
            yield Problem(
                f"translations/{LIST_FILE}",
                1,
                f"{code}: under {_MIN_PERCENT_TRANSLATED} of 100 translated",
                f"translate more, or take {code} out",
            )


def read_translators(
    folder: Path, pot: Catalog
) -> tuple[dict[str, Translator], dict[str, Sequence[Problem]]]:
    """Read the languages that have pages.

    Returns the translators by language code, English first, and the problems of each language
    whose files cannot be read. Raises ProblemsFoundError if the list of languages is not
    readable.
    """
    translators = {ENGLISH.code: Translator(pot, ENGLISH, pot)}
    left_out = dict[str, Sequence[Problem]]()
    for code in read_lists(folder).codes:
        try:
            locale = read_language(folder, code)
            catalog, checks = read_catalog(folder, locale), Checks(folder, locale)
            translators[code] = Translator(catalog, locale, pot, checks)
        except ProblemsFoundError as error:
            left_out[code] = error.problems
    return translators, left_out
