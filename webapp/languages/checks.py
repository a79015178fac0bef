"""What a translation must satisfy before a page may show it.

A translation is text: no markup, no address, no digit of its own, exactly the placeholders of
its source. Every fault says in plain words what to type.
"""

import re
import unicodedata
from collections.abc import Iterator

from babel.messages.catalog import Catalog, Message

from webapp.faults import Fault
from webapp.languages.locales import SiteLocale

_PLACEHOLDER = re.compile(r"%\(([A-Za-z_]\w*)\)s", re.ASCII)
_MARKUP = re.compile(r"[<>]|&[#\w]+;|\{\{|\}\}|\{%")
_ADDRESS = re.compile(r"https?:|www\.|javascript:|\S@\S|[a-z0-9-]{2,}\.[a-z]{2,}", re.IGNORECASE)
UPDATE = ".venv/bin/flask translations update"
# The words for smuggling, which would say something else to the reader.
_SMUGGLING = {
    "fr": re.compile(r"\btrafics?\b", re.IGNORECASE),
    "es": re.compile(r"\btr[aá]fico\b", re.IGNORECASE),
    "so": re.compile(r"tahriib", re.IGNORECASE),
    "ar": re.compile("تهريب"),
}
_DIGITS = re.compile(r"\d+", re.ASCII)
# Letters that look like those of our languages and are none of theirs.
_FOREIGN = ("CYRILLIC", "GREEK", "ARMENIAN", "CHEROKEE", "FULLWIDTH", "MATHEMATICAL")
_ISOLATES = "\u2066\u2067\u2068\u2069"
_JOINERS = "\u200c\u200d"


def find_faults(
    catalog: Catalog, template: Catalog | None, locale: SiteLocale, name: str
) -> Iterator[Fault]:
    """Yield what is wrong in a catalog; what only waits for its translation is not wrong."""
    yield from _check_header(catalog, locale, name)
    if template is not None:
        yield from _check_keys(catalog, template, name)
    for message in catalog:
        if not message.id:
            continue
        line = message.lineno or 1
        if message.fuzzy:
            yield Fault(name, line, f"{_shown(message)} is marked fuzzy",
                        "check the sentence and delete the word fuzzy")  # fmt: skip
        forms = len(locale.plural_samples) if message.pluralizable else 1
        if len(strings_of(message)) != forms:
            yield Fault(name, line, f"{_shown(message)} has not {forms} forms",
                        f"write msgstr[0] to msgstr[{forms - 1}]")  # fmt: skip
        for text in strings_of(message):
            if _SMUGGLING[locale.code].search(text):
                yield Fault(name, line, f"{_shown(message)} speaks of smuggling",
                            "type the word for trafficking (docs/translators/)")  # fmt: skip
            for what, type_this in _check_text(text, message):
                yield Fault(name, line, f"{_shown(message)} {what}", type_this)


def find_waiting(catalog: Catalog, template: Catalog | None, name: str) -> Iterator[Fault]:
    """Yield every message that waits for a translation: absent from the catalog, or empty."""
    present = {(message.context, _key(message)) for message in catalog if message.id}
    wanted = {(m.context, _key(m)) for m in template or () if m.id}
    for context, key in sorted(wanted - present, key=str):
        shown = f"{key[:40]!r}" + (f" ({context})" if context else "")
        yield Fault(name, 1, f"{shown} is missing", f"run `{UPDATE}`")
    for message in catalog:
        if message.id and not all(text.strip() for text in strings_of(message)):
            yield Fault(name, message.lineno or 1, f"{_shown(message)} is not translated",
                        "type the translation between the quotes of msgstr")  # fmt: skip


def _check_header(catalog: Catalog, locale: SiteLocale, name: str) -> Iterator[Fault]:
    if catalog.fuzzy:
        yield Fault(name, 1, "the header is marked fuzzy", "delete the line `#, fuzzy`")
    headers = dict(catalog.mime_headers)
    if headers.get("Language") != locale.code:
        what = f"the header says Language: {headers.get('Language')}"
        yield Fault(name, 1, what, f"type Language: {locale.code}")
    if _squeeze(headers.get("Plural-Forms", "")) != _squeeze(locale.plural_forms):
        what = "the header Plural-Forms is not this language's"
        yield Fault(name, 1, what, f"type Plural-Forms: {locale.plural_forms}")


