"""Which files have changed since somebody last looked."""

from collections.abc import Iterable
from pathlib import Path
from stat import S_ISDIR

Stamp = tuple[tuple[Path, int, int, int], ...]


class Stamps:
    """Remembers groups of files by name, and of each file which it is, its time and its length.

    A file that comes or goes is a change; of a folder only that it is there counts.
    """

    def __init__(self) -> None:
        """Remember nothing, so that every group is new."""
        self._seen: dict[str, Stamp] = {}

    def has_changed(self, group: str, paths: Iterable[Path]) -> bool:
        """Whether the files of a group are others than at the last look, which this one becomes."""
        stamp = tuple((path, *_look(path)) for path in paths)
        is_new = self._seen.get(group) != stamp
        self._seen[group] = stamp
        return is_new

    def forget(self, group: str) -> None:
        """Take a group for new when it is looked at again."""
        self._seen.pop(group, None)


def _look(path: Path) -> tuple[int, int, int]:
    try:
        seen = path.stat()
    except OSError:
        return (0, 0, 0)
    is_folder = S_ISDIR(seen.st_mode)
    return (1, 0, 0) if is_folder else (seen.st_mtime_ns, seen.st_size, seen.st_ino)
