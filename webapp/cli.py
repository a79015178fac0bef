"""`flask data` and `flask site`: what editors and hosts do with the facts in a terminal."""

import re
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import click
from babel.messages.catalog import Catalog

from webapp import create_app, find_unaccepted_sentences, find_unnamed, read_committed_sentences
from webapp.facts import seals, services_csv
from webapp.facts.data import Data
from webapp.facts.fields import Signed
from webapp.facts.load import load, read_committed
from webapp.facts.services import Phone, Service
from webapp.pages.export import export
from webapp.problems import Problem, ProblemsFoundError
from webapp.settings import ROOT, Settings, read_settings
from webapp.terminal import Commands
from webapp.text_files import lock_folder, put_text
from webapp.words.catalogs import find_safety_sentences, find_scant, pages_of, read_template
from webapp.words.extract import extract, find_stale
from webapp.words.formats import group_phone
from webapp.words.languages import SOURCE, name_language

_NAME = re.compile(r"[^\W_][\w .-]{0,39}")
_CRISIS_DAYS, _OTHER_DAYS = 180, 365  # how old a source of a number may be
_READ = "let one read it, and type `.venv/bin/flask data read {} --by INITIALS`"


def _check_name(_context: click.Context, _option: click.Parameter, by: str) -> str:
    if not _NAME.fullmatch(by):
        raise click.BadParameter("it is no name; type initials or a short name")
    return by


_by = click.option("--by", required=True, callback=_check_name, help="Initials; they are public.")


@click.group(cls=Commands)
def data() -> None:
    """Check the facts in data/ and keep them true."""


@click.group(cls=Commands)
def site() -> None:
    """Write the site as files for a web server."""


@site.command("export")
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@click.option("--trial", is_flag=True, help="Write it though readers are not told who runs it.")
def write_site(folder: Path, *, trial: bool) -> None:
    """Write every page as a file below FOLDER.

    While data/site.yaml does not say who runs the site, who pays for it, whether the police has a
    part, and whom to tell of an error, it is a trial copy, and is written with --trial alone.
    """
    settings = read_settings()
    facts = _check(settings)
    if facts.site.unset and not trial:
        click.echo("This is a trial copy; type what follows, or add --trial", err=True)
        raise ProblemsFoundError(_find_unset(facts))
    app = create_app(settings)
    if scant := [p for code, t in app.translators.items() for p in find_scant(code, t.coverage)]:
        raise ProblemsFoundError(scant)
    click.echo(f"{folder}: {export(folder, app)} addresses written")


@data.command()
def check() -> None:
    """Name each problem in data/: file, line, what is wrong, what to type."""
    settings = read_settings()
    facts = _check(settings)
    click.echo(
        f"data/ is sound: {len(facts.services)} services of {len(facts.organizations)} "
        f"organizations, {len(facts.figures)} figures, {len(facts.sources)} sources"
    )
    waiting = sum(1 for _ in _find_tasks(facts, settings.date_today()))
    if waiting:
        click.echo(f"{waiting} things to do: .venv/bin/flask data todo")


@data.command()
@_by
def accept(by: str) -> None:
    """Show each change that a life can hang on, ask for each new number again, and seal it all.

    --by names who looked. Deletions come first, then numbers, reporting and status. Nothing changes
    unless every number is typed as it is in its file and you say yes.
    """
    settings = read_settings()
    today = settings.date_today()
    facts = load(settings.data, today, is_sealed=False)
    messages = {seals.MESSAGES: sorted(find_safety_sentences(_read_english(settings)))}
    messages_before = sorted(read_committed_sentences(settings.translations))
    before = seals.find_accepted(read_committed(settings.data, today), messages=messages_before)
    answers = seals.answers_of(facts) | messages
    changes = seals.find_changes(answers, facts.seals, before)
    if not changes:
        click.echo("All is as it was accepted.")
        return
    records = {change.record for change in changes}
    for key in sorted(records & facts.services.keys()):
        _ask_numbers(facts.services[key], before.get(key, {}))
    own, accepted = facts.site.corrections_phone, before.get("site.yaml", {})
    if "site.yaml" in records and own and accepted.get("corrections_phone") != own:
        _ask_number("For errors on this site: type the number from your phone", own, "site.yaml")
    for change in sorted(changes, key=lambda c: c.rank):  # now: nobody types what is shown above
        _show(change, facts)
    click.confirm("Is all of this right, as the sources say it?", abort=True, err=True)
    with lock_folder(settings.data):
        text = seals.format_seals(answers, facts.seals, by, today.isoformat())
        put_text(settings.data / "seals.yaml", text)
    click.echo(f"{len(records)} accepted by {by}: commit data/ with them.")


