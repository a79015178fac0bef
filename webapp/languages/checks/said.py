"""A sentence beside its source, as checks look at it."""

import re
from dataclasses import dataclass
from functools import cache, cached_property
from gettext import c2py

from webapp.languages.checks.addresses import without_addresses
from webapp.languages.glossary import EMPTY, Glossary
from webapp.languages.sitelocale import SiteLocale

PLACEHOLDER = re.compile(r"%\(([A-Za-z_]\w*)\)s", re.ASCII)
GAP = "\ufffc"
"""Stands for a placeholder in a bare text: it is no letter, no digit and no space."""


@dataclass(frozen=True)
class Said:
    """One form of one translation, with everything that a check may ask about it.

    `source` is the English that this form stands for; `sources` holds one text, or the singular
    and the plural. `comments` are what the translator is told about the place of the sentence.
    """

    locale: SiteLocale
    context: str
    sources: tuple[str, ...]
    text: str
    form: int = 0
    comments: tuple[str, ...] = ()
    glossary: Glossary = EMPTY

    @property
    def is_plural(self) -> bool:
        """Whether the message has forms."""
        return len(self.sources) > 1

    @property
    def is_one_count(self) -> bool:
        """Whether this form is used for one number only, which it may say in a word."""
        return self.is_plural and _counts(self.locale.plural_forms, self.form) == 1

    @property
    def source(self) -> str:
        """Return the English of this form."""
        return self.sources[0] if self.form == 0 else self.sources[-1]

    @cached_property
    def bare(self) -> str:
        """Return the text with a gap for each placeholder."""
        return PLACEHOLDER.sub(GAP, self.text)

    @cached_property
    def bare_source(self) -> str:
        """Return the source with a gap for each placeholder."""
        return PLACEHOLDER.sub(GAP, self.source)

    @cached_property
    def prose(self) -> str:
        """Return the text with a gap for each placeholder, tag and address."""
        return without_addresses(self.bare, GAP)

    @cached_property
    def prose_source(self) -> str:
        """Return the source with a gap for each placeholder, tag and address."""
        return without_addresses(self.bare_source, GAP)


@cache
def _counts(plural_forms: str, form: int) -> int:
    """Return for how many of the counts to 200 a form is used."""
    expression = plural_forms.partition("plural=")[2].strip().rstrip(";")
    choose = c2py(expression)
    return sum(choose(number) == form for number in range(200))
