"""Messages of `data/` have the same contexts in catalogs and on pages."""

from typing import Any

import pytest
from markupsafe import Markup

from tests.sites import fixture_app
from webapp.facts.data import Data
from webapp.pages.export import find_pages
from webapp.words.catalogs import Translator, iter_messages, read_pot


def is_on_page(context: str, data: Data) -> bool:
    """Whether a page shows the context: laws without a lawyer and closed services are hidden."""
    hidden_laws = {f"{key}.law" for key in data.laws if not data.may_show_law(key)}
    closed = [f"{key}." for key, service in data.services.items() if service.status == "closed"]
    return context not in hidden_laws and not context.startswith(tuple(closed))


def test_pages_and_extraction_use_same_contexts_for_messages_of_data(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    recorded = set[tuple[str, str]]()
    translate_data = Translator.translate_data

    def record(translator: Translator, context: str, english: str, *args: Any) -> Markup:
        recorded.add((context, english))
        return translate_data(translator, context, english, *args)

    monkeypatch.setattr(Translator, "translate_data", record)
    app = fixture_app()
    extracted = {
        (str(message.context), str(message.id))
        for message in iter_messages(read_pot(app.settings.translations))
        if message.locations[0][0].startswith("data/")
    }

    for _ in find_pages(app):
        pass

    expected = {(context, text) for context, text in extracted if is_on_page(context, app.data)}
    assert recorded == expected
