"""Problems in what people write, reported so that the person can fix them."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Problem:
    """One thing that is wrong, where it is, and what to type instead."""

    file: str
    line: int
    what: str
    fix: str

    def __str__(self) -> str:
        """Return `file:line: what is wrong; what to type`."""
        return f"{self.file}:{self.line}: {self.what}; {self.fix}"


class InvalidValueError(ValueError):
    """Raised for one value; pydantic hands it on as what is wrong with a field."""

    def __init__(self, what: str, fix: str) -> None:
        """Keep what is wrong and what to type; whoever catches it knows where."""
        super().__init__(f"{what}; {fix}")
        self.what, self.fix = what, fix


class ProblemsFoundError(Exception):
    """Raised with every problem at once, so that nobody mends them one by one."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        """Keep the problems in the order of files and lines."""
        self.problems = tuple(sorted(set(problems)))
        super().__init__("\n".join(str(problem) for problem in self.problems))


@contextmanager
def collect(problems: list[Problem]) -> Iterator[None]:
    """Keep what one reading finds wrong, so that the others are read too."""
    try:
        yield
    except ProblemsFoundError as error:
        problems += error.problems
