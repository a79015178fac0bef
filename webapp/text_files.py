"""Files that people write, as UTF-8 text: read, with a problem for what is wrong, and replaced."""

import csv
import fcntl
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any

from webapp.problems import Problem, ProblemsFoundError


def display_path(path: Path, folder: Path) -> str:
    """Return the path as an editor knows it, from the folder's own name down."""
    return path.relative_to(folder.parent).as_posix()


def read_text(
    path: Path, folder: Path, if_missing: str = "bring it back from the last commit"
) -> str:
    """Read a UTF-8 file; raises ProblemsFoundError where it cannot be read as one."""
    line = 1
    try:
        # A FIFO would keep its reader for ever, and a device has no end.
        if path.exists() and not path.is_file():
            what = "a folder, a FIFO, a socket or a device is where a file should be"
            fix = "move it away"
        else:
            return path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        what, fix = "the file is missing", if_missing
    except OSError as error:
        what, fix = f"cannot read it ({error.strerror})", "check the file's permissions"
    except UnicodeDecodeError as error:
        line += error.object.count(b"\n", 0, error.start)
        what, fix = "the file is not UTF-8 text", "save it as UTF-8"
    raise ProblemsFoundError([Problem(display_path(path, folder), line, what, fix)])


def read_rows(reader: csv.DictReader[str], name: str) -> list[tuple[int, dict[str, Any]]]:
    """Return each row of a table with its line.

    Raises ProblemsFoundError where one cannot be read as CSV, with the line on which it begins.
    """
    rows, begin = list[tuple[int, dict[str, Any]]](), 1
    try:
        if reader.fieldnames:
            begin = reader.line_num + 1
        for row in reader:
            rows.append((reader.line_num, row))
            begin = reader.line_num + 1
    except csv.Error as error:
        what = f"not readable as CSV ({str(error).partition(' - ')[0]})"
        fix = "end each row with a line end, and close each quote"
        raise ProblemsFoundError([Problem(name, begin, what, fix)]) from error
    return rows


def find_unread(folder: Path, names: str, root: Path) -> Iterator[Problem]:
    """Yield each file or folder in a folder that has no name (a regular expression) to be read by.

    Hidden ones are passed over: programs that edit or save a file put them there for a moment.
    """
    for path in sorted(folder.glob("[!.]*")):
        if not re.fullmatch(names, path.name, re.ASCII):
            what = f"{path.name!r} is not read, since no file here has such a name"
            fix = "name it as the files beside it are named, or move it out of data/"
            yield Problem(display_path(path, root), 1, what, fix)


def write_text(path: Path, text: str) -> None:
    """Write a file whole or not at all: whoever is stopped half-way finds the old one."""
    path.parent.mkdir(parents=True, exist_ok=True)
    mode = path.stat().st_mode & 0o777 if path.exists() else 0o644
    with NamedTemporaryFile(
        dir=path.parent, prefix=".", suffix=".part", delete_on_close=False
    ) as part:
        part.write(text.encode("utf-8"))
        part.flush()
        os.fsync(part.fileno())
        os.fchmod(part.fileno(), mode)
        Path(part.name).replace(path)


@contextmanager
def lock_folder(folder: Path) -> Iterator[None]:
    """Keep out all others that hold the folder before they write, in this process and in others.

    The lock is on the folder itself, so nothing is left behind when its holder is killed.
    """
    held = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(held, fcntl.LOCK_EX)
        yield
    finally:
        os.close(held)  # which lets go
