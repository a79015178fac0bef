"""Commands of the site itself: `flask data check` while it may not even start, `flask site`."""

import sys
from importlib.metadata import entry_points
from pathlib import Path
from typing import cast

import click

from webapp.app import create_app
from webapp.content.featured import check_setup
from webapp.content.loading import Content, load
from webapp.problems import ProblemsFoundError
from webapp.settings import Settings, SettingsError, read_settings
from webapp.site.export import ExportError, PageFailsError, export
from webapp.site.story import read_story
from webapp.yamlfile import Document, read_document


class OpenGroup(click.Group):
    """Knows the commands that another package adds as entry points `webapp.<name of the group>`.

    Where one has the name of a command of its own, it takes its place.
    """

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of all commands."""
        return sorted({*super().list_commands(ctx), *entry_points(group=self._added).names})

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return a command by its name, that of another package first."""
        for added in entry_points(group=self._added, name=cmd_name):
            return cast("click.Command", added.load())
        return super().get_command(ctx, cmd_name)

    @property
    def _added(self) -> str:
        return f"webapp.{self.name}"


@click.group(cls=OpenGroup)
def data() -> None:
    """Check the facts in data/ and keep them true."""


@data.command()
def check() -> None:
    """Read all of data/ and name each fault found: file, line, what is wrong, what to type."""
    try:
        content = read_facts(read_settings())
    except (ProblemsFoundError, SettingsError) as error:
        click.echo(str(error), err=True)
        sys.exit(1)
    click.echo(say_sound(content))


def read_facts(settings: Settings, *, is_decided: bool = True) -> Content:
    """Return the facts as pages show them; raises ProblemsFoundError with every problem in them."""
    page_facts, today = read_story(settings.templates), settings.date_today()
    return load(settings.data, today, page_facts=page_facts, is_decided=is_decided)


def say_sound(content: Content) -> str:
    """Say how much there is that has no problem."""
    return (
        f"data/ is sound: {len(content.services)} services of {len(content.organizations)} "
        f"organizations, {len(content.figures)} figures, {len(content.series)} tables, "
        f"{len(content.sources)} sources, {len(content.counties)} counties"
    )


def _refuse_trial_copy(settings: Settings) -> None:
    if problems := tuple(check_setup(read_facts(settings).featured, _read_site(settings))):
        fix = "type these, or add --trial, which writes it with a line on every page that says so"
        raise ExportError(f"{ProblemsFoundError(problems)}\nThis is a trial copy; {fix}")


def _read_site(settings: Settings) -> Document:
    document, problems = read_document(settings.data / "site.yaml", settings.data)
    if document is None:
        raise ProblemsFoundError(problems)
    return document


@click.group(cls=OpenGroup)
def site() -> None:
    """Write the site as files for a web server."""


@site.command("export")
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@click.option(
    "--trial", is_flag=True, help="Write a trial copy too, each page of which says that it is one."
)
def export_pages(folder: Path, *, trial: bool) -> None:
    """Write every page as a file below FOLDER, and pages.conf for nginx beside it.

    Where nothing has changed since the last time, nothing is written. While data/site.yaml does not
    say who runs the site, who pays for it, whether the police or the government has a part, and
    whom readers can tell of an error, the site is a trial copy, and is written with --trial alone.
    """
    try:
        settings = read_settings()
        if not trial:
            _refuse_trial_copy(settings)
        count = export(folder, settings, create_app, _tell)
    except (ProblemsFoundError, PageFailsError, SettingsError, ExportError) as error:
        click.echo(f"{error}\nNothing was written.", err=True)
        sys.exit(1)
    except OSError as error:
        click.echo(f"cannot write to {folder} ({error.strerror}); name another folder", err=True)
        sys.exit(1)
    if not count:
        click.echo(f"{folder} is as it should be; nothing was written")
        return
    click.echo(f"{folder} holds {count} addresses; nginx reads {folder}.servers/pages.conf")


def _tell(progress: str) -> None:
    click.echo(progress, err=True)
