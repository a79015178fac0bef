"""The languages of the site: which there are, and what their own files say of each.

`translations/languages.yaml` lists those that readers see. Any other folder with a
`language.yaml` is a language unpublished: it has no page and no link, and cannot keep the
site from starting, but every command knows it.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import Annotated

import babel
from pydantic import AfterValidator, ConfigDict, Field, StringConstraints, TypeAdapter
from pydantic.dataclasses import dataclass as checked_dataclass

from webapp.explanations import TRANSLATORS
from webapp.i18n.language_codes import (
    CODE,
    find_cldr,
    find_lender,
    is_known,
    name_in,
    refuse_code,
)
from webapp.i18n.messages import default_plural_forms, find_samples
from webapp.problems import Checked, InvalidValueError, Problem, Problems
from webapp.text_files import name_of
from webapp.yamlfile import read_document, read_record

NAME, LIST, CATALOGS = "language.yaml", "languages.yaml", "LC_MESSAGES"
ADD = ".venv/bin/flask translations add"
_HOURS = [str(hour) for hour in range(24)]
_STRICT = ConfigDict(extra="forbid")


def _refuse(is_wrong: Callable[[str], object], what: str, fix: str) -> AfterValidator:
    def check(value: str) -> str:
        if is_wrong(value):
            raise InvalidValueError(what.format(value), fix)
        return value

    return AfterValidator(check)


def _check_plurals(text: str) -> str:
    try:
        find_samples(text)
    except ValueError as error:
        raise InvalidValueError(str(error), "type it as nplurals=2; plural=(n != 1);") from None
    return text


def check_pattern(text: str) -> str:
    """Return a pattern; raises InvalidValueError for one that is none, or that is in every text."""
    try:
        found = re.compile(text)
    except re.error as error:
        what = f"{text!r} is no pattern ({error.msg})"
        raise InvalidValueError(what, "type a plain word") from None
    if found.search("") is not None:
        raise InvalidValueError(f"{text!r} is in every text", "type a plain word")
    return text


def _clean(text: str) -> str:
    if not text.strip():
        raise InvalidValueError("it has no answer", "type some words")
    if any(unicodedata.category(item) in {"Cc", "Cf", "Co", "Cs"} for item in text):
        raise InvalidValueError("it holds an invisible character", "delete it")
    return unicodedata.normalize("NFC", text.strip())


_Long = Annotated[str, AfterValidator(_clean)]
_Text = Annotated[str, StringConstraints(max_length=60), AfterValidator(_clean)]
_Direction = _refuse(lambda text: text not in {"ltr", "rtl"}, "cannot be {!r}", "type ltr or rtl")
_Formats = _refuse(
    lambda text: not is_known(text),
    "CLDR knows no {!r}",
    "type the code of the folder, or one like pt_BR",
)
_Date = _refuse(
    lambda text: text != "long" and not set("dMy") <= set(text),
    "lacks day, month or year",
    "type it as d MMMM y",
)
_Name = _refuse(
    lambda text: re.search(r"[@/<>\d]", text), "{!r} is no name", "type a name, and no address"
)


def _check_hours(words: Mapping[str, str]) -> Mapping[str, str]:
    if words and not {"0"} <= set(words) <= set(_HOURS):
        raise InvalidValueError(
            "has an hour that is none, or no hour 0",
            "type hours from 0 to 23, each with its word; the first is 0",
        )
    return words


def _check_months(months: tuple[str, ...]) -> tuple[str, ...]:
    if len(months) not in {0, 12}:
        raise InvalidValueError(f"has {len(months)} names", "type twelve, that of January first")
    return months


@checked_dataclass(frozen=True, config=_STRICT)
class ConjunctionRule:
    """How the last word of a list is joined: `becomes` instead of `word` before some words."""

    word: _Text
    becomes: _Text
    before: Annotated[str, AfterValidator(check_pattern)]


@checked_dataclass(frozen=True, kw_only=True, config=_STRICT)
class LanguageFile:
    """A language as `translations/<code>/language.yaml` describes it.

    `formats` is the CLDR locale for numbers and dates (American Spanish for `es`: 12-hour clock,
    1,234.5). `plural_forms` is the gettext header. `months` are the twelve names where people use
    others than CLDR; `times_of_day` say from which hour on which word is behind a time of twelve
    hours, as "8:00 in the morning" is said.
    """

    autonym: _Text
    direction: Annotated[str, _Direction]
    formats: Annotated[_Text, _Formats]
    plural_forms: Annotated[_Long, AfterValidator(_check_plurals)] = ""
    long_date: Annotated[_Text, _Date] = "long"
    months: Annotated[tuple[_Text, ...], AfterValidator(_check_months)] = ()
    times_of_day: Annotated[Mapping[str, _Text], AfterValidator(_check_hours)] = field(
        default_factory=dict, hash=False
    )
    conjunction: Annotated[ConjunctionRule | None, Field(alias="and")] = None
    language_names: Mapping[str, _Text] = field(default_factory=dict, hash=False)
    not_in_titles: tuple[Annotated[_Text, AfterValidator(str.lower)], ...] = ()
    thanks: tuple[Annotated[_Text, _Name], ...] = ()


@dataclass(frozen=True, kw_only=True)
class SiteLocale(LanguageFile):
    """A language of the site."""

    code: str

    @property
    def cldr(self) -> babel.Locale:
        """Return Babel's record of the locale that formats numbers and dates."""
        return babel.Locale.parse(self.formats)

    @property
    def lang(self) -> str:
        """Return the language of its pages as HTML and HTTP name it."""
        return self.code

    @property
    def plural_samples(self) -> tuple[int, ...]:
        """Return one count for each plural form, in the order of the forms."""
        return find_samples(self.plural_forms)


