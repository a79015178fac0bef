"""`flask data todo`: what an editor, a translator or a host can do next, worst first."""

from collections.abc import Iterator, Mapping, Sized
from pathlib import Path

import click
from babel.messages.catalog import Message

from webapp.commands import read_facts
from webapp.content.loading import Content
from webapp.i18n.catalogs import DOMAINS, MAY_BE_UNTRANSLATED, catalog_path, read_raw
from webapp.i18n.locales import SiteLocale, read_registry
from webapp.i18n.reviews import is_safety_critical
from webapp.problems import Problem, ProblemsFoundError
from webapp.settings import ROOT, Settings, SettingsError, read_settings
from webapp.text_files import name_of
from webapp.yamlfile import Document, read_document
from workshop.catalogs.reading import check_english
from workshop.catalogs.tasks import unreviewed_in
from workshop.catalogs.untranslated import count_untranslated
from workshop.facts.calls import read_calls
from workshop.facts.task_list import list_tasks
from workshop.facts.tasks import Doer, Rank, Task

TODO = ".venv/bin/flask data todo"
_CHECK = ".venv/bin/flask data check"
_OF_LANGUAGE = ".venv/bin/flask translations todo"


@click.command()
def todo() -> None:
    """List what is left to do, worst first: who may do it, where, and what to type.

    Lines that people in danger call come first. A folder with faults has only these to do.
    """
    try:
        settings = read_settings()
        content = read_facts(settings, is_decided=False)
        waiting = count_untranslated(ROOT, settings.translations, settings.data)
    except SettingsError as error:
        click.echo(f"{Doer.HOST}: {error}")
        return
    except ProblemsFoundError as error:
        click.echo("\n".join(f"{Doer.EDITOR}: {problem}" for problem in error.problems))
        click.echo(f"Mend these first, then type `{_CHECK}`")
        return
    tasks = sorted(
        [*find_data_tasks(content, settings), *find_translation_tasks(settings, waiting)]
    )
    for task in tasks:
        click.echo(str(task))
    click.echo(count_tasks(tasks) if tasks else "nothing: all is checked, called and translated")


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


def count_unreviewed(folder: Path) -> dict[str, int]:
    """Return how many safety-critical messages wait for review, by published language."""
    return {
        code: sum(len(messages) for _, _, messages in _find_unreviewed(locale, folder))
        for code, locale in read_registry(folder).published.items()
    }


def _find_unreviewed(locale: SiteLocale, folder: Path) -> Iterator[tuple[str, Path, list[Message]]]:
    """Yield each domain and its catalog with the safety-critical messages that wait for review."""
    for domain in DOMAINS:
        path = catalog_path(folder, locale, domain)
        catalog, _ = read_raw(path, locale, folder)
        waiting = unreviewed_in(catalog) if catalog else []
        yield domain, path, [m for m in waiting if is_safety_critical(m.context)]


def find_translation_tasks(settings: Settings, waiting: Mapping[str, int]) -> Iterator[Task]:
    """Yield what waits in each published language; `waiting` counts texts by language.

    Sentences of the English that are long are among it: they come out longer in each translation.
    """
    for finding in check_english(ROOT, settings.data):
        yield Task(is_routine=True, rank=Rank.HARD, doer=Doer.EDITOR, problem=finding.problem)
    folder = settings.translations
    for code, locale in read_registry(folder).published.items():
        for domain, path, safety in _find_unreviewed(locale, folder):
            if safety:
                what = f"sentences that a life can hang on and that wait for review: {len(safety)}"
                fix = f"type `{_OF_LANGUAGE} {code}`"
                problem = Problem(name_of(path, folder), safety[0].lineno or 1, what, fix)
                yield Task(
                    is_routine=True, rank=Rank.UNREVIEWED, doer=Doer.TRANSLATOR, problem=problem
                )
            if domain == MAY_BE_UNTRANSLATED and waiting.get(code):
                what = f"texts that are shown in English until they are translated: {waiting[code]}"
                fix = f"type `.venv/bin/flask translations update`, then `{_OF_LANGUAGE} {code}`"
                problem = Problem(name_of(path, folder), 1, what, fix)
                yield Task(
                    is_routine=True, rank=Rank.UNTRANSLATED, doer=Doer.TRANSLATOR, problem=problem
                )
