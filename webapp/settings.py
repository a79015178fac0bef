"""What a host may decide: where two folders are."""

import os
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from click import ClickException

ROOT = Path(__file__).resolve().parent.parent
ZONE = "America/New_York"  # a day of the site is a day in Maine
LEAVE_TO = "https://www.weather.gov/"


@dataclass(frozen=True)
class Settings:
    """Where the folders are; a test may stop the clock too."""

    data: Path
    translations: Path
    today: date | None = None

    def date_today(self) -> date:
        """Return today's date, or the date that a test has stopped the clock at."""
        return self.today or datetime.now(ZoneInfo(ZONE)).date()


def read_settings() -> Settings:
    """Return what the environment says; raises ClickException in one line when it is absurd."""
    _refuse_other_checkout()
    return Settings(_read_folder("data"), _read_folder("translations"))


def _refuse_other_checkout() -> None:
    """Raise ClickException where the current directory is in another copy of this project.

    A copied `.venv`, or one on PATH, would read the code and the data that it was made for.
    """
    this_file = Path(__file__).resolve().relative_to(ROOT)
    directory = Path.cwd()
    for folder in (directory, *directory.parents):
        if (folder / this_file).is_file():
            if folder != ROOT:
                what = f"this flask belongs to {ROOT}, and you are in {folder}"
                raise ClickException(f"{what}; type `make install`, then `.venv/bin/flask` there")
            return


def _read_folder(name: str) -> Path:
    setting = f"SITE_{name.upper()}"
    folder = Path(os.environ.get(setting, ROOT / name)).resolve()
    if not folder.is_dir():
        raise ClickException(f"{setting} names no folder; type the path of a copy of {name}/")
    return folder
