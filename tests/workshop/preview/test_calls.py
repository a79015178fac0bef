"""The page of calls: all answers of a form reach the files in one act, or nothing changes."""

import re
from dataclasses import replace
from pathlib import Path
from typing import Never

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from tests.sites import FIXTURE_DAY, fixture_settings
from tests.workshop.preview.conftest import HERE
from webapp.content.loading import Content, load
from webapp.content.phone_verification import CALLED, VERIFIED
from webapp.content.services import AssuredBy, Cost, TriState
from webapp.site.addresses import service_address
from webapp.site.formatting import group_phone
from workshop.facts.calls import list_calls, read_calls
from workshop.preview.app import create_workshop

pytestmark = pytest.mark.whole

PAGE, ENTER = "/workshop/calls/", "/workshop/calls/enter"
SHORE = "shore-line"
Form = list[dict[str, str]]


@pytest.fixture
def client(data_copy: Path) -> FlaskClient:
    """Return the client of a workshop on a copy of the made-up facts."""
    return create_workshop(replace(fixture_settings(), data=data_copy)).test_client()


def get(client: FlaskClient) -> str:
    response = client.get(PAGE, base_url=HERE)
    assert response.status_code == 200
    return response.get_data(as_text=True)


def enter(client: FlaskClient, body: object, **headers: str) -> TestResponse:
    """Send what the page would."""
    found = re.search(r'data-token="([\w-]+)"', get(client))
    assert found
    sent = {"X-Workshop-Token": found[1], "Origin": HERE, **headers}
    return client.post(ENTER, json=body, headers=sent, base_url=HERE)


def answers(content: Content, service_id: str, **boxes: str) -> Form:
    """Return an entry for each number of a service, as it was dialled."""
    empty = dict.fromkeys(("answer", "hours", "interpreter", "cost", "note"), "")
    return [
        {"service": service_id, "phone": str(position), **empty, "number": phone.number, **boxes}
        for position, phone in enumerate(content.services[service_id].phones, 1)
    ]


def texts_in(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.rglob("*.*")}


def test_each_number_to_call_is_there_with_its_boxes(client: FlaskClient, content: Content) -> None:
    html = get(client)
    wanted = list_calls(content, read_calls(fixture_settings()), FIXTURE_DAY)
    places = re.findall(r'<li data-service="([\w-]+)"\s+data-phone="(\d+)">', html)
    assert places == [(call.service.id, str(call.position)) for call in wanted]
    assert all(group_phone(call.phone.number) in html for call in wanted)
    for box in ("answer", "number", "hours", "interpreter", "cost", "note"):
        assert html.count(f' name="{box}"') == len(wanted)
    assert html.count("Is this still ") == len(wanted)
    assert f'href="{PAGE}"' in client.get("/workshop/", base_url=HERE).get_data(as_text=True)


def test_all_answers_are_written_in_one_act_after_a_yes(
    client: FlaskClient, content: Content, data_copy: Path
) -> None:
    before = texts_in(data_copy)
    answered = {"answer": "right", "cost": "free call", "interpreter": "yes"}
    form = [*answers(content, SHORE, **answered), *answers(content, "harbor-text", answer="nobody")]
    body = {"entries": form, "by": "AB", "confirmed": None}
    asked = enter(client, body)
    assert asked.status_code == 409
    assert "the cost of" in asked.get_json()["outcome"]
    assert texts_in(data_copy) == before
    other = enter(client, body | {"confirmed": ["something else"]})
    assert other.status_code == 409
    assert texts_in(data_copy) == before
    changes = re.findall(r"<li>(.*?)</li>", asked.get_json()["outcome"])
    done = enter(client, body | {"confirmed": changes})
    assert done.status_code == 200, done.get_json()
    now = load(data_copy, FIXTURE_DAY)
    shore = now.services[SHORE]
    assert (shore.assured_by, shore.assured_date) == (AssuredBy.CALLED, FIXTURE_DAY)
    assert shore.cost is Cost.FREE_CALL
    assert {phone.languages.interpreter for phone in shore.phones} == {TriState.YES}
    assert f"source: {CALLED}" in (data_copy / VERIFIED).read_text("utf-8")
    assert now.services["harbor-text"] == content.services["harbor-text"]
    assert VERIFIED in done.get_json()["outcome"]


