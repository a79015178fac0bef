"""YAML files read so that every value is text and remembers its line, then put into models.

YAML guesses types (`no` becomes false, `988` a number). Nothing is guessed here: each field of
a model says what it wants, and a problem can name the line that the editor must mend.

"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

import yaml
from pydantic import ValidationError
from pydantic_core import ErrorDetails

from webapp.problems import Checked, InvalidValueError, Problem
from webapp.text_files import name_of, read_text

Loc = tuple[str | int, ...]
type Raw = str | list["Raw"] | dict[str, "Raw"]


@dataclass(frozen=True)
class Document:
    """One file: its values as text, lists and mappings, and the line of each."""

    name: str
    values: Raw
    lines: Mapping[Loc, int]

    def line_of(self, loc: Loc) -> int:
        """Return the line of a value, or of the nearest thing around it that exists."""
        while loc and loc not in self.lines:
            loc = loc[:-1]
        return self.lines.get(loc, 1)

    def report(self, loc: Loc, what: str, fix: str) -> Problem:
        """Return what is wrong with a value of this file."""
        return Problem(self.name, self.line_of(loc), what, fix)


# What the parser of YAML says, what an editor would say, and the line as it should look.
_PLAIN_REASONS = {
    "'-' indicator": (
        "this line belongs to no item of the list above it",
        "indent it like the lines of that item, or begin one, as `  - type: voice`",
    ),
    "expected key": (
        "this line is not indented like the lines that it belongs to",
        "give it their indent, as `    cost: free` below `    status: active`",
    ),
    "mapping values": (
        "a second colon, or an indent that no line above it has",
        'put words with a colon in quotes, as `name: "Help: for all"`, or mend the indent',
    ),
    "cannot start any token": (
        "a tab, or a sign that no words may begin with",
        'indent with spaces, and put words that begin with a sign in quotes, as `name: "@home"`',
    ),
    "end of stream": ("a quote opens here and nothing closes it", 'close it, as `name: "Hope"`'),
    "',' or ']'": ("a bracket is open and nothing closes it", "close it, as `needs: [talk, stay]`"),
    "',' or '}'": ("a brace is open and nothing closes it", "close it, as `facts: {years: 5}`"),
}


def read_document(path: Path, folder: Path) -> Checked[Document | None]:
    """Read one YAML file; None when it is not usable."""
    text, problems = read_text(path, folder)
    if text is None:
        return None, problems
    name = name_of(path, folder)
    try:
        node = yaml.compose(text, Loader=yaml.CSafeLoader)
        if node is None:
            fix = "bring it back from the last commit"
            return None, (Problem(name, 1, "the file is empty", fix),)
        if problems := tuple(_find_repeats(node, name)):
            return None, problems
        return Document(name, _values_of(node), {(): _line_of(node), **dict(_lines_in(node))}), ()
    except yaml.MarkedYAMLError as error:
        # An open quote is noticed at the end of the file; what opened it is what to mend.
        is_open = str(error.context).endswith(("a quoted scalar", "a simple key"))
        mark = (error.context_mark if is_open else None) or error.problem_mark
        line, reason = mark.line + 1 if mark else 1, str(error.problem)
        plain = (explained for words, explained in _PLAIN_REASONS.items() if words in reason)
        reason, fix = next(plain, (reason, "check indents and quotes"))
    except (yaml.YAMLError, RecursionError) as error:
        reason = str(error).splitlines()[0] if str(error) else "too deeply nested"
        line, fix = 1, "check the whole file"
    return None, (Problem(name, line, f"not readable as YAML ({reason})", fix),)


def _find_repeats(root: yaml.Node, name: str) -> Iterator[Problem]:
    """Yield a problem for each alias, which could stand for all around it, and each key twice."""
    met, waiting = set[int](), [root]
    while waiting:
        node = waiting.pop()
        if id(node) in met:
            what, fix = "an alias stands for another value", "write the value out"
            yield Problem(name, _line_of(node), what, fix)
            continue
        met.add(id(node))
        if isinstance(node, yaml.SequenceNode):
            waiting += node.value
        elif isinstance(node, yaml.MappingNode):
            keys = set[str]()
            for key, value in node.value:
                if str(key.value) in keys:
                    what = f"`{key.value}` stands here twice"
                    yield Problem(name, _line_of(key), what, "keep one of them")
                keys.add(str(key.value))
                waiting.append(value)


def _values_of(node: yaml.Node) -> Raw:
    if isinstance(node, yaml.SequenceNode):
        return [_values_of(child) for child in node.value]
    if isinstance(node, yaml.MappingNode):
        return {str(key.value): _values_of(value) for key, value in node.value}
    return str(node.value)


def _lines_in(node: yaml.Node, loc: Loc = ()) -> Iterator[tuple[Loc, int]]:
    """Yield the place and the line of all that is below a node: of a field, that of its name."""
    if isinstance(node, yaml.SequenceNode):
        for index, child in enumerate(node.value):
            yield (*loc, index), _line_of(child)
            yield from _lines_in(child, (*loc, index))
    elif isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield (*loc, str(key.value)), _line_of(key)
            yield from _lines_in(value, (*loc, str(key.value)))


def _line_of(node: yaml.Node) -> int:
    return int(node.start_mark.line) + 1


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


@dataclass(frozen=True)
class Guide:
    """The page that says what a file may hold, and the names that its fields once had."""

    page: str
    renamed: Mapping[str, str]


EDITORS = Guide("docs/editors.md", FIRST_WORDS)
TRANSLATORS = Guide("docs/translators/README.md", {})


class Shape[Record](Protocol):
    """What a record must be: a TypeAdapter of pydantic."""

    def validate_python(self, values: object, /) -> Record:
        """Return the record; raises ValidationError."""
        ...


def validate[Record](
    shape: Shape[Record], document: Document, at: Loc = (), guide: Guide = EDITORS
) -> Checked[Record | None]:
    """Build a record from a part of a document; None where something does not fit."""
    values: Any = document.values
    for step in at:
        values = values[step]
    try:
        return shape.validate_python(values), ()
    except ValidationError as error:
        found = [((*at, *d["loc"]), d) for d in error.errors(include_url=False)]
        return None, tuple(
            document.report(loc, *_explain(detail, loc, guide)) for loc, detail in found
        )


def read_record[Record](
    shape: Shape[Record], path: Path, folder: Path, guide: Guide = EDITORS
) -> Checked[Record | None]:
    """Read a file that is one record; None where it is not readable or something does not fit."""
    document, problems = read_document(path, folder)
    return validate(shape, document, guide=guide) if document else (None, problems)


def write_records(head: str, records: Mapping[str, object]) -> str:
    """Return the text of a file that commands alone write."""
    return head + yaml.safe_dump(
        dict(records), sort_keys=False, allow_unicode=True, default_flow_style=False, width=1000
    )


def _explain(error: ErrorDetails, loc: Loc, guide: Guide) -> tuple[str, str]:
    named = [step for step in loc if isinstance(step, str)]
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
            return f"`{field}` is no field of this record", f"check the spelling in {guide.page}"
        case "value_error":
            wrong, see = context["error"], f"see {guide.page}"
            is_ours = isinstance(wrong, InvalidValueError)  # `urlsplit` has words of its own
            what, fix = (wrong.what, wrong.fix) if is_ours else (str(wrong), see)
            return f"`{field}`: {what}", fix
        case "enum":
            return f"`{field}` cannot be {shown}", f"type one of {context['expected']}"
        case "string_type":
            return f"`{field}` should be text on one line", f"type `{field}: some words`"
        case "tuple_type" | "dict_type" | "mapping_type" | "dataclass_type":
            below = f"type each below it, indented, as `name: value` ({guide.page})"
            if kind == "tuple_type":
                below = f"type it as `{field}: [one, another]`"
            return f"`{field}` should be {'a list' if kind == 'tuple_type' else 'fields'}", below
        case "string_too_long":
            return f"`{field}` is too long", f"use at most {context['max_length']} letters"
        case _ if kind.startswith("date"):
            return f"`{field}`: {shown} is not a date", "type it as 2026-11-24"
        case _ if kind.startswith(("int", "bool")):
            return f"`{field}` cannot be {shown}", "type a whole number, or true"
        case _:
            return f"`{field}`: {error['msg']}", f"see {guide.page}"
