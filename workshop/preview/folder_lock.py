"""Files that other programs change meanwhile: what an editor wrote since is met and kept."""

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from io import FileIO
from pathlib import Path
from stat import S_ISREG

from webapp.text_files import sync_folder, written_beside

_LOOK_EVERY_SECONDS = 0.01
_QUIET_IN_SECONDS = 0.05  # an editor that opened a file has written into it by then
_NEVER_QUIET_IN_SECONDS = 2.0


class OpenedFile:
    """A file as it was found, still open: what others write into it later can be seen."""

    def __init__(self, path: Path) -> None:
        """Read a plain file; raises OSError when there is none."""
        if not S_ISREG(path.stat().st_mode):
            raise OSError(f"{path.name} is no plain file")
        self.path = Path(os.path.realpath(path))
        self._file = FileIO(self.path)
        self.raw = self._file.readall()

    def close(self) -> None:
        """Let go of the file."""
        self._file.close()

    def has_changed(self) -> bool:
        """Whether its name stands for another file by now, or another text is in it."""
        try:
            is_other = not os.path.samestat(os.fstat(self._file.fileno()), self.path.stat())
        except FileNotFoundError:
            return True
        return is_other or self._reread() != self.raw

    def changes_soon(self) -> bool:
        """Whether it changes within a moment: an editor may be in the middle of writing."""
        deadline = time.monotonic() + _QUIET_IN_SECONDS
        while not (changed := self.has_changed()) and time.monotonic() < deadline:
            time.sleep(_LOOK_EVERY_SECONDS)
        return changed

    def sync(self) -> None:
        """Return once the disk has what was found."""
        os.fsync(self._file.fileno())
        sync_folder(self.path.parent)

    def replace(self, text: str) -> bool:
        """Put a text in its place; False when another program changed the file meanwhile.

        What that one wrote then is in the file.
        """
        with written_beside(self.path, text.encode("utf-8")) as part:
            if self.has_changed():
                return False
            part.replace(self.path)
        sync_folder(self.path.parent)
        ours = OpenedFile(self.path)
        try:
            return self._is_kept(ours, text)
        finally:
            ours.close()

    def _is_kept(self, ours: "OpenedFile", text: str) -> bool:
        """Wait for an editor that had opened the old file, and give its text the place back."""
        deadline = time.monotonic() + _QUIET_IN_SECONDS
        while time.monotonic() < deadline:
            if self._reread() != self.raw:
                late = self._wait_until_quiet()
                with written_beside(self.path, late) as part:
                    if not ours.has_changed():
                        part.replace(self.path)
                return False
            if ours.raw != text.encode("utf-8") or ours.has_changed():
                return False
            time.sleep(_LOOK_EVERY_SECONDS)
        return True

    def _wait_until_quiet(self) -> bytes:
        """Return what is in the file once nobody has written into it for a moment."""
        deadline = time.monotonic() + _NEVER_QUIET_IN_SECONDS
        late, since = self._reread(), time.monotonic()
        while time.monotonic() < min(deadline, since + _QUIET_IN_SECONDS):
            time.sleep(_LOOK_EVERY_SECONDS)
            if (now := self._reread()) != late:
                late, since = now, time.monotonic()
        return late

    def _reread(self) -> bytes:
        self._file.seek(0)
        return self._file.readall()


@contextmanager
def open_file(path: Path) -> Iterator[OpenedFile | None]:
    """Open a file as it is now; None where there is none that could be read."""
    found = None
    with suppress(OSError):
        found = OpenedFile(path)
    try:
        yield found
    finally:
        if found is not None:
            found.close()
