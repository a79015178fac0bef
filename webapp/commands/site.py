"""`flask site`: what servers need that are before the app, or in its place."""

import sys
from pathlib import Path

import click

from webapp.app import create_app
from webapp.commands.open_group import OpenGroup
from webapp.serving.building import build_ahead
from webapp.serving.starting import FAULTS, make_site
from webapp.settings import read_settings
from webapp.site.export import ExportError, export
from webapp.site.headers import fixed_headers
from webapp.text_files import put_text


@click.group(cls=OpenGroup)
def site() -> None:
    """Write what a web server shows by itself: some pages, or all."""


@site.command("write-last-resort")
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
def write_last_resort(folder: Path) -> None:
    """Try each kind of page, then write the page of last resort and its headers to FOLDER."""
    try:
        app = make_site()
    except FAULTS as error:
        click.echo(f"{error}\nNothing was written.", err=True)
        sys.exit(1)
    headers = fixed_headers(app.site.settings, app.site.assets)
    lines = "".join(f'add_header {name} "{value}" always;\n' for name, value in headers.items())
    try:
        put_text(folder / "last-resort.html", app.fallback_page)
        put_text(folder / "headers.conf", lines)
    except OSError as error:
        click.echo(f"cannot write to {folder} ({error.strerror}); name another folder", err=True)
        sys.exit(1)
    click.echo(f"last-resort.html and headers.conf are in {folder}")


@site.command("build")
def build_pages() -> None:
    """Build every page for the next start of the site, which then answers at once."""
    try:
        count = build_ahead(make_site())
    except FAULTS as error:
        click.echo(f"{error}\nNo page was kept.", err=True)
        sys.exit(1)
    except OSError as error:
        click.echo(f"no page was kept ({error.strerror}); the site builds them itself", err=True)
        return
    click.echo(f"{count or 'all'} pages are built")


@site.command("export")
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
def export_pages(folder: Path) -> None:
    """Write every page as a file below FOLDER, and the settings of web servers beside it.

    Where nothing has changed since the last time, nothing is written.
    """
    try:
        count = export(folder, read_settings(), create_app, _tell)
    except (*FAULTS, ExportError) as error:
        click.echo(f"{error}\nNothing was written.", err=True)
        sys.exit(1)
    except OSError as error:
        click.echo(f"cannot write to {folder} ({error.strerror}); name another folder", err=True)
        sys.exit(1)
    if not count:
        click.echo(f"{folder} is as it should be; nothing was written")
        return
    click.echo(f"{folder} holds {count} addresses; {folder}.servers/ says how to serve them")


def _tell(progress: str) -> None:
    click.echo(progress, err=True)
