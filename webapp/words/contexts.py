"""Contexts (msgctxt) of messages: those with a meaning, and those of texts in `data/`.

Extraction and pages call the same function, so that pages and catalogs always have the same
contexts.
"""

from typing import Literal

SAFETY = "safety"  # messages of pages that are safety-critical
SEARCH_WORDS = "search words"  # lists of words for the search; no page shows them

type RecordKind = Literal["service", "law", "situation", "advice", "site"]

# Fields of a service, as a path, whose context is not its first step.
_SERVICE_CONTEXTS = {
    "where_note": "service_areas",
    "phones.call_back": "call_back",
    "chats.call_back": "call_back",
}
# These fields of the police say what to do in danger, so they are safety-critical.
_DANGER_FIELDS = {"description", "phones.description"}


def message_context(kind: RecordKind, key: str, field: str, *, is_police: bool = False) -> str:
    """Return the context of a message, such as `situation1.know` or `shore-line.call_back`.

    `field` is the path of the field in its record, such as `phones.call_back`.
    """
    match kind:
        case "situation" if field == "examples.sentence":
            return "example"  # situations share examples, so one translation serves all
        case "situation":
            return f"situation{key}.{field}"
        case "site" if field == "nations.words":
            return SEARCH_WORDS
        case "site":
            return f"site.{field}"
        case "law" | "advice":
            return f"{key}.{kind}"
        case "service" if is_police and field in _DANGER_FIELDS:
            return f"{key}.danger"
        case "service":
            return f"{key}.{_SERVICE_CONTEXTS.get(field, field.partition('.')[0])}"
