"""What pydantic finds wrong with a value, in words for the person who typed it, and what to type.

No name of a type and no word of a program gets through: whoever reads this is no programmer.
"""

import re

from pydantic_core import ErrorDetails

from webapp.problems import InvalidValueError, find_near

_SHOWN = 60
_KEY = "[key]"  # what pydantic appends to the place of a key that does not fit
_MEMBER = re.compile(r"<[\w.]+: ('[^']*')>")
_EMPTY = "'', "
_KINDS = {"bool": "type `true` or `false`", "int": "type a whole number, as 3"}
_LIMITS = {"lt": "less than", "le": "at most", "gt": "more than", "ge": "at least"}
EDITORS, TRANSLATORS = "docs/editors.md", "docs/translators/README.md"  # what files may hold


def explain(
    error: ErrorDetails, loc: tuple[str | int, ...], page: str, names: frozenset[str]
) -> tuple[str, str]:
    """Return what is wrong and what to type; `names` are those that the file has elsewhere."""
    is_key = loc[-1:] == (_KEY,)  # the key is before it, the field before that
    named = [step for step in (loc[:-2] if is_key else loc) if isinstance(step, str)]
    field = named[-1] if named else "the file"
    written, context, kind = error["input"], error.get("ctx", {}), error["type"]
    shown = repr(written[:_SHOWN]) if isinstance(written, str) else "what stands here"
    match kind:
        case "missing" if field == "newest_source":
            return f"`{field}` has no answer", "type the id of the newest source that shows it"
        case "missing":
            return f"`{field}` has no answer", f"type `{field}:` and the answer ({page})"
        case "extra_forbidden" | "unexpected_keyword_argument":
            near = find_near(field, names - {field})
            return (
                f"`{field}` is no field of this record",
                f"{near}check the spelling in {page}",
            )
        case "value_error":
            return _explain_value(field, written, context["error"], page)
        case "literal_error" if context["expected"] == "''":
            return f"`{field}` does not belong here", "take it out"
        case "enum" | "literal_error":
            expected = _MEMBER.sub(r"\1", context["expected"])
            near = find_near(str(written), re.findall(r"'([^']*)'", expected))
            fix = f"{near}type one of {expected.removeprefix(_EMPTY)}"
            fix += ", or leave it empty" if expected.startswith(_EMPTY) else ""
            return f"`{field}` cannot be {shown}", fix
        case "string_type":
            return f"`{field}` should be text on one line", f"type `{field}: some words`"
        case "list_type" | "tuple_type":
            return f"`{field}` should be a list", f"type it as `{field}: [one, another]`"
        case "dict_type" | "mapping_type" | "dataclass_type" | "model_type":
            below = f"type each below it, indented, as `name: value` ({page})"
            return f"`{field}` should be fields", below
        case "string_too_long":
            return f"`{field}` is too long", f"use at most {context['max_length']} letters"
        case _:
            limits = [
                f"{words} {context[key]:g}" for key, words in _LIMITS.items() if key in context
            ]
            fix = next((fix for begin, fix in _KINDS.items() if kind.startswith(begin)), "")
            if limits:
                return f"`{field}` is {shown} and should be {limits[0]}", "type such a number"
            return f"`{field}` cannot be {shown}", fix or f"see {page}"


def _explain_value(field: str, written: object, wrong: Exception, page: str) -> tuple[str, str]:
    """Return the words of a check of ours; `urlsplit` has words of its own."""
    if not isinstance(wrong, InvalidValueError):
        return f"`{field}` cannot be {str(written)[:_SHOWN]!r}", f"see {page}"
    if not isinstance(written, str) and str(written) in wrong.what:
        return f"`{field}` should be one answer, and here are several", wrong.fix
    return f"`{field}`: {wrong.what}", wrong.fix
