"""What a browser's profile holds after a visit: every file, in the ways that text is written."""

import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from tests.browser.engines import Engine

# What engines keep of tabs that are open, for a restart.
OPEN_TABS = re.compile(r"/Sessions/|/sessionstore")
# Where they write down addresses of pages: no words of a page are in these.
ADDRESSES = re.compile(
    r"/Default/(History|Top Sites|Favicons|Network Action Predictor|Shortcuts)"
    r"|/segmentation_platform/|/places\.sqlite|/favicons\.sqlite"
)
# Where they write down only at which site somebody clicked.
BARE_SITES = re.compile(
    r"/Default/(Preferences|DIPS)|/permissions\.sqlite|/bounce-tracking-protection\.sqlite"
)
# The mark that somebody has left is in the one; the others have each title beside its address.
TAB_STORAGE = re.compile(r"/Default/Session Storage/")
HISTORIES: dict[Engine, tuple[str, str]] = {
    "chromium": ("Default/History", "select url, title from urls"),
    "firefox": ("places.sqlite", "select url, title from moz_places"),
}
CLICKS: dict[Engine, tuple[str, str]] = {
    "chromium": ("Default/DIPS", "select site, '' from bounces"),
    "firefox": ("bounce-tracking-protection.sqlite", "select siteHost, '' from sites"),
}
# Chromium guesses from it what its owner may want next.
SECOND_HISTORY = ("segmentation_platform/ukm_db", "select url, title from urls")
COOKIES: dict[Engine, tuple[str, str]] = {
    "chromium": ("Default/Cookies", "select host_key, name from cookies"),
    "firefox": ("cookies.sqlite", "select host, name from moz_cookies"),
}
PIECE = 6


def files_with(profile: Path, *texts: str) -> set[str]:
    """Return the files that hold one of the texts, or bear one in their names."""
    forms = [text.encode(written) for text in texts for written in ("utf-8", "utf-16-le")]
    wanted = re.compile(b"|".join(map(re.escape, forms)))
    return {
        name
        for name, held in read_files(profile)
        if wanted.search(held) or any(text in name for text in texts)
    }


def pieces_of(marker: str) -> list[str]:
    """Cut a marker up, since a packed file writes no beginning twice."""
    return [marker[i : i + PIECE] for i in range(len(marker) - PIECE + 1)]


def read_files(profile: Path) -> Iterator[tuple[str, bytes]]:
    """Yield each file of a profile by its path within."""
    for path in profile.rglob("*"):
        if path.is_file() and not path.is_symlink():
            yield "/" + path.relative_to(profile).as_posix(), path.read_bytes()


def read_rows(profile: Path, where: tuple[str, str]) -> list[tuple[str, str]]:
    """Return what a browser keeps in one of its tables."""
    file, question = where
    with closing(sqlite3.connect(profile / file)) as table:
        return [(str(first), str(second or "")) for first, second in table.execute(question)]
