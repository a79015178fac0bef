"""`flask data accept`: shows each change, asks for new numbers again, and writes the seals."""

import re
from collections.abc import Mapping
from typing import Any, NamedTuple

import click

from webapp.content import extract_current_english, load_data, read_accepted
from webapp.facts import seals
from webapp.facts.data import Data
from webapp.facts.services import Channel, Service
from webapp.settings import read_settings
from webapp.text_files import lock_folder, write_text
from webapp.words.catalogs import find_safety_sentences

_NAME = re.compile(r"[^\W_][\w .-]{0,39}")
# A lawyer's reading of a law is for one version of these fields.
_READ_FIELDS = ("citation", "plain", "brief", "facts", "lawyer")
_CONTACT_FIELDS = ("voice", "text", "whatsapp", "url")


class _Contact(NamedTuple):
    """A phone number or the address of a chat, its field, and who called it when."""

    field: str
    address: str
    called: str


@click.command()
@click.option("--by", required=True, help="Your initials; they are public.")
def accept(by: str) -> None:
    """Show each change of a sealed record, ask for each new number again, and seal the records.

    For each new `called:` it asks who called, what they dialed and how it was answered.
    Deletions come first. Nothing is written unless you type each number as it is in its file
    and confirm the changes.
    """
    if not _NAME.fullmatch(by):
        raise click.UsageError("--by is not a name; type initials or a short name")
    settings = read_settings()
    data = load_data(settings)
    sentences = find_safety_sentences(extract_current_english(settings))
    accepted = read_accepted(settings)
    values = seals.get_locked_values(data, sentences)
    changes = [*seals.find_changes(values, data.seals, accepted)]
    if not changes:
        click.echo("Nothing has changed since it was accepted.")
        return
    records = {change.record for change in changes}
    _ask_again(data, records, accepted)  # before the changes show the numbers
    for change in sorted(changes, key=_show_deletions_first):
        _show_change(change)
    click.confirm("Is all of this right, as the sources say it?", abort=True, err=True)
    with lock_folder(settings.data):
        today = settings.date_today().isoformat()
        text = seals.format_seals(values, data.seals, by, today)
        write_text(settings.data / "seals.yaml", text)
    click.echo(f"{len(records)} accepted by {by}: commit data/ with them.")


def _show_deletions_first(change: seals.Change) -> tuple[bool, str]:
    return change.now is not None, change.record


def _ask_again(data: Data, records: set[str], accepted: seals.LockedValues) -> None:
    """Ask for each number and each lawyer's reading that is new in the changed records."""
    for key in sorted(records & data.services.keys()):
        _ask_contacts(data.services[key], accepted.get(key, {}))
    for key in data.laws:
        if f"law {key}" in records:
            _ask_reading(key, data, accepted.get(f"law {key}", {}))
    number = data.site.corrections_phone
    accepted_number = accepted.get("site.yaml", {}).get("corrections_phone")
    if "site.yaml" in records and number and number != accepted_number:
        question = "For errors on this site: type the number from your phone"
        _ask_contact(question, number, "site.yaml")


def _ask_contacts(service: Service, accepted: Mapping[str, Any]) -> None:
    """Ask for each number whose entry is new or changed, and about each new call or chat."""
    accepted_entries = [*accepted.get("phones", ()), *accepted.get("chats", ())]
    accepted_contacts = [_read_contact(entry) for entry in accepted_entries]
    entries = [seals.dump_locked(channel) for channel in service.channels]
    contacts = [_read_contact(entry) for entry in entries]
    addresses = {contact.address for contact in contacts}
    ended_calls = {old.called for old in accepted_contacts if old.address not in addresses}
    for channel, entry, contact in zip(service.channels, entries, contacts, strict=True):
        if channel.called and contact not in accepted_contacts:
            if contact.called in ended_calls:
                what = f"{service.id}: `called:` is about the previous contact"
                raise _refuse(what, "take it out, or write who called the new one, and when")
            _ask_call(service, channel, contact.address, channel.called.by)
        elif channel.number and entry not in accepted_entries:
            name = f"{service.name}, {channel.use}"
            question = f"{name}: type the number from the source or your phone"
            _ask_contact(question, channel.number, f"the file of {service.id!r}")


