"""Rejects changes to safety-critical records that nobody has accepted.

`data/seals.yaml` has one line for each record: a digest ("seal") of its locked fields, who
accepted it and when. All fields are locked that are not `Unlocked`. If a record was added,
changed or deleted, its seal does not fit, and the site does not start. `flask data accept`
shows the differences from the last commit and writes new seals.
"""

import json
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from hashlib import sha256
from itertools import zip_longest
from typing import Any

from webapp.facts.data import Data
from webapp.facts.models import Record, Seal, Source
from webapp.facts.services import Service
from webapp.problems import Problem
from webapp.yamlfile import Loc

MESSAGES = "messages"  # the "record" of all safety-critical sentences of pages
ACCEPT = "type `.venv/bin/flask data accept --by YOU`"
_HEADER = "# Who accepted which record, and when. Only `flask data accept` writes this file.\n"
type LockedValues = Mapping[str, Any]  # the locked values of each record
type Seals = Mapping[str, Seal]  # by record


@dataclass(frozen=True)
class Change:
    """A value that was added (`before` is None), changed, or deleted (`now` is None)."""

    record: str
    loc: Loc
    before: object
    now: object

    @property
    def field(self) -> str:
        """Return its path with numbers from 1, as `phones 1 number`."""
        return " ".join(str(step + 1 if isinstance(step, int) else step) for step in self.loc)

    def __str__(self) -> str:
        """Return the change as a sentence."""
        if not self.loc:
            return f"{self.record!r} is new or changed, and nobody has accepted it"
        before, now = format_value(self.before), format_value(self.now)
        return f"`{self.field}` of {self.record!r} was {before}, and is now {now}"


def get_locked_values(data: Data, sentences: Collection[str]) -> dict[str, Any]:
    """Return the locked values of all records, as JSON would hold them.

    `sentences` are the safety-critical ones of pages.
    """
    values: dict[str, Any] = {MESSAGES: sorted(sentences)}
    for name, (record, _, _) in data.entries.items():
        match record:
            case list():
                values[name] = [dump_locked(item) for item in record]
            case Service():
                values[name] = dump_locked(record) | {"organization": record.organization.id}
            case Record() if not isinstance(record, Source | Seal):
                values[name] = dump_locked(record)
    return values


def dump_locked(record: Record) -> dict[str, Any]:
    """Return the locked fields of a record that differ from their defaults."""
    return record.model_dump(mode="json", exclude_defaults=True)


def compute_seal(values: object) -> str:
    """Return a digest of 12 hexadecimal digits."""
    return sha256(json.dumps(values, sort_keys=True).encode()).hexdigest()[:12]


def is_sealed(record: str, locked_values: LockedValues, seals: Seals) -> bool:
    """Return whether a record exists and is as somebody accepted it."""
    if record not in locked_values or record not in seals:
        return False
    return seals[record].seal == compute_seal(locked_values[record])


def find_unsealed(locked_values: LockedValues, seals: Seals) -> list[str]:
    """Return the records that were added, changed or deleted since somebody accepted them."""
    records = {**locked_values, **seals}
    return [record for record in records if not is_sealed(record, locked_values, seals)]


def find_accepted_values(committed: Data, sentences: Collection[str]) -> LockedValues:
    """Return the locked values of the last commit, of records whose seal fits there."""
    locked_values = get_locked_values(committed, sentences)
    return {
        record: values
        for record, values in locked_values.items()
        if is_sealed(record, locked_values, committed.seals)
    }


def find_changes(
    locked_values: LockedValues,
    seals: Seals,
    accepted: LockedValues,
) -> Iterator[Change]:
    """Yield how records differ from what was accepted; a new record is one change."""
    for record in find_unsealed(locked_values, seals):
        before, now = accepted.get(record), locked_values.get(record)
        if before == now:
            # Its seal is missing or wrong, so show all of it.
            yield Change(record, (), None, now)
        else:
            yield from compare_values(record, before, now)


def compare_values(record: str, before: object, now: object, loc: Loc = ()) -> Iterator[Change]:
    """Yield each value that differs; list items that only moved do not count."""
    if before == now:
        return
    if isinstance(before, dict) and isinstance(now, dict):
        for key in dict.fromkeys((*before, *now)):
            yield from compare_values(record, before.get(key), now.get(key), (*loc, key))
    elif isinstance(before, list) and isinstance(now, list):
        before_texts, now_texts = map(str, before), map(str, now)
        matcher = SequenceMatcher(a=[*before_texts], b=[*now_texts], autojunk=False)
        for _, i1, i2, j1, j2 in matcher.get_opcodes():
            pairs = zip_longest(before[i1:i2], now[j1:j2])
            for n, (item_before, item_now) in enumerate(pairs, j1):
                yield from compare_values(record, item_before, item_now, (*loc, n))
    else:
        yield Change(record, loc, before, now)


def format_value(value: object) -> str:
    """Return a value in one line."""
    return "nothing" if value is None else json.dumps(value, ensure_ascii=False)


def check_seals(
    data: Data,
    sentences: Mapping[str, tuple[str, int]],
    read_accepted: Callable[[], LockedValues],
) -> Iterator[Problem]:
    """Yield a problem for each change that nobody has accepted.

    `sentences` are the safety-critical ones of pages, with their files and lines.
    `read_accepted` is slow, and called only if there is a change.
    """
    locked_values = get_locked_values(data, sentences)
    if not find_unsealed(locked_values, data.seals):
        return
    for change in find_changes(locked_values, data.seals, read_accepted()):
        record, what, fix = change.record, str(change), f"correct it, or {ACCEPT}"
        if record == MESSAGES:
            file, line = sentences.get(str(change.now), ("translations/messages.pot", 1))
            yield Problem(file, line, what, fix)
        elif record in locked_values:
            yield data.make_problem(record, change.loc, what, fix)
        else:
            what, fix = f"{record!r} was deleted", f"restore it, or {ACCEPT}"
            yield data.make_problem("seals.yaml", (record,), what, fix)


def format_seals(locked_values: LockedValues, seals: Seals, by: str, today: str) -> str:
    """Return the new text of seals.yaml; records that were not sealed get a name and a day."""
    lines = [_HEADER]
    for record in sorted(locked_values):
        who, when = by, today
        if is_sealed(record, locked_values, seals):
            who, when = seals[record].by, seals[record].on.isoformat()
        seal = compute_seal(locked_values[record])
        lines.append(f"{record}: {{seal: {seal}, by: {who}, on: {when}}}\n")
    return "".join(lines)
