"""What pydantic finds wrong with a value, in words for the person who typed it, and what to type.

No name of a type and no word of a program gets through: whoever reads this is no programmer.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from pydantic_core import ErrorDetails

from webapp.problems import InvalidValueError, find_near

_SHOWN = 60
_KEY = "[key]"  # what pydantic appends to the place of a key that does not fit
_MEMBER = re.compile(r"<[\w.]+: ('[^']*')>")
_EMPTY = "'', "
_KINDS = {"bool": "type `true` or `false`", "int": "type a whole number, as 3"}
_LIMITS = {"lt": "less than", "le": "at most", "gt": "more than", "ge": "at least"}
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


@dataclass(frozen=True)
class Guide:
    """The page that says what a file may hold, and the names that its fields once had."""

    page: str
    renamed: Mapping[str, str]


EDITORS = Guide("docs/editors.md", FIRST_WORDS)
TRANSLATORS = Guide("docs/translators/README.md", {})


def explain(
    error: ErrorDetails, loc: tuple[str | int, ...], guide: Guide, names: frozenset[str]
) -> tuple[str, str]:
    """Return what is wrong and what to type; `names` are those that the file has elsewhere."""
    is_key = loc[-1:] == (_KEY,)  # the key is before it, the field before that
    named = [step for step in (loc[:-2] if is_key else loc) if isinstance(step, str)]
    field = named[-1] if named else "the file"
    written, context, kind = error["input"], error.get("ctx", {}), error["type"]
    shown = repr(written[:_SHOWN]) if isinstance(written, str) else "what stands here"
    match kind:
        case "missing" if field == "newest_source":
            fix = (
                "type the id of the newest source that shows it, or `.venv/bin/flask data migrate`"
            )
            return f"`{field}` has no answer", fix
        case "missing":
            return f"`{field}` has no answer", f"type `{field}:` and the answer ({guide.page})"
        case "unexpected_keyword_argument" if field in guide.renamed:
            what = f"`{field}` was a field of the first version"
            return what, f"{_MIGRATE} `{guide.renamed[field]}`"
        case "unexpected_keyword_argument":
            near = find_near(field, names - {field})
            return (
                f"`{field}` is no field of this record",
                f"{near}check the spelling in {guide.page}",
            )
        case "value_error":
            return _explain_value(field, written, context["error"], guide)
        case "enum" | "literal_error":
            expected = _MEMBER.sub(r"\1", context["expected"])
            near = find_near(str(written), re.findall(r"'([^']*)'", expected))
            fix = f"{near}type one of {expected.removeprefix(_EMPTY)}"
            fix += ", or leave it empty" if expected.startswith(_EMPTY) else ""
            return f"`{field}` cannot be {shown}", fix
        case "string_type":
            return f"`{field}` should be text on one line", f"type `{field}: some words`"
        case "tuple_type" | "dict_type" | "mapping_type" | "dataclass_type":
            below = f"type each below it, indented, as `name: value` ({guide.page})"
            if kind == "tuple_type":
                below = f"type it as `{field}: [one, another]`"
            return f"`{field}` should be {'a list' if kind == 'tuple_type' else 'fields'}", below
        case "string_too_long":
            return f"`{field}` is too long", f"use at most {context['max_length']} letters"
        case _:
            limits = [
                f"{words} {context[key]:g}" for key, words in _LIMITS.items() if key in context
            ]
            fix = next((fix for begin, fix in _KINDS.items() if kind.startswith(begin)), "")
            if limits:
                return f"`{field}` is {shown} and should be {limits[0]}", "type such a number"
            return f"`{field}` cannot be {shown}", fix or f"see {guide.page}"


def _explain_value(field: str, written: object, wrong: Exception, guide: Guide) -> tuple[str, str]:
    """Return the words of a check of ours; `urlsplit` has words of its own."""
    if not isinstance(wrong, InvalidValueError):
        return f"`{field}` cannot be {str(written)[:_SHOWN]!r}", f"see {guide.page}"
    if not isinstance(written, str) and str(written) in wrong.what:
        return f"`{field}` should be one answer, and here are several", wrong.fix
    return f"`{field}`: {wrong.what}", wrong.fix
