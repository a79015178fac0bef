"""What pages show, without HTML."""

import pytest

from tests.sites import fixture_app
from webapp.pages.view_models import find_language_hint


@pytest.mark.promise("N9")
def test_find_language_hint_names_the_keys_or_what_to_say() -> None:
    phone, codes = fixture_app().data.services["coast"].phones[0], ("en", "so", "es", "fr")
    assert [find_language_hint(phone, code, on_paper=True) for code in codes] == [
        None,
        ("keys", "2", ""),
        ("say", "", "Spanish"),
        ("keys_then_say", "9", "French"),
    ]
