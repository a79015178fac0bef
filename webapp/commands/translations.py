"""`flask translations`: takes words out of the site, brings catalogs up to date, checks them."""

import sys
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

import click
from babel.messages.catalog import Catalog

from webapp.faults import Fault
from webapp.languages import catalogs
from webapp.languages.catalogs import DOMAINS, catalog_path
from webapp.languages.checking import find_all
from webapp.languages.checks import UPDATE, Level, strings_of
from webapp.languages.checks.listing import explain_check, list_checks
from webapp.languages.glossary import read_glossary
from webapp.languages.locales import LOCALES, SOURCE, TRANSLATED, SiteLocale
from webapp.languages.pofiles import (
    extract_templates,
    refresh_catalog,
    start_catalog,
    write_catalog,
)
from webapp.settings import ROOT, SettingsError, read_settings

CHECK = ".venv/bin/flask translations check"


@click.group()
def translations() -> None:
    """Keep the catalogs in translations/ whole and true."""


@translations.command()
@click.option("--check", is_flag=True, help="Write nothing; fail if the .pot files are stale.")
def extract(check: bool) -> None:  # noqa: FBT001 - click passes flags so
    """Write messages.pot and directory.pot from templates, labels and data/."""
    folder = _folder()
    templates = extract_templates(ROOT)
    stale = _stale(folder, templates)
    if not check:
        for name in stale:
            (folder / name).write_text(write_catalog(templates[name.removesuffix(".pot")]), "utf-8")
    if check and stale:
        click.echo(f"{', '.join(stale)}: not up to date; run `{UPDATE}`", err=True)
        sys.exit(1)
    click.echo("written: " + ", ".join(stale) if stale else "the .pot files are up to date")


@translations.command()
@click.pass_context
def update(context: click.Context) -> None:
    """Extract, then bring new messages into every catalog; no translation is guessed."""
    context.invoke(extract, check=False)
    folder = _folder()
    for domain in DOMAINS:
        template = catalogs.read_template(folder, domain, [])
        if template is None:
            sys.exit(1)
        for locale in TRANSLATED:
            path = catalog_path(folder, locale, domain)
            catalog = _read_or_start(path, folder, locale.code)
            refresh_catalog(catalog, template)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(write_catalog(catalog), "utf-8")
            waiting = sum(not any(strings_of(message)) for message in catalogs.messages_of(catalog))
            click.echo(f"{path.relative_to(folder)}: {waiting} messages wait for a translation")


@translations.command()
@click.argument("locale", required=False, type=click.Choice([one.code for one in TRANSLATED]))
@click.option("--strict", is_flag=True, help="Fail for warnings too.")
@click.option("--list", "listed", is_flag=True, help="List all checks, and check nothing.")
@click.option("--explain", metavar="NAME", help="Explain one check by an example.")
def check(locale: str | None, strict: bool, listed: bool, explain: str | None) -> None:  # noqa: FBT001 - click passes flags so
    """Check every catalog, or that of LOCALE, and name all findings.

    Each is one line: file, line, level, what is wrong, what to type, and the name of the check.
    Errors keep the site from starting; warnings should be mended or excused, with a line
    `# ok: NAME why` above the sentence; hints are for a person to look at.
    """
    if listed:
        click.echo("\n".join(list_checks()))
        return
    if explain is not None:
        click.echo(explain_check(explain))
        return
    folder = _folder()
    asked = [LOCALES[locale]] if locale else TRANSLATED
    found = find_all(folder, asked)
    for finding in found:
        click.echo(str(finding), err=finding.level is Level.ERROR)
    counts = Counter(finding.level for finding in found)
    if counts[Level.ERROR] or (strict and counts[Level.WARNING]):
        sys.exit(1)
    stale = _stale(folder, extract_templates(ROOT))
    if stale:
        click.echo(f"{', '.join(stale)}: the English has changed; run `{UPDATE}`", err=True)
        sys.exit(1)
    codes = ", ".join([SOURCE.code, *(one.code for one in asked)])
    told = ", ".join(f"{counts[level]} {level}s" for level in Level if counts[level])
    click.echo(f"translations/ are sound: {codes}" + (f" ({told})" if told else ""))


@translations.command()
def status() -> None:
    """Show how many messages of each language are translated and reviewed."""
    folder = _folder()
    for locale in TRANSLATED:
        faults = _faults_of(folder, locale)
        paths = [catalog_path(folder, locale, domain) for domain in DOMAINS]
        found = [catalogs.read_raw(path, locale, [], folder) for path in paths]
        coverage = catalogs.measure(one for one in found if one is not None)
        state = "draft" if coverage.is_draft or faults else "reviewed"
        click.echo(
            f"{locale.code} {locale.autonym}: {coverage.translated} of {coverage.messages} "
            f"translated, {coverage.reviewed} reviewed, {state}"
            + (f", {len(faults)} faults (run `{CHECK}`)" if faults else "")
        )


def _faults_of(folder: Path, locale: SiteLocale) -> list[Fault]:
    faults: list[Fault] = []
    glossary = read_glossary(folder, faults)
    for domain in DOMAINS:
        template = catalogs.read_template(folder, domain, [])
        catalogs.read_catalog(folder, locale, domain, template, faults, glossary=glossary)
    return faults


def _stale(folder: Path, templates: Mapping[str, Catalog]) -> list[str]:
    return [
        f"{domain}.pot"
        for domain, template in templates.items()
        if not (folder / f"{domain}.pot").is_file()
        or (folder / f"{domain}.pot").read_text("utf-8") != write_catalog(template)
    ]


def _folder() -> Path:
    try:
        return read_settings().translations
    except SettingsError as error:
        click.echo(str(error), err=True)
        sys.exit(1)


def _read_or_start(path: Path, folder: Path, code: str) -> Catalog:
    if path.exists():
        faults: list[Fault] = []
        catalog = catalogs.read_raw(path, LOCALES[code], faults, folder)
        if catalog is None:
            click.echo("\n".join(map(str, faults)), err=True)
            sys.exit(1)
        return catalog
    return start_catalog(LOCALES[code])
