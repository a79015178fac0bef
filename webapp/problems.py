"""Problems in files that people write, with their lines and fixes."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from errno import EDQUOT, ENOSPC
from typing import NamedTuple

import click


class Problem(NamedTuple):
    """One mistake in a file: where it is, what is wrong and what to type instead."""

    file: str
    line: int
    what: str
    fix: str

    def __str__(self) -> str:
        """Return `file:line: what is wrong; what to type`."""
        return f"{self.file}:{self.line}: {self.what}; {self.fix}"


@dataclass(eq=False)
class InvalidValueError(ValueError):
    """Raised for one invalid value, with what is wrong and what to type.

    A pydantic validator may raise it; the caller knows the file and line.
    """

    what: str
    fix: str

    def __str__(self) -> str:
        """Return `what is wrong; what to type`."""
        return f"{self.what}; {self.fix}"


class ProblemsFoundError(click.ClickException):
    """Raised with all problems at once, so that a person can fix them in one pass.

    Click and Flask print them without a traceback.
    """

    def __init__(self, *problems: Problem) -> None:
        """Store the problems, without duplicates, sorted by file and line."""
        self.problems = tuple(sorted(set(problems)))
        super().__init__("\n".join(map(str, self.problems)))


def refuse(problems: Iterable[Problem]) -> None:
    """Raise ProblemsFoundError with the problems, if there are any."""
    if found := [*problems]:
        raise ProblemsFoundError(*found)


@contextmanager
def collect_problems(problems: list[Problem]) -> Iterator[None]:
    """Append the problems that the block raises to a list, and go on after the block."""
    try:
        yield
    except ProblemsFoundError as error:
        problems += error.problems


def explain(error: Exception) -> str:
    """Return the message of an error, in plain words if the disk is full."""
    if isinstance(error, OSError) and error.errno in {ENOSPC, EDQUOT}:
        return (
            "The disk is full. Every file is whole, and the old pages stay."
            " Delete something, or ask who runs the machine. Then try again."
        )
    return str(error)


class CommandGroup(click.Group):
    """A group of commands that print each problem on a line, without a traceback."""

    def invoke(self, ctx: click.Context) -> object:
        """Run the command that was typed."""
        try:
            return super().invoke(ctx)
        except (ProblemsFoundError, OSError, ValueError) as error:
            click.echo(explain(error), err=True)
            ctx.exit(1)
