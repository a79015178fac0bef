"""Whether a catalog says one thing in one way, and two things in two."""

from collections import defaultdict
from collections.abc import Iterator

from babel.messages.catalog import Message

from webapp.i18n.checks.findings import CatalogCheck, Level, LoadedCatalog, MessageDiagnosis
from webapp.i18n.messages import english_of, shown, strings_of
from workshop.checks.unit import words_of

_SENTENCE = 4
_MARKS = " .:?!؟…\u00a0\u202f"


def _plain(text: str) -> str:
    return text.strip(_MARKS).casefold()


def _is_otherwise(before: Message, message: Message) -> bool:
    pairs = zip(strings_of(before), strings_of(message), strict=False)
    return any(_plain(source) != _plain(other) for source, other in pairs)


def _find_different(loaded: LoadedCatalog) -> Iterator[MessageDiagnosis]:
    first: dict[str, Message] = {}
    for message in loaded.messages:
        key = english_of(message)
        if len(words_of(key)) < _SENTENCE or not all(strings_of(message)):
            continue
        before = first.setdefault(_plain(key), message)
        if _is_otherwise(before, message):
            what = f"{shown(message)} is translated otherwise in line {before.lineno}"
            yield message, what, "say the same sentence in the same words"


def _find_same(loaded: LoadedCatalog) -> Iterator[MessageDiagnosis]:
    groups: dict[str, list[Message]] = defaultdict(list)
    for message in loaded.messages:
        for text in {*map(_plain, strings_of(message))} - {""}:
            groups[text].append(message)
    for group in groups.values():
        before = group[0]
        for message in group[1:]:
            plain, other = _plain(english_of(message)), _plain(english_of(before))
            if plain not in other and other not in plain:
                what = f"{shown(message)} has the same translation as {shown(before)}"
                yield message, what, "see that the reader can tell the two apart"


CHECKS = (
    CatalogCheck(
        "consistency",
        Level.WARNING,
        "The same English sentence is translated in two ways.",
        "“Anyone who was hurt.” → “Toute personne blessée.” and “Quiconque a eu mal.”",
        _find_different,
    ),
    CatalogCheck(
        "same-translation",
        Level.HINT,
        "Two different English messages have the same translation.",
        "“Way out” and “Open” → “Sortie”",
        _find_same,
    ),
)
