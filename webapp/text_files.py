"""Files that people write, as UTF-8 text: read, with a problem for what is wrong, and replaced."""

import fcntl
import os
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import NamedTemporaryFile

from webapp.problems import Checked, FixableError, Problem, find_near


def name_of(path: Path, folder: Path) -> str:
    """Return the path as an editor knows it, from the folder's own name down."""
    return path.relative_to(folder.parent).as_posix()


def read_text(
    path: Path, folder: Path, if_missing: str = "bring it back from the last commit"
) -> Checked[str | None]:
    """Read a UTF-8 file; None when it cannot be read."""
    try:
        return _read(path), ()
    except FileNotFoundError:
        wrong = FixableError("the file is missing", if_missing)
    except OSError as error:
        reason = error.strerror or "no reason given"
        wrong = FixableError(f"cannot read it ({reason})", "check the file's permissions")
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        wrong = FixableError("the file is not UTF-8 text", "save it as UTF-8", line)
    except FixableError as error:
        wrong = error
    return None, (Problem(name_of(path, folder), wrong.line, wrong.what, wrong.fix),)


def _read(path: Path) -> str:
    # A FIFO would keep its reader for ever, and a device has no end.
    if path.exists() and not path.is_file():
        what = "a folder, a FIFO, a socket or a device stands where a file should be"
        raise FixableError(what, "move it away")
    text = path.read_bytes().decode("utf-8-sig")
    for number, written in enumerate(text.splitlines(), 1):
        if written.startswith(("<<<<<<< ", ">>>>>>> ", "=======")):
            raise FixableError("a merge was left unfinished", "choose one side", number)
    return text


def find_unread(place: Path, read: Collection[str], folder: Path) -> Iterator[Problem]:
    """Yield what lies in a place and nothing reads, but hidden files: its name may be a slip."""
    for path in sorted(place.glob("[!.]*")):
        if path.name not in read:
            fix = f"{find_near(path.name, read)}move it out of {folder.name}/"
            yield Problem(name_of(path, folder), 1, "nothing reads this file", fix)


def put_text(path: Path, text: str) -> None:
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
