"""The languages of the site, from `translations/`: English, then those of `languages.yaml`.

A folder with a `language.yaml` that the list does not name is a language in preparation: commands
know it, and it has no page.
"""

from collections.abc import Mapping
from dataclasses import field, replace
from pathlib import Path
from typing import Annotated, Literal

import babel
from pydantic import AfterValidator, ConfigDict, Field, StringConstraints, TypeAdapter
from pydantic.dataclasses import dataclass

from webapp.explanations import TRANSLATORS
from webapp.problems import Checked, InvalidValueError, Problem, ProblemsFoundError
from webapp.text_files import name_of
from webapp.yamlfile import read_record

LIST, FILE = "languages.yaml", "language.yaml"
_STRICT = ConfigDict(extra="forbid", validate_by_name=True, validate_by_alias=True)
_Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=60)]


def _check_formats(tag: str) -> str:
    try:
        babel.Locale.parse(tag)
    except (babel.UnknownLocaleError, ValueError):
        fix = "type the code of the folder, or one like pt_BR"
        raise InvalidValueError(f"CLDR knows no {tag!r}", fix) from None
    return tag


def _check_date(pattern: str) -> str:
    if pattern != "long" and not set("dMy") <= set(pattern):
        raise InvalidValueError("it lacks day, month or year", "type it as d MMMM y")
    return pattern


def _check_months(months: tuple[str, ...]) -> tuple[str, ...]:
    if len(months) not in {0, 12}:
        raise InvalidValueError(f"it has {len(months)} names", "type twelve, January first")
    return months


def _check_hours(words: Mapping[int, str]) -> Mapping[int, str]:
    if words and not {0} <= set(words) <= set(range(24)):
        fix = "type hours from 0 to 23, each with its word; the first is 0"
        raise InvalidValueError("it has an hour that is none, or no hour 0", fix)
    return words


@dataclass(frozen=True, config=_STRICT)
class ConjunctionRule:
    """How the last word of a list is joined: `becomes` instead of `word` before some words."""

    word: _Text
    becomes: _Text
    before: str


@dataclass(frozen=True, kw_only=True, config=_STRICT)
class SiteLocale:
    """A language as `translations/<code>/language.yaml` describes it.

    `formats` is the CLDR locale for numbers and dates (American Spanish for `es`: 12-hour clock,
    1,234.5). `plural_forms` is the gettext header, where it is another than Babel's. `months` are
    the twelve names where people use others than CLDR; `times_of_day` say from which hour on which
    word is behind a time of twelve hours. `never` holds words that no translation may say, and the
    English that they mean, both as `webapp.words.faults.word_pattern` reads them.
    """

    autonym: _Text
    direction: Literal["ltr", "rtl"]
    formats: Annotated[str, AfterValidator(_check_formats)]
    plural_forms: str = ""
    long_date: Annotated[str, AfterValidator(_check_date)] = "long"
    months: Annotated[tuple[_Text, ...], AfterValidator(_check_months)] = ()
    times_of_day: Annotated[Mapping[int, _Text], AfterValidator(_check_hours)] = field(
        default_factory=dict, hash=False
    )
    conjunction: Annotated[ConjunctionRule | None, Field(alias="and")] = None
    language_names: Mapping[str, _Text] = field(default_factory=dict, hash=False)
    not_in_titles: tuple[_Text, ...] = ()
    thanks: tuple[_Text, ...] = ()
    never: Mapping[_Text, str] = field(default_factory=dict, hash=False)
    code: str = ""

    @property
    def cldr(self) -> babel.Locale:
        """Return Babel's record of the locale that formats numbers and dates."""
        return babel.Locale.parse(self.formats)


_TITLES = (
    "traffick sex assault abuse violence exploit victim survivor rape youth teen child minor"
    " runaway papers immigra asylum refugee legal lawyer work wage partner lgbt lesbian transgender"
    " native tribal wabanaki church faith muslim jewish homeless shelter crisis suicide"
)
SOURCE = SiteLocale(
    code="en",
    autonym="English",
    direction="ltr",
    formats="en_US",
    plural_forms="nplurals=2; plural=(n != 1);",
    not_in_titles=tuple(_TITLES.split()),
)
_LANGUAGE = TypeAdapter(SiteLocale)
_LIST = TypeAdapter(dict[Literal["published"], tuple[str, ...]])


def read_languages(folder: Path, *, published: bool = True) -> dict[str, SiteLocale]:
    """Return English and the published languages in the order of their links, or all there are.

    Raises ProblemsFoundError with every problem in the list and in the file of each language.
    """
    listed, broken = read_record(_LIST, folder / LIST, folder, TRANSLATORS)
    problems, codes = [*broken], [*dict.fromkeys((listed or {}).get("published", ()))]
    if not published:
        codes += sorted({path.parent.name for path in folder.glob(f"*/{FILE}")} - {*codes})
    found = {SOURCE.code: SOURCE}
    for code in codes:
        locale, wrong = read_language(folder, code)
        problems += wrong
        if locale is not None:
            found[code] = locale
    if problems:
        raise ProblemsFoundError(problems)
    return found


def read_language(folder: Path, code: str) -> Checked[SiteLocale | None]:
    """Read what the site knows of a language; None when its file has a problem."""
    path = folder / code / FILE
    if not path.is_file():
        fix = f"take {code!r} out of {LIST}, or run `.venv/bin/flask translations add {code}`"
        return None, (Problem(name_of(path, folder), 1, "the file is missing", fix),)
    found, problems = read_record(_LANGUAGE, path, folder, TRANSLATORS)
    return found and replace(found, code=code), problems


def language_name(tag: str, locale: SiteLocale) -> str:
    """Return the name of a spoken language in the reader's, by its own file, CLDR or the tag."""
    if tag in locale.language_names:
        return locale.language_names[tag]
    try:
        return babel.Locale.parse(tag, sep="-").get_display_name(locale.cldr) or tag
    except (babel.UnknownLocaleError, ValueError):
        return tag
