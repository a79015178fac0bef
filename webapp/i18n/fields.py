"""The fields of a language's file, each read as what it should be; all else is a fault."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from webapp.problems import Fault
from webapp.yamlfile import Document, Loc, Raw

_LONGEST = 60


@dataclass(frozen=True)
class Fields:
    """The fields of one file, and where faults go."""

    document: Document
    faults: list[Fault]

    def blame(self, at: str | Loc, what: str, type_this: str) -> None:
        """Add a fault at a field."""
        loc = (at,) if isinstance(at, str) else at
        name = next(step for step in loc if isinstance(step, str))
        line = self.document.line_of(loc)
        self.faults.append(Fault(self.document.name, line, f"`{name}`: {what}", type_this))

    def refuse_others(self, known: Sequence[str]) -> None:
        """Blame every field that no language has."""
        if not isinstance(self.document.values, dict):
            do = "type each as `name: value` on a line of its own"
            self.faults.append(Fault(self.document.name, 1, "the file holds no fields", do))
        for name in self._all():
            if name not in known:
                self.blame(name, "is no field of a language", f"type one of {', '.join(known)}")

    def text(self, name: str, *, needed: bool = False) -> str:
        """Return a field that is one line of text; empty when it is left out."""
        value = self._all().get(name)
        if value is None or value == "":
            if needed:
                self.blame(name, "has no answer", f"type `{name}:` and the answer")
            return ""
        return self._line((name,), value)

    def texts(self, name: str) -> list[str]:
        """Return a field that is a list of texts."""
        value = self._all().get(name, [])
        if not isinstance(value, list):
            self.blame(name, "is no list", f"type `{name}:` and below it `  - some words`")
            return []
        return [self._line((name, index), one) for index, one in enumerate(value)]

    def texts_by_name(self, name: str) -> dict[str, str]:
        """Return a field that holds texts by their names."""
        value = self._all().get(name, {})
        if not isinstance(value, dict):
            self.blame(name, "holds no names", f"type `{name}:` and below it `  name: some words`")
            return {}
        return {key: self._line((name, key), one) for key, one in value.items()}

    def pattern(self, loc: Loc, text: str) -> re.Pattern[str] | None:
        """Return a regular expression that asks for at least one letter."""
        try:
            found = re.compile(text, re.IGNORECASE)
        except re.error as error:
            self.blame(loc, f"{text!r} is no pattern ({error.msg})", "type a plain word")
            return None
        if found.search("") is not None:
            self.blame(loc, f"{text!r} is in every text", "type a plain word")
            return None
        return found

    def people(self, name: str) -> Iterator[str]:
        """Yield the names of people who asked to be named; no way to reach them is shown."""
        for index, text in enumerate(self.texts(name)):
            if re.search(r"[@/<>\d]", text):
                self.blame((name, index), f"{text!r} is no name", "type a name, and no address")
            elif text:
                yield text

    def _all(self) -> dict[str, Raw]:
        return self.document.values if isinstance(self.document.values, dict) else {}

    def _line(self, loc: Loc, value: Raw) -> str:
        if not isinstance(value, str) or not value.strip():
            self.blame(loc, "is no line of text", "type some words")
            return ""
        if len(value) > _LONGEST and loc[0] not in {"plural_forms", "and"}:
            self.blame(loc, "is too long", f"use at most {_LONGEST} letters")
        if any(unicodedata.category(one) in {"Cc", "Cf", "Co", "Cs"} for one in value):
            self.blame(loc, "holds an invisible character", "delete it")
            return ""
        return unicodedata.normalize("NFC", value.strip())
