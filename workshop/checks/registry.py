"""All checks, by name."""

from collections.abc import Mapping
from types import MappingProxyType

from webapp.i18n.checks import catalog, forbidden, verbatim
from webapp.i18n.checks.findings import CatalogCheck, Check, TextCheck
from workshop.checks import (
    characters,
    concept_checks,
    excuses,
    meaning,
    names,
    number_words,
    phrasing,
    placeholders,
    punctuation,
    reading,
    spaces,
    terms,
    typography,
)
from workshop.checks.unit import StyleUnit

MESSAGE_CHECKS = catalog.MESSAGE_CHECKS
TEXT_CHECKS: tuple[TextCheck[StyleUnit], ...] = (
    *verbatim.CHECKS,
    *placeholders.CHECKS,
    *forbidden.CHECKS,
    *characters.CHECKS,
    *terms.CHECKS,
    *meaning.CHECKS,
    *concept_checks.CHECKS,
    *number_words.CHECKS,
    *names.CHECKS,
    *phrasing.CHECKS,
    *punctuation.CHECKS,
    *typography.CHECKS,
    *spaces.CHECKS,
    *reading.CHECKS,
)
CATALOG_CHECKS: tuple[CatalogCheck, ...] = catalog.CATALOG_CHECKS
CHECKS: Mapping[str, Check] = MappingProxyType(
    {
        check.name: check
        for check in (
            *catalog.FILE_CHECKS,
            *CATALOG_CHECKS,
            *MESSAGE_CHECKS,
            *TEXT_CHECKS,
            *excuses.CHECKS,
        )
    }
)
