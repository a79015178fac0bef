"""Text files that people write: reading with problems for what is wrong, and safe writing."""

import csv
import os
import re
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path
from tempfile import NamedTemporaryFile, TemporaryDirectory
from typing import Any

from filelock import FileLock

from webapp.problems import Problem, ProblemsFoundError

RESTORE = "restore it from the last commit"
_CONFLICT = re.compile("^(<{7}|={7}|>{7})( |$)", re.MULTILINE)


def display_path(path: Path, folder: Path) -> str:
    """Return a path as messages show it: it begins with the name of the folder."""
    return path.relative_to(folder.parent).as_posix()


def read_text(path: Path, folder: Path, if_missing: str = RESTORE) -> str:
    """Return a UTF-8 file as text; raises ProblemsFoundError with `if_missing` as a fix."""
    line = 1
    try:
        # Reading a FIFO would block, and reading a device might never end.
        if path.exists() and not path.is_file():
            what = "a folder, a FIFO, a socket or a device is where a file should be"
            fix = "move it away"
        else:
            text = path.read_bytes().decode("utf-8-sig")
            if not (conflict := _CONFLICT.search(text)):
                return text
            line += text.count("\n", 0, conflict.start())
            what = "git kept two versions of these lines"
            fix = "keep the right one, and delete the lines <<<<<<<, ======= and >>>>>>>"
    except FileNotFoundError:
        what = "the file is missing"
        fix = if_missing
    except OSError as error:
        what = f"cannot read it ({error.strerror})"
        fix = "check the file's permissions"
    except UnicodeDecodeError as error:
        line += error.object.count(b"\n", 0, error.start)
        what = "the file is not UTF-8 text"
        fix = "save it as UTF-8"
    raise ProblemsFoundError(Problem(display_path(path, folder), line, what, fix))


def read_rows(
    reader: csv.DictReader[str], name: str, columns: Sequence[str]
) -> list[tuple[int, dict[str, Any]]]:
    """Return each row of a CSV file with its line.

    Raises ProblemsFoundError with the first line of a row that is not valid CSV, or if one of
    `columns` is missing.
    """
    try:
        rows = [(reader.line_num, row) for row in reader]
    except csv.Error as error:
        what = f"not readable as CSV ({str(error).partition(' - ')[0]})"
        fix = "end each row with a line end, and close each quote"
        problem = Problem(name, reader.line_num + 1, what, fix)  # behind the last whole row
        raise ProblemsFoundError(problem) from error
    if missing := [column for column in columns if column not in (reader.fieldnames or ())]:
        raise ProblemsFoundError(
            Problem(
                name,
                1,
                f"the first line lacks {', '.join(missing)}",
                "write the names of the columns there, and save it as CSV in UTF-8",
            )
        )
    return rows


def find_unexpected_files(folder: Path, pattern: str, root: Path) -> Iterator[Problem]:
    """Yield a problem for each file or folder whose name does not match a regular expression.

    Hidden files are ignored: editors and sync programs create them for a moment.
    """
    for path in sorted(folder.glob("[!.]*")):
        if not re.fullmatch(pattern, path.name):
            yield Problem(
                display_path(path, root),
                1,
                f"{path.name!r} is not read: files in this folder have other names",
                "name it like those beside it, or move it to data/organizations/ or out of data/",
            )


def write_text(path: Path, text: str) -> None:
    """Write a file atomically: if the process is killed, the old file stays whole."""
    path.parent.mkdir(parents=True, exist_ok=True)
    mode = path.stat().st_mode & 0o777 if path.exists() else 0o644
    with NamedTemporaryFile(
        dir=path.parent, prefix=".", suffix=".part", delete_on_close=False
    ) as part:
        part.write(text.encode())
        part.flush()
        os.fsync(part.fileno())
        part.close()  # Windows moves only closed files
        Path(part.name).chmod(mode)
        Path(part.name).replace(path)


def lock_folder(folder: Path) -> FileLock:
    """Return an exclusive lock on a folder, for `with`, which all writers take, in any process.

    The operating system releases the lock of a killed process.
    """
    return FileLock(folder / ".lock")


def read_committed(path: Path) -> Iterator[str]:
    """Yield the text of a file in each commit that changed it, the newest first.

    Without git or a repository, nothing is yielded.
    """
    git = partial(
        subprocess.run, cwd=path.parent, check=True, capture_output=True, encoding="utf-8"
    )
    with suppress(OSError, subprocess.CalledProcessError):
        log = git(["git", "log", "--format=%H", "--", path.name])
        for commit in log.stdout.split():
            yield git(["git", "show", f"{commit}:./{path.name}"]).stdout


@contextmanager
def open_last_commit(folder: Path) -> Iterator[Path]:
    """Yield a temporary copy of a folder as of the last commit; without one, it is missing."""
    with TemporaryDirectory() as parent:
        archive = Path(parent, "folder.tar")
        copy = Path(parent, folder.name)
        command = ["git", "-C", str(folder), "archive", f"--output={archive}", "HEAD", "."]
        with suppress(OSError, subprocess.CalledProcessError):
            subprocess.run(command, check=True, capture_output=True)
            shutil.unpack_archive(archive, copy, filter="data")
        yield copy
