"""`flask data` and `flask site`: what editors and hosts do with the facts in a terminal."""

import re
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from pathlib import Path
from typing import Any, NamedTuple

import click
from babel.messages.catalog import Catalog
from jinja2 import UndefinedError

from webapp import load_app, read_accepted
from webapp.facts import seals
from webapp.facts.data import Data
from webapp.facts.load import load
from webapp.facts.services import Channel, Phone, Service
from webapp.pages import open_data, views
from webapp.pages.app import App
from webapp.pages.export import export
from webapp.problems import Problem, ProblemsFoundError
from webapp.settings import ROOT, Settings, read_settings
from webapp.terminal import Commands
from webapp.text_files import lock_folder, put_text
from webapp.words.catalogs import (
    find_safety_sentences,
    find_scant,
    messages_of,
    messages_of_pages,
    read_template,
)
from webapp.words.extract import extract, find_stale
from webapp.words.formats import group_phone
from webapp.words.languages import SOURCE, name_language

_NAME = re.compile(r"[^\W_][\w .-]{0,39}")
_READ = ("citation", "plain", "brief", "facts", "lawyer")  # of a law: who read it, and what
_CRISIS_DAYS, _OTHER_DAYS = 180, 365  # how old a source of a number may be


class _Contact(NamedTuple):
    """In which field a number or the address of a chat is, which it is, and who called it."""

    field: str
    at: str
    called: str


@click.group("data", cls=Commands)
def data_commands() -> None:
    """Check the facts in data/ and keep them true."""


@click.group("site", cls=Commands)
def site_commands() -> None:
    """Write the site as files for a web server."""


@site_commands.command("export")
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@click.option("--trial", is_flag=True, help="Write it though readers are not told who runs it.")
def write_site(folder: Path, *, trial: bool) -> None:
    """Write every page as a file below FOLDER.

    While data/site.yaml does not say who runs the site, who pays for it, whether the police has a
    part, and whom to tell of an error, it is a trial copy, and is written with --trial alone.
    """
    settings = read_settings()
    app = _check(settings)
    if app.data.site.unset and not trial:
        click.echo("This is a trial copy; type what follows, or add --trial", err=True)
        raise ProblemsFoundError(_find_unset(app.data))
    if scant := [p for code, t in app.translators.items() for p in find_scant(code, t.coverage)]:
        raise ProblemsFoundError(scant)
    click.echo(f"{folder}: {export(folder, app)} addresses written")


@data_commands.command()
def check() -> None:
    """Name each problem in data/: file, line, what is wrong, what to type."""
    data = _check(read_settings()).data
    click.echo(
        f"data/ is sound: {len(data.services)} services of {len(data.organizations)} "
        f"organizations, {len(data.figures)} figures, {len(data.sources)} sources"
    )


@data_commands.command()
@click.option("--by", required=True, help="Initials of who looked; they are public.")
def accept(by: str) -> None:
    """Show each change that a life can hang on, ask for each new number again, and seal it all.

    Of each new `called:` it asks who called, what and how it answered. Deletions come first.
    Nothing changes unless every number is typed as it is in its file and you say yes.
    """
    if not _NAME.fullmatch(by):
        raise click.UsageError("--by is no name; type initials or a short name")
    settings = read_settings()
    data = load(settings.data, settings.date_today())
    sentences = find_safety_sentences(_read_english(settings))
    before = read_accepted(settings)
    answers = seals.answers_of(data) | {seals.MESSAGES: sorted(sentences)}
    changes = seals.find_changes(answers, data.seals, before)
    if not changes:
        click.echo("All is as it was accepted.")
        return
    records = {change.record for change in changes}
    _ask_again(data, records, before)
    changes.sort(key=lambda change: (change.now is not None, change.record))
    for change in changes:  # now: nobody types what is shown above
        _show(change)
    click.confirm("Is all of this right, as the sources say it?", abort=True, err=True)
    with lock_folder(settings.data):
        text = seals.format_seals(answers, data.seals, by, settings.date_today().isoformat())
        put_text(settings.data / "seals.yaml", text)
    click.echo(f"{len(records)} accepted by {by}: commit data/ with them.")


