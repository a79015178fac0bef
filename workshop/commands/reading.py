"""`flask data read`: a lawyer reads what the site says of a law, and says that it is right."""

import re
import sys

import click

from webapp.content.laws import Reading, checksum_law, write_english
from webapp.content.loading import Content, load
from webapp.problems import ProblemsFoundError
from webapp.settings import SettingsError, read_settings
from webapp.site.story import read_story
from workshop.facts.sealed_files import write_readings

_NAME = re.compile(r"[^\W_][\w .'-]{0,39}")


@click.command()
@click.argument("identifier", metavar="ID")
@click.option("--by", help="The lawyer who reads: initials or a short name; it is public.")
def read(identifier: str, by: str | None) -> None:
    """Show a lawyer the English sentences of the law ID, and store that they are right.

    The reading holds for exactly these words: any edit voids it. For a law that is gone, its
    reading is taken out.
    """
    try:
        settings = read_settings()
        today, page_facts = settings.date_today(), read_story(settings.templates)
        content = load(settings.data, today, page_facts=page_facts)
        readings = dict(content.readings)
        if identifier not in content.laws:
            if readings.pop(identifier, None) is None:
                _end(f"no law has the id {identifier!r}; look in data/laws.yaml")
        elif not by or not _NAME.fullmatch(by):
            _end(f"--by {by or ''!r} is no name; type the lawyer's initials or a short name")
        else:
            _ask(identifier, content)
            checksum = checksum_law(
                identifier, content.laws[identifier], content.featured.adult_age
            )
            readings[identifier] = Reading(read=today, by=by, seal=checksum)
        write_readings(settings.data, readings)
    except (ProblemsFoundError, SettingsError, OSError) as error:
        _end(str(error))
    click.echo(f"data/law_readings.yaml is written: {len(readings)} laws are read.")


def _ask(identifier: str, content: Content) -> None:
    law = content.laws[identifier]
    click.echo(f"{law.citation}\n")
    for sentence in write_english(law, content.featured.adult_age):
        click.echo(f"  {sentence}")
    click.echo(f"\nNever claim, in any words: {law.must_not_claim}")
    for source in law.sources:
        click.echo(f"Read in: {content.sources[source].title}, {content.sources[source].address}")
    if not click.confirm("\nIs every sentence right?", err=True):
        _end("mend them in data/laws.yaml, then read them again")


def _end(message: str) -> None:
    click.echo(f"{message}\nNothing was changed.", err=True)
    sys.exit(1)