def _read_contact(entry: Mapping[str, Any]) -> _Contact:
    """Return the contact of a phone or a chat, from an entry as seals have it."""
    field = next(field for field in _CONTACT_FIELDS if field in entry)
    return _Contact(field, entry[field], entry.get("called", ""))


def _ask_call(service: Service, channel: Channel, address: str, by: str) -> None:
    """Ask who called which number, or opened which chat, and how it was answered."""
    name, file = f"{service.name}, {channel.use}", f"the file of {service.id!r}"
    caller = click.prompt(f"{name}: who called it", err=True).strip()
    if caller.casefold() != by.casefold():
        what = f"{file} says that {by} called it"
        raise _refuse(what, "find out who did, or take `called:` out")
    kind = "number" if channel.number else "address"
    _ask_contact(f"{name}: type the {kind} that {by} called", address, file)
    question = f"{name}: with which name or words did it answer"
    greeting = click.prompt(question, err=True).strip()
    if not greeting:
        what = f"nobody says how {address} answered"
        raise _refuse(what, "call again, or take `called:` out")
    organization = service.organization
    names = {service.name, organization.name, organization.alternate_name} - {""}
    if not any(name.casefold() in greeting.casefold() for name in names):
        what = f"{greeting!r} does not name {' or '.join(sorted(names))}"
        click.confirm(f"{what}. Was it this service?", abort=True, err=True)


def _ask_contact(question: str, contact: str, file: str) -> None:
    """Ask for a number, or for the address of a chat; refuse another one."""
    normalize = _normalize_address if contact.startswith("https://") else _last_digits
    if normalize(click.prompt(question, err=True)) != normalize(contact):
        raise _refuse(f"that is not the one in {file}", "find out which is wrong")


def _ask_reading(key: str, data: Data, accepted: Mapping[str, Any]) -> None:
    """Ask whether a lawyer read the current text of a law; refuse a reading of another text."""
    law = data.laws[key]
    sealed = seals.dump_locked(law)
    is_changed = any(sealed.get(field) != accepted.get(field) for field in _READ_FIELDS)
    if not law.lawyer or not is_changed:
        return
    if sealed["lawyer"] == accepted.get("lawyer"):
        what = f"{key}: `lawyer:` is about the previous text"
        raise _refuse(what, "take it out, or write who read the new text, and when")
    brief = law.brief % data.law_values(key)
    click.echo("\n".join([law.citation, *data.law_sentences(key), brief]), err=True)
    question = f"Did {law.lawyer.by} read exactly this text on {law.lawyer.on}?"
    click.confirm(question, abort=True, err=True)


def _refuse(what: str, fix: str) -> click.ClickException:
    return click.ClickException(f"{what}; {fix}\nNothing was changed.")


def _show_change(change: seals.Change) -> None:
    """Show how a field changed, or each field of a new record."""
    is_new_record = not change.loc and change.now is not None
    if is_new_record:
        click.echo(f"- {change.record} is new, or nobody accepted it as it was")
        changes = [*seals.compare_values(change.record, {}, change.now)]
    else:
        click.echo(f"- {change.record}")
        changes = [change]
    for part in changes:
        click.echo(f"    {part.field or 'all of it'}")
        if part.before is not None:
            click.echo(f"      was: {seals.format_value(part.before)}")
        click.echo(f"      is now: {seals.format_value(part.now)}")
    if change.record.startswith(("table ", "rows ")):
        click.echo("    Read the page of numbers again: is each of its sentences still true?")


def _last_digits(number: str) -> str:
    """Return the last ten digits of a number, without the country code."""
    return re.sub(r"\D", "", number)[-10:]


def _normalize_address(address: str) -> str:
    return re.sub(r"^(https://)?(www\.)?|/$", "", address.strip().casefold())
