"""The words in `data/` that are translated: prose of services, laws and doors, never a fact."""

from collections.abc import Iterator
from pathlib import Path

import yaml

_SERVICE_WORDS = ("short", "status_note", "description", "eligibility", "reporting")
LAWS, DOORS = "laws.yaml", "doors.yaml"
MUST_NOT = "Never claim, in any words:"
Extracted = tuple[int, str, str, list[str]]
_COMMENTS = {
    "short": "On the home page and on the card: a few words for its English name",
    "description": "What it does",
    "eligibility": "Whom it helps",
    "status_note": "What is not sure about this service today",
    "reporting": "What it may have to report, and to whom. A life can hang on this sentence",
    "service_areas": "Where it helps",
    "phones": "About one phone number",
    "chats": "About one chat",
    "danger": "What to do in danger at this moment. A life can hang on this sentence",
    "label": "On the start page, in a small box: who should open this page",
    "heading": "The heading of a page for one situation; it speaks to the reader",
    "know": "What one must know before a call. A life can hang on this sentence",
    "call_back": "What follows when somebody else answers. A life can hang on this sentence",
}


def prose_files(data: Path) -> list[Path]:
    """Return the files of a folder that hold words to translate."""
    files = [data / name for name in (LAWS, DOORS)]
    found = [path for path in files if path.exists()]
    return [*found, *sorted((data / "organizations").glob("*.yaml"))]


def extract_words(path: Path) -> Iterator[Extracted]:
    """Yield (line, context, words, comments) for every piece of prose in a file.

    Raises YAMLError or UnicodeError when it cannot be read.
    """
    extract = {LAWS: extract_laws, DOORS: extract_doors}.get(path.name, extract_organization)
    return extract(path.read_bytes())


def extract_laws(raw: bytes) -> Iterator[Extracted]:
    """Yield what is translated of the laws, each sentence with what must not be said of it."""
    root = _compose(raw)
    for key, law in root.value if isinstance(root, yaml.MappingNode) else ():
        citation = _scalar(law, "citation")[1]
        excess = " ".join(_scalar(law, "must_not_claim")[1].split())
        notes = [f"{citation}. What it says, in plain words", f"{MUST_NOT} {excess}"]
        for sentence in _children(law, "plain"):
            words = " ".join(str(sentence.value).split())
            if isinstance(sentence, yaml.ScalarNode) and words:
                yield sentence.start_mark.line + 1, f"{key.value}.law", words, notes


def extract_doors(raw: bytes) -> Iterator[Extracted]:
    """Yield what is translated of the doors: label, heading, and what one must know."""
    root = _compose(raw)
    for key, door in root.value if isinstance(root, yaml.MappingNode) else ():
        for field in ("label", "heading"):
            yield from _message(door, field, f"door{key.value}.{field}", f"Door {key.value}")
        for sentence in _children(door, "know"):
            words = " ".join(str(sentence.value).split())
            if isinstance(sentence, yaml.ScalarNode) and words:
                note = f"Door {key.value}. {_COMMENTS['know']}"
                yield sentence.start_mark.line + 1, f"door{key.value}.know", words, [note]


def extract_organization(raw: bytes) -> Iterator[Extracted]:
    """Yield what is translated of an organization."""
    root = _compose(raw)
    if root is None:
        return
    for service in _children(root, "services"):
        identifier = _scalar(service, "id")[1]
        name = _scalar(service, "name")[1]
        is_danger = _scalar(service, "authority")[1] == "police"
        for field in _SERVICE_WORDS:
            about = "danger" if is_danger and field == "description" else field
            yield from _message(service, field, f"{identifier}.{about}", name)
        for area in _values(service, "service_areas"):
            yield from _message(area, "description", f"{identifier}.service_areas", name)
        for phone in _children(service, "phones"):
            about = "danger" if is_danger else "phones"
            yield from _message(phone, "description", f"{identifier}.{about}", name)
            yield from _message(phone, "call_back", f"{identifier}.call_back", name)
        for chat in _children(service, "chats"):
            yield from _message(chat, "description", f"{identifier}.chats", name)


def _message(node: yaml.Node, field: str, context: str, name: str) -> Iterator[Extracted]:
    line, text = _scalar(node, field)
    words = " ".join(text.split())
    if words and words != "unknown":
        note = _COMMENTS[context.rpartition(".")[2]]
        yield line, context, words, [f"{name}. {note}"]


def _compose(raw: bytes) -> yaml.Node | None:
    root: yaml.Node | None = yaml.compose(raw.decode("utf-8"), Loader=yaml.CSafeLoader)
    return root


def _values(node: yaml.Node, key: str) -> list[yaml.Node]:
    if not isinstance(node, yaml.MappingNode):
        return []
    return [value for key_node, value in node.value if key_node.value == key]


def _children(node: yaml.Node, key: str) -> list[yaml.Node]:
    lists = [node for node in _values(node, key) if isinstance(node, yaml.SequenceNode)]
    return [child for node in lists for child in node.value]


def _scalar(node: yaml.Node, key: str) -> tuple[int, str]:
    found = [node for node in _values(node, key) if isinstance(node, yaml.ScalarNode)]
    return (found[0].start_mark.line + 1, str(found[0].value)) if found else (0, "")
