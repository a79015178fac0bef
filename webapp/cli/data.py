"""`flask data`: what editors do with the facts in a terminal."""

from collections.abc import Iterator
from datetime import date, timedelta

import click

from webapp.cli.accept import accept
from webapp.cli.site import find_unset, load_checked_app
from webapp.cli.terminal import Commands
from webapp.facts.data import Data
from webapp.facts.load import load
from webapp.facts.services import Phone, Service
from webapp.problems import Problem
from webapp.settings import read_settings
from webapp.words.formats import group_phone
from webapp.words.languages import SOURCE, name_language

_CRISIS_DAYS, _OTHER_DAYS = 180, 365  # how old a source of a number may be


@click.group("data", cls=Commands)
def data_commands() -> None:
    """Check the facts in data/ and keep them true."""


data_commands.add_command(accept)


@data_commands.command()
def check() -> None:
    """Name each problem in data/: file, line, what is wrong, what to type."""
    data = load_checked_app(read_settings()).data
    click.echo(
        f"data/ is sound: {len(data.services)} services of {len(data.organizations)} "
        f"organizations, {len(data.figures)} figures, {len(data.sources)} sources"
    )


@data_commands.command()
def todo() -> None:
    """List what waits: numbers that are old or in doubt, laws that nobody read, lines not set."""
    settings = read_settings()
    data = load(settings.data, settings.date_today())
    for task in _find_tasks(data, settings.date_today()):
        click.echo(str(task))


def _find_tasks(data: Data, today: date) -> Iterator[Problem]:
    yield from find_unset(data)
    if unread := [key for key in data.laws if not data.lawyer_has_read(key)]:
        what = f"no lawyer has read {', '.join(unread)}"
        fix = "let one read each, and type `lawyer:`, the day and initials below it"
        yield data.report("laws.yaml", (), what, fix)
    channels = ((s, *placed) for s in data.services.values() for placed in s.placed_channels)
    for service, loc, channel in channels:
        since, name = data.shown_since(channel), channel.number or "the chat"
        days = _CRISIS_DAYS if "talk" in service.needs else _OTHER_DAYS
        if not channel.is_code and (since is None or since < today - timedelta(days=days)):
            what = f"{name} of {service.id!r} is not confirmed since {since or 'any known day'}"
            fix = "call it, or find a newer source and add it to its `sources:`"
            yield data.report(service.id, loc, what, fix)
    if waiting := sum(1 for _ in _list_calls(data)):
        fix = "`.venv/bin/flask data calls` lists them"
        yield Problem("data/organizations", 1, f"nobody has called {waiting} numbers", fix)


def _list_calls(data: Data) -> Iterator[tuple[Service, Phone]]:
    """Yield the numbers that nobody called, the lines of the start page first; never 911."""
    first = dict.fromkeys((*data.site.home, *data.site.card, *data.services))
    for service in (data.services[key] for key in first if key != data.site.emergency):
        for phone in service.phones:
            if not phone.called:
                yield service, phone


@data_commands.command()
def calls() -> None:
    """Print the numbers to ring, those of the start page first, with boxes to fill in.

    Afterwards write what you heard into the file of the service, with `called:`, the day and your
    initials below each number. `flask data accept --by YOU` then asks who called, for what you
    dialed, and with which words it answered.
    """
    settings = read_settings()
    data = load(settings.data, settings.date_today())
    for count, (service, phone) in enumerate(_list_calls(data), 1):
        since, file = data.shown_since(phone), data.report(service.id, (), "", "").file
        spoken = ", ".join(name_language(tag, SOURCE) for tag in phone.spoken) or "unknown"
        click.echo(
            f"{count}. {group_phone(phone.number)}  {service.name} ({phone.use})"
            f"  {file} [{service.id}]\n"
            f"   Ask if this is still {service.name}, when somebody answers, what it costs,\n"
            "   and if they bring in an interpreter while one waits.\n"
            f"   We think: hours {phone.hours}; languages {spoken}, interpreter "
            f"{phone.interpreter}; cost {service.cost}; last shown {since or 'unknown'}\n"
            "   [ ] right  [ ] wrong: ______________  [ ] nobody answered\n"
            "   It answered with the words: ________________\n"
            "   Hours: ________________  Interpreter: [ ] yes [ ] no  Cost: __________\n"
        )
