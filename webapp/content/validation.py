"""Turns what pydantic says of a file into lines that an editor can act on."""

from typing import Any

from pydantic import TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from webapp.documents import Document, Loc
from webapp.faults import Fault

_SHOWN = 60
# The names that fields had in the first version of this project, and their names in HSDS.
FIRST_WORDS = {
    "acronym": "alternate_name",
    "address": "url",
    "area": "service_areas",
    "by": "type",
    "channels": "phones",
    "checked": "assured_date",
    "closes": "closes_at",
    "coverage": "extent",
    "days": "byday",
    "hours": "schedules",
    "note": "description",
    "opens": "opens_at",
    "serves": "eligibility",
    "summary": "description",
    "website": "url",
    "website_as_text": "url_as_text",
}
_MIGRATE = "type `.venv/bin/flask data migrate`, which renames it to"


def validate[Record](
    shape: TypeAdapter[Record], document: Document, faults: list[Fault], at: Loc = ()
) -> Record | None:
    """Build a record from a part of a document; add a fault for all that does not fit."""
    values: Any = document.values
    for step in at:
        values = values[step]
    try:
        return shape.validate_python(values)
    except ValidationError as error:
        for one in error.errors(include_url=False):
            loc = (*at, *one["loc"])
            what, type_this = _explain(one, loc)
            faults.append(Fault(document.name, document.line_of(loc), what, type_this))
    return None


def _explain(error: ErrorDetails, loc: Loc) -> tuple[str, str]:
    named = [step for step in loc if isinstance(step, str)]
    field = named[-1] if named else "the file"
    written, context, kind = error["input"], error.get("ctx", {}), error["type"]
    shown = repr(written[:_SHOWN]) if isinstance(written, str) else "what stands here"
    match kind:
        case "missing" if field == "newest_source":
            do = "type the id of the newest source that shows it, or `.venv/bin/flask data migrate`"
            return f"`{field}` has no answer", do
        case "missing":
            return f"`{field}` has no answer", f"type `{field}:` and the answer (docs/editors.md)"
        case "unexpected_keyword_argument" if field in FIRST_WORDS:
            what = f"`{field}` was a field of the first version"
            return what, f"{_MIGRATE} `{FIRST_WORDS[field]}`"
        case "unexpected_keyword_argument":
            return f"`{field}` is no field of this record", "check the spelling in docs/editors.md"
        case "value_error":
            what, _, type_this = str(context["error"]).partition("; ")
            return f"`{field}`: {what}", type_this or "see docs/editors.md"
        case "enum":
            return f"`{field}` cannot be {shown}", f"type one of {context['expected']}"
        case "string_type":
            return f"`{field}` should be text on one line", f"type `{field}: some words`"
        case "tuple_type" | "dict_type" | "mapping_type" | "dataclass_type":
            return f"`{field}` has the wrong shape", "look at another file for the shape"
        case "string_too_long":
            return f"`{field}` is too long", f"use at most {context['max_length']} letters"
        case _ if kind.startswith("date"):
            return f"`{field}`: {shown} is not a date", "type it as 2026-11-24"
        case _ if kind.startswith(("int", "bool")):
            return f"`{field}` cannot be {shown}", "type a whole number, or true"
        case _:
            return f"`{field}`: {error['msg']}", "see docs/editors.md"
