"""What is behind the question mark on the page of listings: our questions and answers."""

import pytest

from tests.sites import fixture
from webapp.content.service_filters import ANY, what_values, where_values

CONTENT = fixture().content
WHERE, OTHER = list(CONTENT.counties)[:2]
IGNORED = {
    "a parameter that is no question": f"county={WHERE}",
    "an answer of ours": f"where={WHERE}",
    "a question in capitals": f"Where={WHERE}",
    "one that a network appends": "fbclid=x",
    "a name alone": "x",
    "an answer that nobody offers": "where=atlantis",
    "the answer to another question": f"need={WHERE}",
    "no answer": "where=",
    "a question alone": "where",
    "an answer that nobody offers, then a good one": f"where=atlantis&where={WHERE}",
}


@pytest.mark.parametrize("query", IGNORED.values(), ids=IGNORED)
def test_what_is_no_question_of_ours_changes_nothing(query: str) -> None:
    client = fixture().app.test_client()
    for code in fixture().locales:
        plain, asked = (client.get(f"/{code}/resources/{end}") for end in ("", f"?{query}"))
        assert asked.status_code == 200
        assert asked.get_data() == plain.get_data()
        assert list(asked.headers) == list(plain.headers)
        assert asked.headers["Cache-Control"] == "no-store"


def test_every_answer_makes_a_page() -> None:
    client = fixture().app.test_client()
    answers = [f"{where}/{ANY}" for where in where_values(CONTENT)]
    answers += [f"{ANY}/{what}" for what in what_values(CONTENT)]
    assert len(set(answers)) == len(answers)
    for answer in answers:
        assert client.get(f"/en/resources/{answer}/").status_code == 200, answer


@pytest.mark.parametrize(
    "parts",
    [
        f"{WHERE}/{OTHER}",
        "any/any",
        f"{WHERE}/en",
        "legal/any",
        "any/legal",
        "any/any/any",
        f"any/{WHERE}",
        "Any/any",
        f"{WHERE}",
        "atlantis/any",
        f"{WHERE}/nothing",
    ],
)
def test_other_parts_of_an_address_are_not_there(parts: str) -> None:
    assert fixture().app.test_client().get(f"/en/resources/{parts}/").status_code == 404
