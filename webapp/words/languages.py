"""The languages of the site, from `translations/`: English, then those of `languages.yaml`.

A folder with a `language.yaml` that the list does not name is a language in preparation: commands
know it, and it has no page.
"""

import re
from collections.abc import Mapping
from dataclasses import field, replace
from gettext import c2py
from pathlib import Path
from typing import Annotated, Literal, NamedTuple

import babel
from pydantic import AfterValidator, ConfigDict, Field, StringConstraints, TypeAdapter
from pydantic.dataclasses import dataclass

from webapp.problems import InvalidValueError, Problem, ProblemsFoundError, collect
from webapp.pydantic_messages import TRANSLATORS
from webapp.yamlfile import read_document, validate

LIST, FILE = "languages.yaml", "language.yaml"
_STRICT = ConfigDict(extra="forbid", validate_by_name=True, validate_by_alias=True)
_Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=60)]
_CODE = re.compile(r"[a-z]{2,3}(-([A-Z]{2}|[0-9]{3}))?")
_PLURAL_FORMS = re.compile(r"nplurals=([1-9]); *plural=([^;]+);?")
_COUNTS = range(200)  # enough to take every form that a language has


def _check_formats(tag: str) -> str:
    try:
        babel.Locale.parse(tag)
    except (babel.UnknownLocaleError, ValueError):
        fix = "type a name of CLDR, as pt or pt_BR"
        raise InvalidValueError(f"CLDR knows no {tag!r}", fix) from None
    return tag


def _check_plural_forms(header: str) -> str:
    if not header:
        return header
    found = _PLURAL_FORMS.fullmatch(header)
    try:
        if found and max(map(c2py(found[2]), _COUNTS)) < int(found[1]):
            return header
    except (ValueError, ZeroDivisionError):
        pass
    fix = "type it as gettext does, as `nplurals=2; plural=(n != 1);`"
    raise InvalidValueError(f"{header!r} is no header for plural forms", fix)


def _check_months(months: tuple[str, ...]) -> tuple[str, ...]:
    if len(months) not in {0, 12}:
        raise InvalidValueError(f"it has {len(months)} names", "type twelve, January first")
    return months


@dataclass(frozen=True, config=_STRICT)
class ConjunctionRule:
    """How the last word of a list is joined: `becomes` instead of `word` before some words."""

    word: _Text
    becomes: _Text
    before: str


@dataclass(frozen=True, kw_only=True, eq=False, config=_STRICT)
class SiteLocale:
    """A language as `translations/<code>/language.yaml` describes it.

    `formats` is the CLDR locale for numbers and dates (American Spanish for `es`: 12-hour clock,
    1,234.5). `plural_forms` is the gettext header, where it is another than Babel's. `months` are
    the twelve names where people use others than CLDR, or another order than its dates have;
    `times_of_day` say from which hour on which word is behind a time of twelve hours. `never` holds
    words that no translation may say, and the English that they mean, both as
    `webapp.words.entries.word_pattern` reads them.
    """

    autonym: _Text
    direction: Literal["ltr", "rtl"]
    formats: Annotated[str, AfterValidator(_check_formats)]
    plural_forms: Annotated[str, AfterValidator(_check_plural_forms)] = ""
    months: Annotated[tuple[_Text, ...], AfterValidator(_check_months)] = ()
    times_of_day: Mapping[Annotated[int, Field(ge=0, le=23)], _Text] = field(default_factory=dict)
    conjunction: Annotated[ConjunctionRule | None, Field(alias="and")] = None
    language_names: Mapping[str, _Text] = field(default_factory=dict)
    not_in_titles: tuple[_Text, ...] = ()
    thanks: tuple[_Text, ...] = ()
    never: Mapping[_Text, str] = field(default_factory=dict)
    code: str = ""

    @property
    def gettext_code(self) -> str:
        """The code as gettext and Babel write it: `fa_AF` for `fa-AF`."""
        return self.code.replace("-", "_")


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
    not_in_titles=tuple(_TITLES.split()),
)
_LANGUAGE = TypeAdapter(SiteLocale)
_LIST = TypeAdapter(dict[Literal["published"], tuple[str, ...]])


def list_published(folder: Path) -> list[str]:
    """Return the codes of the published languages; raises ProblemsFoundError."""
    listed = validate(_LIST, read_document(folder / LIST, folder), TRANSLATORS)
    return [*dict.fromkeys(listed.get("published", ()))]


def read_language(folder: Path, code: str) -> SiteLocale:
    """Read the file of one language; raises ProblemsFoundError."""
    if not _CODE.fullmatch(code):
        what = f"{code!r} is no code of a language"
        fix = f"name the folder, and its line in {LIST}, {_suggest_code(code)}"
        raise ProblemsFoundError([Problem(f"{folder.name}/{code}/{FILE}", 1, what, fix)])
    document = read_document(folder / code / FILE, folder)
    return replace(validate(_LANGUAGE, document, TRANSLATORS), code=code)


def _suggest_code(code: str) -> str:
    language, _, region = code.replace("_", "-").partition("-")
    suggested = f"{language.lower()}-{region.upper()}" if region else language.lower()
    return f"`{suggested}`" if _CODE.fullmatch(suggested) else "as `pt` or `pt-BR`"


def read_languages(folder: Path, *, published: bool = True) -> dict[str, SiteLocale]:
    """Return English and the published languages in the order of their links, or all there are.

    Raises ProblemsFoundError with every problem in the list and in the file of each language.
    """
    problems, codes = list[Problem](), list[str]()
    with collect(problems):
        codes += list_published(folder)
    if not published:
        codes += sorted({path.parent.name for path in folder.glob(f"*/{FILE}")} - {*codes})
    found = {SOURCE.code: SOURCE}
    for code in codes:
        with collect(problems):
            found[code] = read_language(folder, code)
    if problems:
        raise ProblemsFoundError(problems)
    return found


def name_language(tag: str, locale: SiteLocale) -> str:
    """Return the name of a spoken language in the reader's, by its own file, CLDR or the tag."""
    spoken = _parse(tag)
    by_cldr = _name(spoken, babel.Locale.parse(locale.formats)) if spoken else None
    return locale.language_names.get(tag) or by_cldr or tag


class Autonym(NamedTuple):
    """What a language calls itself, and in which direction that is read."""

    tag: str
    name: str
    direction: str


def autonym_of(tag: str) -> Autonym | None:
    """Return what a spoken language calls itself, by CLDR; None where that does not know it."""
    spoken = _parse(tag)
    name = _name(spoken, spoken) if spoken else None
    return Autonym(tag, name, spoken.text_direction) if spoken and name else None


def _parse(tag: str) -> babel.Locale | None:
    try:
        return babel.Locale.parse(tag, sep="-")
    except (babel.UnknownLocaleError, ValueError):
        return None


def _name(spoken: babel.Locale, locale: babel.Locale) -> str | None:
    """Return the name of the whole tag, as Dari of `fa-AF`, else one made of its parts."""
    return locale.languages.get(str(spoken)) or spoken.get_display_name(locale)
