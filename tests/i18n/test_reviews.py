"""A review holds for one person, one day and exactly one text."""

from datetime import date

import pytest
from babel.messages.catalog import Message
from hypothesis import given
from hypothesis import strategies as st

from webapp.i18n.reviews import (
    Review,
    checksum_of,
    is_reviewed,
    reviewers_of,
    reviews_needed,
    reviews_of,
)
from workshop.catalogs.signing import drop_void, sign

DAY, TODAY = date(2026, 11, 24), date(2026, 11, 25)
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=20).filter(str.strip)


def say(text: str = "Sortie", context: str | None = None) -> Message:
    """Return a translated message."""
    return Message("Way out", text, context=context)


def count(*forms: str) -> Message:
    """Return a translated message with plural forms."""
    return Message(("%(num)s call", "%(num)s calls"), forms)


def test_seal_is_the_one_that_is_written_down() -> None:
    # printf '%s' '[null,"Way out",null,["Sortie"]]' | sha256sum
    assert checksum_of(say()) == "c211ff29"
    assert checksum_of(say("خروج", "safety")) == "25242c31"
    assert checksum_of(count("un", "des")) == "bbcc85bc"


def test_review_is_a_line_above_the_message() -> None:
    message = say()
    sign(message, "amina", DAY)
    assert message.user_comments == [f"Reviewed: amina 2026-11-24 {checksum_of(message)}"]
    assert reviews_of(message, TODAY) == (Review("amina", DAY, checksum_of(message)),)


@given(character=TEXTS, other=TEXTS)
def test_any_change_of_the_translation_voids(character: str, other: str) -> None:
    message = say(character)
    sign(message, "amina", DAY)
    message.string = other
    assert bool(reviews_of(message, TODAY)) == (character == other)


@pytest.mark.parametrize(
    "changed",
    [
        Message("Way  out", "Sortie"),
        Message("Way out", "Sortie", context="safety"),
        Message("Way out", "Sortie "),
        Message("Way out", "sortie"),
        Message(("Way out", "Ways out"), ("Sortie", "Sorties")),
    ],
)
def test_any_change_of_the_message_voids(changed: Message) -> None:
    message = say()
    sign(message, "amina", DAY)
    changed.user_comments = message.user_comments
    assert reviews_of(changed, TODAY) == ()
    assert not is_reviewed(changed, TODAY)


@pytest.mark.parametrize(
    "changed",
    [
        Message(("%(num)s call", "%(num)s cries"), ("a", "b")),
        count("b", "a"),
        count("a", "bb"),
        count("ab", ""),
        count("a", "b", "c"),
    ],
)
def test_any_change_of_a_plural_form_voids(changed: Message) -> None:
    message = count("a", "b")
    sign(message, "amina", DAY)
    changed.user_comments = message.user_comments
    assert reviews_of(changed, TODAY) == ()


def test_sealed_parts_do_not_run_into_each_other() -> None:
    assert checksum_of(count('a","b')) != checksum_of(count("a", "b"))
    assert checksum_of(Message("x", "y", context="")) != checksum_of(Message("x", "y"))


def test_a_day_to_come_does_not_count() -> None:
    message = say()
    sign(message, "amina", TODAY)
    assert reviewers_of(message, DAY) == set()
    assert reviewers_of(message, TODAY) == {"amina"}


@pytest.mark.parametrize("again", ["Amina", "AMINA", " amina "])
def test_one_person_counts_once_however_the_name_is_written(again: str) -> None:
    message = say(context="safety")
    sign(message, "amina", DAY)
    sign(message, again, TODAY)
    assert [review.day for review in reviews_of(message, TODAY)] == [TODAY]
    assert not is_reviewed(message, TODAY)
    sign(message, "yusuf", TODAY)
    assert is_reviewed(message, TODAY)


def test_one_name_in_two_encodings_is_one() -> None:
    message = say(context="safety")
    checksum = checksum_of(message)
    message.user_comments = [
        f"Reviewed: {n} 2026-11-24 {checksum}" for n in ("Zoe\u0308", "ZO\u00cb")
    ]
    assert reviewers_of(message, TODAY) == {"zo\u00eb"}


def test_signing_takes_void_lines_away_and_leaves_other_notes() -> None:
    message = say()
    message.user_comments = ["a note", "Reviewed: yusuf 2026-11-20 00000000", "Reviewed: old"]
    sign(message, "amina", DAY)
    assert [line.split()[0:2] for line in message.user_comments] == [
        ["a", "note"],
        ["Reviewed:", "amina"],
    ]


def test_void_lines_are_counted_as_they_go() -> None:
    message = say()
    sign(message, "amina", DAY)
    message.string = "Issue"
    sign_line = message.user_comments[0]
    message.user_comments.insert(0, "a note")
    assert drop_void(message) == 1
    assert message.user_comments == ["a note"]
    assert drop_void(message) == 0
    message.user_comments.append(sign_line)
    message.string = "Sortie"
    assert drop_void(message) == 0


@pytest.mark.parametrize("name", ["", " ", "-", "x" * 41, "<b>", "a#b", "2026-11-24\x00"])
def test_what_is_no_name_is_refused(name: str) -> None:
    message = say()
    with pytest.raises(ValueError, match="is no name; type initials"):
        sign(message, name, DAY)
    assert message.user_comments == []


@pytest.mark.parametrize("name", ["a", "amina", "A. B.", "O'Neil-Ali", "أمينة", "x" * 40, "J2"])
def test_any_short_name_can_sign(name: str) -> None:
    message = say()
    sign(message, name, DAY)
    assert reviewers_of(message, TODAY) == {name.casefold()}


def test_nobody_can_review_what_is_not_there() -> None:
    for message in (say(""), say("  "), count("a", "")):
        with pytest.raises(ValueError, match="translate it before"):
            sign(message, "amina", DAY)


@pytest.mark.parametrize(
    ("context", "people"),
    [(None, 1), ("page", 1), ("safety", 2), ("a.reporting", 2), ("a.description", 1)],
)
def test_what_a_life_can_hang_on_needs_two_people(context: str | None, people: int) -> None:
    assert reviews_needed(context) == people
