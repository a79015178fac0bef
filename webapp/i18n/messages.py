"""A message of a catalog and its plural forms, as every check and command reads them."""

import re
from collections.abc import Iterator
from functools import cache
from gettext import c2py

from babel.messages.catalog import Catalog, Message
from babel.messages.plurals import get_plural

from webapp.i18n.language_codes import find_cldr

_PLURAL_FORMS = re.compile(r"nplurals=([1-9]); plural=([^;]+);", re.ASCII)
_COUNTED = 1000
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


def default_plural_forms(code: str) -> str:
    """Return the gettext header of Babel's own table, not always CLDR's; English's if none."""
    forms = get_plural(str(find_cldr(code) or "en"))
    return f"nplurals={forms.num_plurals}; plural={forms.plural_expr};"


@cache
def find_samples(plural_forms: str) -> tuple[int, ...]:
    """Return a count for each plural form, the smallest from 1 on; 0 where only 0 has the form.

    Raises ValueError when the header cannot be read, or some form is never asked for.
    """
    match = _PLURAL_FORMS.fullmatch(plural_forms)
    if match is None:
        raise ValueError("not readable")
    choose, samples = c2py(match[2]), dict[int, int]()
    try:
        for count in [*range(1, _COUNTED), 0]:
            samples.setdefault(choose(count), count)
    except ZeroDivisionError:
        raise ValueError("not readable") from None
    if sorted(samples) != list(range(int(match[1]))):
        raise ValueError("not readable: it has not as many forms as it says")
    return tuple(samples[form] for form in sorted(samples))
