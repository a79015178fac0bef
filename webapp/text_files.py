"""Files that people write, as UTF-8 text: read, with a problem for what is wrong, and replaced.

Who writes several holds their folder. That lock is on the folder itself, so nothing is left behind
when its holder is killed.
"""

import errno
import fcntl
import os
import time
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from pathlib import Path
from stat import S_ISDIR, S_ISREG
from tempfile import NamedTemporaryFile

from webapp.problems import Checked, FixableError, Problem, find_near

PATIENCE_IN_SECONDS = 30.0
_LARGEST = 2_000_000
_LOOK_EVERY_SECONDS = 0.01


def name_of(path: Path, folder: Path) -> str:
    """Return the path as an editor knows it, from the folder's own name down."""
    return path.relative_to(folder.parent).as_posix()


def read_text(
    path: Path, folder: Path, if_missing: str = "bring it back from the last commit"
) -> Checked[str | None]:
    """Read a UTF-8 file; None when it cannot be read.

    Only a plain file is opened: a FIFO would keep its reader for ever, and a device has no end.
    """
    name = name_of(path, folder)
    try:
        seen = path.stat()
        if S_ISDIR(seen.st_mode):
            what, fix = "a folder stands where a file should be", "move it away"
        elif not S_ISREG(seen.st_mode):
            what = "a FIFO, a socket or a device stands where a file should be"
            fix = "move it away"
        elif seen.st_size > _LARGEST:
            what, fix = "the file is far too large", "check what it holds"
        else:
            return text_of(path.read_bytes(), name)
    except FileNotFoundError:
        what, fix = "the file is missing", if_missing
    except OSError as error:
        what = f"cannot read it ({error.strerror or 'no reason given'})"
        fix = "check the file's permissions"
    return None, (Problem(name, 1, what, fix),)


def find_unread(place: Path, read: Collection[str], folder: Path) -> Iterator[Problem]:
    """Yield what lies in a place and nothing reads, but hidden files: its name may be a slip."""
    for path in sorted(place.glob("[!.]*")):
        if path.name not in read:
            fix = f"{find_near(path.name, read)}move it out of {folder.name}/"
            yield Problem(name_of(path, folder), 1, "nothing reads this file", fix)


def text_of(raw: bytes, name: str) -> Checked[str | None]:
    """Return what is in a file as text; None when it is none."""
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        what, fix = "the file is not UTF-8 text", "save it as UTF-8"
        return None, (Problem(name, line, what, fix, "not-utf-8"),)
    if text.startswith("\ufeff"):
        what, fix = "the file begins with a byte order mark", "save as UTF-8, no BOM"
        return None, (Problem(name, 1, what, fix, "byte-order-mark"),)
    for number, written in enumerate(text.splitlines(), 1):
        if written.startswith(("<<<<<<< ", ">>>>>>> ", "=======")):
            what, fix = "a merge was left unfinished", "choose one side"
            return None, (Problem(name, number, what, fix, "unfinished-merge"),)
    return text, ()


def put_text(path: Path, text: str) -> None:
    """Write a file whole or not at all: whoever is stopped half-way finds the old one."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path = path.resolve()
    with written_beside(path, text.encode("utf-8")) as part:
        part.replace(path)
    sync_folder(path.parent)


@contextmanager
def written_beside(path: Path, raw: bytes) -> Iterator[Path]:
    """Give a file with this content, on disk, to put in the place of another; else it goes."""
    with NamedTemporaryFile(dir=path.parent, prefix=".", suffix=".part", delete=False) as file:
        part = Path(file.name)
        try:
            file.write(raw)
            file.flush()
            os.fsync(file.fileno())
            part.chmod(path.stat().st_mode & 0o777 if path.exists() else 0o644)
            yield part
        finally:
            part.unlink(missing_ok=True)


def sync_folder(folder: Path) -> None:
    """Return once the disk knows what a file of the folder is named."""
    opened = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(opened)
    except OSError as error:
        if error.errno not in {errno.EINVAL, errno.ENOTSUP}:  # some know no such wish
            raise
    finally:
        os.close(opened)


class BusyError(FixableError):
    """Raised when another program does not let go of a folder."""


@contextmanager
def lock_folder(folder: Path) -> Iterator[None]:
    """Keep out all others that hold the folder before they write, in this process and in others.

    Raises BusyError when that takes too long.
    """
    deadline = time.monotonic() + PATIENCE_IN_SECONDS
    while (held := _take(folder)) is None:
        if time.monotonic() > deadline:
            raise BusyError(
                f"another program holds {folder.name}/", "close it or wait for it, then try again"
            )
        time.sleep(_LOOK_EVERY_SECONDS)
    try:
        yield
    finally:
        os.close(held)  # which lets go


def _take(folder: Path) -> int | None:
    """Lock the folder that has the name now: a lock on one that was replaced keeps nobody out."""
    held = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
        if os.path.samestat(os.fstat(held), folder.stat()):
            return held
    except BlockingIOError:
        pass
    except BaseException:
        os.close(held)
        raise
    os.close(held)
    return None
