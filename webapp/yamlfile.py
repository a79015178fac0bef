"""YAML files read so that every value is text and remembers its line, then put into models.

YAML guesses types (`no` becomes false, `988` a number). Nothing is guessed here: each field of
a model says what it wants, and a problem can name the line that the editor must mend.

"""

import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

import yaml
from pydantic import ValidationError

from webapp.explanations import EDITORS, explain_all
from webapp.problems import Checked, Problem
from webapp.text_files import name_of, read_text

_HASH = re.compile(r"([ \t]+)#([ \t#]*)[^\s#]+")
_TEXTS = re.compile(  # of these a word more may belong to the text, even behind a single one
    "(alternate_)?name|short|description|eligibility|(status_)?note|reporting|call_back"
)
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
# What the parser of YAML says, what an editor would say, and the line as it should look.
_PLAIN_REASONS = {
    "'-' indicator": (
        "this line belongs to no item of the list above it",
        "indent it like the lines of that item, or begin one, as `  - voice: (207) 555-0123`",
    ),
    "expected key": (
        "this line is not indented like the lines that it belongs to",
        "give it their indent, as `    cost: free` below `    status: active`",
    ),
    "mapping values": (
        "a second colon, or an indent that no line above it has",
        'put words with a colon in quotes, as `name: "Help: for all"`, or mend indent and dash',
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
        if problems := (*_find_repeats(node, name), *_find_cut_off(text, name)):
            return None, problems
        return Document(name, _values_of(node), {(): _line_of(node), **dict(_lines_in(node))}), ()
    except yaml.MarkedYAMLError as error:
        # An open quote or bracket is noticed lines later; what opened it is what to mend.
        is_open = str(error.context).endswith(_OPENED)
        mark = (error.context_mark if is_open else None) or error.problem_mark
        line, reason = mark.line + 1 if mark else 1, str(error.problem)
        plain = (explained for words, explained in _PLAIN_REASONS.items() if words in reason)
        reason, fix = next(plain, (reason, "check indents and quotes"))
        if mark and (slip := _find_slip(text.splitlines(), mark.line)):
            line, reason, fix = slip
        elif is_open and mark and "end of stream" in str(error.problem):
            fix = _say_how_to_close(text, mark.line, text.splitlines()[mark.line][mark.column])
        elif opened := _find_open_quote(text, line):
            line, reason, fix = opened
    except (yaml.YAMLError, RecursionError) as error:
        reason = str(error).splitlines()[0] if str(error) else "too deeply nested"
        line, fix = 1, "check the whole file"
    return None, (Problem(name, line, f"not readable as YAML ({reason})", fix),)


def _find_open_quote(text: str, line: int) -> tuple[int, str, str] | None:
    """Return where a quote opened that another one closed just before this line, lines later."""
    opened = None
    with suppress(yaml.YAMLError):
        for token in yaml.scan(text, Loader=yaml.CSafeLoader):
            if isinstance(token, yaml.ScalarToken) and token.style in {'"', "'"}:
                start, end = token.start_mark.line, token.end_mark.line
                if start < end and line - 2 <= end < line:  # one that is elsewhere is meant
                    opened = start, end, token.style
    if opened is None:
        return None
    start, end, quote = opened
    reason = f"a quote opens here, and the next one, in line {end + 1}, closes it"
    return start + 1, reason, _say_how_to_close(text, start, quote)


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


def _say_how_to_close(text: str, line: int, quote: str) -> str:
    return f"close it, as `{text.splitlines()[line].strip()}{quote}`"


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


def _find_cut_off(text: str, name: str) -> Iterator[Problem]:
    """Yield a problem for each value that a # cuts off.

    A remark has a space behind its #, and two before it where the value is a text or several words.
    """
    lines, field = text.splitlines() if _HASH.search(text) else [], ""
    for token in yaml.scan(text, Loader=yaml.CSafeLoader) if lines else ():
        if not isinstance(token, yaml.ScalarToken) or token.end_mark.line >= len(lines):
            continue
        line, column = token.end_mark.line, token.end_mark.column
        if found := _HASH.match(lines[line], column):
            is_text = bool(_TEXTS.fullmatch(field)) and token.value != "unknown"
            signs = (is_text, " " in token.value, len(found[1]) == 1)
            if found[2] and not (token.plain and sum(signs) > 1):
                continue
            what = f"{found[0].strip()!r} and what follows would be left out, as a remark"
            fix = 'put the words in quotes, as `name: "Line # one"`, or the remark on its own line'
            fix = fix if found[2] else fix.replace("# one", "#one")
            yield Problem(name, line + 1, what, fix)
        field = token.value  # of a value, the scalar before it is its field


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
    at: Loc = (),
    page: str = EDITORS,
    context: object = None,
) -> Checked[Record | None]:
    """Build a record from a part of a document; None where something does not fit."""
    values: Any = document.values
    for step in at:
        values = values[step]
    try:
        return shape.validate_python(values, context=context), ()
    except ValidationError as error:
        schema = shape.json_schema()
        records = (schema, *schema.get("$defs", {}).values())
        names = {name for record in records for name in record.get("properties", ())}
        return None, tuple(
            document.report((*at, *loc), what, fix)
            for loc, what, fix in explain_all(error, page, names)
        )


def read_record[Record](
    shape: Shape[Record], path: Path, folder: Path, page: str = EDITORS
) -> Checked[Record | None]:
    """Read a file that is one record; None where it is not readable or something does not fit."""
    document, problems = read_document(path, folder)
    return validate(shape, document, page=page) if document else (None, problems)
