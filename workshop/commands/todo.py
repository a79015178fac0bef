"""`flask data todo`: what an editor or a host can do next, worst first."""

from collections.abc import Mapping, Sized
from pathlib import Path

import click

from webapp.commands import read_facts
from webapp.content.loading import Content
from webapp.problems import ProblemsFoundError
from webapp.settings import Settings, SettingsError, read_settings
from webapp.yamlfile import Document, read_document
from workshop.facts.calls import read_calls
from workshop.facts.task_list import list_tasks
from workshop.facts.tasks import Doer, Task

TODO = ".venv/bin/flask data todo"
_CHECK = ".venv/bin/flask data check"


@click.command()
def todo() -> None:
    """List what is left to do, worst first: who may do it, where, and what to type.

    Lines that people in danger call come first. A folder with faults has only these to do.
    """
    try:
        settings = read_settings()
        content = read_facts(settings, is_decided=False)
    except SettingsError as error:
        click.echo(f"{Doer.HOST}: {error}")
        return
    except ProblemsFoundError as error:
        click.echo("\n".join(f"{Doer.EDITOR}: {problem}" for problem in error.problems))
        click.echo(f"Mend these first, then type `{_CHECK}`")
        return
    tasks = sorted(find_data_tasks(content, settings))
    for task in tasks:
        click.echo(str(task))
    click.echo(count_tasks(tasks) if tasks else "nothing: all is checked and called")


def find_data_tasks(content: Content, settings: Settings) -> list[Task]:
    """Return what is left to do about the facts, worst first."""
    documents = _read_documents(content, settings.data)
    return list_tasks(content, documents, read_calls(settings), settings.date_today())


def count_tasks(work: Sized) -> str:
    """Say how many things there are to do."""
    return f"{len(work)} thing{'' if len(work) == 1 else 's'} to do"


def _read_documents(content: Content, data: Path) -> Mapping[str, Document]:
    """Read the files that work is left to do in once more, for the lines of their answers."""
    kinds = [f"organizations/{organization.id}" for organization in content.organizations]
    found = {
        kind: read_document(data / f"{kind}.yaml", data)[0]
        for kind in (*kinds, "laws", "sources", "site")
    }
    return {
        kind: document or Document(f"data/{kind}.yaml", {}, {}) for kind, document in found.items()
    }
