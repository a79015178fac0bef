"""What stands behind the question mark on the page of listings: our questions and answers."""

from collections.abc import Mapping
from urllib.parse import urlencode

import pytest

from tests.sites import fixture
from webapp.content.directory import FACETS, Choice, options

CONTENT = fixture().content
ANSWERS = {facet: options(facet, CONTENT) for facet in FACETS}
WHERE, OTHER = ANSWERS["where"][:2]
REFUSED = {
    "a parameter that is no question": f"county={WHERE}",
    "a question in capitals": f"Where={WHERE}",
    "one that a network appends": "fbclid=x",
    "one beside a good answer": f"where={WHERE}&fbclid=x",
    "a name alone": "x",
    "an answer that nobody offers": "where=atlantis",
    "the answer to another question": f"need={WHERE}",
    "no answer": "where=",
    "a question alone": "where",
    "two answers to one question": f"where={WHERE}&where={OTHER}",
    "the same answer twice": f"where={WHERE}&where={WHERE}",
    "a good answer, then another": f"where={WHERE}&where=atlantis",
}


@pytest.mark.parametrize("query", REFUSED.values(), ids=REFUSED)
def test_listings_for_another_question_are_not_there(query: str) -> None:
    for code in fixture().locales:
        response = fixture().app.test_client().get(f"/{code}/resources/?{query}")
        html = response.get_data(as_text=True)
        assert response.status_code == 404
        assert f'<html lang="{code}"' in html
        assert f'href="/{code}/resources/"' in html
        assert "fbclid" not in html


@pytest.mark.parametrize("facet", FACETS)
def test_each_question_takes_each_of_its_answers(facet: str) -> None:
    client = fixture().app.test_client()
    for answer in ANSWERS[facet]:
        query = urlencode(list(Choice().with_answer(facet, answer).items()))
        assert client.get(f"/so/resources/?{query}").status_code == 200
    assert client.get("/so/resources/?").status_code == 200


def test_all_questions_may_be_asked_at_once_in_any_order() -> None:
    choice = Choice(**{facet: answers[0] for facet, answers in ANSWERS.items()})
    query = urlencode(list(reversed(list(choice.items()))))
    assert fixture().app.test_client().get(f"/so/resources/?{query}").status_code == 200


@pytest.mark.parametrize("asked", [{"county": WHERE}, {"where": "atlantis"}, {"": ""}])
def test_a_choice_is_of_our_questions_and_their_answers(asked: Mapping[str, str]) -> None:
    with pytest.raises(KeyError):
        Choice.read(asked, CONTENT)
