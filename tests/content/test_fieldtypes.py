"""What an editor may type into a field, and what no look-alike passes for."""

import re
from datetime import time
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from webapp.content import field_types
from webapp.content.field_types import placeholders_in

PHONE: TypeAdapter[str] = TypeAdapter(field_types.PhoneNumber)
SHORT_CODE: TypeAdapter[str] = TypeAdapter(field_types.ShortCode)
NUMBER: TypeAdapter[Decimal] = TypeAdapter(field_types.Number)
CLOCK: TypeAdapter[time] = TypeAdapter(field_types.TimeOfDay)
WORDS: TypeAdapter[str] = TypeAdapter(field_types.Words)
LINE: TypeAdapter[str] = TypeAdapter(field_types.Line)
IDENTIFIER: TypeAdapter[str] = TypeAdapter(field_types.Identifier)
ADDRESS: TypeAdapter[str] = TypeAdapter(field_types.HttpsAddress)
TAG: TypeAdapter[str] = TypeAdapter(field_types.Tag)

SHORT_CODES = ("211", "711", "911", "988", "233733", "898211", "64673")
NUMBERS = st.from_regex(r"\+1[2-9][0-9]{2}[2-9][0-9]{6}", fullmatch=True)
FOREIGN = st.sampled_from(["٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹", "０１２３４５６７８９", "𝟎𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖𝟗"])


def is_taken(shape: TypeAdapter[str], text: str) -> bool:
    """Whether a field takes a text as it is."""
    try:
        return shape.validate_python(text) == text
    except ValidationError:
        return False


def refusal(shape: TypeAdapter[str], text: str) -> str:
    """Return in what words a field refuses a text."""
    with pytest.raises(ValidationError) as caught:
        shape.validate_python(text)
    return str(caught.value.errors()[0]["msg"])


@given(NUMBERS | st.sampled_from(SHORT_CODES))
def test_phone_numbers_come_back(number: str) -> None:
    assert PHONE.validate_python(number) == number


@given(NUMBERS | st.sampled_from(SHORT_CODES), FOREIGN, st.data())
def test_other_digits_never_pass_for_a_phone(number: str, digits: str, data: st.DataObject) -> None:
    places = [i for i, character in enumerate(number) if character.isdigit()]
    changed = data.draw(st.sets(st.sampled_from(places), min_size=1))
    damaged = "".join(digits[int(c)] if i in changed else c for i, c in enumerate(number))
    assert "is not a phone number; type ten digits" in refusal(PHONE, damaged)


@given(NUMBERS, st.sampled_from(["({}) {}-{}", "{}-{}-{}", "1-{}-{}-{}", "+1 {} {} {}", "{}{}{}"]))
def test_a_number_is_the_same_however_it_is_grouped(number: str, grouping: str) -> None:
    assert PHONE.validate_python(grouping.format(number[2:5], number[5:8], number[8:])) == number


@pytest.mark.parametrize(
    "text", ["(207 555-0123", "207) 555-0123", "555-0123", "(107) 555-0123", "(207) 555--0123"]
)
def test_what_is_not_grouped_as_a_number_is_none(text: str) -> None:
    assert "is not a phone number" in refusal(PHONE, text)


@given(NUMBERS, st.sampled_from(["{} ", " {}", "{}0", "0{}", "{}\n", "tel:{}", "{}x1", "({})"]))
def test_nothing_is_around_a_phone_number(number: str, around: str) -> None:
    assert "is not a phone number" in refusal(PHONE, around.format(number))


@given(st.text(max_size=16) | st.text("0123456789+", max_size=12))
def test_only_codes_and_ten_digits_pass(text: str) -> None:
    right = re.fullmatch(r"\+1[2-9][0-9]{2}[2-9][0-9]{6}|[1-9][0-9]{2}|[1-9][0-9]{4,5}", text)
    assert is_taken(PHONE, text) is (right is not None)


@pytest.mark.parametrize("code", ["000", "011", "2111", "2337333", "02345", "+211"])
def test_what_is_no_short_code_is_refused(code: str) -> None:
    assert "or a short code" in refusal(PHONE, code)
    assert "is no short code; type three, five or six digits" in refusal(SHORT_CODE, code)


