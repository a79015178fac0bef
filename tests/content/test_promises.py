"""A sentence that denies, asks or sets a condition promises nothing; all else does."""

import pytest

from webapp.content.forbidden import find_promises


@pytest.mark.parametrize(
    "text",
    [
        "Say if a call back is not safe.",
        "You can call, if that feels safe to you.",
        "Ask if it is confidential.",
        "There is a shelter for people without a safe home.",
        "They do not always answer.",
        "Ask whether they never tell your name.",
        "The exam needs no police report.",
        "They call back from a private number.",
        "You can call at any hour.",
        "Ask if they can find a bed the same night.",
    ],
)
def test_what_is_asked_or_denied_is_no_promise(text: str) -> None:
    assert list(find_promises(text)) == []


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("If you call, we will help.", "will"),
        ("It is not a shelter and keeps you safe.", "safe"),
        ("We’ll be there.", "We’ll"),
        ("They never call the police.", "never"),
        ("Staff do not tell anybody.", "do not tell"),
        ("Your call is kept private.", "kept private"),
        ("Everything you say stays between you and them.", "between you"),
        ("You can count on them at any hour.", "count on them"),
        ("They find a bed for you the same night.", "same night"),
    ],
)
def test_a_denial_beside_a_promise_excuses_nothing(text: str, word: str) -> None:
    assert [what for what, _ in find_promises(text)] == [f"{word!r} promises what nobody can keep"]
