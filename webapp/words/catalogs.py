"""Catalogs, read from the .po files at start, as a domain of Flask-Babel; no .mo is written.

A translation is text: it is escaped once, when it is read, so that markup in it
shows as letters. One with a problem is left out: its English shows, marked as English, and the log
names file and line. A guess of a program (fuzzy) is never shown.
"""

import io
import logging
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from gettext import c2py
from pathlib import Path
from typing import Self

from babel import UnknownLocaleError
from babel.messages.catalog import Catalog, Message
from babel.messages.plurals import get_plural
from babel.messages.pofile import PoFileError, read_po
from flask_babel import Domain
from markupsafe import Markup, escape

from webapp.problems import Problem, ProblemsFoundError
from webapp.text_files import display_path, read_text
from webapp.words.entries import EntryProblem, find_problems
from webapp.words.languages import (
    FILE,
    LIST,
    SOURCE,
    SiteLocale,
    list_published,
    read_language,
)
from webapp.words.reviews import SAFETY, Coverage, count_coverage, english_texts, translated_texts

TEMPLATE = "messages.pot"
UPDATE = ".venv/bin/flask translations update"
_FEWEST = 80  # of a hundred messages; below it readers are better served in English
_ENGLISH = Markup('<span lang="en" dir="ltr">{}</span>')  # for screen readers
_ENGLISH_TAGS = re.compile('<span lang="en" dir="ltr">|</span>')
_NO_SIGN = re.compile(r"[\s();]")  # in which headers that say the same may differ
_PO_LINE = re.compile(r'\s*(#.*|(msg\S+\s+)?"([^"\\]|\\.)*")?\s*')
choose_form = cache(c2py)  # from the expression of a header: which form a count takes
type Key = tuple[str | None, str]  # context and English, by which a message is looked up


def message_key(message: Message) -> Key:
    """Return what a message is looked up by."""
    return message.context, english_texts(message)[0]


def iter_messages(catalog: Catalog) -> Iterator[Message]:
    """Yield the messages of a catalog without its header."""
    return (message for message in catalog if message.id)


def iter_page_messages(catalog: Catalog) -> Iterator[Message]:
    """Yield the messages of templates and code; those of `data/` come from records with seals."""
    for message in iter_messages(catalog):
        if not any(file.startswith("data/") for file, _ in message.locations):
            yield message


def find_safety_sentences(catalog: Catalog) -> dict[str, tuple[str, int]]:
    """Return the English of pages that a life can hang on, with file and line of each.

    Only what was just extracted knows lines of templates; else the line is that of its message.
    """
    found = dict[str, tuple[str, int]]()
    for message in iter_messages(catalog):
        if message.context == SAFETY:
            own = f"translations/{TEMPLATE}", message.lineno or 1
            place = next(((file, line) for file, line in message.locations if line), own)
            found |= dict.fromkeys(english_texts(message), place)
    return found


def find_incomplete(code: str, coverage: Coverage) -> Iterator[Problem]:
    """Yield a published language whose readers would find too much English."""
    if coverage.translated * 100 < coverage.messages * _FEWEST:
        what = f"{code}: under {_FEWEST} of 100 translated"
        yield Problem(f"translations/{LIST}", 1, what, f"translate more, or take {code} out")


def shown_forms(message: Message) -> tuple[str, ...]:
    """Return the texts that readers may see; none while one waits, or a program guessed."""
    texts = translated_texts(message)
    return texts if not message.fuzzy and all(map(str.strip, texts)) else ()


def catalog_path(folder: Path, locale: SiteLocale) -> Path:
    """Return where the catalog of a language is."""
    return folder / locale.code / "LC_MESSAGES/messages.po"


def plural_forms_header(locale: SiteLocale) -> str:
    """Return the gettext header of a language: its own, or that of Babel's table.

    Raises ProblemsFoundError where there is neither.
    """
    if locale.plural_forms:
        return locale.plural_forms
    try:
        return get_plural(locale.gettext_code).plural_forms
    except UnknownLocaleError:
        what = f"Babel knows no plural forms of {locale.code!r}"
        fix = "type `plural_forms:` with the header of gettext"
        problem = Problem(f"translations/{locale.code}/{FILE}", 1, what, fix)
        raise ProblemsFoundError([problem]) from None


def read_template(folder: Path) -> Catalog:
    """Read the list of all English messages; raises ProblemsFoundError where it is none."""
    return _read_po(folder / TEMPLATE, folder, SOURCE)


def read_catalog(folder: Path, locale: SiteLocale) -> Catalog:
    """Read the catalog of a language without judging its sentences.

    Raises ProblemsFoundError where it cannot be read as one, or is that of another language.
    """
    path = catalog_path(folder, locale)
    catalog = _read_po(path, folder, locale)
    name, problems = display_path(path, folder), list[Problem]()
    if catalog.fuzzy:
        fix = "delete the line `#, fuzzy` above it"
        problems.append(Problem(name, 1, "the header is marked fuzzy", fix))
    headers = {
        "Language": (catalog.locale_identifier, locale.gettext_code),
        "Plural-Forms": (catalog.plural_forms, plural_forms_header(locale)),
    }
    for field, (found, wanted) in headers.items():
        if _NO_SIGN.sub("", found or "") != _NO_SIGN.sub("", wanted):
            what = f"the header says {field}: {found}"
            problems.append(Problem(name, 1, what, f"type {field}: {wanted}"))
    if problems:
        raise ProblemsFoundError(problems)
    return catalog


