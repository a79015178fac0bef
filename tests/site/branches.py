"""Templates that tell which of their branches a page has reached."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import ClassVar

from flask import Flask
from flask.templating import Environment
from jinja2 import nodes


@dataclass
class Branches:
    """The branches of all templates that were read, and those that some page reached."""

    templates: set[str] = field(default_factory=set)
    known: set[str] = field(default_factory=set)
    reached: set[str] = field(default_factory=set)

    def reach(self, branch: str, value: object = None) -> object:
        """Note a branch; give the value of an expression back."""
        self.reached.add(branch)
        return value


class CoverageEnvironment(Environment):
    """Puts a call into each branch of `if`, `for` and macros, and where an `if` is not true."""

    coverage: ClassVar[Branches] = Branches()

    def __init__(self, app: Flask, **options: object) -> None:
        """Let templates call what notes a branch; those that other apps share do not."""
        super().__init__(app, **{**options, "bytecode_cache": None})
        self.globals["reach_branch"] = self.coverage.reach

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        template = super()._parse(source, name, filename)
        self.coverage.templates.add(str(name))
        for number, (line, kind, body) in enumerate(_bodies(template)):
            branch = f"{name}:{line} {kind} ({number})"
            self.coverage.known.add(branch)
            call = nodes.Call(
                nodes.Name("reach_branch", "load"), [nodes.Const(branch)], [], None, None
            )
            body.insert(0, nodes.ExprStmt(call).set_lineno(line))
        template.set_environment(self)
        return template


def _bodies(template: nodes.Template) -> Iterator[tuple[int, str, list[nodes.Node]]]:
    """Yield line, kind and body of each branch; the empty body too where an `if` has no `else`."""
    for macro in list(template.find_all(nodes.Macro)):
        yield macro.lineno, "macro", macro.body
    for loop in list(template.find_all(nodes.For)):
        yield loop.lineno, "for", loop.body
    questions = list(template.find_all(nodes.If))
    others = {id(other) for branch in questions for other in branch.elif_}
    for branch in questions:
        yield branch.lineno, "elif" if id(branch) in others else "if", branch.body
        if id(branch) not in others:
            yield branch.lineno, "else", branch.else_
