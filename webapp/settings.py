"""What a host may decide, read from the environment once and refused in one line when absurd."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from difflib import get_close_matches
from pathlib import Path
from zoneinfo import ZoneInfo

from click import ClickException

ROOT = Path(__file__).resolve().parent.parent
_FOLDERS = {"SITE_DATA": "data", "SITE_TRANSLATIONS": "translations"}
ZONE = "America/New_York"  # a day of the site is a day in Maine
LEAVE_TO = "https://www.weather.gov/"


class SettingsError(ClickException):
    """Raised with one line that names the setting and what to type."""


@dataclass(frozen=True)
class Settings:
    """Where the folders are, and what only tests may change."""

    data: Path = ROOT / "data"
    translations: Path = ROOT / "translations"
    leave_to: str = LEAVE_TO
    today: date | None = None
    testing: bool = False

    def __post_init__(self) -> None:
        """Refuse what only tests may set."""
        if not self.testing and (self.leave_to != LEAVE_TO or self.today is not None):
            raise SettingsError("leave_to and today are for tests only; leave them out")

    def date_today(self) -> date:
        """Return today's date, or the date that a test has stopped the clock at."""
        return self.today or datetime.now(ZoneInfo(ZONE)).date()


def read_settings(environment: Mapping[str, str] | None = None) -> Settings:
    """Read the settings that a host may give.

    Raises SettingsError in one line, for a slip in one of these names too.
    """
    given = os.environ if environment is None else environment
    for name in given.keys() - _FOLDERS:
        if close := get_close_matches(name, _FOLDERS, n=1, cutoff=0.9):
            raise SettingsError(f"{name} is no setting; type {close[0]}")
    folders = {}
    for setting, default in _FOLDERS.items():
        folders[default] = Path(given.get(setting, ROOT / default)).resolve()
        if not folders[default].is_dir():
            raise SettingsError(f"{setting} names no folder; type the path of a copy of {default}/")
    return Settings(folders["data"], folders["translations"])
