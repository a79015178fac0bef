"""Whether a translation is in its language at all: copied English, another tongue, its script."""

import re
import unicodedata
from collections.abc import Iterator

from babel import Locale
from babel.core import UnknownLocaleError

from webapp.i18n.checks.findings import Diagnosis, Level, TextCheck
from webapp.i18n.checks.unit import GAP
from webapp.i18n.locales import SOURCE
from workshop.checks.language_detection import detect_language, small_words
from workshop.checks.unit import StyleUnit

_ENGLISH_IN_ROW = 2
_ORDINALS = "ªº"
_KEYWORD = re.compile(r"\b(?!(?:ID|TV|OK|ZIP|LGBTQ?)\b)[A-Z]{2,}\b")  # but for words of every day


def _name_of(code: str) -> str:
    try:
        return Locale.parse(code).english_name or code
    except (UnknownLocaleError, ValueError):
        return code


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


def _find_language(text: StyleUnit) -> Iterator[Diagnosis]:
    found = detect_language(text.own_words, text.locale.code, text.orthographies)
    if found is None or text.text.strip() == text.source.strip():
        return
    code, words = found
    shown = ", ".join(words[:4])
    yield f"reads like {_name_of(code)} ({shown})", "write it in the language of this catalog"


def _find_partly(text: StyleUnit) -> Iterator[Diagnosis]:
    if text.text.strip() == text.source.strip() or detect_language(
        text.own_words, text.locale.code, text.orthographies
    ):
        return
    english = [w.casefold() for w in text.words]
    own = text.customs.small_words
    source = small_words(SOURCE.code, text.orthographies)
    results = [w for w in dict.fromkeys(english) if w in source and w not in own]
    if len(results) >= _ENGLISH_IN_ROW or _copied_run(text):
        shown = ", ".join(results[:4]) or _copied_run(text)
        yield f"still has English in it ({shown})", "translate these words too"


def _copied_run(text: StyleUnit) -> str:
    """Return three words or more that are so in the English and are no names."""
    words, source = text.words, f" {' '.join(_words(text.prose_source))} "
    for start in range(len(words) - 2):
        run = words[start : start + 3]
        if f" {' '.join(run)} " in source and sum(w[0].islower() for w in run) > 1:
            return " ".join(run)
    return ""


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W\d_]+(?:['’ʼ-][^\W\d_]+)*", text)


def _find_script(text: StyleUnit) -> Iterator[Diagnosis]:
    script = text.customs.script
    if not script:
        return
    for word in text.words:
        if word.casefold() in text.source_words or word in _ORDINALS:
            continue
        if not any(unicodedata.name(c, "").startswith(script) for c in word if c.isalpha()):
            yield (
                f"has the word {word!r} in another script",
                "write it in the script of this catalog",
            )
            return


def _find_letters(text: StyleUnit) -> Iterator[Diagnosis]:
    orthography = text.customs
    if not orthography.letters and orthography.script != "LATIN":
        return
    for word in text.words:
        small = word.casefold()
        if small in text.source_words:
            continue
        for character in small:
            if (
                unicodedata.name(character, "").startswith(orthography.script)
                and not character.isascii()
                and character not in orthography.letters
            ):
                what = f"has {character!r} in {word!r}, a letter that this language does not use"
                yield what, "type the letter of this language"
                return


def _find_kashida(text: StyleUnit) -> Iterator[Diagnosis]:
    # Before a Latin name or a gap the sign joins a prefix, as in لـ Maine; elsewhere it stretches.
    if re.search(r"ـ+[\u0621-\u064a]", text.prose):
        yield "stretches a word with kashida (ـ), which a search does not find", "delete ـ"


def _find_keyword(text: StyleUnit) -> Iterator[Diagnosis]:
    translated = [
        term.pattern
        for term in text.glossary.terms
        if text.locale.code in term.wanted and not term.whole
    ]
    for word in dict.fromkeys(_KEYWORD.findall(text.prose_source)):
        is_term = any(
            word.casefold() in match[0]
            for pattern in translated
            for match in pattern.finditer(text.prose_source.casefold())
        )
        if word not in text.prose and not is_term and not text.prose_source.isupper():
            yield f"lacks {word}, which the English has in capitals", f"type {word} unchanged"


CHECKS = (
    TextCheck(
        "copied",
        Level.WARNING,
        "The translation is the English sentence.",
        "“Way out” → “Way out”; right: “Sortie”",
        _find_copied,
    ),
    TextCheck(
        "keyword",
        Level.WARNING,
        "A word in capitals is a name, or what a person must type, and stays as it is.",
        "“Text HELP” → “Envoyez AIDE”; right: “Envoyez HELP”",
        _find_keyword,
    ),
    TextCheck(
        "wrong-language",
        Level.WARNING,
        "The small words of the sentence are those of another language.",
        "“Vous pouvez partir avec elle” in Spanish; right: “Puede irse con ella”",
        _find_language,
    ),
    TextCheck(
        "partly-english",
        Level.WARNING,
        "Some words of the sentence are still English.",
        "“Waad wici kartaa the hotline and ask”; right: all in Somali",
        _find_partly,
    ),
    TextCheck(
        "other-script",
        Level.WARNING,
        "A word is written in a script that the language does not use, and is no name.",
        "“Ka bax الآن”; right: “Hadda ka bax”",
        _find_script,
    ),
    TextCheck(
        "other-letters",
        Level.WARNING,
        "A letter of the same script that this language does not use, such as a Persian one.",
        "“کیف” with Persian ک and ی; right: “كيف”",
        _find_letters,
    ),
    TextCheck(
        "kashida",
        Level.WARNING,
        "Kashida stretches a word for its looks; a search for the word does not find it.",
        "“مــخرج”; right: “مخرج”",
        _find_kashida,
    ),
)
