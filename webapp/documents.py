"""YAML files read so that every value is text and remembers its line.

YAML guesses types (`no` becomes false, `988` a number). Nothing is guessed here: each field of
the model says what it wants, and a fault can name the line that the editor must mend.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import yaml

from webapp.faults import Fault
from webapp.textfiles import name_of, read_text

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


def read_document(path: Path, folder: Path, faults: list[Fault]) -> Document | None:
    """Read one YAML file; add faults and return None when it is not usable."""
    text = read_text(path, folder, faults)
    if text is None:
        return None
    name = name_of(path, folder)
    try:
        node = yaml.compose(text, Loader=yaml.CSafeLoader)
    except yaml.MarkedYAMLError as error:
        # An open quote is noticed at the end of the file; what opened it is what to mend.
        is_open = str(error.context).endswith(("a quoted scalar", "a simple key"))
        mark = (error.context_mark if is_open else None) or error.problem_mark
        line = mark.line + 1 if mark else 1
        faults.append(
            Fault(name, line, f"not readable as YAML ({error.problem})", "check indents and quotes")
        )
        return None
    except (yaml.YAMLError, RecursionError) as error:
        what = str(error).splitlines()[0] if str(error) else "too deeply nested"
        faults.append(Fault(name, 1, f"not readable as YAML ({what})", "check the whole file"))
        return None
    if node is None:
        faults.append(Fault(name, 1, "the file is empty", "bring it back from the last commit"))
        return None
    walk = _Walk(name, faults, {}, set())
    before = len(faults)
    values = walk.unfold(node, ())
    return Document(name, values, walk.lines) if len(faults) == before else None


@dataclass(frozen=True)
class _Walk:
    """One way through a file, which notes the line of everything it meets."""

    name: str
    faults: list[Fault]
    lines: dict[Loc, int]
    met: set[int]

    def unfold(self, node: yaml.Node, loc: Loc) -> Raw:
        line = node.start_mark.line + 1
        self.lines.setdefault(loc, line)
        if id(node) in self.met:
            self._blame(line, "an alias stands for another value", "write the value out")
            return ""
        self.met.add(id(node))
        if isinstance(node, yaml.ScalarNode):
            return str(node.value)
        if isinstance(node, yaml.SequenceNode):
            return [self.unfold(one, (*loc, n)) for n, one in enumerate(node.value)]
        found: dict[str, Raw] = {}
        for key_node, value_node in node.value:
            key = str(key_node.value)
            key_line = key_node.start_mark.line + 1
            if key in found:
                self._blame(key_line, f"`{key}` stands here twice", "keep one of them")
            self.lines[*loc, key] = key_line
            found[key] = self.unfold(value_node, (*loc, key))
        return found

    def _blame(self, line: int, what: str, type_this: str) -> None:
        self.faults.append(Fault(self.name, line, what, type_this))
