"""YAML files read so that every value is text and remembers its line, then put into models.

YAML guesses types (`no` becomes false, `988` a number). Nothing is guessed here: each field of
a model says what it wants, and a problem can name the line that the editor must mend.

"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

import yaml
from pydantic import ValidationError

from webapp.explanations import EDITORS, explain_all
from webapp.problems import Checked, FixableError, Problem
from webapp.text_files import name_of, read_text

_CUT_OFF = re.compile(r"(?: |[ \t]+(?=#\S))(#[ \t]*[^\s#]+)")
_SLIP = re.compile(r"\s*(?:- )?([a-z_]+):(?!//)(\S.{,40})")
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


_OPENED = ("a quoted scalar", "a simple key", "a flow sequence", "a flow mapping")


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
        if problems := (*_find_hidden(text, name),):
            return None, problems
        lines = dict[Loc, int]()
        return Document(name, _read_node(node, (), lines), lines), ()
    except FixableError as error:
        return None, (Problem(name, error.line, error.what, error.fix),)
    except yaml.MarkedYAMLError as error:
        # An open quote or bracket is noticed lines later; what opened it is what to mend.
        is_open = str(error.context).endswith(_OPENED)
        mark = (error.context_mark if is_open else None) or error.problem_mark
        line = mark.line + 1 if mark else 1
        reason = ", ".join(filter(None, (error.context, error.problem)))
        fix = "compare its indent, dash, colon, quotes and brackets with the lines around it"
        if mark and (slip := _find_slip(text.splitlines(), mark.line)):
            line, reason, fix = slip
    except (yaml.YAMLError, RecursionError) as error:
        reason = str(error).splitlines()[0] if str(error) else "too deeply nested"
        line, fix = 1, "check the whole file"
    return None, (Problem(name, line, f"not readable as YAML ({reason})", fix),)


def _find_slip(lines: list[str], at: int) -> tuple[int, str, str] | None:
    """Return a tab, or a colon without a space, in the line of an error or the one above it."""
    for number in (at, at - 1):
        written = lines[number] if 0 <= number < len(lines) else ""
        if "\t" in written:
            return number + 1, "a tab stands in this line", "type spaces, not a tab"
        if found := _SLIP.match(written):
            fix = f"type a space after the colon, as `{found[1]}: {found[2]}`"
            return number + 1, f"no space follows the colon of `{found[1]}:`", fix
    return None


def _find_hidden(text: str, name: str) -> Iterator[Problem]:
    """Yield an alias, which could stand for all around it, and each value that a # cuts off.

    A remark has two spaces before its #.
    """
    for token in yaml.scan(text, Loader=yaml.CSafeLoader) if {"#", "*"} & {*text} else ():
        line = token.start_mark.line + 1
        if isinstance(token, yaml.AliasToken):
            yield Problem(name, line, "an alias stands for another value", "write the value out")
        elif isinstance(token, yaml.ScalarToken) and (
            found := _CUT_OFF.match(text, token.end_mark.index)
        ):
            what = f"{found[1]!r} and what follows would be left out, as a remark"
            fix = "put the words in quotes, or the remark on its own line"
            yield Problem(name, token.end_mark.line + 1, what, fix)


def _read_node(node: yaml.Node, loc: Loc, lines: dict[Loc, int]) -> Raw:
    """Return what a node says, and note the lines: of a field, that of its name.

    Raises FixableError for a field that stands twice.
    """
    lines.setdefault(loc, node.start_mark.line + 1)
    if isinstance(node, yaml.SequenceNode):
        return [_read_node(child, (*loc, n), lines) for n, child in enumerate(node.value)]
    if not isinstance(node, yaml.MappingNode):
        return str(node.value)
    values = dict[str, Raw]()
    for key, value in node.value:
        field, line = str(key.value), key.start_mark.line + 1
        if field in values:
            raise FixableError(f"`{field}` stands here twice", "keep one of them", line)
        lines[*loc, field] = line
        values[field] = _read_node(value, (*loc, field), lines)
    return values


class Shape[Record](Protocol):
    """What a record must be: a TypeAdapter of pydantic."""

    def validate_python(self, values: object, /, *, context: object = None) -> Record:
        """Return the record, in the context of all others; raises ValidationError."""
        ...

    def json_schema(self) -> dict[str, Any]:
        """Return the fields of the record and of all that are in it."""
        ...


def validate[Record](
    shape: Shape[Record],
    document: Document,
    page: str = EDITORS,
    context: object = None,
) -> Checked[Record | None]:
    """Build a record from a document; None where something does not fit."""
    try:
        return shape.validate_python(document.values, context=context), ()
    except ValidationError as error:
        schema = shape.json_schema()
        records = (schema, *schema.get("$defs", {}).values())
        names = {name for record in records for name in record.get("properties", ())}
        return None, tuple(
            document.report(loc, what, fix) for loc, what, fix in explain_all(error, page, names)
        )


def read_record[Record](
    shape: Shape[Record], path: Path, folder: Path, page: str = EDITORS
) -> Checked[Record | None]:
    """Read a file that is one record; None where it is not readable or something does not fit."""
    document, problems = read_document(path, folder)
    return validate(shape, document, page=page) if document else (None, problems)
