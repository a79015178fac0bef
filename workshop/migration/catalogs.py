"""Catalogs whose contexts name the fields of the first vocabulary; their reviews still hold."""

import io
import re
from collections.abc import Iterable, Iterator
from datetime import date

from babel.messages.catalog import Message
from babel.messages.pofile import PoFileError, read_po

from webapp.i18n.messages import messages_of
from webapp.i18n.reviews import Review, checksum_of, reviews_of
from workshop.catalogs.extraction import extract_organization
from workshop.migration import NotCarriedError

_CONTEXTS = {
    "summary": "description",
    "serves": "eligibility",
    "area": "service_areas",
    "note": "phones",
}
_OLD_CONTEXT = re.compile(rf'(?m)^((?:#~ ?)?msgctxt "[^"]+\.)({"|".join(_CONTEXTS)})"$')


def words_of(raw: bytes) -> Iterator[tuple[str, str]]:
    """Yield the context and the words of each message of an organization's file."""
    for _, context, words, _ in extract_organization(raw):
        yield context, words


def carry_catalog(text: str, known: frozenset[tuple[str, str]]) -> str:
    """Return a catalog whose contexts name the new fields; reviews that held get a new checksum.

    `known` are the contexts and words of today: they tell a word about a chat from one about a
    phone. One that is about both occurs twice. Raises NotCarriedError for what is no message.
    """
    carried, line = "", 1
    for part in re.split(r"(\n{2,})", text):
        try:
            carried += _carry_message(part, known) if _OLD_CONTEXT.search(part) else part
        except PoFileError as error:
            raise NotCarriedError("this message has no end", "type its `msgstr`", line) from error
        line += part.count("\n")
    return carried


def _carry_message(text: str, known: frozenset[tuple[str, str]]) -> str:
    catalog = read_po(io.BytesIO(text.encode("utf-8")), abort_invalid=True)
    found = [*messages_of(catalog), *catalog.obsolete.values()]
    named = {(str(message.context).removesuffix(".note"), str(message.id)) for message in found}
    fields = [
        field
        for field in ("phones", "chats")
        if any((f"{service}.{field}", words) in known for service, words in named)
    ]
    return "\n\n".join(
        _seal_anew(text, found, {**_CONTEXTS, "note": field}) for field in fields or ("phones",)
    )


def _seal_anew(text: str, found: Iterable[Message], contexts: dict[str, str]) -> str:
    for message in found:
        held, old = reviews_of(message, date.max), message.context
        service, _, field = str(old).rpartition(".")
        message.context = f"{service}.{contexts.get(field, field)}"
        for review in held:
            text = text.replace(
                str(review), str(Review(review.name, review.day, checksum_of(message)))
            )
        message.context = old
    return _OLD_CONTEXT.sub(lambda found: f'{found[1]}{contexts[found[2]]}"', text)
