"""`flask translations todo`: what a translator or reviewer can do next."""

from itertools import groupby

import click

from workshop.catalogs.tasks import Rank, list_translation_tasks
from workshop.commands.translations.common import choose_language, open_folder

_HEADINGS = {
    Rank.BROKEN: "wrong",
    Rank.MISSING: "not translated",
    Rank.WARNED: "probably wrong: look at these",
    Rank.SAFETY_UNREVIEWED: "a life can hang on these; they wait for review",
    Rank.HARD: "hard to read: say these shorter",
    Rank.UNREVIEWED: "wait for review",
}


@click.command()
@click.argument("locale")
@click.option(
    "--limit",
    default=20,
    show_default=True,
    type=click.IntRange(0),
    help="How many to show; 0 shows all.",
)
def todo(locale: str, limit: int) -> None:
    """List what is left to do in a language, worst first.

    First what is wrong, then what is not translated, what is probably wrong, what is hard to read,
    and what waits for review: of each, first the sentences that a life can hang on. Every line
    says where it stands and what to type.
    """
    folder = open_folder()
    language = choose_language(folder, locale)
    tasks = list_translation_tasks(folder, language)
    shown = tasks[: limit or None]
    for rank, of_rank in groupby(shown, key=lambda task: task.rank):
        total = sum(task.rank is rank for task in tasks)
        click.echo(f"{_HEADINGS[rank]} ({total}):")
        for task in of_rank:
            click.echo(f"  {task.problem}")
    if len(shown) < len(tasks):
        click.echo(f"{len(tasks) - len(shown)} more; --limit 0 shows all")
    if not tasks:
        click.echo(f"nothing: {language.autonym} is translated and reviewed")