def test_what_was_entered_shows_at_once_and_what_is_broken_shows_the_last(
    client: FlaskClient, content: Content, data_copy: Path
) -> None:
    def listing() -> str:
        path = service_address("en", SHORE)
        return client.get(path, base_url=HERE).get_data(as_text=True)

    begins = "Somebody called to check this"
    assert begins not in listing()
    form = answers(content, SHORE, answer="right")
    done = enter(client, {"entries": form, "by": "AB", "confirmed": None})
    assert done.status_code == 200, done.get_json()
    assert begins in listing()
    assert f'data-service="{SHORE}"' not in get(client)
    path = data_copy / "organizations/shore.yaml"
    path.write_text(path.read_text("utf-8").replace("cost: free", "cost: nothing", 1), "utf-8")
    assert begins in listing()
    assert "`cost` cannot be" in get(client)


def test_all_faults_are_told_at_once_each_at_its_box(
    client: FlaskClient, content: Content, data_copy: Path
) -> None:
    before = texts_in(data_copy)
    (good, *_), (bad, *_) = answers(content, "harbor-text"), answers(content, SHORE)
    form = [
        good | {"answer": "nobody"},
        bad | {"answer": "right", "number": "+12075550199"},
        bad | {"answer": "right", "number": "+12075550199", "hours": "9 to 5", "cost": "dear"},
        bad | {"answer": "", "note": "They moved."},
    ]
    checked = enter(client, {"entries": form, "by": "", "confirmed": None})
    assert checked.status_code == 422
    found = [(one["entry"], one["box"]) for one in checked.get_json()["boxes"]]
    assert sorted(found) == [(1, "number"), (2, "cost"), (2, "hours"), (2, "number"), (3, "answer")]
    assert checked.get_json()["lacks_name"]
    assert "Faults: 6." in checked.get_json()["outcome"]
    assert texts_in(data_copy) == before


def test_what_is_left_to_a_person_is_told(client: FlaskClient, content: Content) -> None:
    form = answers(content, SHORE, answer="wrong", note="They <b>moved</b>.")
    outcome = enter(client, {"entries": form, "by": "AB", "confirmed": None}).get_json()["outcome"]
    assert "is wrong, and no site starts with it; find the right number" in outcome
    assert "A call on May 1, 2025 showed that this number is wrong." in get(client)
    assert "They &lt;b&gt;moved&lt;/b&gt;." in outcome


@pytest.mark.parametrize(
    "fault", [OSError(28, "No space left on device"), PermissionError(13, "no")]
)
def test_what_cannot_be_written_is_told_and_nothing_changes(
    client: FlaskClient,
    content: Content,
    data_copy: Path,
    monkeypatch: pytest.MonkeyPatch,
    fault: OSError,
) -> None:
    def fail(*_asked: object) -> Never:
        raise fault

    before = texts_in(data_copy)
    monkeypatch.setattr("workshop.facts.call_entering.put_text", fail)
    form = answers(content, "harbor-text", answer="right")
    refused = enter(client, {"entries": form, "by": "AB", "confirmed": None})
    assert refused.status_code == 422
    assert str(fault.strerror) in refused.get_json()["outcome"]
    assert texts_in(data_copy) == before


def test_broken_facts_are_told_with_their_line(client: FlaskClient, data_copy: Path) -> None:
    path = data_copy / VERIFIED
    path.write_text(path.read_text("utf-8").replace("- number:", "- numbers:", 1), "utf-8")
    assert re.search(rf"<code>data/{VERIFIED}:\d+</code>", get(client))
    assert 'name="answer"' not in get(client)


@pytest.mark.parametrize(
    "headers", [{"X-Workshop-Token": "guess"}, {"Origin": "http://127.0.0.1:9"}]
)
def test_another_page_can_enter_nothing(
    client: FlaskClient, content: Content, data_copy: Path, headers: dict[str, str]
) -> None:
    before = texts_in(data_copy)
    form = answers(content, "harbor-text", answer="right")
    body = {"entries": form, "by": "AB", "confirmed": None}
    assert enter(client, body, **headers).status_code == 403
    assert texts_in(data_copy) == before


@pytest.mark.parametrize(
    "body",
    [
        None,
        [],
        {},
        {"entries": "x", "by": ""},
        {"entries": [1], "by": ""},
        {"entries": [{}], "by": ""},
    ],
)
def test_a_request_in_another_shape_is_a_bad_one(client: FlaskClient, body: object) -> None:
    assert enter(client, body).status_code == 400
