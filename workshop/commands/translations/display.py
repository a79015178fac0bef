"""A message as a reviewer reads it on a terminal."""

import unicodedata

import click
from babel.messages.catalog import Message

from webapp.i18n.locales import SiteLocale
from webapp.i18n.messages import strings_of
from webapp.i18n.reviews import is_safety_critical, reviews_needed
from workshop.catalogs.records import author_of, notes_of, reviewer_names


def show_message(message: Message, language: SiteLocale) -> None:
    """Write the English, its context and comments, and the translation, form by form."""
    sources = message.id if isinstance(message.id, (list, tuple)) else (message.id,)
    for label, text in zip(("English", "English, many"), sources, strict=False):
        _line(label, str(text))
    if message.context:
        risk = (
            " (a life can hang on it: two people review it)"
            if is_safety_critical(message.context)
            else ""
        )
        _line("Context", f"{message.context}{risk}")
    if message.auto_comments:
        _line("Comment", " ".join(message.auto_comments))
    if notes := notes_of(message):
        _line("Note", " ".join(notes))
    _line("Stands in", ", ".join(name for name, _ in message.locations))
    if message.pluralizable:
        for sample, text in zip(language.plural_samples, strings_of(message), strict=False):
            _line(f"{language.autonym}, for {sample}", text)
    else:
        _line(language.autonym, strings_of(message)[0])
    if author := author_of(message):
        _line("Written by", author.name)
    if people := reviewer_names(message):
        of = reviews_needed(message.context)
        _line("Reviewed by", f"{', '.join(sorted(people))} ({len(people)} of {of})")


def _line(label: str, text: str) -> None:
    click.echo(f"  {label}: {visible(text)}")


def visible(text: str) -> str:
    """Return a text that can do nothing to a terminal: what is invisible is spelled out."""
    return "".join(
        f"\\u{ord(character):04x}"
        if unicodedata.category(character) in {"Cc", "Cf", "Co", "Cs"}
        else character
        for character in text
    )
