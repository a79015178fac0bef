"""A Babel extractor for the words in `data/organizations/`: prose only, never a fact."""

from collections.abc import Iterator, Mapping
from typing import IO, Any

import yaml

_SERVICE_WORDS = ("short", "status_note", "description", "eligibility", "reporting")
Extracted = tuple[int, str, tuple[str, str], list[str]]
_COMMENTS = {
    "short": "On the home page and on the card: a few words for its English name",
    "description": "What it does",
    "eligibility": "Whom it helps",
    "status_note": "What is not sure about this service today",
    "reporting": "What it may have to report, and to whom. A life can hang on this sentence",
    "service_areas": "Where it helps",
    "phones": "About one phone number",
    "chats": "About one chat",
    "call_back": "What follows when somebody else answers. A life can hang on this sentence",
}


def extract_organization(
    file: IO[bytes],
    _keywords: Mapping[str, Any],
    _comment_tags: list[str],
    options: Mapping[str, Any],  # noqa: ARG001 - Babel passes it by name
) -> Iterator[Extracted]:
    """Yield (line, function, (context, words), comments) for every piece of prose in one file."""
    root = yaml.compose(file.read().decode("utf-8"), Loader=yaml.CSafeLoader)
    if root is None:
        return
    for service in _children(root, "services"):
        identifier = _scalar(service, "id")[1]
        name = _scalar(service, "name")[1]
        for field in _SERVICE_WORDS:
            yield from _message(service, field, f"{identifier}.{field}", name)
        for area in _values(service, "service_areas"):
            yield from _message(area, "description", f"{identifier}.service_areas", name)
        for phone in _children(service, "phones"):
            yield from _message(phone, "description", f"{identifier}.phones", name)
            yield from _message(phone, "call_back", f"{identifier}.call_back", name)
        for chat in _children(service, "chats"):
            yield from _message(chat, "description", f"{identifier}.chats", name)


def _message(node: yaml.Node, field: str, context: str, name: str) -> Iterator[Extracted]:
    line, text = _scalar(node, field)
    words = " ".join(text.split())
    if words and words != "unknown":
        told = _COMMENTS[context.rpartition(".")[2]]
        yield line, "pgettext", (context, words), [f"{name}. {told}"]


def _values(node: yaml.Node, key: str) -> list[yaml.Node]:
    if not isinstance(node, yaml.MappingNode):
        return []
    return [value for key_node, value in node.value if key_node.value == key]


def _children(node: yaml.Node, key: str) -> list[yaml.Node]:
    lists = [one for one in _values(node, key) if isinstance(one, yaml.SequenceNode)]
    return [child for one in lists for child in one.value]


def _scalar(node: yaml.Node, key: str) -> tuple[int, str]:
    found = [one for one in _values(node, key) if isinstance(one, yaml.ScalarNode)]
    return (found[0].start_mark.line + 1, str(found[0].value)) if found else (0, "")
