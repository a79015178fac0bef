"""`flask data`: checks what editors write, while the site itself may not even start."""

import sys

import click

from webapp.commands.accepting import accept
from webapp.commands.migrating import migrate
from webapp.commands.reading import read
from webapp.commands.todo import TODO, say_how_much, todo, work_on_facts, work_on_words
from webapp.commands.verifying import verify
from webapp.content.loading import load
from webapp.content.losing import hold_situations
from webapp.content.work import Rank
from webapp.faults import FaultsFoundError
from webapp.languages.waiting import count_waiting_words
from webapp.settings import ROOT, SettingsError, read_settings
from webapp.site.story import read_story

_STRICT = {Rank.CONTRADICTED, Rank.OVERDUE, Rank.UNNAMED, Rank.NO_CONTACT, Rank.VOID}


@click.group()
def data() -> None:
    """Check the facts in data/ and pin the numbers."""


data.add_command(accept)
data.add_command(migrate)
data.add_command(read)
data.add_command(todo)
data.add_command(verify)


@data.command()
@click.option(
    "--strict",
    is_flag=True,
    help="Also fail for old or contradicted numbers, void readings, unused sources, no contact.",
)
@click.option(
    "--contact",
    is_flag=True,
    help="Also fail where readers can tell nobody of an error; each update asks for this.",
)
def check(*, strict: bool, contact: bool) -> None:
    """Read all of data/ and name each fault found: file, line, what is wrong, what to type."""
    try:
        settings = read_settings()
        shown = read_story(settings.templates)
        content = load(settings.data, settings.date_today(), shown=shown)
        hold_situations(settings.data, content)
    except (FaultsFoundError, SettingsError) as error:
        click.echo(str(error), err=True)
        sys.exit(1)
    asked = _STRICT if strict else {Rank.NO_CONTACT} if contact else set()
    faults = sorted(one.told for one in work_on_facts(content, settings) if one.rank in asked)
    if faults:
        click.echo("\n".join(str(fault) for fault in faults), err=True)
        sys.exit(1)
    click.echo(
        f"data/ is sound: {len(content.services)} services of {len(content.organizations)} "
        f"organizations, {len(content.figures)} figures, {len(content.series)} tables, "
        f"{len(content.sources)} sources, {len(content.counties)} counties"
    )
    waiting = count_waiting_words(ROOT, settings.translations, settings.data)
    if any(waiting.values()):
        told = ", ".join(f"{number} in {code}" for code, number in waiting.items() if number)
        click.echo(f"shown in English until translated (docs/translators/): {told}")
    work = [*work_on_facts(content, settings), *work_on_words(settings, waiting)]
    for one in work:
        if one.rank is Rank.VOID:
            click.echo(str(one.told))
    if work:
        click.echo(f"{say_how_much(work)}: {TODO}")
