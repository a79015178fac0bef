"""What no page may show: a translation with a problem is left out, and its English shows.

A translation is text: no markup, no address and no digit but those of its English, exactly the
placeholders of its English, and nothing that nobody can see.
"""

import re
from collections.abc import Callable, Iterator
from functools import cache

from webapp.words.languages import SiteLocale

SEARCH_WORDS = "search words"  # the context of lists that are searched and never shown
PLACEHOLDER = re.compile(r"%\(([A-Za-z_]\w*)\)s", re.ASCII)
GAP = "\ufffc"  # takes the place of a placeholder
_ADDRESS = r"(?:https?|javascript|data|tel|mailto|sms):|\S+@\S+|(?:[\w-]+\.)+[a-z]{2,}\b"
# Of each, a translation holds the same as its English, as often.
_SAME = {
    "markup": re.compile(r"<[^<>]*>|[<>{}]|&#?\w+;?|\bon[a-z]+\s*=|=[\"']", re.IGNORECASE),
    "address": re.compile(_ADDRESS, re.ASCII),
    "number": re.compile(r"\d+"),
    "line break": re.compile(r"\n"),
}
_ISOLATES, _POP = "\u2066\u2067\u2068", "\u2069"
_KNOWN = {*_ISOLATES, _POP, *"\n\u00a0\u202f\u200c\u200d"}  # spaces and joiners that writing needs
COUNTS = range(200)  # numbers that a plural form is asked for
_SIGNS = re.compile("[\u064b-\u0652]|\u0640(?=[\u0621-\u064a])")  # vowel signs; a stretch
_PLAIN = str.maketrans({"’": "'", "ʼ": "'", "‘": "'", "\u00a0": " ", "\u202f": " "})
_SOME = r"[^\w.,;:!?،؛؟]+(?:\w+[^\w.,;:!?،؛؟]+){0,3}?"
type EntryProblem = tuple[str, str]  # its name; what is wrong, and what to type


def find_problems(
    context: str,
    sources: tuple[str, ...],
    forms: tuple[str, ...],
    locale: SiteLocale,
    choose_form: Callable[[int], int],
) -> Iterator[EntryProblem]:
    """Yield what keeps a translation from readers; `forms` are its texts, all of them written."""
    wanted = {*PLACEHOLDER.findall("".join(sources))}
    for number, text in enumerate(forms):
        own, english = {*PLACEHOLDER.findall(text)}, sources[min(number, len(sources) - 1)]
        source, bare = PLACEHOLDER.sub(GAP, english), PLACEHOLDER.sub(GAP, text)
        # A form for one count alone may say that count in a word.
        is_one = len(forms) > 1 and sum(choose_form(count) == number for count in COUNTS) == 1
        if own - wanted or len(wanted - own) > is_one:
            names = " and ".join(f"%({name})s" for name in sorted(wanted ^ own))
            yield "placeholder", f"{names} must be in both or in none; mend the translation"
        if "%" in bare:
            yield "percent", "it has a percent sign of its own; write the word for it"
        yield from _find_in_text(source, bare)
        yield from _find_words(context, source, bare, locale)


def _find_in_text(source: str, bare: str) -> Iterator[EntryProblem]:
    for name, pattern in _SAME.items():
        wanted, found = (sorted(pattern.findall(each)) for each in (source, bare))
        if found != wanted:
            yield name, f"it has {found}, the English {wanted}; type each {name} as in the English"
    if invisible := {sign for sign in bare if not sign.isprintable()} - _KNOWN:
        yield "invisible", f"it holds the invisible sign U+{ord(min(invisible)):04X}; delete it"
    if sum(map(bare.count, _ISOLATES)) != bare.count(_POP):
        yield "invisible", "its isolates do not close; write one U+2069 for each U+2066"


def _find_words(context: str, source: str, bare: str, locale: SiteLocale) -> Iterator[EntryProblem]:
    for words, meaning in locale.never.items() if context != SEARCH_WORDS else ():
        found = word_pattern(words).findall(normalize(bare))
        # "Trafficking is not smuggling" may name both.
        if len(found) > len(word_pattern(meaning).findall(normalize(source))):
            fix = "type the word of the glossary"
            yield "never", f"{found[0]!r} means {meaning.strip('*')!r}; {fix}"
    for word in locale.not_in_titles if context == "page" else ():
        if word in bare.lower():
            fix = "say no more than the English does"
            yield "title", f"it says {word!r} in the title of a page; {fix}"


def normalize(text: str) -> str:
    """Return a text without what does not tell words apart: capitals, signs, kinds of spaces."""
    return _SIGNS.sub("", text.casefold().translate(_PLAIN))


@cache
def word_pattern(words: str, prefixes: str = "", *, sure: bool = False) -> re.Pattern[str]:
    """Return the pattern of any of some words in a folded text.

    `|` stands between words, `oblig*` for all that begin so, `ne … pas` for up to three words
    between. A word behind `?` has other uses too: `sure` leaves it out. `prefixes` may stand
    before a word without a space, as the Arabic article does.
    """
    listed = (normalize(word.strip()) for word in words.split("|"))
    kept = [word.lstrip("? ") for word in listed if word and not (sure and word.startswith("?"))]
    inner = "|".join(
        _SOME.join(re.escape(part.strip()) for part in word.split("…"))
        .replace(r"\*", r"\w*")
        .replace(r"\ ", r"\s+")
        for word in kept
    )
    return re.compile(rf"(?<![\w-])(?:{prefixes})*(?:{inner})(?!\w)" if kept else r"(?!)")
