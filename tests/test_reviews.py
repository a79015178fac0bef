"""Reviews: a safety-critical translation needs two, and a review counts for one text only."""

import pytest
from babel.messages.catalog import Message

from tests.sites import fixture_settings
from webapp.words.catalogs import iter_messages, read_pot
from webapp.words.reviews import is_reviewed, is_safety_critical, seal_reviews


@pytest.mark.promise("W14")
@pytest.mark.parametrize(
    ("context", "reviewers", "expected"),
    [
        ("safety", ["amina", " Amina "], False),
        ("safety", ["amina", "yusuf"], True),
        ("page", ["amina"], True),
    ],
)
def test_is_reviewed_needs_two_people_for_safety_and_one_for_others(
    context: str, reviewers: list[str], *, expected: bool
) -> None:
    message = Message("Way out", "Sortie", context=context)
    for name in reviewers:
        seal_reviews(message, name)

    assert is_reviewed(message) == expected


@pytest.mark.promise("W3")
@pytest.mark.parametrize("change", [{"string": "Issue"}, {"id": "Ways out"}, {"context": "page"}])
def test_review_of_changed_message_does_not_count_and_is_deleted(change: dict[str, str]) -> None:
    message = Message("Way out", "Sortie")
    seal_reviews(message, "amina")

    vars(message).update(change)

    assert not is_reviewed(message)
    seal_reviews(message)
    assert message.user_comments == []


@pytest.mark.promise("W14")
def test_is_safety_critical_selects_texts_about_safety() -> None:
    template = read_pot(fixture_settings().translations)
    contexts = {str(message.id): message.context for message in iter_messages(template)}
    critical = {text for text, context in contexts.items() if is_safety_critical(context)}
    assert critical >= {
        "If you are in danger, you can call or send a text.",
        "You do not need another number first.",
        "Police can come and ask questions.",
        "Somebody else may take your call. They call you back from a private number.",
        "The report goes to an office.",
        "You can call the first line from a boat.",
        "An empty list can make somebody suspicious.",
    }
    assert not critical & {"Lawyers help with civil problems.", "I only write", "Website"}
