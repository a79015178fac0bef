"""What the words that editors write may say: nothing that a page cannot keep.

Somebody may stake a life on "safe", "always" or "free". A sentence that denies, asks or sets a
condition ("ask if it is confidential") promises nothing.
"""

import re
import unicodedata
from collections.abc import Iterator

from webapp.problems import InvalidValueError

_MOST_WORDS = 20  # of a sentence that is understood at once
_PLACEHOLDER = re.compile(r"%\(([a-z_]+)\)s", re.ASCII)
_UNSEEN = {"Cc", "Cf", "Co", "Cs"}
_JOINERS = "\u2066\u2069\u200c\u200d"
_CERTAIN = re.compile(
    r"""\b(?:will|\w+['’]ll|always|every[ ]time|at[ ]all[ ]times|whatever[ ]happens
    |(?:count|rely|depend)[ ]on[ ](?:it|us|them)|same[ ](?:night|day)
    |guarantee\w*|promise\w*|ensure\w*|assure\w*|certainly|surely|definitely|completely|totally
    |risk-free|untraceable|cover[ ]your[ ]tracks)\b""",
    re.IGNORECASE | re.VERBOSE,
)
_DEMEANING = re.compile(r"prostitut|modern-day slave|voiceless", re.IGNORECASE)
_SAFE = re.compile(
    r"""\b(?:safe|safely|in[ ]safety|secure|securely|protects?[ ]you|protected
    |confidential\w*|anonym\w*|secret|secrecy|privacy|discreet\w*
    |between[ ](?:just[ ])?(?:the[ ]two[ ]of[ ])?(?:you|us)
    |(?:is|are|be|stays?|kept|remains?|strictly|fully)[ ]private)\b""",
    re.IGNORECASE | re.VERBOSE,
)
_NEVER = re.compile(
    r"""\b(?:never|won['’]t|ever|no[ ]police(?![ ]report)|no[ ](?:records?|risks?|questions)
    |(?:nobody|no[ ]one|none)[ ](?:\w+[ ])?(?:tells?|reports?|knows?|learns?|finds?|shares?)
    |(?:do|does)(?:[ ]not|n['’]t)[ ](?:tell|report|share|inform)|without[ ](?:the[ ])?police)\b""",
    re.IGNORECASE | re.VERBOSE,
)
_FREE = re.compile(
    r"""(?<!feel[ ])\b(?:toll-)?free\b(?![ ](?:from|of|time)\b)
    |\b(?:no|without|any)[ ](?:cost|charge|fee)\b|\bcosts?[ ]nothing\b""",
    re.IGNORECASE | re.VERBOSE,
)
_ASKED = re.compile(r"\b(?:ask|asks|whether)\b", re.IGNORECASE)
_DENIED = re.compile(
    r"\b(?:not|no|nobody|without|cannot|ask|asks|whether|\w+n['’]t)\b", re.IGNORECASE
)
_OPEN = re.compile(rf"\bif\b|{_DENIED.pattern}", re.IGNORECASE)
_CLAUSE = re.compile(r"[.,;:?!] | and | but ")
_CLAIM = re.compile(
    r"\b(?:will|won't|always|never|automatic\w*|guarantee\w*|(?<!not )safe|safely"
    r"|confidential\w*|anonym\w*|secret|dollars?|percent)\b|[$€£]",
    re.IGNORECASE,
)
_DURATION = re.compile(r"\b(?:second|minute|hour|day|week|month|year)s?\b", re.IGNORECASE)


def placeholders_in(words: str) -> set[str]:
    """Return the names of the facts that words ask for, as in `%(year)s`."""
    return set(_PLACEHOLDER.findall(words))


def check_text(text: str) -> str:
    """Refuse what is not seen."""
    for character in text:
        if unicodedata.category(character) in _UNSEEN and character not in _JOINERS:
            raise InvalidValueError(
                f"it holds the invisible character U+{ord(character):04X}",
                "delete it and type the text again",
            )
    return text


def check_plain(text: str) -> str:
    """Refuse digits, markup and addresses: no translation of these words can change one."""
    words = check_text(" ".join(text.split()))
    bare = _PLACEHOLDER.sub("", words)
    for pattern, what, fix in (
        (r"\d", "words hold no digits", "put the number under `facts:` and write %(name)s"),
        ("%", "a percent sign stands alone", "write the number under `facts:`"),
        ("[<>&]", "words hold no markup", "write plain text without <, > and &"),
        (r"://|www\.|@", "words hold no address", "use the field `url:`"),
        (_DEMEANING, "words demean nobody", "say what was done to whom"),
    ):
        if re.search(pattern, bare):
            raise InvalidValueError(what, fix)
    return words


def check_promises(text: str) -> str:
    """Refuse what nobody can keep."""
    for pattern, excuse in ((_CERTAIN, _DENIED), (_SAFE, _OPEN), (_NEVER, _ASKED)):
        for found in _find_unexcused(pattern, excuse, text):
            what = f"{found!r} promises what nobody can keep"
            raise InvalidValueError(what, "say it without, or write what the reader can ask")
    return text


def check_law_words(text: str) -> str:
    """Refuse a sum or an outcome: a law changes, and no page says more than its source.

    `webapp.facts.rules` refuses durations, since the record may give a reason for one.
    """
    if claim := _CLAIM.search(_PLACEHOLDER.sub("", text)):
        what = f"{claim[0]!r} claims what no law can keep"
        fix = "say it without; `must_not_claim` says what else to leave out"
        raise InvalidValueError(what, fix)
    return text


def find_duration(text: str) -> str:
    """Return the first unit of time that a text names, as `hours`, or nothing."""
    duration = _DURATION.search(_PLACEHOLDER.sub("", text))
    return duration[0] if duration else ""


def check_length(text: str) -> str:
    """Refuse a sentence that is too long to be understood at once."""
    for sentence in re.split(r"(?<=[.?!]) ", text):
        if (count := len(sentence.split())) > _MOST_WORDS:
            fix = f"make two of it, of at most {_MOST_WORDS} words"
            raise InvalidValueError(f"a sentence has {count} words", fix)
    return text


def find_free(text: str) -> Iterator[str]:
    """Yield the words that say that something costs nothing."""
    return _find_unexcused(_FREE, _OPEN, text)


def _find_unexcused(pattern: re.Pattern[str], excuse: re.Pattern[str], text: str) -> Iterator[str]:
    """Yield the words of each clause before which nothing there excuses them."""
    for clause in _CLAUSE.split(text):
        found = pattern.search(clause)
        if found and not excuse.search(clause[: found.start()]):
            yield found[0]
