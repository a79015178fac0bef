"""What the commands share: the folder, the languages in it, and how they end."""

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import NoReturn

import click

from webapp.faults import Fault
from webapp.languages.locales import TRANSLATED, SiteLocale
from webapp.settings import SettingsError, read_settings


def open_folder() -> Path:
    """Return the folder of the catalogs; a setting that names none ends the command."""
    try:
        return read_settings().translations
    except SettingsError as error:
        end(error)


def languages_in(folder: Path) -> tuple[SiteLocale, ...]:  # noqa: ARG001
    """Return the languages that are translated."""
    return TRANSLATED


def choose_language(folder: Path, code: str) -> SiteLocale:
    """Return a language by its code; another word ends the command with those that are there."""
    languages = {locale.code: locale for locale in languages_in(folder)}
    if code not in languages:
        end(f"{code!r} is no language of {folder.name}/; type one of {', '.join(languages)}")
    return languages[code]


def tell(faults: Iterable[Fault]) -> None:
    """Write each fault once, by file and line."""
    for fault in sorted(set(faults)):
        click.echo(str(fault), err=True)


def end(told: object) -> NoReturn:
    """Say what is wrong, and end with status 1."""
    click.echo(str(told), err=True)
    sys.exit(1)
