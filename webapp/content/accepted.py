"""Answers as somebody last accepted them: a slip that would pass every other check is seen.

`data/accepted.yaml` repeats what a life can hang on and no rule can know. Only `flask data accept`
writes it, after it has shown every change as a sentence.
"""

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from pathlib import Path

import yaml
from pydantic import TypeAdapter

from webapp.content.polarity import describe_turn
from webapp.content.safety_critical import HOSTS, Answer
from webapp.problems import Problem
from webapp.textfiles import put_text
from webapp.yamlfile import read_document, validate

ACCEPTED = "accepted.yaml"
UNKNOWN = "unknown"
_ACCEPT = "type `.venv/bin/flask data accept`"
_HEAD = """\
# Answers that a life can hang on, as somebody last accepted them. Never edit this file: it
# changes with `.venv/bin/flask data accept` alone (docs/editors.md), which shows each change.
"""
type Accepted = Mapping[str, Mapping[str, str]]
_ACCEPTED = TypeAdapter(dict[str, dict[str, str]])


def read_accepted(data: Path, faults: list[Problem]) -> Accepted | None:
    """Read what was accepted, by owner and question; add faults and return None if not usable."""
    if not (data / ACCEPTED).exists():
        faults.append(Problem(f"data/{ACCEPTED}", 1, "the file is missing", _ACCEPT))
        return None
    document = read_document(data / ACCEPTED, data, faults)
    return validate(_ACCEPTED, document, faults) if document is not None else None


def write_accepted(data: Path, answers: Iterable[Answer]) -> None:
    """Replace the file in one step."""
    by_owner = sorted(answers, key=lambda one: one.owner)
    records = {
        owner: {one.question: one.text for one in given}
        for owner, given in groupby(by_owner, lambda one: one.owner)
    }
    put_text(data / ACCEPTED, _HEAD + yaml.safe_dump(
        records, sort_keys=False, allow_unicode=True, default_flow_style=False, width=1000
    ))  # fmt: skip


def check_accepted(accepted: Accepted, answers: Iterable[Answer]) -> Iterator[Problem]:
    """Yield a fault, its reason a sentence, for each answer that differs from the accepted one."""
    for owner, given in groupby(answers, lambda one: one.owner):
        before = accepted.get(owner)
        if owner == HOSTS:
            yield from _check_hosts(before or {}, given)
        elif before is None:
            first = next(given)
            what = f"nobody has accepted the answers of {first.name}"
            yield Problem(first.file, first.line, what, _ACCEPT)
        else:
            for answer in given:
                if change := _find_change(before.get(answer.question), answer):
                    what = f"the {answer.question} of {answer.name} {change}"
                    yield Problem(answer.file, answer.line, what, f"mend it, or {_ACCEPT}")


def _find_change(before: str | None, answer: Answer) -> str:
    """Return how an answer has changed, as the end of a sentence; nothing where it holds."""
    if before is None:
        return f"would be {answer.text}, which nobody has accepted"
    if before == answer.text:
        return ""
    if not answer.is_prose or UNKNOWN in {before, answer.text}:
        return f"would become {answer.text} (accepted: {before})"
    turn = describe_turn(before, answer.text)
    return f"would {turn}" if turn else ""


def _check_hosts(known: Mapping[str, str], hosts: Iterable[Answer]) -> Iterator[Problem]:
    """Yield a fault for each new host that is one slip of the finger away from a known one."""
    for host in hosts:
        if host.question not in known:
            near = next((one for one in known if _is_one_slip(host.question, one)), None)
            if near is not None:
                what = f"{host.question!r} is one letter away from {near!r}"
                yield Problem(host.file, host.line, what, f"mend it, or {_ACCEPT}")


def _is_one_slip(one: str, other: str) -> bool:
    """Whether two names differ by one letter changed, added, dropped or swapped with the next."""
    if abs(len(one) - len(other)) > 1:
        return False
    shorter, longer = sorted((one, other), key=len)
    n = next((i for i, c in enumerate(shorter) if c != longer[i]), len(shorter))
    if len(one) != len(other):
        return shorter[n:] == longer[n + 1 :]
    swapped = one[:n] + one[n : n + 2][::-1] + one[n + 2 :]
    return one[n + 1 :] == other[n + 1 :] or swapped == other
