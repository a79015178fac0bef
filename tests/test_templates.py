"""Templates with data that lacks optional fields, or with closed services only.

Jinja fails at an undefined name, so that a misspelt one is found here. The other tests request
the pages of the complete made-up site.
"""

import pytest

from tests.sites import (
    KINDS_IN_ALL_LANGUAGES,
    change_data,
    change_record,
    fixture_app,
    fixture_responses,
    make_app,
)
from webapp.facts.data import Data
from webapp.facts.models import Record
from webapp.facts.services import Service
from webapp.pages.errors import render_in_all_languages

DATA = fixture_app().data


def reset[R: Record](record: R, *kept: str) -> R:
    """Return a record whose optional fields have their defaults, but for the kept ones."""
    optional = {
        name: field.get_default(call_default_factory=True)
        for name, field in type(record).model_fields.items()
        if not field.is_required() and name not in kept
    }
    return change_record(record, **optional)


def reset_service(service: Service) -> dict[str, object]:
    """Return the fields of a service with its required fields and its first phone alone."""
    phones = [reset(phone, "voice", "text", "whatsapp") for phone in service.phones[:1]]
    return {**dict(reset(service, "authority", "facts")), "phones": phones}


MINIMAL = {key: reset_service(service) for key, service in DATA.services.items()}
CLOSED = {key: {"status": "closed"} for key in DATA.services}


@pytest.mark.parametrize(
    "data",
    [
        change_data(DATA, {"site": dict(reset(DATA.site)), **MINIMAL}),
        change_data(DATA, {"site": {"corrections": ""}, **CLOSED}, situations={}),
    ],
    ids=["minimal", "closed"],
)
def test_templates_with_incomplete_data_have_nothing_undefined(data: Data) -> None:
    app = make_app(data=data)
    client = app.test_client()
    for path in fixture_responses():
        if path.startswith(("/en/", "/ar/")):
            assert client.get(path).status_code in {200, 404}, path
    for kind in KINDS_IN_ALL_LANGUAGES:
        render_in_all_languages(app, kind)
