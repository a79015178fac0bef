"""Reviews: a safety-critical translation needs two, and a review counts for one text only."""

import pytest
from babel.messages.catalog import Message

from webapp.words.reviews import is_reviewed, seal_reviews


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
