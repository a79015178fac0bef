"""All checks, by name."""

from collections.abc import Mapping
from types import MappingProxyType

from webapp.i18n.checks import characters as letters
from webapp.i18n.checks import markup, numbers, registry
from webapp.i18n.checks import placeholders as fields
from webapp.i18n.checks import terms as never
from webapp.i18n.checks.findings import CatalogCheck, Check, TextCheck
from workshop.checks import (
    characters,
    consistency,
    excuses,
    meaning,
    placeholders,
    punctuation,
    spaces,
    spelling,
    terms,
    wrong_language,
)
from workshop.checks.unit import StyleUnit

MESSAGE_CHECKS = registry.MESSAGE_CHECKS
TEXT_CHECKS: tuple[TextCheck[StyleUnit], ...] = (
    *fields.CHECKS,
    *placeholders.CHECKS,
    *markup.CHECKS,
    *numbers.CHECKS,
    *letters.CHECKS,
    *characters.CHECKS,
    *never.CHECKS,
    *terms.CHECKS,
    *wrong_language.CHECKS,
    *meaning.CHECKS,
    *punctuation.CHECKS,
    *spaces.CHECKS,
    *spelling.CHECKS,
)
CATALOG_CHECKS: tuple[CatalogCheck, ...] = (*registry.CATALOG_CHECKS, *consistency.CHECKS)
CHECKS: Mapping[str, Check] = MappingProxyType(
    {
        check.name: check
        for check in (
            *registry.FILE_CHECKS,
            *CATALOG_CHECKS,
            *MESSAGE_CHECKS,
            *TEXT_CHECKS,
            *excuses.CHECKS,
        )
    }
)
