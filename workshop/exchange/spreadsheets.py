"""Rows as a table (CSV) that any spreadsheet opens, and answers out of one.

A text that a spreadsheet would take for a formula has an apostrophe before it, which goes again.
"""

import csv
import io
from collections.abc import Iterable, Iterator

from webapp.i18n.locales import SiteLocale
from webapp.problems import Checked, Problem
from workshop.exchange.rows import Answer, Row, read_id

ENGLISH, TRANSLATION, ID = "English", "translation", "id"
HEADINGS = (ENGLISH, TRANSLATION, "state", "pages", "comment", "limit", "context", "file", ID)
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_MARKS = ",;\t"


def write_rows(rows: Iterable[Row], _locale: SiteLocale) -> bytes:
    """Return a table of rows; it begins with the mark by which Excel knows UTF-8."""
    return write_table(
        HEADINGS,
        (
            (
                row.english,
                row.translation,
                row.state,
                row.pages,
                row.comment,
                row.limit,
                row.context,
                row.domain,
                str(row.id),
            )
            for row in rows
        ),
    )


def write_table(headings: Iterable[str], rows: Iterable[Iterable[str]]) -> bytes:
    """Return a table as UTF-8."""
    text = io.StringIO(newline="")
    table = csv.writer(text, quoting=csv.QUOTE_ALL)
    table.writerow(headings)
    table.writerows([_guard(cell) for cell in row] for row in rows)
    return text.getvalue().encode("utf-8-sig")


def read_answers(raw: bytes, name: str) -> Checked[list[Answer]]:
    """Return what came back in a table, and a problem with its line for what cannot be read."""
    rows, problems = read_table(raw, name, (ENGLISH, TRANSLATION, ID))
    found = [(line, cells, read_id(cells[ID])) for line, cells in rows]
    return (
        [
            Answer(row_id, cells[ENGLISH], cells[TRANSLATION], line)
            for line, cells, row_id in found
            if row_id is not None
        ],
        (
            *problems,
            *(not_an_id(name, line, cells[ID]) for line, cells, row_id in found if row_id is None),
        ),
    )


type Cells = dict[str, str]


def read_table(raw: bytes, name: str, needed: Iterable[str]) -> Checked[list[tuple[int, Cells]]]:
    """Return the rows of a table by its headings, each with its line; columns may have moved."""
    try:
        return list(_read_table(raw, needed)), ()
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        problem = Problem(name, line, "the file is not UTF-8 text", "save it as CSV UTF-8")
    except csv.Error as error:
        problem = Problem(name, 1, f"it is no table ({error})", "export it once more")
    except LookupError as error:
        what = f"the heading {error.args[0]!r} is missing"
        problem = Problem(name, 1, what, "leave the first row as it was exported")
    return [], (problem,)


def _read_table(raw: bytes, needed: Iterable[str]) -> Iterator[tuple[int, Cells]]:
    text = raw.decode("utf-8-sig")
    first = text.split("\n", 1)[0]
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=max(_MARKS, key=first.count))
    headings = next(lines, [])
    for heading in needed:
        if heading not in headings:
            raise LookupError(heading)
    begin = lines.line_num + 1
    for row in lines:
        if any(row):
            cells = [_bare(cell) for cell in row] + [""] * len(headings)
            yield begin, dict(zip(headings, cells, strict=False))
        begin = lines.line_num + 1


def not_an_id(name: str, line: int, text: str) -> Problem:
    """Return the problem of a row that belongs to no sentence."""
    return Problem(name, line, f"{text!r} is no id", "leave the ids as they were exported")


def _guard(text: str) -> str:
    return f"'{text}" if text.lstrip("'").startswith(_FORMULA) else text


def _bare(text: str) -> str:
    return text[1:] if text.startswith("'") and text.lstrip("'").startswith(_FORMULA) else text
