"""Messages for pydantic's errors, written for editors and translators who do not program."""

from pydantic_core import ErrorDetails

from webapp.problems import InvalidValueError

# The documents that list the fields of each file.
EDITORS = "docs/editors.md"
TRANSLATORS = "docs/translators.md"
_MAX_QUOTED = 60  # characters of a wrong value that a message repeats

# What is wrong and what to type, by pydantic's type of error.
_EMPTY = ("`{field}` is empty", "type a value, or `unknown` if nobody knows")
_NO_LIST = ("`{field}` must be a list", "type it as `{field}: [one, another]`")
_NO_FIELDS = (
    "`{field}` must have fields",
    "type each below it, indented, as `name: value` ({guide})",
)
_OTHER = ("`{field}` cannot be {value}", "see {guide}")
_MESSAGES = {
    "missing": ("`{field}` is missing", "type `{field}:` and its value ({guide})"),
    "extra_forbidden": (
        "`{field}` is not a field of this record",
        "correct its name, or see {guide}",
    ),
    "too_short": _EMPTY,
    "string_too_short": _EMPTY,
    "string_too_long": ("`{field}` is too long", "use at most {max_length} characters"),
    "string_type": ("`{field}` must be text on one line", "type `{field}: some words`"),
    "literal_error": ("`{field}` cannot be {value}", "type one of {expected}"),
    "list_type": _NO_LIST,
    "tuple_type": _NO_LIST,
    "dict_type": _NO_FIELDS,
    "mapping_type": _NO_FIELDS,
    "model_type": _NO_FIELDS,
}


def explain(error: ErrorDetails, guide: str) -> tuple[str, str]:
    """Return what is wrong and what to type; `guide` is the document that lists the fields."""
    steps = error["loc"]
    if steps[-1:] == ("[key]",):  # the key of a mapping, not its value, is wrong
        steps = steps[:-2]  # the wrong key comes before `[key]`, and its field before the key
    names = [step for step in steps if isinstance(step, str)]
    field = names[-1] if names else ""  # the innermost; "" if the error is in the whole file
    context = error.get("ctx", {})
    cause = context.get("error")
    if isinstance(cause, InvalidValueError):
        return f"`{field}`: {cause.what}" if field else cause.what, cause.fix
    value = error["input"]
    values = {
        **context,
        "field": field or "the file",
        "value": repr(value[:_MAX_QUOTED]) if isinstance(value, str) else "what is here",
        "guide": guide,
    }
    what, fix = _MESSAGES.get(error["type"], _OTHER)
    return what.format(**values), fix.format(**values)
