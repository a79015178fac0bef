"""Long sentences of the English, each with its place: they come out longer in each translation."""

import re
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Message

from webapp.i18n.checks import Finding
from webapp.i18n.checks.running import make_finding, texts_of
from webapp.i18n.glossary import EMPTY
from webapp.i18n.locales import SOURCE
from webapp.i18n.messages import messages_of, shown
from webapp.i18n.translator import DATA_DOMAIN
from workshop.catalogs.po_files import extract_templates
from workshop.checks.reading import LONG_SENTENCE
from workshop.checks.running import suppress
from workshop.checks.unit import StyleUnit

_COMMENT = re.compile(r"\s*(?:#|\{#-?)\s*(.*?)\s*(?:-?#\})?\s*")


def check_english(root: Path, data: Path) -> list[Finding]:
    """Return the sentences of the English that are hard to read and not excused.

    Raises ProblemsFoundError for a source that cannot be read.
    """
    kept: set[Finding] = set()
    for file, message in _read_english(root, data):
        found = [
            make_finding(LONG_SENTENCE, message, SOURCE, file, (f"{shown(message)} {what}", fix))
            for unit in texts_of(message, SOURCE, EMPTY, StyleUnit)
            for what, fix in LONG_SENTENCE.find(unit)
        ]
        kept.update(suppress(message, SOURCE, found, file, is_whole=True))
    return sorted(kept)


def _read_english(root: Path, data: Path) -> Iterator[tuple[str, Message]]:
    """Yield each message with the file where people write it, and the comments above it there."""
    for domain, template in extract_templates(root, data).items():
        for message in messages_of(template):
            file, line = message.locations[0]
            path = data / file.removeprefix("data/") if domain == DATA_DOMAIN else root / file
            message.string, message.lineno = message.id, line
            message.user_comments = list(_read_comments(path.read_text("utf-8"), line or 1))
            yield file, message


def _read_comments(text: str, line: int) -> Iterator[str]:
    """Yield the comments in the lines right above a line, as templates, Python and YAML have."""
    for above in reversed(text.split("\n")[: line - 1]):
        match = _COMMENT.fullmatch(above)
        if match is None:
            return
        yield match[1]
