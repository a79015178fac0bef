"""`flask translations check`: what stands between the catalogs and the readers."""

import sys

import click

from webapp.commands.translations.folders import end, languages_in, open_folder, tell
from webapp.faults import Fault, FaultsFoundError
from webapp.languages import catalogs
from webapp.languages.checks import UPDATE
from webapp.languages.freshness import fresh_catalogs, fresh_templates, is_stale
from webapp.languages.locales import SOURCE
from webapp.settings import ROOT


@click.command()
def check() -> None:
    """Check every catalog and name every fault: file, line, message, what to type.

    When no message has a fault, the files are compared with what `update` would write.
    """
    folder = open_folder()
    try:
        catalogs.load(folder, whole=True)
        stale = fresh_templates(ROOT, folder)
    except FaultsFoundError as error:
        end("\n".join(map(str, error.faults)))
    if stale:
        end(f"{', '.join(stale)}: the English has changed; run `{UPDATE}`")
    languages, faults = languages_in(folder), list[Fault]()
    for locale in languages:
        for fresh in fresh_catalogs(folder, locale, faults):
            faults.extend(is_stale(fresh, folder))
    if faults:
        tell(faults)
        sys.exit(1)
    codes = ", ".join(locale.code for locale in (SOURCE, *languages))
    click.echo(f"translations/ are sound: {codes}")
