"""`flask data accept`: shows each changed record, asks for what matters most, and seals it."""

import re
from collections.abc import Mapping
from typing import Any

import click

from webapp import content
from webapp.cli.questions import WaitError, ask_again, ask_contacts, ask_reading
from webapp.facts import seals
from webapp.facts.data import Data
from webapp.facts.models import Seal
from webapp.facts.seals import Change
from webapp.facts.wording import split_sentences
from webapp.settings import read_settings
from webapp.text_files import lock_folder, write_text

# `ask_contacts` asks for these.
_ASKED_FIELDS = {"voice", "text", "whatsapp", "called"}
# Of a new record, the editor types these and each sentence.
_TYPED_FIELDS = {"name", "cost", "for_whom", "sentence"}


@click.command()
@click.option("--by", required=True, help="Your initials; they are public.")
def accept(by: str) -> None:
    """Show each changed record, and ask you to accept it.

    Type each change again; of a new record, type numbers, name, sentences, cost and for whom it
    is. For each new `called:` it asks who called which number, and with which name or words it
    answered. After Enter, the record waits. Each accepted record is saved at once.
    """
    if not re.fullmatch(r"[^\W_][\w .-]{0,39}", by):
        raise click.UsageError("--by is not a name; type initials or a short name")
    settings = read_settings()
    path = settings.data / "seals.yaml"
    with lock_folder(settings.data):
        data = content.load_data(settings)
        values = seals.get_locked_values(data, content.read_page_values(settings))
        committed, accepted = content.read_accepted(settings)
        changed = list(seals.find_changes(values, data.seals, accepted))
        changed.sort(key=lambda item: item[0] in values)  # deleted ones first
        # Of seals that a merge repeated, the last one stays, so put those that fit last.
        ordered = sorted(data.seals, key=lambda seal: seals.fits(seal, values))
        kept = {seal.record: seal for seal in ordered}
        write_text(path, seals.format_seals(kept.values()))
        waiting = 0
        for record, changes in changed:
            click.echo(f"\n{record}{'' if record in values else ' is deleted'}")
            try:
                _ask_first(record, data, committed or data, accepted.get(record, {}))
                _ask_changes(record, changes)
            except WaitError as reason:
                click.echo(f"{reason}This record waits.", err=True)
                waiting += 1
                continue
            kept.pop(record, None)
            if record in values:
                seal = seals.compute_seal(values[record])
                kept[record] = Seal(record=record, seal=seal, by=by, on=data.today)
            write_text(path, seals.format_seals(kept.values()))
    click.echo(f"{len(changed) - waiting} accepted by {by}.")
    if waiting:
        raise click.ClickException(
            f"{waiting} wait; accept or undo their changes before you commit"
        )


def _ask_first(record: str, data: Data, committed: Data, accepted: Mapping[str, Any]) -> None:
    """Ask what an editor must know without the file, and show what limits a change."""
    kind, _, key = record.rpartition(" ")
    if record in data.services:
        before = committed.services.get(record) if accepted else None
        ask_contacts(data.services[record], before)
    elif kind == "law" and key in data.laws:
        click.echo(f"Never claim {data.laws[key].must_not_claim}")
        ask_reading(key, data, accepted)


def _ask_changes(record: str, changes: list[Change]) -> None:
    """Show the changes of a record; raises WaitError unless the editor accepts all of them."""
    needs_yes = False
    for change in changes:
        is_new = not change.loc and change.now is not None
        parts = seals.compare_values(None, change.now) if is_new else [change]
        for part in parts:
            click.echo(f"  {part.field}\n    was: {seals.format_value(part.before)}")
            click.echo(f"    is now: {seals.format_value(part.now)}")
            texts = _list_texts_to_type(record, part, is_new=is_new)
            needs_yes |= is_new and not texts
            for text in texts:
                is_deleted = text in str(part.before) and text not in str(part.now)
                verb = "to delete" if is_deleted else "again"
                ask_again(f"  {part.field or record}: type {verb}: {text}", text)
    if record.startswith(("table ", "rows ")):
        click.echo("Read the page of numbers again: is each of its sentences still true?")
    if needs_yes:
        ask_again("Is all of this right, as its sources say? Type y, or Enter to wait", "y")


def _list_texts_to_type(record: str, change: Change, *, is_new: bool) -> list[str]:
    """Return the texts that the editor types again; none if a `y` is enough."""
    if change.now is None:
        return [_name_deleted(change) or record]
    if not _ASKED_FIELDS.isdisjoint(change.loc):
        return []
    if isinstance(change.now, list):  # another order
        return [" ".join(item for item in change.now if isinstance(item, str)) or "order"]
    text = str(change.now)
    if is_new and not text.endswith((".", "?")) and _TYPED_FIELDS.isdisjoint(change.loc):
        return []
    before, now = split_sentences(str(change.before)), split_sentences(text)
    added = [sentence for sentence in now if sentence not in before]
    removed = [sentence for sentence in before if sentence not in now]
    return added + removed if len(now) < len(before) else added or removed or now


def _name_deleted(change: Change) -> str:
    """Return what the editor types to delete a value: the value, its number or its place.

    It is "" for a whole record.
    """
    match change.before:
        case str() as text if change.loc:
            return text
        case {"voice": number} | {"text": number} | {"whatsapp": number}:
            return str(number)
    return change.field
