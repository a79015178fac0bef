"""Numbers that stay off: what came off, is disputed or is somebody's own stands nowhere in `data/`.

`data/never_published.yaml` says of each number why and since when, so that nobody puts it back.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path

from pydantic import TypeAdapter
from pydantic.dataclasses import dataclass

from webapp.content.fieldtypes import AnsweredLine, Day, PhoneNumber, is_short_code
from webapp.content.figures import STRICT
from webapp.content.validation import validate
from webapp.documents import read_document
from webapp.faults import Fault
from webapp.textfiles import name_of, read_text

NEVER = "never_published.yaml"
_READ = {".yaml", ".csv", ".json"}
_GAP = r"[\s().+-]{0,3}"
_LOCAL = "207"
_OWN_DIGITS = 7  # of a number, behind the codes that may be left out
_NO_DIGITS = re.compile(r"\D+", re.ASCII)


@dataclass(frozen=True, kw_only=True, config=STRICT)
class NeverPublished:
    """One number that stays off, and why."""

    number: PhoneNumber
    reason: AnsweredLine
    date: Day


_KEPT_OFF = TypeAdapter(tuple[NeverPublished, ...])


def check_never_published(data: Path, faults: list[Fault], *, but: Collection[str] = ()) -> None:
    """Add a fault for each place in a folder, remarks too, where a number stands that stays off.

    The files of `but` are passed over: who takes a number out of one must be able to.
    """
    document = read_document(data / NEVER, data, faults)
    kept_off = validate(_KEPT_OFF, document, faults) if document is not None else None
    if not kept_off:
        return
    for path in sorted(data.rglob("*")):
        if path.suffix in _READ and path.name not in {NEVER, *but}:
            text = read_text(path, data, [])  # what cannot be read is told by who reads it
            faults += _find(text or "", name_of(path, data), kept_off)


def _find(text: str, name: str, kept_off: Sequence[NeverPublished]) -> Iterator[Fault]:
    digits = _NO_DIGITS.sub("", text)
    for one in kept_off:
        if one.number[-_OWN_DIGITS:] not in digits:
            continue  # however it is grouped
        for found in looks_like(one.number).finditer(text):
            line = text[: found.start()].count("\n") + 1
            what = f"{one.number} stays off since {one.date} ({one.reason})"
            yield Fault(name, line, what, f"take it out; {NEVER} knows why")


def looks_like(number: str) -> re.Pattern[str]:
    """Find a number in a text, however it is grouped; not inside a longer run of digits.

    A number of this state is found without its area code too.
    """
    if is_short_code(number):
        return re.compile(rf"(?<!\d){number}(?!\d)", re.ASCII)
    area, rest = number[2:5], _GAP.join(number[5:])
    begin = rf"(?:\+?1[\s.-]?)?\(?{_GAP.join(area)}{_GAP}"
    if area == _LOCAL:
        begin = rf"(?:{begin}|(?<!\d[\s().-])(?<!\d\) ))"
    return re.compile(rf"(?<!\d){begin}{rest}(?!\d)", re.ASCII)
