"""A message of a catalog, as every check and command reads it."""

from collections.abc import Iterator

from babel.messages.catalog import Catalog, Message

SEARCH_WORDS = "search words"  # the context of lists that are searched and never shown


def messages_of(catalog: Catalog) -> Iterator[Message]:
    """Yield the messages of a catalog without its header."""
    return (message for message in catalog if message.id)


def sources_of(message: Message) -> tuple[str, ...]:
    """Return the English of a message: one text, or the singular and the plural."""
    if isinstance(message.id, (list, tuple)):
        return tuple(str(source) for source in message.id)
    return (str(message.id),)


def strings_of(message: Message) -> tuple[str, ...]:
    """Return the translation of a message, a text for each plural form."""
    if isinstance(message.string, (list, tuple)):
        return tuple(str(text or "") for text in message.string)
    return (str(message.string or ""),)


def english_of(message: Message) -> str:
    """Return the English that a catalog looks a message up by."""
    return sources_of(message)[0]


def shown(message: Message) -> str:
    """Return the beginning of a message as a finding names it."""
    return repr(english_of(message)[:40])
