"""When a language may be published, when it is reviewed, and when it must be withdrawn.

docs/translators/thresholds.md says the same in plain words; a test compares the numbers.
"""

from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path

from webapp.i18n.locales import LIST, LocaleRegistry
from webapp.i18n.reviews import Coverage
from webapp.problems import Problem

# Of a hundred messages, how many must be translated.
PUBLISH = 100
KEEP = 80


class LanguageStatus(StrEnum):
    """The status of a language; the words are those of `flask translations status`."""

    UNPUBLISHED = "in the making, not published"
    READY = "ready to be published"
    DRAFT = "draft"
    REVIEWED = "reviewed"


def find_status(coverage: Coverage, *, is_listed: bool, has_faults: bool) -> LanguageStatus:
    """Say how far a language is: what readers see of it follows from its catalogs alone."""
    if not is_listed:
        is_ready = not has_faults and translated_in_hundred(coverage) >= PUBLISH
        return LanguageStatus.READY if is_ready else LanguageStatus.UNPUBLISHED
    is_reviewed = bool(coverage.messages) and not has_faults and not coverage.is_draft
    return LanguageStatus.REVIEWED if is_reviewed else LanguageStatus.DRAFT


def translated_in_hundred(coverage: Coverage) -> int:
    """Return how many of a hundred messages are translated; 100 only when none is missing."""
    return coverage.translated * 100 // coverage.messages if coverage.messages else 0


def find_below(
    registry: LocaleRegistry, folder: Path, coverages: Mapping[str, Coverage]
) -> list[Problem]:
    """Return a problem for each published language that readers should no longer be offered."""
    return [
        Problem(
            f"{folder.name}/{LIST}",
            registry.lines.get(code, 1),
            f"{code!r} is translated to {hundred} of 100, and a language is withdrawn below {KEEP}",
            f"translate (`.venv/bin/flask translations todo {code}`), or delete this line",
        )
        for code in registry.lines
        if code in coverages
        and coverages[code].messages
        and (hundred := translated_in_hundred(coverages[code])) < KEEP
    ]
