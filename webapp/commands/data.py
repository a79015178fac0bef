"""`flask data`: checks what editors write, while the site itself may not even start.

Another package adds commands with entry points of the group `webapp.data`; where one has the name
of a command of this module, it takes its place.
"""

import sys
from importlib.metadata import entry_points
from typing import cast

import click

from webapp.content.featured import check_contact
from webapp.content.loading import Content, load
from webapp.problems import ProblemsFoundError
from webapp.settings import Settings, SettingsError, read_settings
from webapp.site.story import read_story
from webapp.yamlfile import read_document

_ADDED = "webapp.data"


class _OpenGroup(click.Group):
    """Knows the commands of other packages too."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of all commands."""
        return sorted({*super().list_commands(ctx), *entry_points(group=_ADDED).names})

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return a command by its name, that of another package first."""
        for added in entry_points(group=_ADDED, name=cmd_name):
            return cast("click.Command", added.load())
        return super().get_command(ctx, cmd_name)


@click.group(cls=_OpenGroup)
def data() -> None:
    """Check the facts in data/ and keep them true."""


@data.command()
@click.option(
    "--contact", is_flag=True, help="Also fail where readers can tell nobody of an error."
)
def check(*, contact: bool) -> None:
    """Read all of data/ and name each fault found: file, line, what is wrong, what to type."""
    try:
        settings = read_settings()
        content = read_facts(settings)
        if contact:
            _refuse_no_contact(settings, content)
    except (ProblemsFoundError, SettingsError) as error:
        click.echo(str(error), err=True)
        sys.exit(1)
    click.echo(say_sound(content))


def read_facts(settings: Settings) -> Content:
    """Return the facts as pages show them; raises ProblemsFoundError with every problem in them."""
    page_facts = read_story(settings.templates)
    return load(settings.data, settings.date_today(), page_facts=page_facts)


def say_sound(content: Content) -> str:
    """Say how much there is that has no problem."""
    return (
        f"data/ is sound: {len(content.services)} services of {len(content.organizations)} "
        f"organizations, {len(content.figures)} figures, {len(content.series)} tables, "
        f"{len(content.sources)} sources, {len(content.counties)} counties"
    )


def _refuse_no_contact(settings: Settings, content: Content) -> None:
    document, problems = read_document(settings.data / "site.yaml", settings.data)
    if document is not None:
        problems = tuple(check_contact(content.featured, document))
    if problems:
        raise ProblemsFoundError(problems)
