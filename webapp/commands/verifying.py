"""`flask data verify`: pins the numbers of a listing after somebody typed each once more."""

import re
import sys
from collections.abc import Iterator

import click

from webapp.content.loading import Content, load
from webapp.content.numberlock import LOCK, Pinned, pin, read_lock, write_lock
from webapp.content.services import Channel, Service
from webapp.faults import Fault, FaultsFoundError
from webapp.settings import Settings, SettingsError, read_settings

_CALLED = "called"
_NAME = re.compile(r"[^\W_][\w .'-]{0,39}")


@click.command()
@click.argument("identifier", metavar="ID")
@click.option("--by", required=True, help="Who looked: initials or a short name of your choice.")
@click.option(
    "--source",
    required=True,
    help=f"Where: an id of data/sources.yaml, or `{_CALLED}` if you rang the number.",
)
def verify(identifier: str, by: str, source: str) -> None:
    """Pin the numbers of the listing ID: you type each again, from the source or your phone.

    Nothing changes unless every number is typed right. For a listing that is gone, its numbers
    are taken out of the lock.
    """
    try:
        settings = read_settings()
        content = load(settings.data, settings.date_today(), is_locked=False)
        _refuse_absurd(by, source, content)
        pinned = _read_pins(settings)
        if identifier not in content.services:
            _forget(identifier, pinned)
        else:
            service = content.services[identifier]
            today = settings.date_today()
            numbers = list(_typed_again(service))
            pinned[identifier] = tuple(pin(identifier, n, today, by, source) for n in numbers)
            if not numbers:
                del pinned[identifier]
        write_lock(settings.data, pinned)
    except (FaultsFoundError, SettingsError, OSError) as error:
        _end(f"{error}\nNothing was changed.")
    click.echo(f"data/{LOCK} is written: {len(pinned.get(identifier, ()))} of {identifier}.")
    if source == _CALLED:
        click.echo("Write the date and `how: called` under `checked:` of the listing too.")


def _refuse_absurd(by: str, source: str, content: Content) -> None:
    if not _NAME.fullmatch(by):
        _end(f"--by {by!r} is no name; type initials or a short name")
    if source != _CALLED and source not in content.sources:
        _end(f"--source {source!r} is not defined; define it in data/sources.yaml, "
             f"or type `{_CALLED}` if you rang the number")  # fmt: skip


def _read_pins(settings: Settings) -> dict[str, tuple[Pinned, ...]]:
    """Return what is pinned; a lock that is missing is begun, one that is broken is refused."""
    if not (settings.data / LOCK).exists():
        return {}
    faults: list[Fault] = []
    lock = read_lock(settings.data, faults)
    if lock is None:
        raise FaultsFoundError(faults)
    return dict(lock.pinned)


def _forget(identifier: str, pinned: dict[str, tuple[Pinned, ...]]) -> None:
    if pinned.pop(identifier, None) is None:
        _end(f"no listing has the id {identifier!r}; look for `id:` under `services:` in its file")
    click.echo(f"{identifier!r} is no listing any more; its numbers leave the lock.")


def _typed_again(service: Service) -> Iterator[str]:
    """Yield each number of a service that somebody types as it stands in the data."""
    asked: set[str] = set()
    for channel in service.channels:
        if channel.number and channel.number not in asked:
            asked.add(channel.number)
            typed = click.prompt(_question(service, channel), err=True)
            if _digits(str(typed)) != _digits(channel.number):
                _end(
                    f"{typed!r} is not the number that stands in the listing {service.id!r}; "
                    "look which of the two is wrong, mend it, and verify again\n"
                    "Nothing was changed."
                )
            yield channel.number


def _question(service: Service, channel: Channel) -> str:
    place = f", {channel.place}" if channel.place else ""
    return (
        f"{service.name} ({channel.by.value}, {channel.role.value}{place}): type its number "
        "as your source says it"
    )


def _digits(number: str) -> str:
    """Return a number as it is dialled in Maine, however it is grouped; not its letters."""
    bare = re.sub(r"[\s().+-]", "", number)
    is_long = len(bare) == len("12075550123") and bare.startswith("1")
    return bare[1:] if is_long else bare


def _end(told: str) -> None:
    click.echo(told, err=True)
    sys.exit(1)
