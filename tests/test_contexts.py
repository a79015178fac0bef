"""Messages of `data/` have the same context where they are extracted and where pages ask."""

from collections.abc import Callable, Mapping
from typing import override

from babel.messages.catalog import Catalog
from markupsafe import Markup

from tests.sites import FIXTURE, extract_english, rebuild
from webapp.pages.export import find_pages
from webapp.words.catalogs import Translator, iter_messages
from webapp.words.languages import SOURCE


class RecordingTranslator(Translator):
    """English, and the context and text of each message from `data/` that a page asked for."""

    def __init__(self) -> None:
        """Start with no message."""
        super().__init__(Catalog(), SOURCE, Catalog())
        self.asked = set[tuple[str, str]]()

    @override
    def translate_data(
        self,
        context: str,
        words: str,
        facts: Mapping[str, object],
        part: Callable[[Markup], Markup] = Markup,
    ) -> Markup:
        """Return a message, and remember it."""
        self.asked.add((context, words))
        return super().translate_data(context, words, facts, part)


def test_pages_and_extraction_use_the_same_contexts_for_messages_of_data() -> None:
    """Only what a lawyer must read first is on no page; closed services show their names alone."""
    recorder = RecordingTranslator()
    app = rebuild(translators={SOURCE.code: recorder})
    for _ in find_pages(app):
        pass
    data = app.data
    hidden = {f"{key}.law" for key in data.laws if not data.may_say(key)}
    closed = tuple(f"{key}." for key, s in data.services.items() if s.status == "closed")
    extracted = {
        (str(message.context), str(message.id))
        for message in iter_messages(extract_english(FIXTURE / "data"))
        if message.locations[0][0].startswith("data/")
    }
    expected = {
        (context, text)
        for context, text in extracted
        if context not in hidden and not context.startswith(closed)
    }
    assert recorder.asked == expected
