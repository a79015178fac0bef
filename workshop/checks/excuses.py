"""Suppressions: a line above a sentence that says why a finding about it is false.

    # ok: copied it is a name

It is in the catalog as a translator's comment, which Poedit, Weblate, msgcat and the update
keep, where the next reviewer sees it; it goes when its sentence goes. Errors know no excuse: a
line in a catalog must not open the way for markup or a number.

Words to search by are excused as a whole: they are lists, never shown, and no sentence.
"""

import re
from collections.abc import Iterator, Mapping

from babel.messages.catalog import Message

from webapp.i18n.checks.findings import Check, Diagnosis, Level
from webapp.i18n.messages import SEARCH_WORDS

_SUPPRESSION = re.compile(r"ok: *(\S+)(?: +(\S.*))?")

CHECKS = (
    Check(
        "excuse",
        Level.WARNING,
        "An excuse has no reason, names no check, excuses an error, or excuses nothing.",
        "“# ok: copied”; right: “# ok: copied it is the name of a town”",
    ),
)


def find_suppressions(message: Message) -> Mapping[str, str]:
    """Return the names of the checks that a message excuses, each with the reason."""
    matches = (_SUPPRESSION.fullmatch(comment.strip()) for comment in message.user_comments)
    return {match[1]: match[2] or "" for match in matches if match}


def is_wholly_suppressed(message: Message) -> bool:
    """Whether no finding about the wording of a message counts: only its errors do."""
    return message.context == SEARCH_WORDS


def find_bad_suppressions(
    message: Message, known: Mapping[str, Check], used: set[str]
) -> Iterator[Diagnosis]:
    """Yield what is wrong with the suppressions of a message, given those that were used."""
    for name, reason in find_suppressions(message).items():
        check = known.get(name)
        if check is None:
            yield f"excuses {name!r}, which is no check", "type a name that `--list` shows"
        elif check.level is Level.ERROR:
            yield f"excuses {name!r}, an error", "delete the excuse and mend the sentence"
        elif not reason:
            yield f"excuses {name!r} without a reason", f"type # ok: {name} and why"
        elif name not in used:
            yield f"excuses {name!r}, which finds nothing here", "delete the excuse"
