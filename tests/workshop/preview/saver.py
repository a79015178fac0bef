"""Saves sentences in a process of its own, all at the moment when a file appears."""

import multiprocessing
import time
from multiprocessing.process import BaseProcess
from pathlib import Path

from workshop.catalogs.keys import Key
from workshop.preview.reloading_catalogs import ReloadingCatalogs
from workshop.preview.saving import save, stamp_of

_LOOK_EVERY_SECONDS = 0.002


def mark(key: Key) -> str:
    """Return what tells the words that are saved for a sentence from all others: letters alone."""
    return "".join(chr(ord("a") + int(letter, 16)) for letter in key.short)


def start_saver(folder: Path, start: Path, keys: list[Key]) -> tuple[BaseProcess, Path]:
    """Start the process; the file that is returned is there once it waits, and holds its words."""
    path = start.with_name(f"told-{keys[0].short}")
    saver = multiprocessing.get_context("spawn").Process(
        target=_save_all, args=(folder, start, path, keys), daemon=True
    )
    saver.start()
    return saver, path


def _save_all(folder: Path, start: Path, path: Path, keys: list[Key]) -> None:
    """Save each sentence with its own mark at the end."""
    live = ReloadingCatalogs(folder)
    jobs = []
    for key in keys:
        message = live.message("so", key)
        assert message
        jobs.append((key, (f"{message.string}{mark(key)}",), stamp_of(message)))
    path.touch()
    while not start.exists():
        time.sleep(_LOOK_EVERY_SECONDS)
    done = [type(save(folder, live.judges["so"], *job)).__name__ for job in jobs]
    path.write_text(" ".join(done), "utf-8")
