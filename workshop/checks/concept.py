"""One meaning that a life can hang on, as the English says it."""

import re
from dataclasses import dataclass
from functools import cached_property

_LOOSE = frozenset({"you", "we", "he", "she", "they"})
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_FIRM = frozenset(
    (
        *("may have to", "only", "never", "open", "danger", "free of charge", "at least"),
        *("under an age", "before", "night", "today", "minutes", "hours", "weeks", "months"),
        *("years", "first", "last", "child", "adult", "woman", "man", "prosecutor", "doctor"),
        *("text", "county", "or", *DAYS),
    )
)


@dataclass(frozen=True)
class Concept:
    """One meaning: the pattern of the English that asks for it, and of that beside which it may be.

    Languages say most meanings in more ways than a list can hold, so that it proves little if no
    word of the list is there.
    """

    name: str
    english: str
    near: str = ""

    @property
    def is_firm(self) -> bool:
        """Whether languages have few words for it, so that a missing one is a finding."""
        return self.name in _FIRM

    @property
    def is_loose(self) -> bool:
        """Whether it hides in endings and small words, so that a doubtful word answers for it."""
        return self.name in _LOOSE

    @cached_property
    def asks(self) -> re.Pattern[str]:
        """Return the pattern of the English that asks for it."""
        return re.compile(self.english, re.IGNORECASE)

    @cached_property
    def allows(self) -> re.Pattern[str]:
        """Return the pattern of the English beside which a translation may say it as well."""
        return re.compile(self.near or r"(?!)", re.IGNORECASE)
