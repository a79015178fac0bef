"""`flask data`: checks what editors write, while the site itself may not even start."""

import sys

import click

from webapp.commands.open_group import OpenGroup
from webapp.content.featured import check_contact
from webapp.content.loading import Content, load
from webapp.problems import ProblemsFoundError
from webapp.settings import Settings, SettingsError, read_settings
from webapp.site.story import read_story
from webapp.yamlfile import read_document


@click.group(cls=OpenGroup)
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


def _refuse_no_contact(settings: Settings, content: Content) -> None:
    document, problems = read_document(settings.data / "site.yaml", settings.data)
    if document is not None:
        problems = tuple(check_contact(content.featured, document))
    if problems:
        raise ProblemsFoundError(problems)
