"""YAML files read so that every value is text and remembers its line, then put into models.

YAML guesses types (`no` becomes false, `988` a number). Nothing is guessed here: each field of
a model says what it wants, and a problem can name the line that the editor must mend.

"""

from dataclasses import dataclass, replace
from pathlib import Path

import yaml
from pydantic import TypeAdapter, ValidationError

from webapp.problems import Problem, ProblemsFoundError
from webapp.pydantic_messages import EDITORS, explain
from webapp.text_files import display_path, read_text

Loc = tuple[str | int, ...]
type Raw = str | list["Raw"] | dict[str, "Raw"]


@dataclass(frozen=True)
class Document:
    """One file: its values as text, lists and mappings, and the line of each."""

    name: str
    values: Raw
    lines: dict[Loc, int]

    def line_of(self, loc: Loc) -> int:
        """Return the line of a value, or of the nearest thing around it that exists."""
        while loc and loc not in self.lines:
            loc = loc[:-1]
        return self.lines.get(loc, 1)

    def report(self, loc: Loc, what: str, fix: str) -> Problem:
        """Return what is wrong with a value of this file."""
        return Problem(self.name, self.line_of(loc), what, fix)


class ReuseError(yaml.YAMLError):
    """Raised for what stands for other text: nine lines of it can stand for a billion values."""

    def __init__(self, what: str, lineno: int) -> None:
        """Keep what is used, and in which line."""
        super().__init__(what)
        self.what, self.lineno = what, lineno


_OPENED = ("a quoted scalar", "a simple key", "a flow sequence", "a flow mapping")


def read_document(path: Path, folder: Path) -> Document:
    """Read one YAML file; raises ProblemsFoundError where it is not usable."""
    text, name = read_text(path, folder), display_path(path, folder)
    try:
        refuse_reuse(text)
        if node := yaml.compose(text, Loader=yaml.CSafeLoader):
            document = Document(name, "", {})
            return replace(document, values=_read_node(node, (), document))
        problem = Problem(name, 1, "the file is empty", "bring it back from the last commit")
    except ReuseError as error:
        fix = "write out in each place what it stands for; quote a text that begins with & or *"
        problem = Problem(name, error.lineno, error.what, fix)
    except yaml.MarkedYAMLError as error:
        # An open quote or bracket is noticed lines later; what opened it is what to mend.
        is_open = str(error.context).endswith(_OPENED)
        mark = (error.context_mark if is_open else None) or error.problem_mark
        reason = ", ".join(filter(None, (error.context, error.problem)))
        fix = (
            "compare its indent, dash, colon, quotes and brackets with the lines around it;"
            " type spaces, not a tab, and a space after a colon"
        )
        what = f"not readable as YAML ({reason})"
        problem = Problem(name, mark.line + 1 if mark else 1, what, fix)
    except (yaml.YAMLError, RecursionError) as error:  # of lists in lists
        reason = str(error).partition("\n")[0]
        what = f"not readable as YAML ({reason})"
        problem = Problem(name, 1, what, "check the whole file")
    raise ProblemsFoundError([problem])


def refuse_reuse(text: str | bytes) -> None:
    """Raise ReuseError for an anchor, an alias or a merge key, and YAML's own errors."""
    for event in yaml.parse(text, Loader=yaml.CSafeLoader):
        line = event.start_mark.line + 1 if event.start_mark else 1
        if isinstance(event, yaml.NodeEvent) and event.anchor:
            sign = "*" if isinstance(event, yaml.AliasEvent) else "&"
            raise ReuseError(f"`{sign}{event.anchor}` lets one text stand for another", line)
        if isinstance(event, yaml.ScalarEvent) and event.value == "<<":
            raise ReuseError("`<<` takes in the fields of another record", line)


def _read_node(node: yaml.Node, loc: Loc, document: Document) -> Raw:
    """Return what a node says, and note the lines: of a field, that of its name."""
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
            what = f"`{field}` is here twice"
            raise ProblemsFoundError([document.report((*loc, field), what, "keep one of them")])
        values[field] = _read_node(value, (*loc, field), document)
    return values


def validate[Record](
    shape: TypeAdapter[Record], document: Document, page: str = EDITORS, context: object = None
) -> Record:
    """Build a record from a document; raises ProblemsFoundError for all that does not fit."""
    try:
        return shape.validate_python(document.values, context=context)
    except ValidationError as error:
        raise ProblemsFoundError(
            document.report(each["loc"], *explain(each, page)) for each in error.errors()
        ) from error