_ENGLISH_TITLES = (
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
    not_in_titles=tuple(_ENGLISH_TITLES.split()),
)
_LANGUAGE = TypeAdapter(LanguageFile)


def guess_language(code: str) -> SiteLocale | None:
    """Return a language as CLDR knows it, written as English is where CLDR does not.

    None where the code names no language.
    """
    if refuse_code(code) is not None:
        return None
    cldr = find_cldr(code)
    if cldr is None:
        return replace(SOURCE, code=code, autonym=code)
    autonym = name_in(cldr, cldr, code) or code
    return SiteLocale(
        code=code,
        autonym=autonym[0].upper() + autonym[1:],
        direction=cldr.text_direction,
        formats=code if is_known(code) else str(cldr),
        plural_forms=default_plural_forms(code),
    )


def language_name(tag: str, locale: SiteLocale) -> str:
    """Return the name of a spoken language in the reader's language.

    That is the one that the language's own file supplies, else CLDR's, else what its speakers
    call it, so that no name in a third language takes its place.
    """
    if supplied := locale.language_names.get(tag):
        return supplied
    spoken, lender = find_cldr(tag), find_lender(locale.cldr)
    if spoken is None:
        return locale.autonym if tag == locale.code else tag
    name = name_in(locale.cldr, spoken, tag)
    if lender is not None and name == name_in(lender, spoken, tag):
        name = None
    return name or name_in(spoken, spoken, tag) or tag


def read_language(folder: Path, code: str) -> Checked[SiteLocale | None]:
    """Read what the site knows of a language; None when its file has a problem."""
    path = folder / code / NAME
    if why := refuse_code(code):
        what, fix = why
    elif not path.exists() and not path.is_symlink():
        what, fix = "the file is missing", f"run `{ADD} {code}`"
    else:
        found, problems = read_record(_LANGUAGE, path, folder, TRANSLATORS)
        if found is None:
            return None, problems
        forms = found.plural_forms or default_plural_forms(code)
        return SiteLocale(**{**vars(found), "code": code, "plural_forms": forms}), problems
    return None, (Problem(f"{folder.name}/{code}/{NAME}", 1, what, fix),)


@dataclass(frozen=True)
class LocaleRegistry:
    """What a folder of translations says of its languages.

    `lines` are the codes that the list publishes and where they are in it, `problems` what is
    wrong with the list itself. `refused` and `refused_unpublished` are languages whose own file
    has problems, with these.
    """

    lines: Mapping[str, int]
    published: Mapping[str, SiteLocale]
    unpublished: Mapping[str, SiteLocale]
    problems: Problems
    refused: Mapping[str, Problems]
    refused_unpublished: Mapping[str, Problems]

    @property
    def own_problems(self) -> tuple[Problems, ...]:
        """Return the problems of each language's own file, published or not."""
        return (*self.refused.values(), *self.refused_unpublished.values())

    @cached_property
    def locales(self) -> dict[str, SiteLocale]:
        """Return the languages that readers see, English first."""
        return {SOURCE.code: SOURCE, **self.published}

    @cached_property
    def translated(self) -> tuple[SiteLocale, ...]:
        """Return all languages but English, those unpublished last."""
        return (*self.published.values(), *self.unpublished.values())


def read_registry(folder: Path) -> LocaleRegistry:
    """Read the list and the file of each language; nothing that is in them is an error."""
    listed, problems = _read_list(folder)
    others = sorted(
        path.name
        for path in (folder.iterdir() if folder.is_dir() else ())
        if path.name not in {SOURCE.code, *listed}
        and ((path / NAME).exists() or (path / CATALOGS).is_dir())
    )
    published, refused = _read_languages(folder, listed)
    making, refused_in_making = _read_languages(folder, others)
    return LocaleRegistry(listed, published, making, problems, refused, refused_in_making)


def _read_languages(
    folder: Path, codes: Iterable[str]
) -> tuple[dict[str, SiteLocale], dict[str, Problems]]:
    read = {code: read_language(folder, code) for code in codes}
    found = {code: locale for code, (locale, _) in read.items() if locale is not None}
    return found, {code: why for code, (locale, why) in read.items() if locale is None}


def _read_list(folder: Path) -> Checked[dict[str, int]]:
    path = folder / LIST
    document, unreadable = read_document(path, folder)
    if document is None:
        return {}, unreadable
    name, values, codes = name_of(path, folder), document.values, dict[str, int]()
    listed = values.get("published") if isinstance(values, dict) else None
    if not isinstance(listed, list) or (isinstance(values, dict) and set(values) != {"published"}):
        fix = "type `published:` and below it `  - so`, a line a language"
        return {}, (Problem(name, 1, "the file holds not just a list `published`", fix),)
    problems: list[Problem] = []
    for index, typed in enumerate(listed):
        code, line, what, fix = str(typed), document.line_of(("published", index)), "", ""
        # Of a code that stands for nothing, its missing file is told.
        if not CODE.fullmatch(code) and (why := refuse_code(code)):
            what, fix = why
        elif code == SOURCE.code:
            what, fix = "English is always there", "delete this line"
        elif code in codes:
            what, fix = f"{code!r} stands here twice", "delete one of the two"
        else:
            codes[code] = line
        if what:
            problems.append(Problem(name, line, what, fix))
    return codes, tuple(problems)
