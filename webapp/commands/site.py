"""`flask site`: what servers before the app need from it."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from webapp.serving.starting import FAULTS, make_site
from webapp.site.headers import fixed_headers
from webapp.textfiles import put_text

if TYPE_CHECKING:
    from webapp.site.rendering import Site


@click.group()
def site() -> None:
    """Write what a web server before the site shows when it answers by itself."""


@site.command("write-last-resort")
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
def write_last_resort(folder: Path) -> None:
    """Try each kind of page, then write the page of last resort and its headers to FOLDER."""
    try:
        app = make_site()
    except FAULTS as error:
        click.echo(f"{error}\nNothing was written.", err=True)
        sys.exit(1)
    made: Site = app.extensions["site"]
    headers = fixed_headers(made.settings, made.assets)
    lines = "".join(f'add_header {name} "{value}" always;\n' for name, value in headers.items())
    try:
        put_text(folder / "last-resort.html", str(app.extensions["last_resort"]))
        put_text(folder / "headers.conf", lines)
    except OSError as error:
        click.echo(f"cannot write to {folder} ({error.strerror}); name another folder", err=True)
        sys.exit(1)
    click.echo(f"last-resort.html and headers.conf are in {folder}")
