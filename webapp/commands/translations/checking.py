"""`flask translations check`: what stands between the catalogs and the readers."""

import sys
from pathlib import Path

import click

from webapp.commands.translations.folders import end, languages_in, open_folder, tell
from webapp.commands.translations.standing import look_at
from webapp.faults import Fault, FaultsFoundError
from webapp.languages import catalogs
from webapp.languages.catalogs import DOMAINS, catalog_path
from webapp.languages.checks import UPDATE
from webapp.languages.freshness import fresh_catalogs, fresh_templates, is_stale
from webapp.languages.sitelocale import SOURCE, SiteLocale
from webapp.languages.table import read_table
from webapp.languages.thresholds import find_below
from webapp.settings import ROOT


@click.command()
def check() -> None:
    """Check every catalog and name every fault: file, line, message, what to type.

    A published language must be what docs/translators/thresholds.md asks for. One in the making
    may lack translations, but nothing that stands in it may be wrong. When no message has a
    fault, the files are compared with what `update` would write.
    """
    folder = open_folder()
    faults = [*_find_faults_in_making(folder), *_find_below(folder)]
    try:
        catalogs.load(folder, whole=True)
        stale = fresh_templates(ROOT, folder)
    except FaultsFoundError as error:
        end("\n".join(map(str, sorted({*error.faults, *faults}))))
    if stale:
        tell(faults)
        end(f"{', '.join(stale)}: the English has changed; run `{UPDATE}`")
    languages = languages_in(folder)
    for locale in languages:
        for fresh in fresh_catalogs(folder, locale, faults):
            faults.extend(is_stale(fresh, folder))
    if faults:
        tell(faults)
        sys.exit(1)
    codes = ", ".join(locale.code for locale in (SOURCE, *languages))
    click.echo(f"translations/ are sound: {codes}")


def _find_below(folder: Path) -> list[Fault]:
    table = read_table(folder)
    coverages = {
        code: look_at(folder, locale, is_in_making=False)[0]
        for code, locale in table.published.items()
        if all(_is_readable(folder, locale, domain) for domain in DOMAINS)
    }
    return find_below(table, folder, coverages)


def _is_readable(folder: Path, locale: SiteLocale, domain: str) -> bool:
    return catalogs.read_raw(catalog_path(folder, locale, domain), locale, [], folder) is not None


def _find_faults_in_making(folder: Path) -> list[Fault]:
    table = read_table(folder)
    faults = [fault for found in table.refused_in_making.values() for fault in found]
    for locale in table.making.values():
        for domain in DOMAINS:
            template = catalogs.read_template(folder, domain, [])
            catalogs.read_catalog(folder, locale, domain, template, faults, is_in_making=True)
    return faults
