"""What is behind the question mark on the page of listings: our questions and answers."""

from urllib.parse import urlencode

import pytest

from tests.sites import fixture
from webapp.content.service_filters import ANY, FACETS, Filters, options, what_values, where_values
from webapp.site.addresses import list_address

CONTENT = fixture().content
ANSWERS = {facet: options(facet, CONTENT) for facet in FACETS}
WHERE, OTHER = list(CONTENT.counties)[:2]
IGNORED = {
    "a parameter that is no question": f"county={WHERE}",
    "a question in capitals": f"Where={WHERE}",
    "one that a network appends": "fbclid=x",
    "a name alone": "x",
    "an answer that nobody offers": "where=atlantis",
    "the answer to another question": f"need={WHERE}",
    "no answer": "where=",
    "a question alone": "where",
    "an answer that nobody offers, then a good one": f"where=atlantis&where={WHERE}",
}
LEADING_ON = {
    "one that a network appends": f"where={WHERE}&fbclid=x",
    "one before it": f"fbclid=x&where={WHERE}",
    "two answers to one question": f"where={WHERE}&where={OTHER}",
    "the same answer twice": f"where={WHERE}&where={WHERE}",
    "an answer that nobody offers": f"where={WHERE}&need=nothing",
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


@pytest.mark.parametrize("query", LEADING_ON.values(), ids=LEADING_ON)
def test_the_first_good_answer_leads_on_whatever_is_beside_it(query: str) -> None:
    response = fixture().app.test_client().get(f"/so/resources/?{query}")
    assert response.status_code == 308
    assert response.headers["Location"] == list_address("so", Filters(where=WHERE))


@pytest.mark.parametrize("facet", FACETS)
def test_each_question_takes_each_of_its_answers(facet: str) -> None:
    client = fixture().app.test_client()
    for answer in ANSWERS[facet]:
        assert client.get(f"/so/resources/?{facet}={answer}").status_code == 308
    assert client.get("/so/resources/?").status_code == 200


def test_all_questions_may_be_asked_at_once_in_any_order() -> None:
    asked = {facet: answers[0] for facet, answers in ANSWERS.items()} | {"where": WHERE}
    query = urlencode(list(reversed(asked.items())))
    response = fixture().app.test_client().get(f"/so/resources/?{query}")
    assert response.status_code == 308
    assert response.headers["Location"].startswith(f"/so/resources/{WHERE}/")


def test_every_place_and_every_other_answer_make_a_page() -> None:
    client = fixture().app.test_client()
    wheres, whats = where_values(CONTENT), [ANY, *what_values(CONTENT)]
    assert len(set(whats)) == len(whats)
    for where in wheres:
        for what in whats:
            response = client.get(f"/en/resources/{where}/{what}/")
            if where == what == ANY:
                assert response.headers["Location"] == "/en/resources/"
            else:
                assert response.status_code == 200, (where, what)


@pytest.mark.parametrize(
    "parts",
    [
        f"{WHERE}/{OTHER}",
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
