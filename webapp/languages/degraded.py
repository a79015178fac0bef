"""Languages that are shown in English because their files have faults, told to whoever runs it."""

import logging
from collections.abc import Iterable

from webapp.languages.catalogs import Translation


def report_degraded(translations: Iterable[Translation]) -> None:
    """Write each fault, and which language it takes away, into the log of errors."""
    log = logging.getLogger("webapp")
    for one in translations:
        for fault in sorted(set(one.faults)):
            log.error("%s", fault)
        if one.locale.is_degraded:
            log.error("%s (%s) is shown in English until this is mended",
                      one.locale.code, one.locale.autonym)  # fmt: skip
