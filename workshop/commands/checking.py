"""`flask data check`: as the site checks, then what is left to do."""

import sys

import click

from webapp.commands import read_facts, say_sound
from webapp.problems import ProblemsFoundError
from webapp.settings import ROOT, SettingsError, read_settings
from workshop.catalogs.untranslated import count_untranslated
from workshop.commands.todo import TODO, count_tasks, find_data_tasks, find_translation_tasks
from workshop.facts.tasks import Rank

_STRICT = {Rank.CONTRADICTED, Rank.OVERDUE, Rank.UNNAMED, Rank.NO_CONTACT, Rank.VOID}


@click.command()
@click.option(
    "--strict",
    is_flag=True,
    help="Also fail for old or contradicted numbers, void readings, unused sources, no contact.",
)
def check(*, strict: bool) -> None:
    """Read all of data/ and name each fault found: file, line, what is wrong, what to type."""
    try:
        settings = read_settings()
        content = read_facts(settings)
    except (ProblemsFoundError, SettingsError) as error:
        click.echo(str(error), err=True)
        sys.exit(1)
    asked = _STRICT if strict else set()
    problems = sorted(
        task.problem for task in find_data_tasks(content, settings) if task.rank in asked
    )
    if problems:
        click.echo("\n".join(str(problem) for problem in problems), err=True)
        sys.exit(1)
    click.echo(say_sound(content))
    waiting = count_untranslated(ROOT, settings.translations, settings.data)
    if any(waiting.values()):
        text = ", ".join(f"{number} in {code}" for code, number in waiting.items() if number)
        click.echo(f"shown in English until translated (docs/translators/): {text}")
    tasks = [*find_data_tasks(content, settings), *find_translation_tasks(settings, waiting)]
    for task in tasks:
        if task.rank is Rank.VOID:
            click.echo(str(task.problem))
    if tasks:
        click.echo(f"{count_tasks(tasks)}: {TODO}")