def _ask_again(data: Data, records: set[str], before: seals.Answers) -> None:
    """Ask for each number, and each lawyer's reading, that is new in the records that changed."""
    for key in sorted(records & data.services.keys()):
        _ask_contacts(data.services[key], before.get(key, {}))
    for key in data.laws:
        if f"law {key}" in records:
            _ask_reading(key, data, before.get(f"law {key}", {}))
    own, accepted = data.site.corrections_phone, before.get("site.yaml", {})
    if "site.yaml" in records and own and accepted.get("corrections_phone") != own:
        _ask_contact("For errors on this site: type the number from your phone", own, "site.yaml")


def _ask_contacts(service: Service, accepted: Mapping[str, Any]) -> None:
    """Ask for each number whose entry is new or changed, and about each new call or chat."""
    before = [*accepted.get("phones", ()), *accepted.get("chats", ())]
    entries = [seals.dump(channel) for channel in service.channels]
    known, current = _list_contacts(before), {each.at for each in _list_contacts(entries)}
    ended = {old.called for old in known if old.at not in current}
    for channel, entry in zip(service.channels, entries, strict=True):
        [contact] = _list_contacts([entry])
        if channel.called and contact not in known:
            if contact.called in ended:
                what = f"{service.id}: `called:` is from the contact of before, not {contact.at}"
                raise _refuse(what, "take it out, or write who called the new one, and when")
            _ask_call(service, channel, contact.at, channel.called.by)
        elif channel.number and entry not in before:
            ask = f"{service.name}, {channel.use}: type the number from the source or your phone"
            _ask_contact(ask, channel.number, f"the file of {service.id!r}")


def _list_contacts(entries: list[dict[str, Any]]) -> list[_Contact]:
    """Return how each phone or chat is reached, of entries as seals have them."""
    fields = ("voice", "text", "whatsapp", "url")
    return [
        _Contact(field, entry[field], entry.get("called", ""))
        for entry in entries
        for field in fields
        if field in entry
    ]


def _ask_call(service: Service, channel: Channel, at: str, by: str) -> None:
    """Ask who called which number, or opened which chat, and how it answered; nothing is kept."""
    about, file = f"{service.name}, {channel.use}", f"the file of {service.id!r}"
    if click.prompt(f"{about}: who called it", err=True).strip().casefold() != by.casefold():
        raise _refuse(f"{file} says that {by} called it", "find out who did, or take `called:` out")
    kind = "number" if channel.number else "address"
    _ask_contact(f"{about}: type the {kind} that {by} called", at, file)
    heard = click.prompt(f"{about}: with which name or words did it answer", err=True).strip()
    if not heard:
        raise _refuse(f"nobody says how {at} answered", "call again, or take `called:` out")
    names = {service.name, service.organization.name, service.organization.alternate_name} - {""}
    if not any(name.casefold() in heard.casefold() for name in names):
        ask = f"{heard!r} does not name {' or '.join(sorted(names))}. Was it this service?"
        click.confirm(ask, abort=True, err=True)


def _ask_contact(ask: str, contact: str, file: str) -> None:
    """Ask for a number, or for the address of a chat; refuse another one."""
    plain = _shorten_address if contact.startswith("https://") else _digits
    if plain(click.prompt(ask, err=True)) != plain(contact):
        raise _refuse(f"that is not what stands in {file}", "find out which is wrong")


