"""The kinds of value an editor may write, each with the words for when it does not fit.

Every check raises InvalidValueError.
"""

import re
import unicodedata
from collections.abc import Callable
from datetime import date, time
from decimal import Decimal
from typing import Annotated
from urllib.parse import urlsplit

import langcodes
from pydantic import AfterValidator, BeforeValidator, StringConstraints

from webapp.content.periods import Period as ParsedPeriod
from webapp.content.periods import parse_period, parse_period_or_unknown
from webapp.problems import InvalidValueError

_SHORT_CODE = re.compile(r"[1-9]\d{2}|[1-9]\d{4,5}", re.ASCII)
_E164 = re.compile(r"\+1[2-9]\d{2}[2-9]\d{6}", re.ASCII)
_GROUPED = re.compile(
    r"(?:\+?1[ .-]?)?(?:\(([2-9]\d{2})\) ?|([2-9]\d{2})[ .-]?)([2-9]\d{2})[ .-]?(\d{4})", re.ASCII
)
_CLOCK = re.compile(r"([01]\d|2[0-3]):([0-5]\d)", re.ASCII)
_PLACEHOLDER = re.compile(r"%\(([a-z_]+)\)s", re.ASCII)
_LASTING_DIGITS = 3
_IDENTIFIER = re.compile(r"[a-z][a-z0-9_-]*", re.ASCII)
_ALWAYS = re.compile(r"24.*7|24 ?h|(?:all|any|every) ?(?:day|time)|day and night", re.IGNORECASE)
_LONGEST_ID = 40  # of one that is shown as an example
_UNFINISHED = re.compile(r"\b(?:TODO|FIXME|TBD|[xX]{3,})\b|\btodo:|\?{2,}")
_CURLY = "“”„‘’«»"
_ALLOWED_CONTROLS = {"Cf": "\u2066\u2069\u200c\u200d"}


def placeholders_in(words: str) -> frozenset[str]:
    """Return the names of the facts that a sentence asks for, as in `%(year)s`."""
    return frozenset(_PLACEHOLDER.findall(words))


def of_form(
    form: str, what: str, fix: str, make: Callable[[str], object] | None = None
) -> AfterValidator | BeforeValidator:
    """Refuse a text that has not a form; where something is to be made of it, whatever is given."""
    pattern = re.compile(form, re.ASCII)

    def read(given: object) -> object:
        text = str(given)
        if not pattern.fullmatch(text):
            raise InvalidValueError(f"{text!r} {what}", fix)
        return make(text) if make else text

    return BeforeValidator(read) if make else AfterValidator(read)


def check_text(text: str) -> str:
    """Refuse control characters, bidi overrides, all else unseen, and marks of unfinished work."""
    for character in text:
        category = unicodedata.category(character)
        if category in {"Cc", "Cf", "Co", "Cs"} and character not in _ALLOWED_CONTROLS["Cf"]:
            raise InvalidValueError(
                f"it holds the invisible character U+{ord(character):04X}",
                "delete it and type the text again",
            )
    if found := _UNFINISHED.search(text):
        fix = "write what belongs there, or leave it out"
        raise InvalidValueError(f"{found[0]!r} would be printed", fix)
    return text


def _check_words(text: str) -> str:
    words = " ".join(check_text(" ".join(text.split())).split())
    bare = _PLACEHOLDER.sub("", words)
    if "%" in bare:
        raise InvalidValueError("a percent sign stands alone", "write the number under `facts:`")
    if any(character.isdigit() for character in bare):
        raise InvalidValueError(
            "words hold no digits, so that no translation can change one",
            "put the number under `facts:` and write %(name)s",
        )
    if "<" in bare or ">" in bare or "&" in bare:
        raise InvalidValueError("words hold no markup", "write plain text without <, > and &")
    if "://" in bare or "www." in bare or "@" in bare:
        raise InvalidValueError("words hold no address", "use the field `url:`")
    return words


def is_identifier(text: str) -> bool:
    """Whether a text can be an id, and so the name of a file of organizations."""
    return _IDENTIFIER.fullmatch(text) is not None


def _check_identifier(text: str) -> str:
    if not is_identifier(text):
        example = re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")[:_LONGEST_ID]
        example = example.removesuffix("-county")  # the id of a county is its name alone
        example = example if is_identifier(example) else "shore-line"
        raise InvalidValueError(
            f"{text!r} cannot be an id",
            f"type small letters, digits and hyphens, a letter first, as `{example}`",
        )
    return text


def _check_https(text: str) -> str:
    parts = urlsplit(text)
    if parts.scheme != "https" or not parts.hostname or "@" in parts.netloc:
        raise InvalidValueError(
            f"{text!r} is no address to follow", "type one that begins with https://"
        )
    if not text.isascii() or " " in text:
        raise InvalidValueError(
            f"{text!r} holds letters that no address has", "type it in plain ASCII"
        )
    return text


def check_number(text: str) -> str:
    """Return a number as the site writes it; raises InvalidValueError."""
    if is_short_code(text) or _E164.fullmatch(text):
        return text
    if grouped := _GROUPED.fullmatch(text):
        return f"+1{''.join(filter(None, grouped.groups()))}"
    if text.strip(_CURLY) != text:
        fix = f'type straight quotes or none, as "{text.strip(_CURLY)}"'
        raise InvalidValueError(f"curly quotes stand around {text.strip(_CURLY)!r}", fix)
    raise InvalidValueError(
        f"{text!r} is not a phone number",
        "type ten digits, as (207) 555-0123 or +12075550123, or a short code, as 211",
    )


