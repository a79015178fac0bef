"""One meaning of the English that a translation must not lose or add."""

import re
from dataclasses import dataclass
from functools import cached_property


@dataclass(frozen=True)
class Concept:
    """One meaning: the English that asks for it, and the English beside which it may stand.

    `english` and `near` are patterns, and `name` the English that a finding shows. Without `near` a
    translation may say it anywhere: the words for it have other uses. `against` is the meaning that
    must not stand in its place. A `topic` may be named in any sentence of a message.
    """

    name: str
    english: str
    near: str = ""
    against: str = ""
    is_topic: bool = False

    @cached_property
    def asks(self) -> re.Pattern[str]:
        """Return the pattern of the English that asks for it."""
        return re.compile(self.english, re.IGNORECASE)

    @cached_property
    def allows(self) -> re.Pattern[str]:
        """Return the pattern of the English beside which a translation may say it."""
        return re.compile(f"{self.english}|{self.near}" if self.near else "", re.IGNORECASE)
