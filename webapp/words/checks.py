"""Warnings for a translation that probably says something else than its English, or has typos.

The rules are data: `translations/checks.yaml` lists what is checked in every language, and
`translations/<code>/checks.yaml` the words of one language. A translator excuses a wrong warning
by a comment above the sentence: `# ok: NAME why`.

Some warnings block a safety-critical sentence: readers see its English, and `check` fails. Such an
excuse counts once two people have reviewed exactly this text.
"""

import re
from collections.abc import Iterable, Iterator

from babel.messages.catalog import Message

from webapp.words.contexts import SEARCH_WORDS
from webapp.words.findings import find_in_text
from webapp.words.reviews import (
    english_texts,
    is_copied,
    is_reviewed,
    is_safety_critical,
    usable_texts,
)
from webapp.words.rules import Rules
from webapp.words.validation import GAP, PLACEHOLDER, Finding, find_problems

# What the sentence says is different, lost or added.
_BLOCKING = {
    "meaning-added",
    "meaning-contrary",
    "meaning-lost",
    "name",
    "negation-added",
    "negation-lost",
    "term",
}


class Checks(Rules):
    """The checks of one language."""

    def check(self, message: Message) -> tuple[str, list[Finding]]:
        """Return the state of a message, and what is wrong with it.

        The state is fuzzy, error, missing, blocked, warning, draft or reviewed.
        """
        if message.fuzzy:
            return "fuzzy", [Finding("fuzzy", _explain_fuzzy(message))]
        if problems := find_problems(message, self.locale):
            return "error", problems
        if is_copied(message):
            return "missing", [Finding("copied", "it is the English; translate it")]
        if not usable_texts(message):
            return "missing", [Finding("missing", "it waits for a translation; type it")]
        warnings = _find_warnings(message, self)
        blocking = [warning for warning in warnings if warning.name in _BLOCKING]
        # Without rules of its language, nothing is known.
        if blocking and self.has_rules and is_safety_critical(message.context):
            return "blocked", blocking
        if warnings:
            return "warning", warnings
        return ("reviewed" if is_reviewed(message) else "draft"), []


def _explain_fuzzy(message: Message) -> str:
    if message.previous_id:
        what = f"it translates {message.previous_id[-1]!r}, and the English has changed"
    else:
        what = "somebody marked it as needing work"
    return f"{what}; correct it, and press Save (in a file: delete the mark fuzzy, Needs work)"


def _skip_repeated(english: str, findings: Iterable[Finding]) -> Iterator[Finding]:
    """Yield the findings without those about words that an earlier one is about."""
    normalized = PLACEHOLDER.sub(GAP, english).casefold()
    places, meanings = set[int](), set[str]()
    for finding in findings:
        spans = [match.span() for match in finding.english.finditer(normalized)]
        own_places = {place for span in spans for place in range(*span)}
        if places.isdisjoint(own_places) and finding.added not in meanings:
            yield finding
            places |= own_places
            meanings |= {finding.added} - {""}


def _find_warnings(message: Message, checks: Checks) -> list[Finding]:
    """Return the warnings that no comment of the translator excuses."""
    if message.context == SEARCH_WORDS:
        return []
    form = r"ok: *(\S+) +\S.*"
    excuses = [re.fullmatch(form, line, re.IGNORECASE) for line in message.user_comments]
    excused = {excuse[1].lower() for excuse in excuses if excuse}
    if is_safety_critical(message.context) and not is_reviewed(message):
        excused -= _BLOCKING
    sources, forms = english_texts(message), usable_texts(message)
    singular_form = checks.locale.select_form(1)
    warnings = dict[Finding, None]()
    for number, text in enumerate(forms):
        # A plural form without a placeholder writes the count as a word.
        if len(forms) == 1 or PLACEHOLDER.search(text):
            source = sources[0] if number == singular_form else sources[-1]
            findings = [
                finding
                for finding in find_in_text(source, text, checks)
                if finding.name not in excused
            ]
            warnings |= dict.fromkeys(_skip_repeated(source, findings))
    return [*warnings]