def is_short_code(number: str) -> bool:
    """Whether a number is a code of three, five or six digits, which takes no +1."""
    return _SHORT_CODE.fullmatch(number) is not None


def is_lasting_code(number: str) -> bool:
    """Whether a number is one of three digits, as 911 or 211, which no organization can change."""
    return is_short_code(number) and len(number) == _LASTING_DIGITS


def _check_answered(text: str) -> str:
    if not text:
        raise InvalidValueError("it has no answer", "write it, or type `unknown`")
    return text


def _check_outline(text: str) -> str:
    if text and not re.fullmatch(r"(?:M\d+ \d+l[-\d ]+z)+", text, re.ASCII):
        raise InvalidValueError(
            "it is no outline", "type an SVG path of whole numbers, as `M1 2l3 4z`"
        )
    return text


def _read_day(text: object) -> date:
    written = str(text)
    try:
        day = date.fromisoformat(written)
    except ValueError:
        day = None
    if day is None or written != day.isoformat():
        raise InvalidValueError(f"{written!r} is not a date", "type it as 2026-11-24")
    return day


def _check_tag(text: str) -> str:
    if not re.fullmatch(r"[A-Za-z0-9-]+", text, re.ASCII) or not langcodes.tag_is_valid(text):
        raise InvalidValueError(
            f"{text!r} is not a language",
            "type its short code, as `en` for English, `so` for Somali, `pt` for Portuguese",
        )
    return text


def _read_clock(text: object) -> time:
    match = _CLOCK.fullmatch(str(text))
    if not match:
        midnight = str(text) in {"24:00", "24"}
        fix = "type 23:59 for midnight" if midnight else "type it as 09:30 or 14:00"
        raise InvalidValueError(f"{text!r} is not a time of day", fix)
    return time(int(match[1]), int(match[2]))


def expand_schedules(written: object) -> object:
    """Let an editor write `schedules: always` and `schedules: unknown` in one word."""
    if not isinstance(written, str):
        return written
    if written in {"always", "unknown"}:
        return {"always": "true"} if written == "always" else {}
    refuse_hours(written)
    raise InvalidValueError(
        f"{written!r} are no hours",
        "type `schedules: unknown`, `schedules: always`, or `openings:` below it with `byday:`, "
        "`opens_at:` and `closes_at:`",
    )


def refuse_hours(written: str) -> None:
    """Refuse other words for day and night; raises InvalidValueError."""
    if _ALWAYS.search(written):
        fix = "type `always` in its place, if somebody answers day and night"
        raise InvalidValueError(f"{written!r} are no hours", fix)


def expand_languages(written: object) -> object:
    """Let an editor write `languages: unknown` in one word."""
    if isinstance(written, str | list | tuple) and written != "unknown":
        raise InvalidValueError(
            "the languages stand on lines of their own",
            "type `languages: unknown`, or below it, indented, `direct: [en, es]`",
        )
    return {} if written == "unknown" else written


def refuse_bare_areas(written: object) -> object:
    """Refuse places without `extent:`."""
    if not isinstance(written, str | list):
        return written
    fix = (
        "type below it, indented, `extent: statewide`, or `extent: counties` and `counties: [...]`"
    )
    raise InvalidValueError("where it helps stands on lines of its own", fix)


Line = Annotated[
    str, StringConstraints(strip_whitespace=True, max_length=600), AfterValidator(check_text)
]
Words = Annotated[str, StringConstraints(max_length=900), AfterValidator(_check_words)]
ShortCode = Annotated[
    str,
    of_form(_SHORT_CODE.pattern, "is no short code", "type three, five or six digits, as 211"),
]
Identifier = Annotated[str, AfterValidator(_check_identifier)]
_LETTERS = r"(?u:[^\W\d_]+)"
PlaceName = Annotated[
    str,
    of_form(
        rf"{_LETTERS}(?:[ .'’-]+{_LETTERS})*",
        "is no name of a place",
        "type letters, spaces, points and hyphens",
    ),
]
HttpsAddress = Annotated[str, AfterValidator(_check_https)]
PhoneNumber = Annotated[str, AfterValidator(check_number)]
Tag = Annotated[str, AfterValidator(_check_tag)]
AnsweredLine = Annotated[Line, AfterValidator(_check_answered)]
AnsweredWords = Annotated[Words, AfterValidator(_check_answered)]
_EMAIL = r"[\w.+-]+@[\w-]+(\.[\w-]+)+"
Email = Annotated[
    str, of_form(f"|{_EMAIL}", "is no e-mail address", "type one, as help@example.org")
]
Fips = Annotated[str, of_form(r"\d{5}", "is no county", "type its five digits, as 23001")]
FipsState = Annotated[str, of_form(r"\d{2}", "is no state", "type its two digits, as 23")]
Outline = Annotated[str, AfterValidator(_check_outline)]
Day = Annotated[date, BeforeValidator(_read_day)]
Count = Annotated[
    int, of_form(r"[1-9]\d{0,9}", "is not a whole number", "type digits only, as 1042", int)
]
Year = Annotated[int, of_form(r"(19|20)\d{2}", "is not a year", "type it as 2018", int)]
TimeOfDay = Annotated[time, BeforeValidator(_read_clock)]
Number = Annotated[
    Decimal,
    of_form(r"\d+(\.\d+)?", "is not a number", "type digits only, as 1042 or 2.95", Decimal),
]
Fact = Number
Period = Annotated[ParsedPeriod, BeforeValidator(parse_period)]
PeriodOrUnknown = Annotated[ParsedPeriod | None, BeforeValidator(parse_period_or_unknown)]
