"""Ways to spoil any sentence, each with the check that must name it.

A way returns None for a sentence that it cannot spoil.
"""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass

Spoil = Callable[[str, str], str | None]
_PLACEHOLDER = re.compile(r"%\(\w+\)s")
_LATIN = str.maketrans("aeocpxyAEOCPXHKM", "аеосрхуАЕОСРХНКМ")
_PERSIAN = str.maketrans("كي", "کی")


@dataclass(frozen=True)
class Way:
    """One way to spoil a sentence: from its English and its translation to the spoiled one."""

    name: str
    check: str
    spoil: Spoil
    locales: tuple[str, ...] = ("fr", "es", "so", "ar")
    least: float = 1


def _replace(pattern: str, new: str) -> Spoil:
    def spoil(_source: str, text: str) -> str | None:
        spoiled = re.sub(pattern, new, text, count=1)
        return spoiled if spoiled != text else None

    return spoil


def _inside(new: str) -> Spoil:
    """Put something between the third and the fourth letter of the first long word."""
    return _replace(r"(?<![%(\w])([^\W\d_]{3})(?=[^\W\d_]{2})", rf"\g<1>{new}")


def _letters(table: dict[int, int]) -> Spoil:
    def spoil(_source: str, text: str) -> str | None:
        parts = re.split(r"(%\(\w+\)s)", text)
        parts[::2] = [part.translate(table) for part in parts[::2]]
        return "".join(parts) if "".join(parts) != text else None

    return spoil


def _decompose(_source: str, text: str) -> str | None:
    apart = unicodedata.normalize("NFD", text)
    # Only a letter in two pieces is one; the order of Arabic vowel signs is not.
    return apart if len(apart) != len(text) else None


def _misread(_source: str, text: str) -> str | None:
    try:
        return None if text.isascii() else text.encode("utf-8").decode("cp1252")
    except UnicodeDecodeError:
        return None


def _shout(source: str, text: str) -> str | None:
    letters = [c for c in _PLACEHOLDER.sub("", text) if c.isalpha()]
    is_shouted = source.isupper() or len(letters) < 4
    parts = re.split(r"(%\(\w+\)s)", text)
    parts[::2] = [part.upper() for part in parts[::2]]
    return None if is_shouted or text.isupper() else "".join(parts)


def _copy(source: str, text: str) -> str | None:
    is_same = source.casefold() == text.casefold()
    has_words = any(c.islower() for c in _PLACEHOLDER.sub("", source))
    return source if has_words and not is_same else None


def _drop_end(source: str, text: str) -> str | None:
    if source[-1:] not in ".?:!":
        return None
    bare = text.rstrip(".؟?:!\u202f")
    return bare if bare != text else None


def _drop_sentence(_source: str, text: str) -> str | None:
    parts = re.split(r"(?<=[.؟?!]) ", text)
    return " ".join(parts[:-1]) if len(parts) > 2 else None


def _lengthen(_source: str, text: str) -> str | None:
    return " ".join([text] * 4) if len(_PLACEHOLDER.sub("", text)) > 15 else None


def _drop_french_space(_source: str, text: str) -> str | None:
    return text.replace("\u202f", "") if "\u202f" in text else None


WAYS = (
    Way("placeholder dropped", "placeholder-missing", _replace(r"%\(\w+\)s", "")),
    Way("placeholder renamed", "placeholder-added", _replace(r"%\((\w+)\)s", r"%(x\1)s")),
    Way("placeholder added", "placeholder-added", _replace(r"$", " %(other)s")),
    Way("conversion letter dropped", "placeholder-broken", _replace(r"%\((\w+)\)s", r"%(\1)")),
    Way("placeholder of a number", "placeholder-broken", _replace(r"%\((\w+)\)s", r"%(\1)d")),
    Way("percent sign", "percent", _replace(r"$", " %")),
    Way("number added", "number-added", _replace(r"$", " 112")),
    Way("Arabic-Indic number added", "number-added", _replace(r"$", " ٩١١")),
    Way("address added", "address", _replace(r"$", " aide.example.org")),
    Way("e-mail added", "address", _replace(r"$", " aide@example.org")),
    Way("javascript:", "address", _replace(r"^", "javascript:alert() ")),
    Way("tag", "markup", _replace(r"^(\S+)", r"<b>\1</b>")),
    Way("script", "markup", _replace(r"$", "<script src=x></script>")),
    Way("image", "markup", _replace(r"$", "<img src=x onerror=alert()>")),
    Way("attribute", "markup", _replace(r"$", '" onfocus="x')),
    Way("entity", "markup", _replace(r" ", "&nbsp;")),
    Way("expression", "markup", _replace(r"$", " {{ x }}")),
    Way("space behind", "edge-space", _replace(r"$", " ")),
    Way("space before", "edge-space", _replace(r"^", " ")),
    Way("space doubled", "doubled-space", _replace(r" ", "  ")),
    Way("break", "line-breaks", _replace(r" ", "\n")),
    Way("literal escape", "literal-escape", _replace(r" ", r"\\n")),
    Way("end dropped", "ending", _drop_end),
    Way("Latin question mark", "own-marks", _replace("؟", "?"), ("ar",)),
    Way("Latin comma", "own-marks", _replace("،", ","), ("ar",)),
    Way("French space dropped", "narrow-space", _drop_french_space, ("fr",)),
    Way("inverted mark dropped", "inverted-mark", _replace("¿", ""), ("es",)),
    Way("word doubled", "doubled-word", _replace(r"(?<![%(\w])([^\W\d_]{5,})", r"\1 \1")),
    Way("quote opened", "quotes", _replace(r"$", " «\u202f")),
    Way("capitals", "capitals", _shout, ("fr", "es", "so")),
    Way("far too long", "length", _lengthen),
    Way("sentence left out", "left-out", _drop_sentence, least=0.8),
    Way("override", "invisible", _inside("\u202e")),
    Way("zero-width space", "invisible", _inside("\u200b")),
    Way("soft hyphen", "invisible", _inside("\u00ad")),
    Way("control", "invisible", _inside("\u0007")),
    Way("non-joiner", "joiner", _inside("\u200c")),
    Way("isolate", "isolates", _inside("\u2067")),
    Way("homoglyphs", "foreign-letter", _letters(_LATIN), ("fr", "es", "so")),
    Way("Persian letters", "other-letters", _letters(_PERSIAN), ("ar",)),
    Way(
        "kashida",
        "kashida",
        _replace("([\u0621-\u064a]{3})(?=[\u0621-\u064a]{2})", r"\1ـ"),
        ("ar",),
    ),
    Way("mojibake", "mojibake", _misread, ("fr", "es", "ar")),
    Way("letters in pieces", "decomposed", _decompose, ("fr", "es", "ar")),
    Way("English", "copied", _copy),
    Way("Latin word in Arabic", "other-script", _replace(r" ", " ayuda "), ("ar",)),
    Way("Arabic word", "other-script", _replace(r" ", " مساعدة "), ("fr", "es", "so")),
)
