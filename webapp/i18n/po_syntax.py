"""Reads a .po file line by line for what Babel passes over in silence.

Babel accepts an unclosed quote, a message that occurs twice (the last one wins), a second
translation of one message, and any charset that a header names.
"""

import re
from collections.abc import Iterator

from webapp.problems import Problem

_STRING = r'"((?:[^"\\]|\\["\\nrt])*)"'
_KEYWORD = re.compile(
    rf"\s*(msgctxt|msgid|msgid_plural|msgstr(?:\[\d\])?)\s+{_STRING}\s*", re.ASCII
)
_CONTINUED = re.compile(rf"\s*{_STRING}\s*")
_CHARSET = re.compile(r"charset=([^\\\s]+)")
_FIRST = ("msgctxt", "msgid")


def find_broken_lines(text: str, name: str) -> Iterator[Problem]:
    """Yield a problem for every line that is no .po syntax and every message that occurs twice."""
    entry: dict[str, str] = {}
    keyword, began = "", 0
    seen: dict[tuple[str, str], int] = {}
    for number, line in enumerate([*text.split("\n"), ""], 1):
        if not line.strip() or line.lstrip().startswith("#"):
            yield from _close(entry, began, seen, name)
            entry, keyword = {}, ""
        elif match := _KEYWORD.fullmatch(line):
            keyword = match[1]
            if keyword in _FIRST and "msgid" in entry:
                yield from _close(entry, began, seen, name)
                entry = {}
            if not entry:
                began = number
            if keyword in entry:
                what = f"`{keyword}` stands here twice for one message"
                yield Problem(name, number, what, "delete one of them", "repeated-message")
            entry[keyword] = match[2]
        elif keyword and (match := _CONTINUED.fullmatch(line)):
            entry[keyword] += match[1]
        else:
            what = f"this line is broken: {line.strip()[:40]!r}"
            fix = 'open and close the text with ", and write \\" for a quote inside it'
            yield Problem(name, number, what, fix, "broken-line")
            keyword = ""


def _close(
    entry: dict[str, str], began: int, seen: dict[tuple[str, str], int], name: str
) -> Iterator[Problem]:
    if "msgid" not in entry:
        return
    key = (entry.get("msgctxt", ""), entry["msgid"])
    if key in seen:
        what = f"{entry['msgid'][:40]!r} stands in line {seen[key]} too"
        yield Problem(name, began, what, "delete one of the two", "repeated-message")
    seen.setdefault(key, began)
    charset = _CHARSET.search(entry.get("msgstr", "")) if not entry["msgid"] else None
    if charset and charset[1].lower() != "utf-8":
        what = f"the header names the charset {charset[1]!r}"
        fix = "type charset=utf-8, and save the file as UTF-8"
        yield Problem(name, began, what, fix, "charset")
