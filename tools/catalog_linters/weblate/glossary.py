"""The glossary as TBX, which Weblate takes in: a file a language.

`python -m tools.catalog_linters.weblate.glossary` writes them to
`build/weblate/glossary-<code>.tbx`.
"""

import csv
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree as ET

from webapp.i18n.glossary import GLOSSARY
from webapp.i18n.locales import read_registry
from webapp.settings import ROOT, read_settings

FOLDER = ROOT / "build" / "weblate"
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


@dataclass(frozen=True)
class Term:
    """One term of a language: the English, what to say, what never to say, and a note."""

    english: tuple[str, ...]
    wanted: tuple[str, ...]
    never: tuple[str, ...]
    note: str


def read_terms(translations: Path, code: str) -> Iterator[Term]:
    """Yield the terms that have a word of a language.

    A star, which stands for any ending, is taken off: Weblate looks for whole words.
    """
    with (translations / GLOSSARY).open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, strict=True):
            wanted, never = _words(row.get(code, "")), _words(row.get(f"{code}_never", ""))
            if wanted or never:
                wrong = row["note"] and f"never the words for {row['note']}"
                note = "; ".join(filter(None, (row["context"], wrong)))
                yield Term(_words(row["source"]), wanted, never, note)


def make_tbx(terms: Iterable[Term], code: str) -> str:
    """Return the terms of a language; a word never to say has the status `forbidden`."""
    martif = ET.Element("martif", {"type": "TBX", _XML_LANG: "en"})
    body = ET.SubElement(ET.SubElement(martif, "text"), "body")
    for term in terms:
        entry = ET.SubElement(body, "termEntry")
        if term.note:
            ET.SubElement(entry, "descrip", {"type": "definition"}).text = term.note
        _add_words(entry, "en", term.english)
        _add_words(entry, code, term.wanted, term.never)
    ET.indent(martif)
    return f'<?xml version="1.0" encoding="utf-8"?>\n{ET.tostring(martif, "unicode")}\n'


def write_glossaries(translations: Path, folder: Path) -> dict[str, Path]:
    """Write a file for each language; return them by code."""
    folder.mkdir(parents=True, exist_ok=True)
    written = {}
    for locale in read_registry(translations).translated:
        written[locale.code] = path = folder / f"glossary-{locale.code}.tbx"
        path.write_text(make_tbx(read_terms(translations, locale.code), locale.code), "utf-8")
    return written


def _words(cell: str) -> tuple[str, ...]:
    """Return the words of a cell, the first of them the one to prefer; stems after it are not."""
    first, *others = (word.strip() for word in cell.split("|"))
    return tuple(word for word in (first.strip("*"), *others) if word and "*" not in word)


def _add_words(
    entry: ET.Element, code: str, words: Iterable[str], never: Iterable[str] = ()
) -> None:
    language = ET.SubElement(entry, "langSet", {_XML_LANG: code})
    for word in words:
        _add_word(language, word)
    for word in never:
        group = _add_word(language, word)
        ET.SubElement(group, "termNote", {"type": "administrativeStatus"}).text = "forbidden"


def _add_word(language: ET.Element, word: str) -> ET.Element:
    group = ET.SubElement(language, "tig")
    ET.SubElement(group, "term").text = word
    return group


if __name__ == "__main__":
    for written in write_glossaries(read_settings().translations, FOLDER).values():
        sys.stdout.write(f"{written.relative_to(ROOT)}\n")
