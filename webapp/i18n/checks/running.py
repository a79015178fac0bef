"""Runs checks on a catalog, a message and its texts; the site asks for the errors alone."""

from collections.abc import Callable, Iterable, Iterator

from babel.messages.catalog import Message

from webapp.i18n.checks import catalog, forbidden, verbatim
from webapp.i18n.checks.findings import (
    CatalogCheck,
    Check,
    Diagnosis,
    Finding,
    LoadedCatalog,
    MessageCheck,
    TextCheck,
)
from webapp.i18n.checks.unit import TranslationUnit
from webapp.i18n.glossary import EMPTY, Glossary
from webapp.i18n.locales import SiteLocale
from webapp.i18n.messages import english_of, shown, sources_of, strings_of

TEXT_CHECKS: tuple[TextCheck[TranslationUnit], ...] = (*verbatim.CHECKS, *forbidden.CHECKS)


def find_errors(loaded: LoadedCatalog, glossary: Glossary = EMPTY, *, file: str) -> list[Finding]:
    """Return what keeps a catalog from being served, by line."""
    found = {finding for _, finding in look_at_catalog(loaded, catalog.CATALOG_CHECKS, file)}
    for message in loaded.messages:
        found.update(look_at_message(message, loaded.locale, catalog.MESSAGE_CHECKS, file))
        for unit in texts_of(message, loaded.locale, glossary, TranslationUnit):
            found.update(look_at_text(unit, message, TEXT_CHECKS, file))
    return sorted(found)


def look_at_catalog(
    loaded: LoadedCatalog, checks: Iterable[CatalogCheck], file: str
) -> Iterator[tuple[Message | None, Finding]]:
    """Yield what checks find in a catalog as a whole, with the message that it is about."""
    for check in checks:
        for message, *diagnosis in check.find(loaded):
            yield (
                message,
                make_finding(check, message, loaded.locale, file, (diagnosis[0], diagnosis[1])),
            )


def look_at_message(
    message: Message, locale: SiteLocale, checks: Iterable[MessageCheck], file: str
) -> Iterator[Finding]:
    """Yield what checks find in a message as a whole."""
    for check in checks:
        for what, fix in check.find(message, locale):
            diagnosis = f"{shown(message)} {what}", fix
            yield make_finding(check, message, locale, file, diagnosis)


def look_at_text[Text: TranslationUnit](
    text: Text, message: Message, checks: Iterable[TextCheck[Text]], file: str
) -> Iterator[Finding]:
    """Yield what checks find in one form of a translation."""
    for check in checks:
        for what, fix in check.find(text):
            diagnosis = f"{shown(message)} {what}", fix
            yield make_finding(check, message, text.locale, file, diagnosis)


def texts_of[Text: TranslationUnit](
    message: Message, locale: SiteLocale, glossary: Glossary, make: Callable[..., Text]
) -> Iterator[Text]:
    """Yield each form that is translated; an empty one waits."""
    for form, text in enumerate(strings_of(message)):
        if text.strip():
            yield make(
                locale=locale,
                context=message.context or "",
                sources=sources_of(message),
                text=text,
                form=form,
                comments=tuple(message.auto_comments),
                glossary=glossary,
            )


def make_finding(
    check: Check, message: Message | None, locale: SiteLocale, file: str, diagnosis: Diagnosis
) -> Finding:
    """Return what a check found, with the place that it is about: a message, else the header."""
    line = (message.lineno or 1) if message is not None else 1
    key = english_of(message) if message is not None else ""
    return Finding(file, line, check.level, check.name, locale.code, key, *diagnosis)
