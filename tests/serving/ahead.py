"""Some pages kept as if all had been built of the files of now: the next start has them at once."""

import os
from collections.abc import Iterable, Mapping
from pathlib import Path

from webapp.serving.building import name_of
from webapp.settings import read_settings
from webapp.site.build import build
from webapp.site.rendering import SiteApp
from webapp.site.store import append, finish


def keep_pages(app: SiteApp, paths: Iterable[str], environment: Mapping[str, str]) -> None:
    """Keep these pages of an app for a site with this environment."""
    settings = read_settings({**os.environ, **environment})
    folder = Path(environment["CACHE_DIRECTORY"])
    folder.mkdir(exist_ok=True)
    with (folder / name_of(settings, settings.date_today())).open("wb") as file:
        for path in paths:
            append(file, build(app, path))
        finish(file)
