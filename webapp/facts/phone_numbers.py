"""Phone numbers: how editors write them, and how to find them in other texts."""

import re
import unicodedata
from collections.abc import Iterator

from webapp.problems import InvalidValueError

_GROUPED = re.compile(
    r"(?:\+?1[ .-]?)?(?:\(([2-9]\d{2})\) ?|([2-9]\d{2})[ .-]?)([2-9]\d{2})[ .-]?(\d{4})",
    re.ASCII,
)
_SHORT_CODE = re.compile(r"[1-9]\d{2}|[1-9]\d{4,5}", re.ASCII)
_ANY_GAP = r"[\W_]{0,3}\s*"  # between two digits; the number may continue on the next line
# No comma and no colon: they separate numbers of a quoted table (`500,300,2024`) and times.
_GAP = r"[\s()./_\u00b7\u2022\u2010-\u2015\u2212-]{0,3}"
_NO_AREA_BEFORE = r"(?<!\d[^\w\s])(?<!\d_)"  # a year and a blank may come before
_TEN_DIGITS = rf"(?<!\d)[01]*\(?[2-9]\d\d{_GAP}[2-9]\d\d{_GAP}\d{{4}}(?!\d)"
_LOOKS_LIKE_NUMBER = re.compile(
    rf"""{_TEN_DIGITS}
    |(?<!\d)(?<!\d[./-])[2-9]\d\d[./\u00b7\u2010-\u2015\u2212-]\d{{4}}(?!\d)
    |(?:\+|(?<![\d:.,])00)[1-9](?:{_GAP}\d){{7,13}}(?!\d)""",
    re.VERBOSE,
)


def read_number(text: str) -> str:
    """Return a number in the site's format: +12075550123, or a short code."""
    if _SHORT_CODE.fullmatch(text):
        return text
    if match := _GROUPED.fullmatch(text):
        return "+1" + "".join(filter(None, match.groups()))
    raise InvalidValueError(
        f"{text!r} is not a phone number",
        "type ten digits, as (207) 555-0123 or +12075550123, or a short code, as 211",
    )


def check_no_number(text: str) -> str:
    """Reject a text that contains what looks like a phone number."""
    if match := _LOOKS_LIKE_NUMBER.search(use_ascii_digits(text)):
        raise InvalidValueError(
            f"{text[match.start() : match.end()].strip()!r} looks like a phone number"
            " outside `phones:`",
            "remove it: phone numbers belong under `phones:` only",
        )
    return text


def use_ascii_digits(text: str) -> str:
    """Return a text of the same length with the digits of all scripts as 0 to 9."""
    return re.sub(r"[^\D0-9]", lambda match: str(unicodedata.decimal(match[0])), text)


def find_number(number: str, text: str) -> Iterator[int]:
    """Yield each position of a number in a text with ASCII digits, however it is written.

    The area code may be missing. A longer number that contains the digits is no match.
    """
    digits = number.removeprefix("+1")
    pattern = rf"(?P<longer>{_TEN_DIGITS})|(?<!\d){digits}(?!\d)"  # of a short code
    if digits != number:
        with_area = _ANY_GAP.join(digits)
        without_area = _ANY_GAP.join(digits[3:])
        forms = [
            with_area,
            rf"(?P<longer>[2-9]\d\d{_GAP}{without_area})",
            _NO_AREA_BEFORE + without_area,
        ]
        pattern = rf"(?=\d)(?<!\d)[01]*(?:{'|'.join(forms)})(?!\d)"
    for match in re.finditer(pattern, text):
        if not match["longer"]:
            yield match.start()
