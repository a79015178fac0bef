"""The languages that somebody can be reached in, in words; the reader's own comes first."""

from markupsafe import Markup

from webapp.content.services import LanguageAccess, TriState
from webapp.i18n.locales import SOURCE, language_name
from webapp.i18n.translator import Translator
from webapp.site.formatting import join, write_number
from webapp.site.labels import qualify


def is_silent(spoken: LanguageAccess) -> bool:
    """Whether no source says a language."""
    return not (spoken.direct or spoken.menu or spoken.interpreter is TriState.YES)


def say_languages(spoken: LanguageAccess, words: Translator) -> tuple[Markup, ...]:
    """Say who speaks what, how to reach an interpreter, and what nobody knows: a sentence each."""
    if is_silent(spoken):
        return (words.gettext("Languages: we do not know. Ask."),)
    own = words.locale.code
    said = [
        words.gettext(
            "For %(language)s, press %(keys)s.",
            language=language_name(tag, words.locale),
            keys=_say_keys(spoken.menu[tag], words),
        )
        for tag in sorted(spoken.menu, key=lambda tag: (tag != own, tag))
    ]
    if spoken.direct:
        said.insert(1 if own in spoken.menu else 0, _say_direct(spoken, words))
    said.extend(_say_interpreter(spoken, words))
    return tuple(said)


def say_own_language(spoken: LanguageAccess, words: Translator) -> tuple[Markup, ...]:
    """Say in one sentence how the reader's own language works there; nothing where it just does."""
    own = words.locale.code
    if own in spoken.direct:
        return () if own == SOURCE.code else (_say_direct(spoken, words),)
    if own in spoken.menu or not (spoken.direct or spoken.menu):
        return say_languages(spoken, words)[:1]
    return tuple(_say_interpreter(spoken, words)[:1])


def _say_direct(spoken: LanguageAccess, words: Translator) -> Markup:
    names = [language_name(tag, words.locale) for tag in spoken.direct]
    return words.gettext("Languages: %(languages)s.", languages=join(names, words))


def say_in_english(spoken: LanguageAccess, tag: str, name: str, english: Translator) -> Markup:
    """Say in one English line how to get somebody who speaks a language; nothing where none does.

    Who reads no English can say the name of the language, and whoever helps can read the line.
    """
    if tag in spoken.menu:
        return english.gettext("Press %(keys)s", keys=_say_keys(spoken.menu[tag], english))
    if tag in spoken.direct or spoken.interpreter is TriState.YES:
        said = english.gettext("Say: “%(language)s”", language=name)
        if tag in spoken.direct or not spoken.interpreter_keys:
            return said
        keys = _say_keys(spoken.interpreter_keys, english)
        return english.gettext("Press %(keys)s. %(say)s", keys=keys, say=said)
    if spoken.interpreter is TriState.UNKNOWN:
        return english.gettext("Ask: “%(language)s?”", language=name)
    return Markup()


def write_in_english(name: str) -> str:
    """Return what one who cannot talk on a phone can show or send: English for all who read it."""
    return f"I cannot talk on the phone. I read {name}. Please get an interpreter."


def _say_keys(keys: str, words: Translator) -> Markup:
    first, *rest = keys.split()
    said = Markup.escape(first)
    for key in rest:
        said = words.pgettext("keypad", "%(first)s, then %(next)s", first=said, next=key)
    return said


def _say_interpreter(spoken: LanguageAccess, words: Translator) -> list[Markup]:
    match spoken.interpreter:
        case TriState.NO:
            return [words.gettext("There is no interpreter for other languages.")]
        case TriState.UNKNOWN:
            return [words.gettext("Other languages: we do not know. Ask.")]
    said = [
        words.gettext("For an interpreter, press %(keys)s and say your language.",
                      keys=_say_keys(spoken.interpreter_keys, words))
        if spoken.interpreter_keys
        else words.gettext("For other languages, ask for an interpreter.")
    ]  # fmt: skip
    if spoken.interpreter_languages is not None:
        number = qualify(
            write_number(spoken.interpreter_languages, words),
            spoken.interpreter_languages_qualifier,
            words,
        )
        said.append(
            words.ngettext(
                "Interpreters speak %(number)s language.",
                "Interpreters speak %(number)s languages.",
                int(spoken.interpreter_languages),
                number=number,
            )
        )
    return said
