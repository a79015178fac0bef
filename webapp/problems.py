"""Faults in what people write, told so that the person can mend them."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Fault:
    """One thing that is wrong, where it is, and what to type instead.

    `kind` names its sort where people choose by it, as with the checks of translations.
    """

    file: str
    line: int
    what: str
    type_this: str
    kind: str = ""

    def __str__(self) -> str:
        """Return `file:line: what is wrong; what to type`."""
        return f"{self.file}:{self.line}: {self.what}; {self.type_this}"


class FaultsFoundError(Exception):
    """Raised with every fault at once, so that nobody mends them one by one."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        """Keep the faults in the order of files and lines."""
        self.faults = tuple(sorted(set(faults)))
        super().__init__("\n".join(str(fault) for fault in self.faults))
