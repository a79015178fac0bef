"""Finds changes to safety-critical records that nobody has accepted.

`data/seals.yaml` has one line for each record: a digest ("seal") of its locked fields, who
accepted it and when. All fields are locked that are not `Unlocked`. If a record was added,
changed, moved or deleted, its seal does not fit, and the site does not start. `flask data
accept` shows the differences from the last commit and writes new seals.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import sha256
from typing import Any, NamedTuple

from webapp.facts.data import Data
from webapp.facts.models import Record, Seal, Source
from webapp.facts.services import Service
from webapp.yamlfile import Loc

SENTENCES = "safety sentences"  # the "record" of all safety-critical sentences of pages
ACCEPT = "type `.venv/bin/flask data accept --by YOU`"
_HEADER = "# Who accepted which record, and when. Only `flask data accept` writes this file.\n"
_ORDERED_FILES = {"laws.yaml", "situations.yaml"}  # pages show their records in this order
type LockedValues = Mapping[str, Any]  # the locked values of each record
type Seals = Sequence[Seal]


class Change(NamedTuple):
    """A value that was added (`before` is None), changed, or deleted (`now` is None)."""

    loc: Loc
    before: object
    now: object

    @property
    def field(self) -> str:
        """Return its path with numbers from 1, as `phones 1 number`."""
        return " ".join(str(step + 1 if isinstance(step, int) else step) for step in self.loc)

    def describe(self, record: str) -> str:
        """Return the change of a record as a sentence."""
        if not self.loc:
            return f"{record!r} is new or changed, and nobody has accepted it"
        return (
            f"`{self.field}` of {record!r} was {format_value(self.before)},"
            f" and is now {format_value(self.now)}"
        )


def get_locked_values(data: Data, page_values: LockedValues) -> dict[str, Any]:
    """Return the locked values of all records, as JSON would hold them.

    `page_values` are those outside `data/`: safety-critical sentences and names of languages.
    None stands for a file that cannot be read: its seal is not checked.
    """
    values = dict(page_values)
    for name, (record, _, _) in data.entries.items():
        match record:
            case list() if name != "seals.yaml":
                values[name] = [dump_locked(item) for item in record]
            case dict() if name in _ORDERED_FILES:
                values[name] = [*record]
            case Service():
                values[name] = dump_locked(record) | {"organization": record.organization.id}
            case Record() if not isinstance(record, Source):
                values[name] = dump_locked(record)
    # Texts, so that a change shows the reason beside the number.
    values["never_published.yaml"] = [
        f"{entry.number}: {entry.reason} ({entry.date})" for entry in data.never_published
    ]
    return values


def dump_locked(record: Record) -> dict[str, Any]:
    """Return the locked fields of a record that differ from their defaults."""
    return record.model_dump(mode="json", exclude_defaults=True)


def compute_seal(values: object) -> str:
    """Return a digest of 12 hexadecimal digits; it changes with the order of keys too."""
    return sha256(json.dumps(values).encode()).hexdigest()[:12]


def fits(seal: Seal, locked_values: LockedValues) -> bool:
    """Return whether the record of a seal exists and is as somebody accepted it."""
    record = seal.record
    return record in locked_values and seal.seal == compute_seal(locked_values[record])


def find_unsealed(locked_values: LockedValues, seals: Seals) -> list[str]:
    """Return the records that were added, changed or deleted since somebody accepted them."""
    sealed = {seal.record for seal in seals if fits(seal, locked_values)}
    unread = {record for record, values in locked_values.items() if values is None}
    records = dict.fromkeys([*locked_values, *(seal.record for seal in seals)])
    return [record for record in records if record not in sealed | unread]


def find_changes(
    locked_values: LockedValues, seals: Seals, accepted: LockedValues
) -> Iterator[tuple[str, list[Change]]]:
    """Yield how each record differs from what was accepted; a new or deleted one is one change."""
    for record in find_unsealed(locked_values, seals):
        before, now = accepted.get(record), locked_values.get(record)
        is_known = record in accepted and record in locked_values
        changes = [*compare_values(before, now)] if is_known else []
        # If they are equal, its seal is missing or wrong, so show all of it.
        whole = Change((), None if before == now else before, now)
        yield record, changes or [whole]


def compare_values(before: object, now: object, loc: Loc = ()) -> Iterator[Change]:
    """Yield each value that differs, and the keys of a mapping if their order differs."""
    if before is None and isinstance(now, dict | list):
        before = type(now)()  # show each value of what is new
    if isinstance(before, dict) and isinstance(now, dict):
        for key in dict.fromkeys((*before, *now)):
            yield from compare_values(before.get(key), now.get(key), (*loc, key))
        yield from _compare_order([*before], [*now], loc)
    elif isinstance(before, list) and isinstance(now, list):
        yield from _compare_lists(before, now, loc)
    elif before != now:
        yield Change(loc, before, now)


def _compare_lists(before: list[Any], now: list[Any], loc: Loc) -> Iterator[Change]:
    """Yield the items that differ, and the common items if their order differs."""
    before_texts = [json.dumps(item) for item in before]  # these differ by the order of keys too
    now_texts = [json.dumps(item) for item in now]
    removed = [n for n, text in enumerate(before_texts) if text not in now_texts]
    added = [n for n, text in enumerate(now_texts) if text not in before_texts]
    if len(removed) == len(added):
        for index, n in zip(removed, added, strict=True):
            yield from compare_values(before[index], now[n], (*loc, n))
    else:
        for n in removed:
            yield Change((*loc, n), before[n], None)
        for n in added:
            yield from compare_values(None, now[n], (*loc, n))
    yield from _compare_order(before, now, loc)


def _compare_order(before: list[Any], now: list[Any], loc: Loc) -> Iterator[Change]:
    """Yield the common items, if their order differs."""
    kept_before = [item for item in before if item in now]
    kept_now = [item for item in now if item in before]
    if kept_before != kept_now:
        yield Change((*loc, "order"), kept_before, kept_now)


def format_value(value: object) -> str:
    """Return a value in one line."""
    return "nothing" if value is None else json.dumps(value, ensure_ascii=False)


def format_seals(seals: Iterable[Seal]) -> str:
    """Return the text of seals.yaml: a line for each record, sorted, so that git can merge."""
    lines = [
        f"- {{record: {seal.record}, seal: {seal.seal}, by: {seal.by}, on: {seal.on}}}\n"
        for seal in seals
    ]
    return _HEADER + "".join(sorted(lines))
