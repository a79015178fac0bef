"""All checks, by name."""

from collections.abc import Mapping
from types import MappingProxyType

from webapp.languages.checks import (
    characters,
    consistency,
    excuses,
    files,
    headers,
    keys,
    languages,
    markup,
    meaning,
    numbers,
    placeholders,
    punctuation,
    spaces,
    spelling,
    state,
    terms,
)
from webapp.languages.checks.findings import CatalogCheck, Check, MessageCheck, TextCheck

TEXT_CHECKS: tuple[TextCheck, ...] = (
    *placeholders.CHECKS,
    *markup.CHECKS,
    *numbers.CHECKS,
    *characters.CHECKS,
    *terms.CHECKS,
    *languages.CHECKS,
    *meaning.CHECKS,
    *punctuation.CHECKS,
    *spaces.CHECKS,
    *spelling.CHECKS,
)
MESSAGE_CHECKS: tuple[MessageCheck, ...] = state.CHECKS
CATALOG_CHECKS: tuple[CatalogCheck, ...] = (
    *headers.CHECKS,
    *keys.CHECKS,
    *consistency.CHECKS,
)
CHECKS: Mapping[str, Check] = MappingProxyType(
    {
        check.name: check
        for check in (
            *files.CHECKS,
            *CATALOG_CHECKS,
            *MESSAGE_CHECKS,
            *TEXT_CHECKS,
            *excuses.CHECKS,
        )
    }
)
