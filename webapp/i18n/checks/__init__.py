"""What a translation must satisfy before a page may show it.

A translation is text: no markup, no address, no digit of its own, exactly the placeholders of
its source. Every finding says in plain words what to type. A new error is one more entry in the
`CHECKS` of a module here, with a seeded problem in `tests/workshop/checks/`.
"""

from webapp.i18n.checks.catalog import UPDATE
from webapp.i18n.checks.findings import Check, Finding, Level, LoadedCatalog, make_finding
from webapp.i18n.checks.running import find_errors

__all__ = ["UPDATE", "Check", "Finding", "Level", "LoadedCatalog", "find_errors", "make_finding"]
