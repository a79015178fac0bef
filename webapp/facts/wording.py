"""Checks of the words that editors write: what no text on the site may say.

Readers may stake their lives on "safe", "always" or "free". A clause that denies, asks or sets
a condition ("ask if it is confidential") promises nothing, so its words are accepted.
"""

import re
from collections.abc import Iterator

from webapp.problems import InvalidValueError

_MAX_WORDS = 20  # in a sentence that is easy to read
_PLACEHOLDER = re.compile(r"%\(([a-z_]+)\)s")
_JOINERS = "\u2066\u2069\u200c\u200d"  # invisible, but needed in some scripts
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
    |(?:do|does)(?:[ ]not|n['’]t)[ ](?:tell|report|share|inform)
    |without[ ](?:the[ ])?police)\b""",
    re.IGNORECASE | re.VERBOSE,
)
_FREE = re.compile(
    r"""(?<!feel[ ])\b(?:toll-)?free\b(?![ ](?:from|of|time)\b)
    |\b(?:no|without|any)[ ](?:cost|charge|fee)\b|\bcosts?[ ]nothing\b""",
    re.IGNORECASE | re.VERBOSE,
)
# Words that excuse a promise later in the same clause.
_ASKED = re.compile(r"\b(?:ask|asks|whether)\b", re.IGNORECASE)
_DENIED = re.compile(
    r"\b(?:not|no|nobody|without|cannot|ask|asks|whether|\w+n['’]t)\b", re.IGNORECASE
)
_DENIED_OR_CONDITIONAL = re.compile(rf"\bif\b|{_DENIED.pattern}", re.IGNORECASE)
_CLAUSE_END = re.compile(r"[.,;:?!] | and | but ")
_LAW_CLAIM = re.compile(
    r"\b(?:will|won't|always|never|automatic\w*|guarantee\w*|(?<!not )safe|safely"
    r"|confidential\w*|anonym\w*|secret|dollars?|percent)\b|[$€£]",
    re.IGNORECASE,
)
_TELLING = re.compile(
    r"traffick|sex|abuse|violen|exploit|slave|victim|survivor|rape|crisis|shelter|safe",
    re.IGNORECASE,
)
_DURATION = re.compile(r"\b(?:second|minute|hour|day|week|month|year)s?\b", re.IGNORECASE)


def placeholders_in(text: str) -> set[str]:
    """Return the names of the placeholders in a text, as `year` of `%(year)s`."""
    return set(_PLACEHOLDER.findall(text))


def check_text(text: str) -> str:
    """Reject invisible characters, and join lines and words by one blank."""
    words = " ".join(text.split())
    invisible = {character for character in words if not character.isprintable()} - {*_JOINERS}
    if invisible:
        raise InvalidValueError(
            f"it has the invisible character U+{ord(min(invisible)):04X}",
            "delete it and type the text again",
        )
    return words


def check_title(text: str) -> str:
    """Reject words that would tell others what a reader looks for: titles stay in the history."""
    if match := _TELLING.search(text):
        raise InvalidValueError(
            f"{match[0]!r} tells others in the browser history what the site is about",
            "choose a neutral name",
        )
    return text


def check_plain(text: str) -> str:
    """Reject digits, markup and addresses, so that no translation can change one."""
    words = check_text(text)
    text_without_placeholders = _PLACEHOLDER.sub("", words)
    for pattern, what, fix in (
        (
            r"\d",
            "it has digits",
            "put the number under `facts:` and write %(name)s; never write an address",
        ),
        (
            "%",
            "it has a percent sign",
            "write it as %(name)s, and `name:` with the number under `facts:`",
        ),
        ("[<>&]", "it has markup", "write plain text without <, > and &"),
        (r"://|www\.|@", "it has an address", "use the field `url:`"),
        (_DEMEANING, "it has a demeaning word", "say what was done to whom"),
    ):
        if re.search(pattern, text_without_placeholders):
            raise InvalidValueError(what, fix)
    return words


def check_promises(text: str) -> str:
    """Reject promises that nobody can keep."""
    for pattern, excuse in (
        (_CERTAIN, _DENIED),
        (_SAFE, _DENIED_OR_CONDITIONAL),
        (_NEVER, _ASKED),
    ):
        for promise in _find_without_excuse(pattern, excuse, text):
            raise InvalidValueError(
                f"{promise!r} promises what nobody can keep",
                "leave it out, or write what the reader can ask",
            )
    return text


def check_law_words(text: str) -> str:
    """Reject sums of money and certain outcomes: laws change, and sources do not say them.

    `webapp.facts.rules` rejects durations, because a law can give a reason for one.
    """
    if claim := _LAW_CLAIM.search(_PLACEHOLDER.sub("", text)):
        raise InvalidValueError(
            f"{claim[0]!r} claims more than a law can promise",
            "leave it out; `must_not_claim` says what else to leave out",
        )
    return text


def find_duration(text: str) -> str:
    """Return the first unit of time in a text, as `hours`; "" if there is none."""
    duration = _DURATION.search(_PLACEHOLDER.sub("", text))
    return duration[0] if duration else ""


def split_sentences(text: str) -> list[str]:
    """Return the sentences of a text."""
    return re.split(r"(?<=[.?!]) ", text)


def check_length(text: str) -> str:
    """Reject sentences that are too long to read easily."""
    for sentence in split_sentences(text):
        count = len(sentence.split())
        if count > _MAX_WORDS:
            raise InvalidValueError(
                f"a sentence has {count} words", f"make two of it, of at most {_MAX_WORDS} words"
            )
    return text


def find_free(text: str) -> Iterator[str]:
    """Yield the words by which a text says that something is free."""
    return _find_without_excuse(_FREE, _DENIED_OR_CONDITIONAL, text)


def _find_without_excuse(
    pattern: re.Pattern[str], excuse: re.Pattern[str], text: str
) -> Iterator[str]:
    """Yield the first match of each clause, unless an excuse comes before it."""
    for clause in _CLAUSE_END.split(text):
        match = pattern.search(clause)
        if match and not excuse.search(clause[: match.start()]):
            yield match[0]
