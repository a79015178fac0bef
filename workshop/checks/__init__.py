"""All checks of translations: the errors of webapp/i18n/checks/, and what a person should look at.

Warnings and hints are about style and meaning: orthography, punctuation, negations, the glossary,
spelling. A new check is one more entry in the `CHECKS` of a module here, with a seeded problem in
`tests/workshop/checks/`; one that no page may show is an error, and belongs with the errors.
"""

from workshop.checks.registry import CHECKS
from workshop.checks.running import ALL, ERRORS, check_catalog, check_message

__all__ = ["ALL", "CHECKS", "ERRORS", "check_catalog", "check_message"]
