"""All answers of many calls or none: tried in a copy of the folder, then put in place at once."""

import shutil
from collections.abc import Callable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from webapp.content.accepted import Accepted, list_changes, read_accepted
from webapp.content.loading import Content, load
from webapp.settings import Settings
from webapp.site.story import read_story
from webapp.text_files import lock_folder, put_text
from workshop.facts.call_answers import Answers, enter_answers
from workshop.facts.calls import read_calls
from workshop.facts.sealed_files import write_accepted

Confirm = Callable[[Sequence[str]], bool]


def enter_all(
    answers: Answers, content: Content, settings: Settings, by: str, confirm: Confirm
) -> list[str] | None:
    """Write sound answers, and return the files that changed; None where somebody says no.

    `confirm` is asked what would change of that which a life can hang on. Raises
    ProblemsFoundError where the folder would not be sound, BusyError and OSError.
    """
    today, story = settings.date_today(), read_story(settings.templates)
    with lock_folder(settings.data), TemporaryDirectory() as place:
        copy = Path(shutil.copytree(settings.data, Path(place) / "data"))
        enter_answers(answers, content, read_calls(settings), data=copy, by=by, today=today)
        facts = load(copy, today, page_facts=story, is_verified=False).critical_facts
        before, _ = read_accepted(copy)
        changes = list(list_changes(before or Accepted(), facts))
        if changes and not confirm(changes):
            return None
        write_accepted(copy, facts)
        load(copy, today, page_facts=story, is_decided=False)
        return _put_in_place(copy, settings.data)


def _put_in_place(copy: Path, data: Path) -> list[str]:
    """Replace the files that differ, the verified numbers last; return their names."""
    changed = [
        path
        for path in sorted(copy.rglob("*.yaml"))
        if path.read_bytes() != (data / path.relative_to(copy)).read_bytes()
    ]
    for path in changed:
        put_text(data / path.relative_to(copy), path.read_text("utf-8"))
    return [f"data/{path.relative_to(copy)}" for path in changed]
