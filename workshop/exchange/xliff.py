"""Rows as XLIFF 2, which the tools of translators open, and answers out of such a file.

Placeholders are `<ph>`, so that a tool keeps them whole. A file is read by expat, which loads
nothing from elsewhere; one with a document type, which could grow without end, is refused.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from html import escape
from io import BytesIO
from itertools import groupby
from xml.parsers.expat import ExpatError, ParserCreate

from webapp.i18n.checks.unit import PLACEHOLDER
from webapp.i18n.locales import SOURCE, SiteLocale
from webapp.problems import Checked, Problem
from workshop.exchange.rows import Answer, Row, read_id
from workshop.exchange.spreadsheets import not_an_id

NAMESPACE = "urn:oasis:names:tc:xliff:document:2.0"
_NOT_IN_XML = re.compile("[\x00-\x08\x0b-\x1f\ufffe\uffff]")
_STATES = {"missing": "initial", "reviewed": "reviewed"}
_NOTES = ("comment", "pages", "limit", "context")


def write_rows(rows: Iterable[Row], locale: SiteLocale) -> bytes:
    """Return an XLIFF file of rows, a `<file>` for each catalog."""
    units = (
        (domain, "".join(map(_write_unit, of_domain)))
        for domain, of_domain in groupby(rows, key=lambda row: row.domain)
    )
    files = (
        f'<file id="{domain}" original="{locale.code}/LC_MESSAGES/{domain}.po"'
        f' canResegment="no" trgDir="{locale.direction}" xml:space="preserve">\n{written}</file>\n'
        for domain, written in units
    )
    return (
        f'<?xml version="1.0" encoding="utf-8"?>\n<xliff xmlns="{NAMESPACE}" version="2.0"'
        f' srcLang="{SOURCE.code}" trgLang="{locale.code}">\n{"".join(files)}</xliff>\n'
    ).encode()


def _write_unit(row: Row) -> str:
    notes = "".join(
        f'<note category="{name}">{_write_text(text, is_plain=True)}</note>\n'
        for name in _NOTES
        if (text := getattr(row, name))
    )
    names = dict.fromkeys(PLACEHOLDER.findall(row.english + row.translation))
    data = "".join(f'<data id="{name}">%({name})s</data>\n' for name in names)
    target = f"<target>{_write_text(row.translation)}</target>\n" if row.translation else ""
    return (
        f'<unit id="{row.id}">\n'
        + (f"<notes>\n{notes}</notes>\n" if notes else "")
        + (f"<originalData>\n{data}</originalData>\n" if data else "")
        + f'<segment state="{_STATES.get(row.state, "translated")}" subState="site:{row.state}">\n'
        f"<source>{_write_text(row.english)}</source>\n{target}</segment>\n</unit>\n"
    )


def _write_text(text: str, *, is_plain: bool = False) -> str:
    """Return a text in XML: what XML cannot hold is spelled out, placeholders are elements."""
    if is_plain:
        return escape(_NOT_IN_XML.sub("\ufffd", text))
    seen: list[str] = []

    def place(match: re.Match[str]) -> str:
        seen.append(match[1])
        count = seen.count(match[1])
        identity = match[1] if count == 1 else f"{match[1]}.{count}"
        return f'<ph id="{identity}" dataRef="{match[1]}" equiv="{match[1]}"/>'

    written = PLACEHOLDER.sub(place, escape(text))
    return _NOT_IN_XML.sub(lambda match: f'<cp hex="{ord(match[0]):04X}"/>', written)


def read_answers(raw: bytes, name: str) -> Checked[list[Answer]]:
    """Return what came back in an XLIFF file, and a problem for what cannot be read."""
    reader = _Reader()
    try:
        reader.read(raw)
    except (ExpatError, LookupError, OverflowError, ValueError) as error:
        line = reader.parser.CurrentLineNumber
        fix = "save it as XLIFF 2 once more, or export it anew"
        return [], (Problem(name, line, f"it cannot be read as XLIFF 2 ({error})", fix),)
    found = [(unit, read_id(unit.id)) for unit in reader.units]
    return (
        [
            Answer(row_id, unit.english, unit.translation, unit.line)
            for unit, row_id in found
            if row_id is not None
        ],
        tuple(not_an_id(name, unit.line, unit.id) for unit, row_id in found if row_id is None),
    )


@dataclass
class _Unit:
    """A unit as it is read: its segments one after the other, however a tool has cut them."""

    id: str
    line: int
    data: dict[str, str] = field(default_factory=dict)
    sources: list[str] = field(default_factory=list)
    targets: list[str | None] = field(default_factory=list)

    @property
    def english(self) -> str:
        return "".join(self.sources)

    @property
    def translation(self) -> str:
        """Return the whole translation; nothing while a segment has none."""
        texts = [text for text in self.targets if text is not None]
        return "".join(texts) if len(texts) == len(self.targets) else ""


class _Reader:
    """Notes the units of a file while expat goes through it."""

    def __init__(self) -> None:
        self.units: list[_Unit] = []
        self.is_xliff = False
        self.parser = ParserCreate(namespace_separator=" ")
        self.parser.StartDoctypeDeclHandler = self._refuse
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._add
        self._text: list[str] | None = None
        self._data_id = ""

    def read(self, raw: bytes) -> None:
        """Read a file; raises ExpatError, LookupError, OverflowError or ValueError."""
        self.parser.ParseFile(BytesIO(raw))
        if not self.is_xliff:
            raise ValueError("no <xliff> of version 2 is in it")

    def _refuse(self, *_names: object) -> None:
        raise ValueError("it has a document type")

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        name = _name_of(tag)
        if name == "xliff":
            self.is_xliff = True
        elif name == "unit":
            line = self.parser.CurrentLineNumber
            self.units.append(_Unit(attributes.get("id", ""), line))
        elif name in {"data", "source", "target"}:
            self._text, self._data_id = [], attributes.get("id", "")
        elif name == "cp":
            self._add(chr(int(attributes["hex"], 16)).encode("utf-8", "replace").decode())
        elif name in {"ph", "sc", "ec"} and self._text is not None:
            placed = attributes.get("copyOf", attributes.get("id", "")).partition(".")[0]
            known = self.units[-1].data
            self._add(known.get(attributes.get("dataRef", placed), f"%({placed})s"))

    def _add(self, text: str) -> None:
        if self._text is not None:
            self._text.append(text)

    def _end(self, tag: str) -> None:
        name, text = _name_of(tag), "".join(self._text or ())
        unit = self.units[-1] if self.units else _Unit("", 1)
        if name == "data":
            unit.data[self._data_id] = text
        elif name == "source":
            unit.sources.append(text)
            unit.targets.append(None)
        elif name == "target":
            unit.targets[-1:] = [text]
        elif name == "ignorable" and unit.targets[-1:] == [None]:
            unit.targets[-1] = unit.sources[-1]
        if name in {"data", "source", "target"}:
            self._text = None


def _name_of(tag: str) -> str:
    """Return what XLIFF 2 calls an element; nothing where a tool has added one of its own."""
    namespace, _, name = tag.rpartition(" ")
    return name if namespace == NAMESPACE else ""
