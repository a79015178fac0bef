"""What docs/safety.md promises of records: what each must answer, and what none may say."""

import re
from collections.abc import Mapping

import pytest

from tests.sites import FIXTURE, extract_english
from webapp.facts.models import Record
from webapp.facts.services import Chat, Organization, Phone, Service
from webapp.facts.wording import check_promises
from webapp.problems import InvalidValueError
from webapp.words.catalogs import iter_messages
from webapp.words.reviews import is_safety_critical


@pytest.mark.promise("F11")
@pytest.mark.parametrize("record", [Organization, Service, Phone, Chat])
def test_a_listing_has_no_field_for_an_address_of_a_place(record: type[Record]) -> None:
    assert not re.search("street|location|latitude|room", " ".join(record.model_fields))


PROMISES: Mapping[str, bool] = {
    "If you call, we will help.": True,
    "It is not a shelter and keeps you safe.": True,
    "They never call the police.": True,
    "Staff do not tell anybody.": True,
    "Say if a call back is not safe.": False,
    "They do not always answer.": False,
    "Ask whether they never tell your name.": False,
    "They call back from a private number.": False,
}


@pytest.mark.promise("F10")
@pytest.mark.parametrize("text", PROMISES)
def test_a_denial_or_a_question_excuses_a_promise_in_its_own_clause_alone(text: str) -> None:
    try:
        is_promise = check_promises(text) != text
    except InvalidValueError:
        is_promise = True
    assert is_promise == PROMISES[text]


@pytest.mark.promise("W14")
def test_what_a_life_can_hang_on_is_read_by_two_people() -> None:
    contexts = {str(m.id): m.context for m in iter_messages(extract_english(FIXTURE / "data"))}
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
