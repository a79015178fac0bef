"""What pydantic finds wrong with a value, in words for the person who typed it, and what to type.

No name of a type and no word of a program gets through: whoever reads this is no programmer.
"""

import re
from collections.abc import Collection, Iterable, Iterator

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from webapp.problems import InvalidValueError, find_near

_SHOWN = 60
_UNKNOWN = {"extra_forbidden", "unexpected_keyword_argument"}
_KEY = "[key]"  # what pydantic appends to the place of a key that does not fit
_MEMBER = re.compile(r"<[\w.]+: ('[^']*')>")
_EMPTY = "'', "
_KINDS = {"bool": "type `true` or `false`", "int": "type a whole number, as 3"}
_LIMITS = {"lt": "less than", "le": "at most", "gt": "more than", "ge": "at least"}
type _Loc = tuple[str | int, ...]
EDITORS, TRANSLATORS = "docs/editors.md", "docs/translators/README.md"  # what files may hold


def explain_all(
    error: ValidationError, page: str, names: Collection[str] = ()
) -> Iterator[tuple[_Loc, str, str]]:
    """Yield where something is wrong, what, and what to type; `names` are fields of such a file.

    A field that there is not, and one that its record lacks, are one slip.
    """
    details = error.errors(include_url=False)
    missing = {detail["loc"]: detail for detail in details if detail["type"] == "missing"}
    for detail in details:
        if detail["type"] in _UNKNOWN:
            lacking = _find_lacking(detail["loc"], missing)
            missing.pop(lacking, None)
            yield detail["loc"], *_explain_field(detail["loc"], page, names, lacking)
        elif detail["type"] != "missing":
            yield detail["loc"], *_explain(detail, page)
    for loc, detail in missing.items():
        yield loc, *_explain(detail, page)


def _find_lacking(loc: _Loc, missing: Iterable[_Loc]) -> _Loc:
    """Return what the record of a field has no answer to, rather something like the field."""
    beside = [other for other in missing if other[:-1] == loc[:-1]]
    alike = [other for other in beside if find_near(str(loc[-1]), [str(other[-1])])]
    return next(iter(alike or beside), ())


def _explain_field(loc: _Loc, page: str, names: Collection[str], lacking: _Loc) -> tuple[str, str]:
    field = str(loc[-1])
    what = f"`{field}` is no field of this record"
    if lacking:
        fix = f"if you mean `{lacking[-1]}:`, type that; else look in {page}"
        return f"{what}, and `{lacking[-1]}` has no answer", fix
    if field in names:
        return what, f"move it to the record that it belongs to ({page})"
    return what, f"{find_near(field, names)}check the spelling in {page}"


def _explain(error: ErrorDetails, page: str) -> tuple[str, str]:
    """Return what is wrong with a value, and what to type."""
    loc = error["loc"]
    is_key = loc[-1:] == (_KEY,)  # the key is before it, the field before that
    named = [step for step in (loc[:-2] if is_key else loc) if isinstance(step, str)]
    field = named[-1] if named else "the file"
    written, context, kind = error["input"], error.get("ctx", {}), error["type"]
    shown = repr(written[:_SHOWN]) if isinstance(written, str) else "what stands here"
    match kind:
        case "missing":
            return f"`{field}` has no answer", f"type `{field}:` and the answer ({page})"
        case "value_error":
            return _explain_value(field, written, context["error"], page)
        case "none_required":
            return f"`{field}` does not belong here", "take it out"
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
