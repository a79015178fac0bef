"""Whether Weblate kept what it was given and saw what it should."""

import difflib
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tools.catalog_linters.catalogs import read_catalog
from tools.catalog_linters.programs import PeerError, run
from tools.catalog_linters.weblate.giving import EDIT, FAULTS, FILE, SEEN
from tools.catalog_linters.weblate.glossary import read_terms
from webapp.i18n.messages import messages_of
from webapp.i18n.reviews import reviewers_of

# Weblate writes the plurals in its own way, which means the same, and a date.
_PLURALS = ('-"Plural-Forms: ', '+"Plural-Forms: ')
_HEADERS = (*_PLURALS, '+"PO-Revision-Date: ')


def judge(result: dict[str, Any], given: Path, returned: Path) -> Iterator[str]:
    """Yield what is wrong with what came of it, a line each."""
    yield from judge_flags(result["flags"])
    yield from judge_edit(given, returned)
    yield from judge_commands(given, returned)
    if result["addons"]:
        yield f"Weblate has add-ons that may rewrite files: {', '.join(result['addons'])}"
    if "noreply" not in result["author"]:
        yield f"a commit tells the translator's address: {result['author']}"
    if not all(result["screenshots"]):
        yield "a screenshot is not tied to its message"
    yield from judge_glossary(result["glossary"], returned)


def judge_glossary(taken: dict[str, list[Any]], translations: Path) -> Iterator[str]:
    """Each term is there, and of its words those that are forbidden."""
    for code, found in taken.items():
        there = [
            tuple(tuple(term[kind]) for kind in ("english", "wanted", "never")) for term in found
        ]
        sent = [(term.english, term.wanted, term.never) for term in read_terms(translations, code)]
        if sorted(there) != sorted(sent):
            lost = [term for term in sent if term not in there]
            yield f"the glossary of {code} is not what was sent: {lost[:5]}"


def judge_flags(seen: dict[str, dict[str, list[str]]]) -> Iterator[str]:
    """Each seeded fault is seen with our flags, and not without: else the flags are not needed."""
    for check, faults in (FAULTS | SEEN).items():
        for wrong in faults.values():
            if check not in seen["with"].get(wrong, ()):
                yield f"Weblate does not see with our flags: {wrong}"
            if check in FAULTS and check in seen["without"].get(wrong, ()):
                yield f"Weblate sees without our flags, too: {wrong}"


def judge_edit(given: Path, returned: Path) -> Iterator[str]:
    """One translation was changed in Weblate: no other line, and no review but its own, is."""
    edited = expected(given)
    for path in sorted(given.rglob("*.po*")):
        name = path.relative_to(given).as_posix()
        changed = [line for line in changes(path, returned / name) if not line.startswith(_HEADERS)]
        if changed != (edited if name == FILE else []):
            yield f"{name}: Weblate changed what nobody edited: {changed}"
    after = reviews(returned)
    for (context, msgid), names in reviews(given).items():
        wanted = 0 if msgid == EDIT["msgid"] else names
        if (found := after.get((context, msgid))) != wanted:
            yield f"{msgid!r} has {found} reviews that count, and should have {wanted}"


def judge_commands(given: Path, returned: Path) -> Iterator[str]:
    """Our commands take what comes back; an update leaves one sentence changed, without reviews."""
    environment = {**os.environ, "SITE_TRANSLATIONS": str(returned)}
    flask = Path(sys.executable).with_name("flask")
    for command in ("update", "check"):
        try:
            run([flask, "translations", command], environment=environment)
        except PeerError as error:
            yield f"the catalogs that come back are refused: {error}"
    # The update takes Weblate's date out again, and the reviews of words that are gone.
    changed = changes(given / FILE, returned / FILE)
    void = ("-# Reviewed: ", "-# Translated: ", *_PLURALS)
    changed = [line for line in changed if not line.startswith(void)]
    if changed != expected(given):
        yield f"{FILE}: after an update, more has changed than was edited: {changed}"


def changes(before: Path, after: Path) -> list[str]:
    """Return the lines that differ, as `diff` shows them."""
    old, new = before.read_text("utf-8").splitlines(), after.read_text("utf-8").splitlines()
    compared = difflib.unified_diff(old, new, n=0, lineterm="")
    return [line for line in compared if not line.startswith(("---", "+++", "@@"))]


def expected(given: Path) -> list[str]:
    """Return the lines that the edit changes."""
    message = read_catalog(given, FILE).get(EDIT["msgid"])
    if message is None:
        raise PeerError(f"{EDIT['msgid']!r} is no message any more; edit another one in giving.py")
    return [f'-msgstr "{message.string}"', f'+msgstr "{EDIT["msgstr"]}"']


def reviews(folder: Path) -> dict[tuple[str | None, str], int]:
    """Return how many people's reviews of each sentence count."""
    messages = messages_of(read_catalog(folder, FILE))
    return {(message.context, str(message.id)): len(reviewers_of(message)) for message in messages}
