"""The one lock: what a life can hang on changes only when somebody has looked at it.

`data/seals.yaml` holds a seal of each record, over every field that is not `Unlocked`: who accepted
it, on which day. Whatever comes, goes or changes breaks the seal, and the site does not start. What
changed is the difference to the last commit; only `flask data accept` shows it and seals anew.
"""

import json
import shutil
import subprocess
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from difflib import SequenceMatcher
from hashlib import sha256
from itertools import zip_longest
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from pydantic import BaseModel

from webapp.facts.data import Data
from webapp.facts.models import Seal
from webapp.problems import Problem
from webapp.yamlfile import Loc

KINDS = ("laws", "situations", "figures", "statements", "tables")
MESSAGES = "messages"  # the English of pages that a life can hang on
ACCEPT = "type `.venv/bin/flask data accept --by YOU`"
_FILES = ("site", "places", "towns")
type Answers = Mapping[str, Any]
type Seals = Mapping[str, Seal]


@dataclass(frozen=True)
class Change:
    """One answer of a record that comes, goes or changes; None where there is none."""

    record: str
    loc: Loc
    before: object
    now: object

    @property
    def field(self) -> str:
        """Return the answer as editors know it: `phones 1 number`."""
        return " ".join(str(step + 1 if isinstance(step, int) else step) for step in self.loc)

    def __str__(self) -> str:
        """Say how an answer changed."""
        if not self.loc:
            return f"nobody has accepted {self.record!r} as it is here"
        answer = f"`{self.field}` of {self.record!r}"
        return f"{answer} was {format_answer(self.before)}, and is now {format_answer(self.now)}"


def answers_of(data: Data) -> dict[str, Any]:
    """Return all that is locked of the facts, by record."""
    answers: dict[str, Any] = {
        f"{name.removesuffix('s')} {key}": dump(record)
        for name in KINDS
        for key, record in getattr(data, name).items()
    }
    answers |= {f"{name}.yaml": dump(getattr(data, name)) for name in _FILES}
    answers["never_published.yaml"] = [dump(entry) for entry in data.never_published]
    for key, table in data.tables.items():
        answers[f"rows {key}"] = [dump(row) for row in table.rows]
    for organization in data.organizations:
        answers[f"organization {organization.id}"] = dump(organization, "services")
        for service in organization.services:
            answers[service.id] = dump(service) | {"organization": organization.id}
    return answers


def dump(record: BaseModel, *exclude: str) -> dict[str, Any]:
    """Return what is locked of a record; a field that reads as its default is left out."""
    return record.model_dump(mode="json", exclude_defaults=True, exclude={*exclude})


def seal_of(answers: object) -> str:
    """Return 12 hex digits that fit these very answers alone."""
    return sha256(json.dumps(answers, sort_keys=True).encode()).hexdigest()[:12]


def is_sealed(key: str, answers: Answers, seals: Seals) -> bool:
    """Whether a record is there as somebody accepted it."""
    return key in answers and key in seals and seals[key].seal == seal_of(answers[key])


def find_broken(answers: Answers, seals: Seals) -> list[str]:
    """Return the records that nobody has accepted as they are, and those that are gone."""
    return [key for key in {**answers, **seals} if not is_sealed(key, answers, seals)]


def find_accepted(committed: Data, sentences: Collection[str]) -> Answers:
    """Return the answers of the last commit, of those records that were accepted as they were."""
    answers = answers_of(committed) | {MESSAGES: sorted(sentences)}
    return {key: each for key, each in answers.items() if is_sealed(key, answers, committed.seals)}


def find_changes(answers: Answers, seals: Seals, before: Answers) -> list[Change]:
    """Return how records differ from what was accepted before; where nothing was, all of them."""
    changes = list[Change]()
    for key in find_broken(answers, seals):
        known, now = before.get(key), answers.get(key)
        if now is None:
            changes.append(Change(key, (), known, None))
        else:
            changes += compare(key, None if known == now else known, now)
    return changes


def compare(record: str, before: object, now: object, loc: Loc = ()) -> Iterator[Change]:
    """Yield each answer that differs; items of a list that are the same are passed over."""
    if before == now:
        return
    if isinstance(before, dict) and isinstance(now, dict):
        for key in dict.fromkeys((*before, *now)):
            yield from compare(record, before.get(key), now.get(key), (*loc, key))
    elif isinstance(before, list) and isinstance(now, list):
        matcher = SequenceMatcher(a=[*map(str, before)], b=[*map(str, now)], autojunk=False)
        for kind, i1, i2, j1, j2 in matcher.get_opcodes():
            if kind != "equal":
                pairs = zip_longest(before[i1:i2], now[j1:j2])
                for n, (was, is_now) in enumerate(pairs, j1):
                    yield from compare(record, was, is_now, (*loc, n))
    else:
        yield Change(record, loc, before, now)


def format_answer(answer: object) -> str:
    """Return an answer in one line."""
    return "nothing" if answer is None else json.dumps(answer, ensure_ascii=False)


def check_seals(
    data: Data, sentences: Mapping[str, tuple[str, int]], read_accepted: Callable[[], Answers]
) -> Iterator[Problem]:
    """Yield a problem for each answer that nobody has accepted; of what is new, one a record.

    `sentences` are those of the pages that a life can hang on, by their file and line. What was
    accepted before is read only where something differs.
    """
    answers = answers_of(data) | {MESSAGES: sorted(sentences)}
    if not find_broken(answers, data.seals):
        return
    for change in find_changes(answers, data.seals, read_accepted()):
        record, what, fix = change.record, str(change), f"mend it, or {ACCEPT}"
        if record == MESSAGES:
            file, line = sentences.get(str(change.now), ("translations/messages.pot", 1))
            yield Problem(file, line, what, fix)
        elif record in answers:
            yield data.report(record, change.loc, what, fix)
        else:
            what, fix = f"{record!r} is gone", f"bring it back, or {ACCEPT}"
            yield data.report("seals.yaml", (record,), what, fix)


def format_seals(answers: Answers, seals: Seals, by: str, today: str) -> str:
    """Return the file of seals: of what is not sealed as it is, in the name of who looked at it."""
    lines = ["# Who accepted which record, and when. Only `flask data accept` writes this file.\n"]
    for key in sorted(answers):
        kept = seals[key] if is_sealed(key, answers, seals) else None
        who, when = (kept.by, kept.on) if kept else (by, today)
        lines.append(f"{key}: {{seal: {seal_of(answers[key])}, by: {who}, on: {when}}}\n")
    return "".join(lines)


@contextmanager
def last_commit(folder: Path) -> Iterator[Path | None]:
    """Give a copy of a folder as last committed; None where git knows none."""
    with TemporaryDirectory() as parent:
        packed, copy = Path(parent, "packed.tar"), Path(parent, folder.name)
        command = ["git", "-C", str(folder), "archive", f"--output={packed}", "HEAD", "."]
        try:
            subprocess.run(command, check=True, capture_output=True)
        except (OSError, subprocess.CalledProcessError):
            yield None
        else:
            shutil.unpack_archive(packed, copy, filter="data")
            yield copy
