"""`flask data verify`: pins the numbers of a service after somebody typed each once more."""

import re
import sys
from collections.abc import Collection, Iterator
from datetime import date
from typing import NoReturn

import click

from webapp.content.ages import Age
from webapp.content.loading import Content, load
from webapp.content.phone_verification import (
    ACCEPT,
    CALLED,
    VERIFIED,
    VerifiedNumber,
    read_verified,
    use_of,
)
from webapp.content.services import AssuredBy, Phone, Service
from webapp.problems import ProblemsFoundError, find_near
from webapp.settings import Settings, SettingsError, read_settings
from webapp.site.story import read_story
from webapp.text_files import put_text
from workshop.commands.doubting import ask_of_new_numbers, find_meant, find_refusal
from workshop.facts.sealed_files import verify_number, write_verified
from workshop.facts.service_files import read_service, replace_values, say_called
from workshop.yaml_edits import Edit, apply, items_of, value_of

_NAME = re.compile(r"[^\W_][\w .'-]{0,39}")


@click.command()
@click.argument("identifier", metavar="ID")
@click.option("--by", required=True, help="Who looked: initials or a short name of your choice.")
@click.option(
    "--source",
    required=True,
    help=f"Where: an id of data/sources.yaml, or `{CALLED}` if you rang the number.",
)
def verify(identifier: str, by: str, source: str) -> None:
    """Pin the numbers of the service ID: you type each again, from the source or your phone.

    Nothing changes unless every number is typed right. With `--source called` the file of the
    service says so too, with today's date; another source becomes the `newest_source` of numbers
    that are new, or that only older ones show.
    """
    try:
        settings = read_settings()
        page_facts = read_story(settings.templates)
        content = load(
            settings.data, settings.date_today(), page_facts=page_facts, is_verified=False
        )
        _refuse_absurd(by, source, content)
        by_service = _read_pins(settings)
        service = content.services.get(identifier)
        if service is None or not service.phones:
            _end(
                f"no service {identifier!r} has a phone; {find_meant(identifier, content)}look "
                "for `id:` under `services:` in its file, or if it was closed or deleted, "
                f"{ACCEPT}"
            )
        today, entries = settings.date_today(), by_service.get(identifier, ())
        for refusal in find_refusal(service, entries) if source != CALLED else ():
            _end(refusal)
        phones = list(_typed_again(service))
        for refusal in ask_of_new_numbers(service, content, entries):
            _end(f"{refusal}\nNothing was changed.")
        known = {entry.number for entry in entries}
        by_service[identifier] = tuple(
            verify_number(identifier, phone, today, by, source) for phone in phones
        )
        if source == CALLED:
            _write_call(settings, content, service, today)
        else:
            _write_newest(settings, content, service, source, known)
            if service.assured_by is AssuredBy.CALLED:
                name = f"{content.organization_by_service[identifier].id}.yaml"
                click.echo(
                    f"{name} still says `assured_by: {CALLED}`, and this was no call: "
                    f"type `assured_by: {AssuredBy.PUBLISHED}` there"
                )
        write_verified(settings.data, by_service)
    except (ProblemsFoundError, SettingsError, OSError) as error:
        _end(f"{error}\nNothing was changed.")
    click.echo(
        f"data/{VERIFIED} is written: {len(by_service.get(identifier, ()))} of {identifier}."
    )


def _refuse_absurd(by: str, source: str, content: Content) -> None:
    if not _NAME.fullmatch(by):
        _end(f"--by {by!r} is no name; type initials or a short name")
    if source != CALLED and source not in content.sources:
        _end(
            f"--source {source!r} is not defined; {find_near(source, content.sources)}"
            "define it in data/sources.yaml, "
            f"or type `{CALLED}` if you rang the number"
        )


def _read_pins(settings: Settings) -> dict[str, tuple[VerifiedNumber, ...]]:
    """Return what is pinned; a file that is missing is begun, one that is broken is refused."""
    if not (settings.data / VERIFIED).exists():
        return {}
    verified, problems = read_verified(settings.data)
    if verified is None:
        raise ProblemsFoundError(problems)
    return dict(verified.by_service)


def _write_call(settings: Settings, content: Content, service: Service, today: date) -> None:
    """Write into the file of a service that it was called today; its other lines stay."""
    file = read_service(settings.data, content, service)
    put_text(file.path, apply(file.text, say_called(file.node, today)))
    click.echo(f"{file.path.name} says so too: assured_date: {today}, assured_by: {CALLED}.")


def _write_newest(
    settings: Settings, content: Content, service: Service, source: str, known: Collection[str]
) -> None:
    """Name the source beside each number that is new, or that no newer source shows yet.

    `known` are the numbers that were pinned before: of any other, the older source knows nothing.
    """
    file = read_service(settings.data, content, service)
    day = Age(content.sources[source].dated).day
    edits: list[Edit] = []
    for phone, record in zip(service.phones, items_of(value_of(file.node, "phones")), strict=True):
        is_newer = day > Age(content.sources[phone.newest_source].dated).day
        if phone.newest_source != source and (is_newer or phone.number not in known):
            edits += replace_values(record, newest_source=source)
            written = value_of(record, "sources")
            is_in_brackets = written is not None and file.text[written.start_mark.index] == "["
            if source not in {*phone.sources, *service.sources} and is_in_brackets:
                named = ", ".join((*phone.sources, source))
                edits += replace_values(record, sources=f"[{named}]")
    if edits:
        put_text(file.path, apply(file.text, edits))
        click.echo(f"{file.path.name} names it as newest_source.")


def _typed_again(service: Service) -> Iterator[Phone]:
    """Yield each phone of a service whose number somebody types as written in the data."""
    for phone in service.phones:
        typed = click.prompt(_question(service, phone), err=True)
        if _digits(str(typed)) != _digits(phone.number):
            _end(
                f"{typed!r} is not the number that stands in the service {service.id!r}; "
                "look which of the two is wrong, mend it, and verify again\n"
                "Nothing was changed."
            )
        yield phone


def _question(service: Service, phone: Phone) -> str:
    return f"{service.name} ({use_of(phone)}): type its number as your source says it"


def _digits(number: str) -> str:
    """Return a number as it is dialled in Maine, however it is grouped; not its letters."""
    bare = re.sub(r"[\s().+-]", "", number)
    is_long = len(bare) == len("12075550123") and bare.startswith("1")
    return bare[1:] if is_long else bare


def _end(message: str) -> NoReturn:
    click.echo(message, err=True)
    sys.exit(1)