def _squeeze(text: str) -> str:
    return re.sub(r"[\s()]", "", text)


def _check_keys(catalog: Catalog, template: Catalog, name: str) -> Iterator[Fault]:
    wanted = {(m.context, _key(m)): m.pluralizable for m in template if m.id}
    for message in catalog:
        if not message.id:
            continue
        is_plural = wanted.get((message.context, _key(message)))
        if is_plural is not None and is_plural is not message.pluralizable:
            yield Fault(name, message.lineno or 1, f"{_shown(message)} has lost its plural",
                        "bring the lines msgid_plural and msgstr[0] back")  # fmt: skip
        if is_plural is None:
            yield Fault(name, message.lineno or 1, f"{_shown(message)} is no message of the site",
                        f"run `{UPDATE}`")  # fmt: skip


def _key(message: Message) -> str:
    return str(message.id[0] if isinstance(message.id, (list, tuple)) else message.id)


def _shown(message: Message) -> str:
    return repr(_key(message)[:40])


def strings_of(message: Message) -> tuple[str, ...]:
    """Return the translation of a message, a text for each plural form."""
    if isinstance(message.string, (list, tuple)):
        return tuple(str(text or "") for text in message.string)
    return (str(message.string or ""),)


def _check_text(text: str, message: Message) -> Iterator[tuple[str, str]]:
    sources = message.id if isinstance(message.id, (list, tuple)) else (message.id,)
    source = " ".join(str(one) for one in sources)
    if not text.strip():
        return
    wanted, found = set(_PLACEHOLDER.findall(source)), set(_PLACEHOLDER.findall(text))
    for one in sorted(found - wanted):
        yield f"has %({one})s, which its source lacks", f"delete %({one})s or mend its name"
    # A form for one or two things may say the number in a word: only `num` may be left out.
    optional = {"num"} if message.pluralizable else set()
    for one in sorted(wanted - found - optional):
        yield f"lacks %({one})s", f"put %({one})s where it belongs in the sentence"
    bare = _PLACEHOLDER.sub("", text)
    if "%" in bare:
        yield "has a percent sign of its own", "write the word for percent, or leave it out"
    if _MARKUP.search(bare):
        yield "holds markup", "write plain text"
    if _ADDRESS.search(bare):
        yield "holds an address", "leave addresses to the page"
    wanted_digits = sorted(_DIGITS.findall(_PLACEHOLDER.sub("", str(sources[0]))))
    found_digits = sorted(_DIGITS.findall(bare))
    has_foreign = any(c.isdigit() and not c.isascii() for c in bare)
    if wanted_digits and (has_foreign or found_digits != wanted_digits):
        yield "changes a number", f"type {', '.join(wanted_digits)} as in the source"
    elif not wanted_digits and (found_digits or has_foreign):
        yield "holds a digit that its source lacks", "leave numbers to the placeholders"
    for character in bare:
        if unicodedata.category(character) in {"Cc", "Cf", "Co", "Cs"} and (
            character not in _ISOLATES + _JOINERS + "\n"
        ):
            yield f"holds the invisible character U+{ord(character):04X}", "delete it"
    yield from _check_letters(bare)


def _check_letters(text: str) -> Iterator[tuple[str, str]]:
    depth = 0
    for character in text:
        if character in _ISOLATES:
            depth += -1 if character == _ISOLATES[3] else 1
            if depth < 0:
                break
        if character.isalpha() and unicodedata.name(character, "").startswith(_FOREIGN):
            yield f"holds the foreign letter {character!r}", "type the letter on your own keyboard"
    if depth:
        yield "opens and closes its isolates unevenly", "write one U+2069 for each U+2066"
