"""What a translation must satisfy before a page may show it, and what should be looked at.

A translation is text: no markup, no address, no digit of its own, exactly the placeholders of
its source. Every finding says in plain words what to type. A new check is one more entry in the
`CHECKS` of a module here, with a seeded fault in `tests/languages/checks/`.
"""

from webapp.languages.checks.findings import Check, Finding, Level, Read, finding_of
from webapp.languages.checks.keys import UPDATE
from webapp.languages.checks.messages import english_of, messages_of, sources_of, strings_of
from webapp.languages.checks.registry import CHECKS
from webapp.languages.checks.running import ALL, ERRORS, check_catalog, check_message

__all__ = [
    "ALL",
    "CHECKS",
    "ERRORS",
    "UPDATE",
    "Check",
    "Finding",
    "Level",
    "Read",
    "check_catalog",
    "check_message",
    "english_of",
    "finding_of",
    "messages_of",
    "sources_of",
    "strings_of",
]
