"""`flask data check`: as the site checks, then who would be lost, and what is left to do."""

import sys

import click

from webapp.commands.data import read_facts, say_sound
from webapp.problems import ProblemsFoundError
from webapp.settings import ROOT, SettingsError, read_settings
from workshop.catalogs.untranslated import count_waiting_words
from workshop.commands.todo import TODO, say_how_much, work_on_facts, work_on_words
from workshop.facts.lost import hold_situations
from workshop.facts.work import Rank

_STRICT = {Rank.CONTRADICTED, Rank.OVERDUE, Rank.UNNAMED, Rank.NO_CONTACT, Rank.VOID}


@click.command()
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
        content = read_facts(settings)
        hold_situations(settings.data, content)
    except (ProblemsFoundError, SettingsError) as error:
        click.echo(str(error), err=True)
        sys.exit(1)
    asked = _STRICT if strict else {Rank.NO_CONTACT} if contact else set()
    faults = sorted(one.told for one in work_on_facts(content, settings) if one.rank in asked)
    if faults:
        click.echo("\n".join(str(fault) for fault in faults), err=True)
        sys.exit(1)
    click.echo(say_sound(content))
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
