"""The file of an organization in the first vocabulary, rewritten in the words of HSDS."""

import re
from collections.abc import Iterator, Mapping

import yaml

from webapp.content.phone_verification import CALLED
from webapp.explanations import FIRST_WORDS
from workshop.migration import NotCarriedError
from workshop.yaml_edits import (
    Edit,
    Node,
    apply,
    compose,
    items_of,
    pairs_of,
    put_before,
    rename,
    text_of,
    value_of,
    word_of,
)

_NAMES = {old: new for old, new in FIRST_WORDS.items() if old != "checked"}
_ASSURED = {"on": "assured_date", "how": "assured_by"}


def carry_organization(text: str, read_in: Mapping[tuple[str, str], str]) -> str:
    """Return the file of an organization with the field names of HSDS; chats are apart.

    `read_in` tells in which source somebody read the number of a service. Raises NotCarriedError
    for a chat in a list that is in brackets.
    """
    edits = list(rename(compose(text), _NAMES))
    for service in items_of(value_of(compose(text), "services")):
        edits += rename(service, _NAMES)
        edits += rename(value_of(service, "area"), _NAMES)
        edits += _spread_checked(service, text)
        for channel in items_of(value_of(service, "channels")):
            edits += rename(channel, _NAMES)
            for opening in items_of(value_of(value_of(channel, "hours"), "openings")):
                edits += rename(opening, _NAMES)
    return _name_newest_sources(_move_chats(apply(text, edits)), read_in)


def _spread_checked(service: Node, text: str) -> Iterator[Edit]:
    """Give the two answers of `checked:` each a line of their own, one step further out."""
    for key, value in pairs_of(service):
        if key.value != "checked" or not pairs_of(value):
            continue
        indent = " " * key.start_mark.column
        first = pairs_of(value)[0][0]
        if isinstance(value, yaml.MappingNode) and value.flow_style:
            fields = [
                f"{_ASSURED.get(str(name.value), name.value)}: {text_of(answer, text)}"
                for name, answer in pairs_of(value)
            ]
            remarks = re.findall(r"#.*", text[key.end_mark.index : value.end_mark.index])
            new = f"\n{indent}".join([*remarks, *fields])
            yield Edit(key.start_mark.index, value.end_mark.index, new)
            continue
        remarks = re.findall(r"#.*", text[key.end_mark.index : first.start_mark.index])
        above = "".join(f"{remark}\n{indent}" for remark in remarks)
        yield Edit(key.start_mark.index, first.start_mark.index, above)
        for number, (name, _) in enumerate(pairs_of(value)):
            if number:
                line = text.rfind("\n", 0, name.start_mark.index) + 1
                yield Edit(line, name.start_mark.index, indent)
        yield from rename(value, _ASSURED)


def _move_chats(text: str) -> str:
    """Take the chats out of the phones of each service, into a list of their own behind them."""
    lines = text.split("\n")
    for service in reversed(items_of(value_of(compose(text), "services"))):
        key, phones = next((p for p in pairs_of(service) if p[0].value == "phones"), (None, None))
        are_chats = [word_of(phone, "type") == "chat" for phone in items_of(phones)]
        if key is None or phones is None or not any(are_chats):
            continue
        if isinstance(phones, yaml.SequenceNode) and phones.flow_style:
            what, fix = "channels stand in brackets here", "give each lines of its own, with a dash"
            raise NotCarriedError(what, fix, key.start_mark.line + 1)
        column = phones.start_mark.column
        ends = [_end_of(phone, column, lines) for phone in items_of(phones)]
        starts = [key.start_mark.line + 1, *ends[:-1]]
        blocks = [lines[a:b] for a, b in zip(starts, ends, strict=True)]
        kept = [block for block, is_chat in zip(blocks, are_chats, strict=True) if not is_chat]
        moved = [_without_type(b) for b, is_chat in zip(blocks, are_chats, strict=True) if is_chat]
        head = lines[key.start_mark.line]
        other = f"{' ' * key.start_mark.column}chats:"
        if not kept:
            head, other = head.replace("phones", "chats", 1), ""
        rewritten = [line for block in (*kept, [other] if other else [], *moved) for line in block]
        lines[key.start_mark.line : ends[-1]] = [head, *rewritten]
    return "\n".join(lines)


def _name_newest_sources(text: str, read_in: Mapping[tuple[str, str], str]) -> str:
    """Name the source that shows each number: that of its verification, else its first one."""
    edits: list[Edit] = []
    for service in items_of(value_of(compose(text), "services")):
        for key in ("phones", "chats"):
            for channel in items_of(value_of(service, key)):
                named = [str(item.value) for item in items_of(value_of(channel, "sources"))]
                pinned = read_in.get((word_of(service, "id"), word_of(channel, "number")), CALLED)
                newest = pinned if pinned != CALLED else next(iter(named), "")
                if newest and not value_of(channel, "newest_source"):
                    edits += put_before(channel, "sources", f"newest_source: {newest}")
    return apply(text, edits)


def _end_of(item: Node, column: int, lines: list[str]) -> int:
    """Return the line behind the last one of an item of a list whose dashes are in a column.

    What is between two items belongs to the one below it.
    """
    end = last = item.start_mark.line + 1
    while end < len(lines):
        is_inside = bool(lines[end].strip()) and _indent_of(lines[end]) > column
        if not is_inside and lines[end].strip() and not lines[end].lstrip().startswith("#"):
            break
        end += 1
        last = end if is_inside else last
    return last


def _without_type(block: list[str]) -> list[str]:
    """Return the lines of a chat without its type; the next field takes the place at the dash."""
    text = "\n".join(block)
    (item,) = items_of(compose(text))
    number = next(n for n, (key, _) in enumerate(pairs_of(item)) if key.value == "type")
    key, value = pairs_of(item)[number]
    follows = pairs_of(item)[number + 1 :]
    start, behind = key.start_mark.index, value.end_mark.index
    if not follows:
        start = len(text[:start].rstrip())
    elif "#" not in text[behind : follows[0][0].start_mark.index]:
        behind = follows[0][0].start_mark.index
    return (text[:start] + text[behind:]).split("\n")


def _indent_of(line: str) -> int:
    return len(line) - len(line.lstrip(" "))
