"""A sum of all that pages are made of: where it is the same, so is every page."""

import sys
from collections.abc import Iterator
from datetime import date
from hashlib import sha256
from pathlib import Path

from webapp.settings import ROOT, Settings

_CODE = ("webapp", "deploy/exported", "requirements.lock")


def sum_inputs(settings: Settings, day: date, *more: object) -> str:
    """Return a sum that is the same only for the same files, settings, day and what else counts."""
    digest = sha256(repr((day, settings, sys.version, *more)).encode())
    code = (ROOT / item for item in _CODE)
    for place in (settings.data, settings.translations, settings.templates, *code):
        for path in _files_of(place):
            digest.update(f"{path}\0".encode() + sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def _files_of(place: Path) -> Iterator[Path]:
    for path in sorted(place.rglob("*")) if place.is_dir() else [place]:
        if path.is_file() and "__pycache__" not in path.parts:
            yield path