@given(st.integers(0, 10**12), st.integers(0, 4))
def test_numbers_come_back(units: int, places: int) -> None:
    value = Decimal(units).scaleb(-places)
    assert NUMBER.validate_python(f"{value:f}") == value


@given(st.integers(0, 10**6), FOREIGN)
def test_other_digits_never_pass_for_a_number(value: int, digits: str) -> None:
    written = "".join(digits[int(digit)] for digit in str(value))
    with pytest.raises(ValidationError, match="digits only"):
        NUMBER.validate_python(written)


@pytest.mark.parametrize(
    "text", ["", "1,042", "1 042", "1.", ".5", "-1", "+1", "1e3", "1_000", "NaN", "1.2.3", "½", "²"]
)
def test_numbers_hold_digits_only(text: str) -> None:
    with pytest.raises(ValidationError, match="is not a number; type digits only"):
        NUMBER.validate_python(text)


@given(st.integers(0, 23), st.integers(0, 59))
def test_times_of_day_come_back(hour: int, minute: int) -> None:
    assert CLOCK.validate_python(f"{hour:02}:{minute:02}") == time(hour, minute)


@pytest.mark.parametrize(
    "text", ["8:00", "24:00", "08:60", "8 AM", "08:00:00", "0800", "٠٨:٠٠", ""]
)
def test_other_times_are_refused(text: str) -> None:
    fix = "type 23:59 for midnight" if text == "24:00" else "type it as 09:30 or 14:00"
    with pytest.raises(ValidationError, match=f"is not a time of day; {fix}"):
        CLOCK.validate_python(text)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("call 211", "digits"),
        ("call ٢١١", "digits"),
        ("call ２１１", "digits"),
        ("50% of it", "percent"),
        ("%(Year)s", "percent"),
        ("%(year)d", "percent"),
        ("a <b>bold</b> word", "markup"),
        ("&nbsp;", "markup"),
        ("this & that", "markup"),
        ("www.example.org", "address"),
        ("see https://example.org", "address"),
        ("me@example.org", "address"),
        ("turned \u202eround", "U+202E"),
        ("a\u200bb", "U+200B"),
        ("bell \x07", "U+0007"),
        ("soft\u00adhyphen", "U+00AD"),
        ("private \ue000", "U+E000"),
    ],
)
def test_words_are_words_only(text: str, problem: str) -> None:
    assert problem in refusal(WORDS, text)


def test_words_are_folded_into_one_line() -> None:
    assert WORDS.validate_python("In  %(year)s\n it  began.\n") == "In %(year)s it began."
    assert placeholders_in("In %(year)s, %(count)s; not %(This)s") == {"year", "count"}


@given(st.text(max_size=40))
def test_text_that_is_taken_holds_nothing_invisible(text: str) -> None:
    if is_taken(LINE, text):
        assert not re.search(r"[\x00-\x1f\x7f\u200b\u200e\u200f\u202a-\u202e\ufeff]", text)


@pytest.mark.parametrize(
    "text", ["", "Id", "1a", "-a", "a b", "a.b", "é", "а", "a/b", "../a", "a\n"]
)
def test_ids_are_small_letters(text: str) -> None:
    assert "cannot be an id; type small letters" in refusal(IDENTIFIER, text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "example.org",
        "http://example.org",
        "//example.org",
        "javascript:alert(1)",
        "https://",
        "https:///path",
        "https://user@example.org",
        "HTTPS:example.org",
        "https://exаmple.org",
        "https://example.org/a b",
        "data:text/html,x",
        "https://[x",
    ],
)
def test_addresses_that_nobody_may_follow(text: str) -> None:
    assert not is_taken(ADDRESS, text)


@pytest.mark.parametrize("tag", ["en", "so", "pt-BR", "zh-Hant"])
def test_languages_have_tags(tag: str) -> None:
    assert is_taken(TAG, tag)


@pytest.mark.parametrize("tag", ["", "english", "zz", "e", "en_US", "ｅｎ", "en us", "<b>"])
def test_other_tags_are_refused(tag: str) -> None:
    assert "is not a language; type its short code" in refusal(TAG, tag)
