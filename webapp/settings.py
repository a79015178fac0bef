"""Settings of the host, from the environment, and constants of the site."""

import os
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from click import ClickException

ROOT = Path(__file__).resolve().parent.parent
LEAVE_TO = "https://www.weather.gov/"  # the page that replaces the site when a visitor leaves


@dataclass(frozen=True)
class Settings:
    """The folders of the facts and of the translations; tests set `today`."""

    data: Path
    translations: Path
    today: date | None = None


def read_settings() -> Settings:
    """Return the settings from the environment; raises ClickException for a bad one."""
    return Settings(_read_folder("data"), _read_folder("translations"))


def _read_folder(name: str) -> Path:
    """Return the folder that the environment names, such as SITE_DATA, or the default."""
    setting = f"SITE_{name.upper()}"
    folder = Path(os.environ.get(setting, ROOT / name)).resolve()
    if not folder.is_dir():
        raise ClickException(f"{setting} is not a folder; type the path of a copy of {name}/")
    return folder
