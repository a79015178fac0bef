"""What pydantic finds wrong with a value, in words for the person who typed it, and what to type.

No name of a type and no word of a program gets through: whoever reads this is no programmer.
"""

from pydantic_core import ErrorDetails

from webapp.problems import InvalidValueError

_SHOWN = 60
_KEY = "[key]"  # what pydantic appends to the place of a key that does not fit
EDITORS, TRANSLATORS = "docs/editors.md", "docs/translators.md"  # what files may hold


def explain(error: ErrorDetails, page: str) -> tuple[str, str]:
    """Return what is wrong with a value, and what to type; `page` says what a file may hold."""
    loc = error["loc"]
    is_key = loc[-1:] == (_KEY,)  # the key is before it, the field before that
    named = [step for step in (loc[:-2] if is_key else loc) if isinstance(step, str)]
    field = named[-1] if named else "the file"
    written, context, kind = error["input"], error.get("ctx", {}), error["type"]
    shown = repr(written[:_SHOWN]) if isinstance(written, str) else "what is here"
    match kind:
        case "extra_forbidden" | "unexpected_keyword_argument":
            return f"`{field}` is no field of this record", f"mend it, or look in {page}"
        case "missing":
            return f"`{field}` has no answer", f"type `{field}:` and the answer ({page})"
        case "value_error" if isinstance(wrong := context["error"], InvalidValueError):
            return f"`{field}`: {wrong.what}" if named else wrong.what, wrong.fix
        case "too_short" | "string_too_short":
            return f"`{field}` is empty", "write an answer, or `unknown` where nobody knows"
        case "literal_error":
            return f"`{field}` cannot be {shown}", f"type one of {context['expected']}"
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
            return f"`{field}` cannot be {shown}", f"see {page}"
