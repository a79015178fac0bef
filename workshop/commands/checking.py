"""`flask data check`: as the site checks, then what is left to do."""

import sys

import click

from webapp.commands import read_facts, say_sound
from webapp.problems import ProblemsFoundError
from webapp.settings import Settings, SettingsError, read_settings
from webapp.words.catalogs import read_template
from workshop.commands.todo import TODO, count_tasks, find_data_tasks
from workshop.facts.safety_sentences import check_sentences, find_sentences, read_sentences
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
        _check_pages(settings)
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
    tasks = find_data_tasks(content, settings)
    for task in tasks:
        if task.rank is Rank.VOID:
            click.echo(str(task.problem))
    if tasks:
        click.echo(f"{count_tasks(tasks)}: {TODO}")


def _check_pages(settings: Settings) -> None:
    """Raise ProblemsFoundError for a safety sentence of a page that nobody has accepted."""
    accepted, unread = read_sentences(settings.templates)
    now = find_sentences(read_template(settings.translations))
    if changed := (*unread, *check_sentences(accepted, now)):
        raise ProblemsFoundError(changed)
