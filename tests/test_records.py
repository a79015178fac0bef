"""What the text and fields of a record may contain, as docs/safety.md promises."""

import re

import pytest

from tests.sites import fixture_app
from webapp.facts.models import Record
from webapp.facts.services import Chat, Organization, Phone, Service
from webapp.words.catalogs import iter_messages, read_pot
from webapp.words.reviews import is_safety_critical


@pytest.mark.promise("F11")
@pytest.mark.parametrize("record", [Organization, Service, Phone, Chat])
def test_record_has_no_field_for_a_street_address(record: type[Record]) -> None:
    assert not re.search("street|location|latitude|room", " ".join(record.model_fields))


@pytest.mark.promise("W14")
def test_is_safety_critical_selects_texts_about_safety() -> None:
    template = read_pot(fixture_app().settings.translations)
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
