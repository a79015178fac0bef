"""Safety-critical English sentences, as last accepted: a lost "not" is seen.

`templates/safety.txt` repeats every sentence of the context `safety`, one a line. Only `flask data
accept` writes it.
"""

from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from pathlib import Path

from babel.messages.catalog import Catalog

from webapp.content.accepted import describe_polarity_change
from webapp.problems import Checked, Problem
from webapp.text_files import put_text, read_text
from webapp.words.reviews import SAFETY, sources_of

SENTENCES = "safety.txt"
_ACCEPT = "type `.venv/bin/flask data accept`"
_ALIKE = 0.6
Locations = dict[str, tuple[str, int]]


def find_sentences(template: Catalog) -> Locations:
    """Return the safety-critical sentences of a template, and the file and line of each."""
    found: Locations = {}
    for message in template:
        if message.context == SAFETY:
            file, line = message.locations[0]
            found |= dict.fromkeys(sources_of(message), (file, line or 1))
    return found


def read_sentences(templates: Path) -> Checked[tuple[str, ...]]:
    """Return the accepted sentences; none when their file is not usable."""
    text, problems = read_text(templates / SENTENCES, templates)
    return tuple((text or "").splitlines()), problems


def write_sentences(templates: Path, sentences: Iterable[str]) -> None:
    """Replace the accepted sentences in one step."""
    put_text(templates / SENTENCES, "".join(f"{sentence}\n" for sentence in sorted(sentences)))


def check_sentences(accepted: Iterable[str], now: Locations) -> Iterator[Problem]:
    """Yield a problem for each new sentence, and for one reworded so that its meaning may turn."""
    gone = sorted(set(accepted) - set(now))
    known = set(accepted)
    for sentence, (file, line) in now.items():
        if sentence in known:
            continue
        near = get_close_matches(sentence, gone, 1, _ALIKE)
        if not near:
            what = f'nobody has accepted the safety-critical sentence "{sentence}"'
            yield Problem(file, line, what, _ACCEPT)
        elif change := describe_polarity_change(near[0], sentence):
            what = f'a safety-critical sentence would {change}: "{sentence}"'
            yield Problem(file, line, what, f"mend it, or {_ACCEPT}")
