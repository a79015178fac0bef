"""Who has reviewed a message: lines that reviewers write above it in the catalog."""

import re
from collections.abc import Iterator
from datetime import date

from babel.messages.catalog import Message

_REVIEW = re.compile(r"Reviewed: (\S.*) (\d{4}-\d{2}-\d{2})", re.ASCII)


def reviewers_of(message: Message) -> set[str]:
    """Return the names in the comments `# Reviewed: NAME 2026-11-24` of a message."""
    return set(_read(message))


def reviews_needed(context: str | None) -> int:
    """Return how many people must review a message: two where a life can hang on it.

    That is the context `safety` of the pages, and in the directory what a service may report.
    """
    return 2 if context == "safety" or (context or "").endswith(".reporting") else 1


def _read(message: Message) -> Iterator[str]:
    for comment in message.user_comments:
        match = _REVIEW.fullmatch(comment.strip())
        if match:
            try:
                date.fromisoformat(match[2])
            except ValueError:
                continue
            yield match[1].casefold()
