"""YAML files read so that every value is text and remembers its line, then put into models.

YAML guesses types (`no` becomes false, `988` a number). Nothing is guessed here: each field of
a model says what it wants, and a problem can name the line that the editor must mend.

"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from pydantic import TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from webapp.problems import InvalidValueError, Problem
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


def read_document(path: Path, folder: Path, problems: list[Problem]) -> Document | None:
    """Read one YAML file; add problems and return None when it is not usable."""
    text = read_text(path, folder, problems)
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
        problems.append(
            Problem(
                name, line, f"not readable as YAML ({error.problem})", "check indents and quotes"
            )
        )
        return None
    except (yaml.YAMLError, RecursionError) as error:
        what = str(error).splitlines()[0] if str(error) else "too deeply nested"
        problems.append(Problem(name, 1, f"not readable as YAML ({what})", "check the whole file"))
        return None
    if node is None:
        problems.append(Problem(name, 1, "the file is empty", "bring it back from the last commit"))
        return None
    walk = _Walk(name, problems, {}, set())
    before = len(problems)
    values = walk.unfold(node, ())
    return Document(name, values, walk.lines) if len(problems) == before else None


@dataclass(frozen=True)
class _Walk:
    """One way through a file, which notes the line of everything it meets."""

    name: str
    problems: list[Problem]
    lines: dict[Loc, int]
    met: set[int]

    def unfold(self, node: yaml.Node, loc: Loc) -> Raw:
        line = node.start_mark.line + 1
        self.lines.setdefault(loc, line)
        if id(node) in self.met:
            self._report(line, "an alias stands for another value", "write the value out")
            return ""
        self.met.add(id(node))
        if isinstance(node, yaml.ScalarNode):
            return str(node.value)
        if isinstance(node, yaml.SequenceNode):
            return [self.unfold(child, (*loc, n)) for n, child in enumerate(node.value)]
        found: dict[str, Raw] = {}
        for key_node, value_node in node.value:
            key = str(key_node.value)
            key_line = key_node.start_mark.line + 1
            if key in found:
                self._report(key_line, f"`{key}` stands here twice", "keep one of them")
            self.lines[*loc, key] = key_line
            found[key] = self.unfold(value_node, (*loc, key))
        return found

    def _report(self, line: int, what: str, fix: str) -> None:
        self.problems.append(Problem(self.name, line, what, fix))


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


def validate[Record](
    shape: TypeAdapter[Record],
    document: Document,
    problems: list[Problem],
    at: Loc = (),
    guide: Guide = EDITORS,
) -> Record | None:
    """Build a record from a part of a document; add a problem for all that does not fit."""
    values: Any = document.values
    for step in at:
        values = values[step]
    try:
        return shape.validate_python(values)
    except ValidationError as error:
        for detail in error.errors(include_url=False):
            loc = (*at, *detail["loc"])
            what, fix = _explain(detail, loc, guide)
            problems.append(Problem(document.name, document.line_of(loc), what, fix))
    return None


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
            return f"`{field}` has the wrong shape", "look at another file for the shape"
        case "string_too_long":
            return f"`{field}` is too long", f"use at most {context['max_length']} letters"
        case _ if kind.startswith("date"):
            return f"`{field}`: {shown} is not a date", "type it as 2026-11-24"
        case _ if kind.startswith(("int", "bool")):
            return f"`{field}` cannot be {shown}", "type a whole number, or true"
        case _:
            return f"`{field}`: {error['msg']}", f"see {guide.page}"
