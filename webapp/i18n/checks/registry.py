"""All errors that a check looks for."""

from webapp.i18n.checks import (
    characters,
    files,
    headers,
    keys,
    markup,
    numbers,
    placeholders,
    state,
    terms,
)
from webapp.i18n.checks.findings import CatalogCheck, Check, MessageCheck, TextCheck
from webapp.i18n.checks.unit import Said

TEXT_CHECKS: tuple[TextCheck[Said], ...] = (
    *placeholders.CHECKS,
    *markup.CHECKS,
    *numbers.CHECKS,
    *characters.CHECKS,
    *terms.CHECKS,
)
MESSAGE_CHECKS: tuple[MessageCheck, ...] = state.CHECKS
CATALOG_CHECKS: tuple[CatalogCheck, ...] = (*headers.CHECKS, *keys.CHECKS)
FILE_CHECKS: tuple[Check, ...] = files.CHECKS
