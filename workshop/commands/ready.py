"""`flask site ready`: whether the site may be told of, as one list, the worst first."""

import sys

import click

from webapp.app import create_app
from webapp.problems import ProblemsFoundError
from webapp.settings import SettingsError, read_settings
from webapp.words.languages import SOURCE
from workshop.facts.calls import read_calls
from workshop.facts.launch import Condition, list_conditions


@click.command()
def ready() -> None:
    """List what must be true before you tell anybody of the site: what is missing comes first.

    Ends with status 1 while something is missing.
    """
    try:
        settings = read_settings()
        site = create_app(settings).site  # what keeps the site from starting comes first
    except (ProblemsFoundError, SettingsError) as error:
        click.echo(f"{error}\nMend these first.", err=True)
        sys.exit(1)
    coverages = {c: t.coverage for c, t in site.translators.items() if c != SOURCE.code}
    unreviewed = {code: each.safety - each.safety_reviewed for code, each in coverages.items()}
    conditions = list_conditions(site.content, read_calls(settings), unreviewed)
    for condition in conditions:
        click.echo(say_condition(condition))
    missing = [condition for condition in conditions if not condition.is_met]
    click.echo(f"{len(missing)} of {len(conditions)} missing." if missing else "Ready.")
    sys.exit(1 if missing else 0)


def say_condition(condition: Condition) -> str:
    """Say a condition with its box, and where it is not met, what to type."""
    if condition.is_met:
        return f"[x] {condition.what}"
    return f"[ ] {condition.what}: {condition.missing}; {condition.fix}"
