"""Ways to damage a copy of some files, each knowing the line that the answer must name."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

Hurt = Callable[[Path], int]


@dataclass(frozen=True)
class Damage:
    """One way to break one file, and what must be said of it."""

    name: str
    file: str
    corrupt: Hurt
    what: str
    fix: str

    def inflict(self, folder: Path) -> str:
        """Break the file below a folder; return how the answer must begin."""
        line = self.corrupt(folder / self.file)
        return f"{folder.name}/{self.file}:{line}: "

    def is_reported(self, begins: str, answer: str) -> bool:
        """Whether some line of an answer names the place, the fault, and what to type."""
        pattern = f"{re.escape(begins)}.*{re.escape(self.what)}.*; .*{re.escape(self.fix)}"
        return any(re.match(pattern, line) for line in answer.splitlines())


def swap(old: str, new: str, at: str | None = None) -> Hurt:
    """Put `new` where `old` first occurs; the line is that of the change, or of `at`."""

    def hurt(path: Path) -> int:
        text = path.read_text("utf-8")
        assert old in text, f"{path.name} no longer holds {old!r}: choose another text to damage"
        damaged = text.replace(old, new, 1)
        path.write_text(damaged, "utf-8")
        start = text.index(old) if at is None else damaged.index(at)
        return damaged[:start].count("\n") + 1

    return hurt


def swap_bytes(old: bytes, new: bytes) -> Hurt:
    """Put other bytes where `old` first occurs; the line is that of the change."""

    def hurt(path: Path) -> int:
        raw = path.read_bytes()
        assert old in raw, f"{path.name} no longer holds {old!r}: choose other bytes to damage"
        path.write_bytes(raw.replace(old, new, 1))
        return raw[: raw.index(old)].count(b"\n") + 1

    return hurt


def cut_after(kept: str) -> Hurt:
    """Cut a file off behind `kept`; the line is the last one left."""

    def hurt(path: Path) -> int:
        text = path.read_text("utf-8")
        assert kept in text, f"{path.name} no longer holds {kept!r}: choose another place to cut"
        left = text[: text.index(kept) + len(kept)]
        path.write_text(left, "utf-8")
        return left.count("\n") + 1

    return hurt


def begin_with(text: str) -> Hurt:
    """Put text before a file; the line is the first."""

    def hurt(path: Path) -> int:
        path.write_text(text + path.read_text("utf-8"), "utf-8")
        return 1

    return hurt


def append(text: str) -> Hurt:
    """Put text behind a file; the line is the first one of the text that is not empty."""

    def hurt(path: Path) -> int:
        before = path.read_text("utf-8")
        path.write_text(before + text, "utf-8")
        return (before + text[: len(text) - len(text.lstrip("\n"))]).count("\n") + 1

    return hurt


def fill_with(raw: bytes) -> Hurt:
    """Replace all that a file holds; the line is the first."""

    def hurt(path: Path) -> int:
        path.write_bytes(raw)
        return 1

    return hurt


def remove(path: Path) -> int:
    """Remove a file."""
    path.unlink()
    return 1


def put_folder(path: Path) -> int:
    """Put a folder where a file should be."""
    path.unlink(missing_ok=True)
    path.mkdir()
    return 1


def put_loop(path: Path) -> int:
    """Put a link that leads to itself where a file should be."""
    path.unlink(missing_ok=True)
    path.symlink_to(path)
    return 1
