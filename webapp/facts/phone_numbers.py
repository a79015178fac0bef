"""Phone numbers: how editors write them, and which a text must not hold."""

import re
import unicodedata
from collections.abc import Iterator

from webapp.problems import InvalidValueError

_GROUPED = re.compile(
    r"(?:\+?1[ .-]?)?(?:\(([2-9]\d{2})\) ?|([2-9]\d{2})[ .-]?)([2-9]\d{2})[ .-]?(\d{4})", re.ASCII
)
_SHORT_CODE = re.compile(r"[1-9]\d{2}|[1-9]\d{4,5}", re.ASCII)
_OTHER_DIGIT = re.compile(r"[^\D0-9]")
_HOME_AREA = "207"  # numbers of this state are known without their area code too
_ANY_GAP = r"[\W_]{0,3}\s*"  # whatever is between two digits; the number may go on in the next line
# Without comma and colon, which part the numbers of a quoted table (`500,300,2024`) and a time.
_GAP = r"[\s()./_\u00b7\u2022\u2010-\u2015\u2212-]{0,3}"
_NO_AREA_BEFORE = r"(?<!\d[^\w\s])(?<!\d_)"  # a year may be, and a blank behind it
_TEN_DIGITS = rf"(?<!\d)[01]*\(?[2-9]\d\d{_GAP}[2-9]\d\d{_GAP}\d{{4}}(?!\d)"
_SHAPED = re.compile(
    rf"""{_TEN_DIGITS}
    |(?<!\d)(?<!\d[./-])[2-9]\d\d[./\u00b7\u2010-\u2015\u2212-]\d{{4}}(?!\d)
    |(?:\+|(?<![\d:.,])00)[1-9](?:{_GAP}\d){{7,13}}(?!\d)""",
    re.VERBOSE,
)


def read_number(text: str) -> str:
    """Return a number as the site writes it: +12075550123, or a short code."""
    if _SHORT_CODE.fullmatch(text):
        return text
    if grouped := _GROUPED.fullmatch(text):
        return f"+1{''.join(filter(None, grouped.groups()))}"
    raise InvalidValueError(
        f"{text!r} is not a phone number",
        "type ten digits, as (207) 555-0123 or +12075550123, or a short code, as 211",
    )


def check_no_number(text: str) -> str:
    """Refuse a text with what looks like a phone number."""
    if found := _SHAPED.search(use_ascii_digits(text)):
        written = text[found.start() : found.end()].strip()
        what = f"{written!r} looks like a phone number, and stands outside of `phones:`"
        raise InvalidValueError(what, "take it out: readers get numbers from `phones:` alone")
    return text


def use_ascii_digits(text: str) -> str:
    """Return a text of the same length whose digits, of whatever script, are 0 to 9."""
    return _OTHER_DIGIT.sub(lambda digit: str(unicodedata.decimal(digit[0])), text)


def find_number(number: str, text: str) -> Iterator[int]:
    """Yield where a text, with ASCII digits, has a number, whatever is between its digits.

    A number of the home state may have no area code. Nothing is looked for inside a longer number.
    """
    for found in re.finditer(_list_forms(number), text):
        if not found["longer"]:
            yield found.start()


def _list_forms(number: str) -> str:
    """Return a pattern of each way to write a number, and of longer ones that hold it."""
    digits = number.removeprefix("+1")
    if digits == number:
        return rf"(?P<longer>{_TEN_DIGITS})|(?<!\d){digits}(?!\d)"
    whole, local = _ANY_GAP.join(digits), _ANY_GAP.join(digits[3:])
    forms = [whole, rf"(?P<longer>[2-9]\d\d{_GAP}{local})"]
    if digits.startswith(_HOME_AREA):
        forms.append(_NO_AREA_BEFORE + local)
    return rf"(?=\d)(?<!\d)[01]*(?:{'|'.join(forms)})(?!\d)"
