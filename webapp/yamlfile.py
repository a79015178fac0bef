"""Reads YAML files without guessing types, keeps line numbers, and validates into models.

YAML would turn `no` into False and `988` into a number. Here every value stays text until a
model's field converts it, and every problem can name the line to correct.
"""

import re
from pathlib import Path
from typing import NamedTuple

import yaml
from pydantic import TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from webapp.problems import InvalidValueError, Problem, ProblemsFoundError
from webapp.text_files import RESTORE, display_path, read_text

Loc = tuple[str | int, ...]  # the path to a value: names of fields, and indexes into lists
type Raw = str | list["Raw"] | dict[str, "Raw"]

# What the context of a YAML error ends with if a quote or bracket is not closed.
_UNCLOSED = ("a quoted scalar", "a simple key", "a flow sequence", "a flow mapping")

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


class Document(NamedTuple):
    """One file: its values as text, lists and mappings, and the line of each value."""

    name: str
    values: Raw
    lines: dict[Loc, int]

    def line_of(self, loc: Loc) -> int:
        """Return the line of a value, or of the nearest value around it that exists."""
        while loc and loc not in self.lines:
            loc = loc[:-1]
        return self.lines.get(loc, 1)

    def make_problem(self, loc: Loc, what: str, fix: str) -> Problem:
        """Return a problem with a value of this file."""
        return Problem(self.name, self.line_of(loc), what, fix)


def read_document(path: Path, folder: Path) -> Document:
    """Read one YAML file of a folder; raises ProblemsFoundError if it cannot be used."""
    text = read_text(path, folder)
    name = display_path(path, folder)
    document = Document(name, "", {})
    try:
        if re.search(r"(?:^|[\s\[{,:?-])[&*]\S", text):
            _reject_aliases(text, name)
        if root := yaml.compose(text, Loader=yaml.CSafeLoader):
            return Document(name, _read_node(root, (), document), document.lines)
    except (yaml.YAMLError, RecursionError) as error:
        raise ProblemsFoundError(_explain_yaml_error(name, error)) from error
    raise ProblemsFoundError(Problem(name, 1, "the file is empty", RESTORE))


def _reject_aliases(text: str, name: str) -> None:
    """Raise ProblemsFoundError for an alias: a few lines can expand to a billion values."""
    for token in yaml.scan(text, Loader=yaml.CSafeLoader):
        if isinstance(token, yaml.AliasToken | yaml.AnchorToken):
            sign = text[token.start_mark.index]
            line = token.start_mark.line + 1
            raise ProblemsFoundError(
                Problem(
                    name,
                    line,
                    f"`{sign}{token.value}` repeats a text by reference",
                    "write out the text wherever it is used; quote a text that begins with & or *",
                )
            )


def _explain_yaml_error(name: str, error: yaml.YAMLError | RecursionError) -> Problem:
    """Return what is wrong with a file that cannot be read as YAML."""
    line = 1
    reason = str(error).partition("\n")[0]
    fix = "check the whole file"
    if isinstance(error, yaml.MarkedYAMLError):
        reason = ", ".join(part for part in (error.context, error.problem) if part)
        mark = error.problem_mark
        # An unclosed quote or bracket is noticed lines later; name the line where it opens.
        if error.context_mark and str(error.context).endswith(_UNCLOSED):
            mark = error.context_mark
        line = mark.line + 1 if mark else 1
        fix = (
            "compare its indent, dash, colon, quotes and brackets with the lines around it;"
            " type spaces, not a tab, and a space after a colon;"
            " put quotation marks around a text that has a colon"
        )
    return Problem(name, line, f"not readable as YAML ({reason})", fix)


def _read_node(node: yaml.Node, loc: Loc, document: Document) -> Raw:
    """Return the value of a node and record its line; of a field, the line of its name."""
    document.lines.setdefault(loc, node.start_mark.line + 1)
    if isinstance(node, yaml.SequenceNode):
        return [_read_node(child, (*loc, n), document) for n, child in enumerate(node.value)]
    if not isinstance(node, yaml.MappingNode):
        return str(node.value)
    values = dict[str, Raw]()
    for key, value in node.value:
        field = str(key.value)
        document.lines[*loc, field] = key.start_mark.line + 1
        if field in values:
            raise ProblemsFoundError(
                document.make_problem((*loc, field), f"`{field}` is here twice", "delete one")
            )
        values[field] = _read_node(value, (*loc, field), document)
    return values


def validate[Record](
    shape: type[Record], document: Document, guide: str = EDITORS, context: object = None
) -> Record:
    """Convert a document into a type; raises ProblemsFoundError with every invalid value."""
    try:
        return TypeAdapter(shape).validate_python(document.values, context=context)
    except ValidationError as error:
        problems = [
            document.make_problem(details["loc"], *_explain_invalid_value(details, guide))
            for details in error.errors()
        ]
        raise ProblemsFoundError(*problems) from error


def _explain_invalid_value(error: ErrorDetails, guide: str) -> tuple[str, str]:
    """Return what is wrong and what to type, for people who do not program.

    `guide` is the document that lists the fields.
    """
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
