"""What the commands share: the folder, the languages in it, and how they end."""

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import NoReturn

import click
from babel.messages.catalog import Catalog

from webapp.i18n.catalogs import DOMAINS, catalog_path, read_raw
from webapp.i18n.locales import SiteLocale, guess_language, read_registry
from webapp.problems import Problem, gather
from webapp.settings import SettingsError, read_settings


def open_folder() -> Path:
    """Return the folder of the catalogs; a setting that names none ends the command."""
    try:
        return read_settings().translations
    except SettingsError as error:
        end(error)


def languages_in(folder: Path) -> tuple[SiteLocale, ...]:
    """Return the languages that are translated, those unpublished last.

    One whose own file has a problem is taken as CLDR knows it, so that its words can be worked on.
    """
    registry = read_registry(folder)
    known = {locale.code: locale for locale in registry.translated}
    guessed = {
        code: guess_language(code) for code in (*registry.refused, *registry.refused_unpublished)
    }
    codes = [*registry.lines, *sorted({*registry.unpublished, *registry.refused_unpublished})]
    found = (known.get(code) or guessed.get(code) for code in codes)
    return tuple(locale for locale in found if locale is not None)


def choose_language(folder: Path, code: str) -> SiteLocale:
    """Return a language by its code; another word ends the command with those that are there."""
    languages = {locale.code: locale for locale in languages_in(folder)}
    if code not in languages:
        end(f"{code!r} is no language of {folder.name}/; type one of {', '.join(languages)}")
    return languages[code]


def read_catalogs(folder: Path, locale: SiteLocale) -> dict[str, Catalog]:
    """Return the catalogs of a language that can be read, by domain."""
    paths = {domain: catalog_path(folder, locale, domain) for domain in DOMAINS}
    return gather({d: read_raw(path, locale, folder) for d, path in paths.items()})[0]


def report(problems: Iterable[Problem]) -> None:
    """Write each problem once, by file and line."""
    for problem in sorted(set(problems)):
        click.echo(str(problem), err=True)


def end(message: object) -> NoReturn:
    """Say what is wrong, and end with status 1."""
    click.echo(str(message), err=True)
    sys.exit(1)
