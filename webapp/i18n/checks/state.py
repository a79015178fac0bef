"""The state of a message: translated, sure, and with all its plural forms."""

from collections.abc import Iterator

from babel.messages.catalog import Message

from webapp.i18n.checks.findings import Level, MessageCheck, Told
from webapp.i18n.locales import SiteLocale
from webapp.i18n.messages import strings_of


def _find_fuzzy(message: Message, locale: SiteLocale) -> Iterator[Told]:  # noqa: ARG001 - all alike
    if message.fuzzy:
        yield "is marked fuzzy", "check the sentence and delete the word fuzzy"


def _find_forms(message: Message, locale: SiteLocale) -> Iterator[Told]:
    forms = len(locale.plural_samples) if message.pluralizable else 1
    # A form that is missing reads like an empty one; while all are empty, the message waits.
    written = sum(bool(text.strip()) for text in strings_of(message))
    if len(strings_of(message)) != forms or written not in {0, forms}:
        yield f"has not {forms} forms", f"write msgstr[0] to msgstr[{forms - 1}]"


CHECKS = (
    MessageCheck(
        "fuzzy", Level.ERROR,
        "The sentence was guessed from a similar one, and nobody has read it.",
        "“#, fuzzy” above the sentence; right: read it, then delete the word", _find_fuzzy),
    MessageCheck(
        "plural-forms", Level.ERROR,
        "A sentence with a number needs a form for each way in which the language counts.",
        "Arabic with two forms; right: six", _find_forms),
)  # fmt: skip
