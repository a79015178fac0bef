"""Answers in one word in place of fields, and what editors write instead of them."""

import re

from webapp.problems import InvalidValueError

_ALWAYS = re.compile(r"24.*7|24 ?h|(?:all|any|every) ?(?:day|time)|day and night", re.IGNORECASE)


def expand_schedules(written: object) -> object:
    """Let an editor write `schedules: always` and `schedules: unknown` in one word."""
    if not isinstance(written, str):
        return written
    if written in {"always", "unknown"}:
        return {"always": "true"} if written == "always" else {}
    refuse_hours(written)
    raise InvalidValueError(
        f"{written!r} are no hours",
        "type `schedules: unknown`, `schedules: always`, or `openings:` below it with `byday:`, "
        "`opens_at:` and `closes_at:`",
    )


def refuse_hours(written: str) -> None:
    """Refuse other words for day and night; raises InvalidValueError."""
    if _ALWAYS.search(written):
        fix = "type `always` in its place, if somebody answers day and night"
        raise InvalidValueError(f"{written!r} are no hours", fix)


def expand_languages(written: object) -> object:
    """Let an editor write `languages: unknown` in one word."""
    if isinstance(written, str | list | tuple) and written != "unknown":
        raise InvalidValueError(
            "the languages stand on lines of their own",
            "type `languages: unknown`, or below it, indented, `direct: [en, es]`",
        )
    return {} if written == "unknown" else written


def refuse_bare_areas(written: object) -> object:
    """Refuse places without `extent:`."""
    if not isinstance(written, str | list):
        return written
    fix = (
        "type below it, indented, `extent: statewide`, or `extent: counties` and `counties: [...]`"
    )
    raise InvalidValueError("where it helps stands on lines of its own", fix)
