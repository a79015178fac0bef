"""Puts reviews above messages, and takes away those that are void."""

import re
import unicodedata
from datetime import date

from babel.messages.catalog import Message

from webapp.i18n.reviews import BEGINS, Review, checksum_of, fold_name, is_translated, read_review
from webapp.problems import InvalidValueError

_NAME = re.compile(r"[^\W_][\w .'-]{0,38}[\w.]|[^\W_]")


def sign(message: Message, name: str, day: date) -> Review:
    """Put a review of the text as it is now above a message, and take void lines away.

    It takes the place of an older one of the same person. Raises InvalidValueError for a
    name that is none and for a text that is not there yet.
    """
    name = " ".join(unicodedata.normalize("NFC", name).split())
    if not _NAME.fullmatch(name):
        raise InvalidValueError(
            f"{name!r} is no name", "type initials or a short name, letters first"
        )
    if not is_translated(message):
        raise InvalidValueError(
            "the message is not translated", "translate it before you review it"
        )
    drop_void(message)
    kept = [
        comment
        for comment in message.user_comments
        if (review := read_review(comment)) is None or fold_name(review.name) != fold_name(name)
    ]
    review = Review(name, day, checksum_of(message))
    message.user_comments = [*kept, str(review)]
    return review


def drop_void(message: Message) -> int:
    """Take away the review lines that count for nothing any more; return how many."""
    fits = checksum_of(message) if is_translated(message) else ""
    kept = [
        comment
        for comment in message.user_comments
        if not comment.strip().startswith(BEGINS)
        or ((review := read_review(comment)) is not None and review.checksum == fits)
    ]
    dropped = len(message.user_comments) - len(kept)
    message.user_comments = kept
    return dropped
