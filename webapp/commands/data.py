"""`flask data`: checks what editors write, while the site itself may not even start."""

import sys

import click

from webapp.commands.verifying import verify
from webapp.content.directory import is_overdue
from webapp.content.loading import Content, load
from webapp.documents import read_document
from webapp.faults import Fault, FaultsFoundError
from webapp.languages.waiting import count_waiting_words
from webapp.settings import ROOT, Settings, SettingsError, read_settings


@click.group()
def data() -> None:
    """Check the facts in data/ and pin the numbers."""


data.add_command(verify)


@data.command()
@click.option(
    "--strict",
    is_flag=True,
    help="Also fail for old records, unused sources, no contact.",
)
def check(strict: bool) -> None:  # noqa: FBT001 - click passes flags so
    """Read all of data/ and name every fault: file, line, what is wrong, what to type."""
    try:
        settings = read_settings()
        content = load(settings.data, settings.date_today())
    except (FaultsFoundError, SettingsError) as error:
        click.echo(str(error), err=True)
        sys.exit(1)
    if strict:
        faults = _find_what_strictness_asks(content, settings)
        if faults:
            click.echo("\n".join(str(fault) for fault in faults), err=True)
            sys.exit(1)
    click.echo(
        f"data/ is sound: {len(content.services)} listings of {len(content.organizations)} "
        f"organizations, {len(content.figures)} figures, {len(content.series)} tables, "
        f"{len(content.sources)} sources, {len(content.counties)} counties"
    )
    waiting = count_waiting_words(ROOT, settings.translations)
    if any(waiting.values()):
        told = ", ".join(f"{number} in {code}" for code, number in waiting.items() if number)
        click.echo(f"shown in English until translated (docs/translators/): {told}")


def _find_what_strictness_asks(content: Content, settings: Settings) -> list[Fault]:
    faults: list[Fault] = []
    today = settings.date_today()
    for organization in content.organizations:
        path = settings.data / "organizations" / f"{organization.id}.yaml"
        document = read_document(path, settings.data, faults)
        for index, service in enumerate(organization.services):
            if document is not None and is_overdue(service, today):
                line = document.line_of(("services", index, "checked", "on"))
                what = f"{service.id!r} was last checked on {service.checked.on}"
                do = "check it again and write the new date"
                faults.append(Fault(document.name, line, what, do))
    sources = read_document(settings.data / "sources.yaml", settings.data, faults)
    for key in sorted(set(content.sources) - content.named_sources()):
        if sources is not None:
            what = f"nothing names the source {key!r}"
            line = sources.line_of((key,))
            faults.append(Fault(sources.name, line, what, "name it in a record, or remove it"))
    if not content.featured.corrections:
        what = "nobody is named whom readers can tell of an error"
        do = "type `corrections:` and a way to reach you, such as an e-mail address"
        faults.append(Fault("data/site.yaml", 1, what, do))
    return faults
