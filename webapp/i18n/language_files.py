"""Reads `translations/<code>/language.yaml`: the one place of a language beside its words."""

import re
from gettext import c2py
from pathlib import Path
from types import MappingProxyType

import babel
from babel.core import UnknownLocaleError
from babel.messages.plurals import get_plural

from webapp.i18n.fields import Fields
from webapp.i18n.locales import SiteLocale, Turn
from webapp.problems import Fault
from webapp.yamlfile import Document, read_document

NAME = "language.yaml"
ADD = ".venv/bin/flask translations add"
CODE = re.compile(r"[a-z]{2,3}", re.ASCII)
_PLURAL_FORMS = re.compile(r"nplurals=([1-9]); plural=([^;]+);", re.ASCII)
_FIELDS = (
    "autonym", "direction", "formats", "plural_forms", "long_date", "months", "times_of_day", "and",
    "language_names", "not_in_titles", "thanks",
)  # fmt: skip
_COUNTED = 1000
_MONTHS, _HOURS = 12, 24


def read_language(folder: Path, code: str, faults: list[Fault]) -> SiteLocale | None:
    """Read what the site knows of a language; add faults, None when any stands in the file."""
    before = len(faults)
    if not CODE.fullmatch(code) or not is_known(code):
        do = "name the folder by its code of two or three letters, as pt"
        faults.append(
            Fault(f"{folder.name}/{code}/{NAME}", 1, f"CLDR knows no language {code!r}", do)
        )
        return None
    path = folder / code / NAME
    if not path.exists() and not path.is_symlink():
        do = f"run `{ADD} {code}`"
        faults.append(Fault(f"{folder.name}/{code}/{NAME}", 1, "the file is missing", do))
        return None
    document = read_document(path, folder, faults)
    if document is None:
        return None
    locale = _build(document, code, faults)
    return locale if len(faults) == before else None


def is_known(tag: str) -> bool:
    """Whether CLDR has a locale, so that numbers and dates can be written in it."""
    try:
        babel.Locale.parse(tag)
    except (UnknownLocaleError, ValueError):
        return False
    return True


def guess_language(code: str) -> SiteLocale | None:
    """Return a language as CLDR knows it; None when it knows no such language."""
    if not CODE.fullmatch(code) or not is_known(code):
        return None
    cldr, forms = babel.Locale.parse(code), default_plural_forms(code)
    autonym = cldr.get_display_name() or code
    autonym = autonym[0].upper() + autonym[1:]
    return SiteLocale(code, autonym, cldr.text_direction, code, forms, find_samples(forms))


def default_plural_forms(code: str) -> str:
    """Return the gettext header that Babel takes from CLDR."""
    forms = get_plural(code)
    return f"nplurals={forms.num_plurals}; plural={forms.plural_expr};"


def find_samples(plural_forms: str) -> tuple[int, ...]:
    """Return a count for each plural form, the smallest from 1 on; 0 where only 0 has the form.

    Raises ValueError when the header cannot be read, or some form is never asked for.
    """
    match = _PLURAL_FORMS.fullmatch(plural_forms)
    if match is None:
        raise ValueError("not readable")
    choose, samples = c2py(match[2]), dict[int, int]()
    for count in [*range(1, _COUNTED), 0]:
        samples.setdefault(choose(count), count)
    if sorted(samples) != list(range(int(match[1]))):
        raise ValueError("not readable: it has not as many forms as it says")
    return tuple(samples[form] for form in sorted(samples))


def _build(document: Document, code: str, faults: list[Fault]) -> SiteLocale:
    fields = Fields(document, faults)
    fields.refuse_others(_FIELDS)
    direction = fields.text("direction", needed=True)
    if direction not in {"ltr", "rtl", ""}:
        fields.blame("direction", f"cannot be {direction!r}", "type ltr or rtl")
    formats = fields.text("formats", needed=True)
    if formats and not is_known(formats):
        fields.blame("formats", f"CLDR knows no {formats!r}", f"type {code}, or one like pt_BR")
    long_date = fields.text("long_date") or "long"
    if long_date != "long" and not set("dMy") <= set(long_date):
        fields.blame("long_date", "lacks day, month or year", "type it as d MMMM y")
    plural_forms = fields.text("plural_forms") or default_plural_forms(code)
    try:
        samples = find_samples(plural_forms)
    except (ValueError, ZeroDivisionError) as error:
        samples = ()
        do = "type it as nplurals=2; plural=(n != 1);"
        fields.blame("plural_forms", str(error) if error.args else "not readable", do)
    return SiteLocale(
        code=code,
        autonym=fields.text("autonym", needed=True),
        direction=direction,
        formats=formats,
        plural_forms=plural_forms,
        plural_samples=samples,
        long_date=long_date,
        months=_read_months(fields),
        times_of_day=_read_times(fields),
        turn=_read_turn(fields),
        language_names=MappingProxyType(fields.texts_by_name("language_names")),
        not_in_titles=tuple(word.lower() for word in fields.texts("not_in_titles")),
        thanks=tuple(fields.people("thanks")),
    )


def _read_months(fields: Fields) -> tuple[str, ...]:
    months = tuple(fields.texts("months"))
    if len(months) not in {0, _MONTHS}:
        fields.blame("months", f"has {len(months)} names", "type twelve, that of January first")
    return months


def _read_times(fields: Fields) -> tuple[tuple[int, str], ...]:
    words = fields.texts_by_name("times_of_day")
    hours = [hour for hour in range(_HOURS) if str(hour) in words]
    if words and (len(hours) < len(words) or hours[0] != 0):
        do = "type hours from 0 to 23, each with its word; the first is 0"
        fields.blame("times_of_day", "has an hour that is none, or no hour 0", do)
    return tuple((hour, words[str(hour)]) for hour in hours)


def _read_turn(fields: Fields) -> Turn | None:
    parts = fields.texts_by_name("and")
    if not parts:
        return None
    if set(parts) != {"word", "becomes", "before"}:
        fields.blame("and", "lacks a part", "type `word:`, `becomes:` and `before:` below it")
        return None
    before = fields.pattern(("and", "before"), parts["before"])
    return Turn(parts["word"], parts["becomes"], before) if before else None