def _ask_reading(key: str, data: Data, accepted: Mapping[str, Any]) -> None:
    """Ask whether a lawyer read these very words; refuse a reading of other words."""
    law = data.laws[key]
    now = seals.dump(law)
    if not law.lawyer or all(now.get(field) == accepted.get(field) for field in _READ):
        return
    if now["lawyer"] == accepted.get("lawyer"):
        what = f"{key}: `lawyer:` is from the words of before"
        raise _refuse(what, "take it out, or write who read the new words, and when")
    brief = law.brief % (data.facts | law.facts)
    click.echo("\n".join([law.citation, *data.sentences_of(key), brief]), err=True)
    ask = f"Did {law.lawyer.by} read these very words on {law.lawyer.on}?"
    click.confirm(ask, abort=True, err=True)


def _refuse(what: str, fix: str) -> click.ClickException:
    return click.ClickException(f"{what}; {fix}\nNothing was changed.")


def _show(change: seals.Change) -> None:
    """Show how an answer changed, and of a new record each answer."""
    is_whole = not change.loc and change.now is not None
    parts = seals.compare(change.record, {}, change.now) if is_whole else [change]
    state = " is new, or nobody accepted it as it was" if is_whole else ""
    click.echo(f"- {change.record}{state}")
    for part in parts:
        was = "" if part.before is None else f"      was: {seals.format_answer(part.before)}\n"
        field = part.field or "all of it"
        click.echo(f"    {field}\n{was}      is now: {seals.format_answer(part.now)}")
    if change.record.startswith(("table ", "rows ")):
        click.echo("    Read the page of numbers again: does each of its sentences still hold?")


def _digits(number: str) -> str:
    return re.sub(r"\D", "", number)[-10:]


def _shorten_address(address: str) -> str:
    return re.sub(r"^(https://)?(www\.)?|/$", "", address.strip().casefold())


@data_commands.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def import_services(file: Path) -> None:
    """Take answers from a table of services as the page Data gives it, in CSV and UTF-8.

    Each change is shown before lines of data/ are edited; remarks stay. Rows and columns that have
    not changed may be left out. What is not edited safely is named, with the line to edit by hand.
    """
    settings = read_settings()
    changes, texts = open_data.read_edits(file, settings.data, settings.date_today())
    if not changes:
        click.echo("All is as the table says.")
        return
    click.echo("\n".join(map(str, sorted(changes))))
    click.confirm("Is each of these edits right?", abort=True, err=True)
    with lock_folder(settings.data):
        for name, text in texts.items():
            put_text(settings.data.parent / name, text)
    click.echo(f"{len(changes)} answers edited; {seals.ACCEPT}")


@data_commands.command()
def todo() -> None:
    """List what waits: numbers that are old or in doubt, laws that nobody read, lines not set."""
    settings = read_settings()
    data = load(settings.data, settings.date_today())
    for task in _find_tasks(data, settings.date_today()):
        click.echo(str(task))


def _find_tasks(data: Data, today: date) -> Iterator[Problem]:
    yield from _find_unset(data)
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


def _find_unset(data: Data) -> Iterator[Problem]:
    for field, fix in data.site.unset.items():
        what = f"readers are not told: `{field}`"
        yield data.report("site.yaml", (field,), what, f"type `{field}:` and {fix}")


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


def _check(settings: Settings) -> App:
    """Return the site; raises ProblemsFoundError or ClickException for all that is wrong."""
    app = load_app(settings, strict=True)
    with app.test_request_context(f"/{SOURCE.code}/"):
        app.speak(SOURCE.code)
        try:
            views.numbers()
        except UndefinedError as error:
            what = f"templates/numbers.html asks for a record that data/ has not: {error}"
            raise click.ClickException(f"{what}; bring it back, or take it out there") from error
    return app


def _read_english(settings: Settings) -> Catalog:
    """Return what pages say; raises ProblemsFoundError while messages.pot says something else."""
    english, template = extract(ROOT, of_pages=True), read_template(settings.translations)
    if problems := [*find_stale(messages_of(english), messages_of_pages(template))]:
        raise ProblemsFoundError(problems)
    return english
