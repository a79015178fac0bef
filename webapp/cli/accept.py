"""`flask data accept`: shows each change, asks for new numbers again, and writes the seals."""

import re
from collections.abc import Mapping
from typing import Any, NamedTuple

import click

from webapp.approval import read_accepted
from webapp.content import extract_current_english
from webapp.facts import seals
from webapp.facts.data import Data
from webapp.facts.load import load
from webapp.facts.services import Channel, Service
from webapp.settings import read_settings
from webapp.text_files import lock_folder, write_text
from webapp.words.catalogs import find_safety_sentences

_NAME = re.compile(r"[^\W_][\w .-]{0,39}")
_READ = ("citation", "plain", "brief", "facts", "lawyer")  # of a law: who read it, and what


class _Contact(NamedTuple):
    """In which field a number or the address of a chat is, which it is, and who called it."""

    field: str
    at: str
    called: str


@click.command()
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
    sentences = find_safety_sentences(extract_current_english(settings))
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
        write_text(settings.data / "seals.yaml", text)
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
    brief = law.brief % data.law_values(key)
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
