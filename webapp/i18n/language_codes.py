"""Codes of languages: which ones a site may have, and how CLDR knows and names them."""

import re

import babel
import langcodes
from babel.core import UnknownLocaleError, get_global

CODE = re.compile(r"[a-z]{2,3}", re.ASCII)
_REGIONAL = re.compile(r"([a-z]{2,3})[-_](\w+)", re.ASCII)
_NONE = re.compile(r"q[a-t][a-z]|und|mul|mis|zxx", re.ASCII)  # codes for whatever has none


def is_known(tag: str) -> bool:
    """Whether CLDR has a locale, so that numbers and dates can be written in it."""
    try:
        babel.Locale.parse(tag)
    except (UnknownLocaleError, ValueError):
        return False
    return True


def refuse_code(code: str) -> tuple[str, str] | None:
    """Return why a code names no language of a site, and what to type; None where it may."""
    if regional := _REGIONAL.fullmatch(code):
        formats = f"{regional[1]}_{regional[2]}"
        return (
            f"{code!r} is a region or a script of {regional[1]!r}, and a language has one address",
            f"type {regional[1]}, and `formats: {formats}` in its language.yaml",
        )
    if not CODE.fullmatch(code):
        return f"{code!r} is no code of a language", "type two or three letters, as pt"
    if not langcodes.tag_is_valid(code) or _NONE.fullmatch(code):
        return f"{code!r} stands for no language in ISO 639", "look its code up, and type that"
    return None


def find_cldr(tag: str) -> babel.Locale | None:
    """Return CLDR's record of a language, which may go by another code there: Dari is `fa_AF`."""
    for name in (tag, get_global("language_aliases").get(tag, "")):
        try:
            return babel.Locale.parse(name.replace("-", "_"))
        except (UnknownLocaleError, ValueError):
            continue
    return None


def find_lender(locale: babel.Locale) -> babel.Locale | None:
    """Return the other language whose words fill what CLDR lacks: French for Haitian Creole."""
    parents = get_global("parent_exceptions")
    parent = parents.get(str(locale)) or parents.get(locale.language)
    if parent is None:
        return None
    lender = babel.Locale.parse(parent)
    # A parent without a territory, as `no` of `nb`, is the same language by a wider name.
    return lender if lender.language != locale.language and lender.territory else None


def name_in(reader: babel.Locale, spoken: babel.Locale, tag: str) -> str | None:
    """Return how CLDR calls a language, by the one name that `fa_AF` has where it stands for it."""
    own = None if "-" in tag else reader.languages.get(str(spoken))
    return own or spoken.get_display_name(reader)
