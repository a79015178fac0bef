"""`flask data`: what editors do with the facts on the command line."""

from collections.abc import Iterator
from datetime import timedelta

import click

from webapp.cli.accept import accept
from webapp.cli.site import find_unset_fields, load_checked_app
from webapp.content import load_data
from webapp.facts.data import Data
from webapp.facts.services import Phone, Service
from webapp.problems import CommandGroup, Problem
from webapp.settings import read_settings
from webapp.words.formats import group_phone
from webapp.words.languages import ENGLISH, name_language

# After so many days without a newer source or a call, a number waits to be confirmed.
_CRISIS_DAYS = 180
_OTHER_DAYS = 365


@click.group("data", cls=CommandGroup)
def data_commands() -> None:
    """Check the facts in data/ and keep them up to date."""


data_commands.add_command(accept)


@data_commands.command()
def check() -> None:
    """Print each problem in data/: file, line, what is wrong, what to type."""
    data = load_checked_app().data
    click.echo(
        f"data/ has no problems: {len(data.services)} services of {len(data.organizations)} "
        f"organizations, {len(data.figures)} figures, {len(data.sources)} sources"
    )


@data_commands.command()
def todo() -> None:
    """List old and unconfirmed numbers, laws that no lawyer has read, and unset fields."""
    for task in _find_tasks(load_data(read_settings())):
        click.echo(task)


def _find_tasks(data: Data) -> Iterator[Problem]:
    yield from find_unset_fields(data)
    if unread_laws := [key for key in data.laws if not data.lawyer_has_read(key)]:
        yield data.make_problem(
            "laws.yaml",
            (),
            f"no lawyer has read {', '.join(unread_laws)}",
            "ask one to read it, and type `lawyer:`, the day and initials below the law",
        )
    for service in data.services.values():
        days = _CRISIS_DAYS if "talk" in service.needs else _OTHER_DAYS
        oldest_day = data.today - timedelta(days=days)
        for loc, channel in service.channels_with_loc:
            confirmed = data.last_confirmed_on(channel)
            is_old = confirmed is None or confirmed < oldest_day
            if is_old and not channel.is_three_digit_code:
                yield data.make_problem(
                    service.id,
                    loc,
                    f"{channel.number or 'the chat'} of {service.id!r} is not confirmed since"
                    f" {confirmed or 'any known day'}",
                    "call it, or find a newer source and add it to its `sources:`",
                )
    if uncalled := len([*_iter_uncalled(data)]):
        fix = "`.venv/bin/flask data calls` lists them"
        yield Problem("data/organizations", 1, f"nobody has called {uncalled} numbers", fix)


def _iter_uncalled(data: Data) -> Iterator[tuple[Service, Phone]]:
    """Yield the numbers that nobody has called, those of the start page first, without 911."""
    for key in dict.fromkeys((*data.site.home, *data.site.card, *data.services)):
        if key != data.site.emergency:
            service = data.services[key]
            for phone in service.phones:
                if not phone.called:
                    yield service, phone


@data_commands.command()
def calls() -> None:
    """Print the numbers to call, those of the start page first, with boxes to fill in.

    Afterwards, write what you heard into the file of the service, with `called:`, the day and
    your initials below each number. Then `flask data accept --by YOU` asks who called which
    number, and with which name or words it answered.
    """
    data = load_data(read_settings())
    for count, (service, phone) in enumerate(_iter_uncalled(data), 1):
        languages = ", ".join(name_language(tag, ENGLISH) for tag in phone.spoken) or "unknown"
        click.echo(
            f"{count}. {group_phone(phone.number)}  {service.name} ({phone.use})"
            f"  {data.entries[service.id].document.name} [{service.id}]\n"
            f"   Ask if this is still {service.name}, when somebody answers, what it costs,\n"
            "   and if they add an interpreter while the caller waits.\n"
            f"   Our data: hours {phone.hours}; languages {languages}, "
            f"interpreter {phone.interpreter}; cost {service.cost};"
            f" confirmed {data.last_confirmed_on(phone) or 'unknown'}\n"
            "   [ ] right  [ ] wrong: ______________  [ ] nobody answered\n"
            "   It answered with the name or words: ________________\n"
            "   Hours: ________________  Interpreter: [ ] yes [ ] no  Cost: __________\n"
        )
