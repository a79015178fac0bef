"""Who builds the pages: a process beside those that serve, which then watches for changes.

A page that is not built yet is rendered as it is asked for. Nothing but room on the disk is needed,
and without it all pages are rendered so.
"""

import gc
import os
import signal
import sys
import tempfile
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from webapp.serving import watching
from webapp.settings import ROOT, ZONE
from webapp.site.build import build_all, sum_inputs
from webapp.site.rendering import SiteApp
from webapp.site.store import Store, append, finish

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from webapp.serving.starting import Early
    from webapp.settings import Settings
    from webapp.site.rendering import Site

_LAST_IN_LINE = 19  # how much others come first who want the processor
_NAMES = "*.pages"


def watched(settings: "Settings") -> list[str]:
    """Return the folders whose files the pages are made of."""
    folders = (settings.data, settings.translations, settings.templates, ROOT / "webapp/static")
    return [str(path) for path in folders]


def name_of(settings: "Settings", day: "date") -> str:
    """Return a name that is the same only for the same files, settings and day."""
    return f"{sum_inputs(settings, day)[:32]}.pages"


def find_whole(settings: "Settings", day: "date", folder: Path) -> Store | None:
    """Return the pages of a day that were built before."""
    with suppress(OSError, ValueError):
        store = Store((folder / name_of(settings, day)).open("rb"))
        store.look()
        if store.is_whole:
            return store
        store.close()
    return None


def folder_for_pages() -> Path:
    """Return where built pages are kept: the folder that systemd names, else one of our own."""
    return Path(os.environ.get("CACHE_DIRECTORY", ROOT / "build/pages"))


def open_store(site: "Site") -> tuple[Store | None, BinaryIO | None]:
    """Return the pages that were built before, else an empty store and its file to fill.

    The file has no name: it is gone when nobody has it open.
    """
    if not site.settings.builds:
        return None, None
    folder = folder_for_pages()
    with suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
    if store := find_whole(site.settings, site.day, folder):
        return store, None
    for place in (folder, Path(tempfile.gettempdir())):
        with suppress(OSError):
            file = _open_nameless(place)
            return Store(file), file
    return None, None


def start_building(app: "SiteApp | Early", listeners: "Iterable[int]" = ()) -> int:
    """Start the process that builds, if there is a file to fill, and then watches.

    Where only the pages are there, it has the whole site loaded first, by a reload.
    """
    folders = watched(app.site.settings)
    seen = watching.look(folders)
    gc.freeze()  # what is loaded stays one copy for all processes
    parent = os.getpid()
    child = os.fork()
    if child:
        return child
    try:
        os.setpgid(0, 0)
        for signal_number in (
            signal.SIGTERM,
            signal.SIGINT,
            signal.SIGQUIT,
            signal.SIGHUP,
            signal.SIGCHLD,
        ):
            signal.signal(signal_number, signal.SIG_DFL)
        for listener in listeners:
            os.close(listener)
        with suppress(OSError):
            Path("/proc/self/comm").write_text("site-builder", "ascii")
        os.nice(_LAST_IN_LINE)
        if not isinstance(app, SiteApp):
            os.kill(parent, signal.SIGHUP)
        elif app.store_file is not None:
            _build(app, app.store_file, parent)
        reason_line = [str(parent), ZONE, str(app.site.day), seen, *folders]
        program = [sys.executable, "-I", watching.__file__, *reason_line]
        os.execv(sys.executable, program)  # noqa: S606 - our own file
    finally:
        os._exit(1)


def build_ahead(app: SiteApp) -> int:
    """Build all pages and keep them for the next start; return how many, 0 where they are there.

    Raises PageFailsError, and OSError where there is no room.
    """
    store, file = open_store(app.site)
    if file is None:
        if store is not None:
            store.close()
        return 0
    with file:
        count = len(list(map(partial(append, file), build_all(app))))
        finish(file)
        keep(app.site, file)
    return count


def _build(app: SiteApp, file: BinaryIO, parent: int) -> None:
    try:
        for built in build_all(app):
            append(file, built)
            if os.getppid() != parent:
                os._exit(0)
        finish(file)
    except OSError as error:
        reason = error.strerror or "no reason given"
        reason_line = f"cannot keep built pages ({reason}); make room, then reload"
    except Exception as error:  # noqa: BLE001 - pages are rendered as they are asked for
        reason_line = (
            f"cannot build all pages: {type(error).__name__}; flask data check may say why"
        )
    else:
        keep(app.site, file)
        return
    sys.stderr.write(f"{reason_line}\n")


def keep(site: "Site", file: BinaryIO) -> None:
    """Give a file of all pages its name, for the next start; older ones go."""
    folder, name = folder_for_pages(), name_of(site.settings, site.day)
    with suppress(OSError):
        older = [path for path in folder.glob(_NAMES) if path.name != name]
        place = os.open(folder, os.O_RDONLY)  # with it, Python follows the link to the file
        os.link(f"/proc/self/fd/{file.fileno()}", name, dst_dir_fd=place)
        os.close(place)
        for path in older:
            path.unlink(missing_ok=True)


def _open_nameless(folder: Path) -> BinaryIO:
    """Open a file that nobody finds, and that can be given a name where a system allows it."""
    with suppress(AttributeError, OSError):
        return os.fdopen(os.open(folder, os.O_TMPFILE | os.O_RDWR, 0o600), "w+b")
    return tempfile.TemporaryFile(dir=folder)  # open as long as the site