def _ask_numbers(service: Service, before: Mapping[str, Any]) -> None:
    """Ask for each number, and each call, that nobody has accepted yet."""
    accepted, now = before.get("phones", ()), seals.dump(service).get("phones", ())
    known = [_number_in(phone) for phone in accepted]
    numbers = [_digits_in(phone) for phone in now]
    ended = [phone.get("called") for phone in accepted if _digits_in(phone) not in numbers]
    for phone, dumped in zip(service.phones, now, strict=True):
        if _number_in(dumped) in known:
            continue
        if phone.called and dumped["called"] in ended:
            what = f"{service.id}: `called:` is from the number of before, not from {phone.number}"
            fix = "take it out, or write who called the new number, and when"
            raise click.ClickException(f"{what}; {fix}\nNothing was changed.")
        origin = "that you called" if phone.called else "from the source or your phone"
        ask = f"{service.name}, {phone.use}: type the number {origin}"
        _ask_number(ask, phone.number, f"the file of {service.id!r}")


def _ask_number(ask: str, number: str, file: str) -> None:
    if _digits(click.prompt(ask, err=True)) != _digits(number):
        what = f"that is not the number in {file}; find out which is wrong"
        raise click.ClickException(f"{what}\nNothing was changed.")


def _number_in(phone: Mapping[str, Any]) -> dict[str, Any]:
    """Return the number of a phone, what it is for, and when somebody called it."""
    fields = ("voice", "text", "whatsapp", "role", "place", "called")
    return {field: phone[field] for field in fields if field in phone}


def _digits_in(phone: Mapping[str, Any]) -> list[Any]:
    return [phone.get(field) for field in ("voice", "text", "whatsapp")]


def _show(change: seals.Change, facts: Data) -> None:
    """Show how an answer changed, of a new record each answer, and whose number it is too."""
    is_whole = not change.loc and change.now is not None
    parts = seals.compare(change.record, {}, change.now) if is_whole else [change]
    state = " is new, or nobody accepted it as it was" if is_whole else ""
    click.echo(f"- {change.record}{state}")
    for part in parts:
        was = "" if part.before is None else f"      was: {seals.format_answer(part.before)}\n"
        field = part.field or "all of it"
        click.echo(f"    {field}\n{was}      is now: {seals.format_answer(part.now)}")
        for other in _find_others(change.record, seals.format_answer(part.now), facts):
            click.echo(f"      LOOK AGAIN: it is that of {other!r} too")
    if change.record.startswith(("table ", "rows ")):
        click.echo("    Read the page of numbers again: does each of its sentences still hold?")


def _find_others(record: str, answer: str, facts: Data) -> Iterator[str]:
    """Yield whose number or chat a new one is too: it may stem from a file that was copied."""
    for key, service in facts.services.items() if record in facts.services else ():
        reached = {channel.number or channel.href for channel in service.channels}
        if key != record and any(f'"{each}"' in answer for each in reached):
            yield key


def _digits(number: str) -> str:
    return re.sub(r"\D", "", number)[-10:]


@data.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def import_services(file: Path) -> None:
    """Take answers from a table of services as the page Data gives it, in CSV and UTF-8.

    Each change is shown before lines of data/ are edited; remarks stay. Rows and columns that have
    not changed may be left out. What is not edited safely is named, with the line to edit by hand.
    """
    settings = read_settings()
    changes, texts = services_csv.read_edits(file, settings.data, settings.date_today())
    if not changes:
        click.echo("All is as the table says.")
        return
    click.echo("\n".join(map(str, sorted(changes))))
    click.confirm("Is each of these edits right?", abort=True, err=True)
    with lock_folder(settings.data):
        for name, text in texts.items():
            put_text(settings.data.parent / name, text)
    click.echo(f"{len(changes)} answers edited; {seals.ACCEPT}")


@data.command()
def todo() -> None:
    """List what waits: numbers that are old or in doubt, laws that nobody read, lines not set."""
    settings = read_settings()
    facts = load(settings.data, settings.date_today())
    for task in _find_tasks(facts, settings.date_today()):
        click.echo(str(task))


