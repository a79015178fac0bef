"""Reviews: two people where a life can hang on the words, and no review of other words counts."""

import pytest
from babel.messages.catalog import Message

from webapp.words.reviews import is_reviewed, seal_reviews


@pytest.mark.promise("W14")
def test_two_people_review_what_a_life_can_hang_on_and_one_all_else() -> None:
    for context, expected in {"safety": [False, False, True], "page": [True, True, True]}.items():
        message, found = Message("Way out", "Sortie", context=context), list[bool]()
        for name in ("amina", " Amina ", "yusuf"):
            seal_reviews(message, name)
            found.append(is_reviewed(message))
        assert found == expected


@pytest.mark.promise("W3")
@pytest.mark.parametrize("change", [{"string": "Issue"}, {"id": "Ways out"}, {"context": "page"}])
def test_a_review_counts_for_these_very_words_alone(change: dict[str, str]) -> None:
    message = Message("Way out", "Sortie")
    seal_reviews(message, "amina")
    vars(message).update(change)
    assert not is_reviewed(message)
    seal_reviews(message)
    assert message.user_comments == []
