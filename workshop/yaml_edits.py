"""Edits of YAML files by the place of each letter, so that comments and order stay."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import yaml

Node = yaml.Node
Pair = tuple[Node, Node]


@dataclass(frozen=True)
class Edit:
    """A stretch of a text, by the index of its letters, and what takes its place."""

    start: int
    end: int
    text: str


def put_before(record: Node, field: str, line: str) -> Iterator[Edit]:
    """Yield the edit that puts another field before one, in braces or on a line of its own."""
    for key, _ in pairs_of(record):
        if key.value == field and isinstance(record, yaml.MappingNode):
            at = key.start_mark
            ends = ", " if record.flow_style else "\n" + " " * at.column
            yield Edit(at.index, at.index, line + ends)


def apply(text: str, edits: Iterable[Edit]) -> str:
    """Return a text with all edits made."""
    for edit in sorted(edits, key=lambda edit: -edit.start):
        text = text[: edit.start] + edit.text + text[edit.end :]
    return text


def compose(text: str) -> Node | None:
    """Return the nodes of a text in YAML, which know where they are."""
    node: Node | None = yaml.compose(text, Loader=yaml.SafeLoader)
    return node


def pairs_of(node: Node | None) -> list[Pair]:
    """Return the fields of a record; none of what is no record."""
    return list(node.value) if isinstance(node, yaml.MappingNode) else []


def value_of(node: Node | None, name: str) -> Node | None:
    """Return the value of a field."""
    return next((value for key, value in pairs_of(node) if key.value == name), None)


def items_of(node: Node | None) -> list[Node]:
    """Return the items of a list; none of what is no list."""
    return list(node.value) if isinstance(node, yaml.SequenceNode) else []


def word_of(node: Node | None, name: str) -> str:
    """Return the text of a field, empty for what is no text."""
    value = value_of(node, name)
    return str(value.value) if isinstance(value, yaml.ScalarNode) else ""