def _read_po(path: Path, folder: Path, locale: SiteLocale) -> Catalog:
    text = read_text(path, folder, f"run `{UPDATE}`")
    try:
        return parse_catalog(text, locale)
    except (PoFileError, ValueError) as error:
        line = error.lineno + 1 if isinstance(error, PoFileError) else 1  # Babel counts from 0
        what, fix = f"no catalog ({error})", f"run `msgfmt --check {path}`, which names each fault"
        raise ProblemsFoundError([Problem(display_path(path, folder), line, what, fix)]) from None


def parse_catalog(text: str, locale: SiteLocale) -> Catalog:
    """Return what a .po file says; raises ValueError (PoFileError) for one that is none."""
    file = io.BytesIO(text.encode())
    catalog = read_po(file, locale=locale.gettext_code, abort_invalid=True)
    for number, line in enumerate(text.split("\n")):
        if not _PO_LINE.fullmatch(line):
            raise PoFileError(f"this line is broken: {line[:40]!r}", catalog, line, number)
    if len(re.findall("^msgid ", text, re.MULTILINE)) != len(catalog) + 1:  # one is the header
        raise ValueError("the header is missing, or a message is in it twice")
    return catalog


def find_message_problems(
    message: Message, catalog: Catalog, locale: SiteLocale
) -> list[EntryProblem]:
    """Return why readers may not see a message; one that waits for translation has none."""
    if message.fuzzy:
        return [("fuzzy", "a program guessed it; read it, then delete the word fuzzy")]
    forms = shown_forms(message)
    if not forms and any(map(str.strip, translated_texts(message))):
        return [("plural", "a form is empty; write each msgstr")]
    choose = choose_form(catalog.plural_expr)
    sources = english_texts(message)
    return list(find_problems(message.context or "", sources, forms, locale, choose))


class Translator(Domain):  # type: ignore[misc] # it ships no types
    """What pages say in one language, under the names by which Flask-Babel asks; all escaped."""

    def __init__(self, catalog: Catalog, locale: SiteLocale, template: Catalog) -> None:
        """Keep what has no problem, as text that a page can hold."""
        super().__init__()
        self.locale = locale
        self._choose_form = choose_form(catalog.plural_expr)
        wanted = [*iter_messages(template)]
        known = (catalog.get(message.id, message.context) for message in wanted)
        judged = [(m, find_message_problems(m, catalog, locale)) for m in known if m]
        self.problems = [(message, found[0]) for message, found in judged if found]
        shown = [message for message, found in judged if not found and shown_forms(message)]
        self._texts = {message_key(m): tuple(map(escape, shown_forms(m))) for m in shown}
        self.coverage: Coverage = count_coverage(wanted, None if locale is SOURCE else shown)

    def translate(self, context: str | None, singular: str, plural: str, num: int) -> Markup:
        """Return a message, or the English marked as such: another voice must not read it."""
        if forms := self._texts.get((context, singular)):
            return forms[self._choose_form(num)] if len(forms) > 1 else forms[0]
        english = escape(singular if num == 1 else plural)
        return english if self.locale is SOURCE else _ENGLISH.format(english)

    def translate_data(
        self,
        context: str,
        words: str,
        facts: Mapping[str, object],
        part: Callable[[Markup], Markup] = Markup,
    ) -> Markup:
        """Return words from `data/` with their facts filled in.

        `part` may take a part of them, such as the first sentence. What is English says so.
        """
        found = plain(self.translate(context, words, words, 1))
        text = part(found % facts if facts else found)
        is_english = found == escape(words) and self.locale is not SOURCE
        return self.mark(_ENGLISH.format(text) if is_english else text, (context, words))

    def mark(self, text: Markup, _key: Key) -> Markup:
        """Return a text as pages hold it; the desk marks where it begins and ends."""
        return text

    def get_translations(self) -> Self:
        """Return what has the methods below, in a request and out of it."""
        return self

    def ugettext(self, message: str) -> Markup:
        """Return a message."""
        return self.unpgettext(None, message, message, 1)

    def upgettext(self, context: str, message: str) -> Markup:
        """Return a message whose context tells two senses apart."""
        return self.unpgettext(context, message, message, 1)

    def ungettext(self, singular: str, plural: str, num: int) -> Markup:
        """Return a message in the plural form that the count asks for."""
        return self.unpgettext(None, singular, plural, num)

    def unpgettext(self, context: str | None, singular: str, plural: str, num: int) -> Markup:
        """Return a message by all that can tell it from others."""
        return self.mark(self.translate(context, singular, plural, num), (context, singular))


def plain(text: str) -> Markup:
    """Return a text for where no element can be: an attribute, a title, a drawing."""
    return Markup(_ENGLISH_TAGS.sub("", escape(text)))  # noqa: S704 - escaped


def read_translators(
    folder: Path, template: Catalog
) -> tuple[dict[str, Translator], dict[str, Sequence[Problem]]]:
    """Read the words of English and of each published language, and log what readers will not see.

    Returns a translator by code, and why each language is left out whose files cannot be read.
    Raises ProblemsFoundError where the list of languages cannot be read.
    """
    english = Translator(Catalog(locale=SOURCE.code), SOURCE, template)
    translators, left_out = {SOURCE.code: english}, dict[str, Sequence[Problem]]()
    for code in list_published(folder):
        try:
            locale = read_language(folder, code)
            translator = Translator(read_catalog(folder, locale), locale, template)
        except ProblemsFoundError as error:
            left_out[code] = error.problems
            continue
        translators[code] = translator
        name = display_path(catalog_path(folder, locale), folder)
        for message, (_, what) in translator.problems:
            log = logging.getLogger("webapp")
            log.error("%s:%s: shown in English: %s", name, message.lineno, what)
    return translators, left_out
