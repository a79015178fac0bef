"""Answers as somebody last accepted them: a slip that would pass every other check is seen.

`data/accepted.yaml` repeats what is safety-critical and no rule can know. Only `flask data accept`
writes it, after it has shown every change as a sentence.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path

from pydantic import TypeAdapter

from webapp.content.records import IdIndex
from webapp.content.safety_critical import HOSTS, SITE, CriticalFact
from webapp.problems import Checked, Problem
from webapp.yamlfile import Loc, read_document, validate

ACCEPTED = "accepted.yaml"
UNKNOWN = "unknown"
_ACCEPT = "type `.venv/bin/flask data accept`"
_ACCEPTED = TypeAdapter(dict[str, dict[str, str]])


@dataclass(frozen=True)
class Accepted:
    """What was accepted, by owner and question, and the line of each owner."""

    by_owner: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    lines: Mapping[Loc, int] = field(default_factory=dict)


def read_accepted(data: Path) -> Checked[Accepted | None]:
    """Read what was accepted; None if it is not usable."""
    if not (data / ACCEPTED).exists():
        return None, (Problem(f"data/{ACCEPTED}", 1, "the file is missing", _ACCEPT),)
    document, problems = read_document(data / ACCEPTED, data)
    if document is None:
        return None, problems
    by_owner, problems = validate(_ACCEPTED, document)
    return None if by_owner is None else Accepted(by_owner, document.lines), problems


def check_accepted(
    accepted: Accepted, facts: Iterable[CriticalFact], known_ids: IdIndex | None = None
) -> Iterator[Problem]:
    """Yield a problem, its reason a sentence, for each answer that is not the accepted one.

    With `known_ids`, a record that is written but not valid is not told as removed.
    """
    removed = dict(accepted.by_owner)
    for owner, each in groupby(facts, lambda fact: fact.owner):
        before, given = removed.pop(owner, None), tuple(each)
        first, answered = given[0], {fact.question for fact in given}
        if owner == HOSTS:
            yield from _check_hosts(before or {}, given)
            continue
        if before is None:
            what = f"nobody has accepted the answers of {first.name}"
            yield Problem(first.file, first.line, what, _ACCEPT)
            continue
        for fact in given:
            if change := _find_change(before.get(fact.question), fact):
                what = f"the {fact.question} of {fact.name} {change}"
                yield Problem(fact.file, fact.line, what, f"mend it, or {_ACCEPT}")
        for question, text in before.items():
            if question not in answered:
                what = f"the {question} of {first.name} would be removed (accepted: {text})"
                yield Problem(first.file, first.line, what, f"bring it back, or {_ACCEPT}")
    for owner in removed.keys() - {HOSTS, SITE}:  # a host may go; without its file no site starts
        kind, _, identifier = owner.rpartition(" ")
        if known_ids is None or not known_ids.has(f"{kind or 'service'}s", identifier):
            what = f"{owner!r} would be removed, with all its accepted answers"
            fix = f"bring it back, or if that is right, {_ACCEPT}"
            yield Problem(f"data/{ACCEPTED}", accepted.lines.get((owner,), 1), what, fix)


def list_changes(accepted: Accepted, facts: Iterable[CriticalFact]) -> Iterator[str]:
    """Yield each change as a sentence, then each answer of what is new."""
    answers = tuple(facts)
    yield from (problem.what for problem in sorted(check_accepted(accepted, answers)))
    for fact in answers:
        if fact.owner != HOSTS and fact.owner not in accepted.by_owner and fact.text:
            same = _find_same(accepted, fact)
            yield f"the {fact.question} of {fact.name} would be: {fact.text}{same}"


def _find_same(accepted: Accepted, fact: CriticalFact) -> str:
    """Say whose web address a new one is too: it may stem from the file that was copied."""
    if not fact.question.startswith("web address"):
        return ""
    answers = accepted.by_owner.items()
    owners = [owner for owner, given in answers if given.get(fact.question) == fact.text]
    return f" (THIS IS THE ADDRESS OF {', '.join(map(repr, owners))} TOO)" if owners else ""


def _find_change(before: str | None, fact: CriticalFact) -> str:
    """Return how an answer has changed, as the end of a sentence; nothing where it holds."""
    if before is None:
        return f"would be {fact.text}, which nobody has accepted"
    if before == fact.text:
        return ""
    if not fact.is_prose or UNKNOWN in {before, fact.text}:
        return f"would become {fact.text} (accepted: {before})"
    change = describe_polarity_change(before, fact.text)
    return f"would {change}" if change else ""


def _check_hosts(known: Mapping[str, str], hosts: Iterable[CriticalFact]) -> Iterator[Problem]:
    """Yield a problem for each new host that is one slip of the finger away from a known one."""
    for host in hosts:
        if host.question not in known:
            near = next(
                (known_host for known_host in known if _is_one_slip(host.question, known_host)),
                None,
            )
            if near is not None:
                what = f"{host.question!r} is one letter away from {near!r}"
                yield Problem(host.file, host.line, what, f"mend it, or {_ACCEPT}")


def _is_one_slip(name: str, other: str) -> bool:
    """Whether two names differ by one letter changed, added, dropped or swapped with the next."""
    if abs(len(name) - len(other)) > 1:
        return False
    shorter, longer = sorted((name, other), key=len)
    n = next((i for i, c in enumerate(shorter) if c != longer[i]), len(shorter))
    if len(name) != len(other):
        return shorter[n:] == longer[n + 1 :]
    swapped = name[:n] + name[n : n + 2][::-1] + name[n + 2 :]
    return name[n + 1 :] == other[n + 1 :] or swapped == other


_TURNING = re.compile(
    r"""\b(?:
    not|no|never|nobody|nothing|none|neither|nor|cannot|without|unless|except|only|(?=\w+n['’]t\b)\w+['’]t
    |must|may|need|always|free|before|after|under|over|above|below|older|younger
    |two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twice|hundred|thousand
    )\b|\d+(?:[.,]\d+)*""",
    re.IGNORECASE | re.VERBOSE,
)


def find_polarity_words(text: str) -> Counter[str]:
    """Return the negations, limits, duties and numbers of a sentence, and how often each occurs."""
    return Counter(word.lower().replace("’", "'") for word in _TURNING.findall(text))


def describe_polarity_change(before: str, now: str) -> str:
    """Return how a sentence may have turned, as `lose "not" and gain "may"`; else nothing."""
    were, are = find_polarity_words(before), find_polarity_words(now)
    lost, gained = sorted((were - are).elements()), sorted((are - were).elements())
    parts = [
        f"{verb} " + ", ".join(f'"{word}"' for word in words)
        for verb, words in (("lose", lost), ("gain", gained))
        if words
    ]
    return " and ".join(parts)