def _find_tasks(facts: Data, today: date) -> Iterator[Problem]:
    yield from _find_unset(facts)
    unread = [key for key in facts.laws if not facts.lawyer_has_read(key)]
    for key in (key for key in unread if facts.laws[key].lawyer):
        what = f"a lawyer read {key!r}, and its words have changed since"
        yield facts.report(f"law {key}", (), what, _READ.format(key))
    if new := [key for key in unread if not facts.laws[key].lawyer]:
        what = f"no lawyer has read {', '.join(new)}"
        yield facts.report("laws.yaml", (), what, _READ.format(new[0]))
    channels = ((s, *placed) for s in facts.services.values() for placed in s.placed_channels)
    for service, loc, channel in channels:
        since, name = facts.shown_since(channel), channel.number or "the chat"
        days = _CRISIS_DAYS if "talk" in service.needs else _OTHER_DAYS
        if not channel.is_code and (since is None or since < today - timedelta(days=days)):
            what = f"{name} of {service.id!r} is not confirmed since {since or 'any known day'}"
            fix = "call it, or find a newer source and add it to its `sources:`"
            yield facts.report(service.id, loc, what, fix)
    if waiting := sum(1 for _ in _list_calls(facts)):
        fix = "`.venv/bin/flask data calls` lists them"
        yield Problem("data/organizations", 1, f"nobody has called {waiting} numbers", fix)


def _find_unset(facts: Data) -> Iterator[Problem]:
    for field, fix in facts.site.unset.items():
        what = f"readers are not told: `{field}`"
        yield facts.report("site.yaml", (field,), what, f"type `{field}:` and {fix}")


def _list_calls(facts: Data) -> Iterator[tuple[Service, Phone]]:
    """Yield the numbers that nobody called, the lines of the start page first; never 911."""
    first = dict.fromkeys((*facts.site.home, *facts.site.card, *facts.services))
    for service in (facts.services[key] for key in first if key != facts.site.emergency):
        for phone in service.phones:
            if not phone.called:
                yield service, phone


@data.command()
def calls() -> None:
    """Print the numbers to ring, those of the start page first, with boxes to fill in.

    Afterwards write what you heard into the file of the service, with `called:`, the day and your
    initials below each number, and type `flask data accept`, which asks for what you dialed.
    """
    settings = read_settings()
    facts = load(settings.data, settings.date_today())
    for count, (service, phone) in enumerate(_list_calls(facts), 1):
        since, file = facts.shown_since(phone), facts.report(service.id, (), "", "").file
        spoken = ", ".join(name_language(tag, SOURCE) for tag in phone.spoken) or "unknown"
        click.echo(
            f"{count}. {group_phone(phone.number)}  {service.name} ({phone.use})"
            f"  {file} [{service.id}]\n"
            f"   Ask if this is still {service.name}, when somebody answers, what it costs,\n"
            "   and if they bring in an interpreter while one waits.\n"
            f"   We think: hours {phone.hours}; languages {spoken}, interpreter "
            f"{phone.interpreter}; cost {service.cost}; last shown {since or 'unknown'}\n"
            "   [ ] right  [ ] wrong: ______________  [ ] nobody answered\n"
            "   Hours: ________________  Interpreter: [ ] yes [ ] no  Cost: __________\n"
        )


@data.command()
@click.argument("key", metavar="ID")
@_by
def read(key: str, by: str) -> None:
    """Show a lawyer the English of the law ID, and print the line that says that it is right.

    --by names the lawyer. The reading holds for exactly these words: any edit voids it.
    """
    settings = read_settings()
    facts = _check(settings)
    if key not in facts.laws:
        raise click.UsageError(f"no law has the id {key!r}; look in data/laws.yaml")
    law = facts.laws[key]
    lines = [law.citation, "", *(f"  {sentence}" for sentence in facts.sentences_of(key)), ""]
    lines.append(f"Never claim, in any words: {law.must_not_claim}")
    lines += [f"Read in: {facts.sources[s].title}, {facts.sources[s].address}" for s in law.sources]
    click.echo("\n".join(lines))
    click.confirm("Is every sentence right?", abort=True, err=True)
    line = f"lawyer: {Signed(settings.date_today(), by, facts.digest_law(key))}"
    click.echo(f"Type this line below `{key}:` in data/laws.yaml, then accept it:\n  {line}")


def _check(settings: Settings) -> Data:
    """Return the facts; raises ProblemsFoundError, for an unseen sentence of the pages too."""
    facts, english = load(settings.data, settings.date_today()), _read_english(settings)
    found = find_unaccepted_sentences(english, settings.translations, facts.seals)
    if problems := [*found, *find_unnamed(facts)]:
        raise ProblemsFoundError(problems)
    return facts


def _read_english(settings: Settings) -> Catalog:
    """Return what pages say; raises ProblemsFoundError while messages.pot says something else."""
    english, template = extract(ROOT), read_template(settings.translations)
    if problems := [*find_stale(pages_of(english), pages_of(template))]:
        raise ProblemsFoundError(problems)
    return english
