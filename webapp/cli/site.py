"""`flask site`: what hosts do on the command line."""

from collections.abc import Iterator
from pathlib import Path

import click
from jinja2 import UndefinedError

from webapp import configure_app
from webapp.content import load_content
from webapp.facts.data import Data
from webapp.pages import views
from webapp.pages.app import App
from webapp.pages.export import export
from webapp.problems import CommandGroup, Problem, refuse
from webapp.settings import read_settings
from webapp.words.catalogs import find_incomplete
from webapp.words.languages import ENGLISH


@click.group("site", cls=CommandGroup)
def site_commands() -> None:
    """Write the site as files for a web server."""


@site_commands.command("export")
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@click.option("--trial", is_flag=True, help="Write it even if data/site.yaml is incomplete.")
def export_site(folder: Path, *, trial: bool) -> None:
    """Write every page as a file below FOLDER.

    The site is a trial copy until data/site.yaml says who runs it, who pays for it, whether the
    police take part, and where to report errors. A trial copy needs --trial.
    """
    app = load_checked_app()
    if app.data.site.unset and not trial:
        click.echo("This is a trial copy; type what follows, or add --trial", err=True)
        refuse(find_unset_fields(app.data))
    refuse(find_incomplete(app.translators.values()))
    click.echo(f"{folder}: {export(folder, app)} addresses written")


def find_unset_fields(data: Data) -> Iterator[Problem]:
    """Yield each field of site.yaml without which the site is a trial copy."""
    for field, fix in data.site.unset.items():
        yield data.make_problem(
            "site.yaml",
            (field,),
            f"`{field}` is not set, and readers need it",
            f"type `{field}:` and {fix}",
        )


def load_checked_app() -> App:
    """Return the site; raises ProblemsFoundError or ClickException with everything wrong."""
    app = configure_app(App(load_content(read_settings(), strict=True)))
    with app.test_request_context(f"/{ENGLISH.code}/"):
        app.set_locale(ENGLISH.code)
        try:
            views.render_page("data")
            if app.data.figures:
                views.figures("numbers")
                views.figures("earlier")
        except (UndefinedError, KeyError) as error:
            raise click.ClickException(
                f"the pages on figures need a record that data/ does not have: {error};"
                " bring it back, or take it out of templates/"
            ) from error
    return app
