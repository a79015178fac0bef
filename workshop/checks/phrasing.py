"""What a tired translator or a machine leaves: English, familiar address, words about the work."""

import re
from collections.abc import Iterator

from webapp.i18n.checks.findings import Diagnosis, Level, TextCheck
from webapp.i18n.checks.unit import GAP
from webapp.i18n.messages import SEARCH_WORDS
from workshop.checks.unit import StyleUnit, sentences_of, words_of
from workshop.checks.word_lists import find_in, plain

_ASIDE = re.compile(r"\([^()]*\)|[“«„\"][^”»“\"]*[”»“\"]")
_MACHINE = re.compile(
    r"```|\*\*|^#+ |\[\[|\]\]|<\|"
    r"|(?-i:\b(?:TODO|FIXME|TBD|XXX)\b)"
    r"|\b(?:lorem ipsum|as an ai|language model|machine translat\w+)\b"
    r"|\bhere (?:is|are) the translat\w+|\bi (?:cannot|can't) (?:help|assist|translate)\b"
    r"|\b(?:google|deepl|chatgpt)\b|\bmsg(?:id|str)\b",
    re.IGNORECASE,
)
_LABEL = re.compile(r"^[^\W\d_]+(?: [^\W\d_]+)?[ \u00a0\u202f]?:\s+\S")


def _find_copied(text: StyleUnit) -> Iterator[Diagnosis]:
    if text.text.strip().casefold() != text.source.strip().casefold():
        return
    letters = text.prose_source.replace(GAP, "").strip()
    is_term = any(
        term.pattern.fullmatch(letters.casefold())
        and text.locale.code in term.wanted
        and letters.casefold() in {w.casefold() for w in term.wanted[text.locale.code]}
        for term in text.glossary.terms
    )
    if any(c.isalpha() for c in letters) and not letters.isupper() and not is_term:
        yield "is the same as the English", "type the translation, or excuse it if it is a name"


def _find_english(text: StyleUnit) -> Iterator[Diagnosis]:
    if text.text.strip() == text.source.strip():
        return
    source = words_of(text.prose_source)
    words = (part for word in words_of(_ASIDE.sub(" ", text.prose)) for part in word.split("-"))
    for word in dict.fromkeys(words):
        small = word.casefold()
        is_name = word != small and word in source
        if small in source and not is_name and text.vocabulary.is_translated(small):
            yield f"has the English word {word!r}", "say it as the other sentences do"


def _find_familiar(text: StyleUnit) -> Iterator[Diagnosis]:
    if text.context != SEARCH_WORDS and text.customs.familiar:
        found = find_in(text.customs.familiar, text.prose, is_marked=True)
        if found:
            yield f"addresses the reader with {found!r}", "address the reader as the others do"


def _find_machine(text: StyleUnit) -> Iterator[Diagnosis]:
    match = _MACHINE.search(text.prose)
    if match and match[0].casefold() not in text.prose_source.casefold():
        yield f"holds {match[0]!r}, which is no part of the sentence", "delete it"
        return
    label, _, rest = (part.strip() for part in text.prose.partition(":"))
    is_name = any(word in text.prose_source for word in label.split())
    is_said = re.search(r"\w", rest) and not is_name  # a label before a value alone is a sentence
    if is_said and _LABEL.search(text.prose) and not re.search("[,:;—–]", text.prose_source):
        yield f"begins with {label + ':'!r}, and the English does not", "delete it"


def _find_twice(text: StyleUnit) -> Iterator[Diagnosis]:
    sentences = [plain(sentence).strip(" ,;:") for sentence in sentences_of(text.prose)]
    english = [plain(sentence).strip(" ,;:") for sentence in sentences_of(text.prose_source)]
    if len(set(sentences)) < len(sentences) and len(set(english)) == len(english):
        yield "says a sentence twice", "delete one of them"


CHECKS = (
    TextCheck(
        "copied",
        Level.WARNING,
        "The translation is the English sentence.",
        "“Way out” → “Way out”; right: “Sortie”",
        _find_copied,
    ),
    TextCheck(
        "english-word",
        Level.WARNING,
        "A word of the English is left in the translation.",
        "“a safe shelter” → “un shelter sûr”; right: “un refuge sûr”",
        _find_english,
    ),
    TextCheck(
        "familiar",
        Level.WARNING,
        "The reader is addressed in another way than the language's page says.",
        "“You can call” → “Tu peux appeler”; right: “Vous pouvez appeler”",
        _find_familiar,
    ),
    TextCheck(
        "machine",
        Level.WARNING,
        "What a machine or an editor wrote about the sentence stands in it.",
        "“Way out” → “Translation: Sortie”; right: “Sortie”",
        _find_machine,
    ),
    TextCheck(
        "sentence-repeated",
        Level.WARNING,
        "The same sentence stands twice.",
        "“Call.” → “Appelez. Appelez.”; right: “Appelez.”",
        _find_twice,
    ),
)
