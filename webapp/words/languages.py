"""The languages of the site, from `translations/`: English, then those of `languages.yaml`.

A language of its list `published` has all pages, one of `single_page` has one page. A folder that
has a `language.yaml` and is in no list is a language in preparation: commands work on it, and it
has no pages.
"""

import re
from collections.abc import Callable, Mapping
from contextlib import suppress
from functools import cached_property
from gettext import c2py
from pathlib import Path
from typing import Annotated, Literal, NamedTuple

from babel import Locale, UnknownLocaleError
from babel.plural import PluralRule, to_gettext
from pydantic import AfterValidator, BaseModel, Field, StringConstraints

from webapp.problems import InvalidValueError, Problem, ProblemsFoundError, collect_problems, refuse
from webapp.yamlfile import TRANSLATORS, read_document, validate

LIST_FILE = "languages.yaml"
LANGUAGE_FILE = "language.yaml"
PLURAL_SAMPLE = range(200)  # counts that reach every plural form of every language
_CLDR_FORMS = ("zero", "one", "two", "few", "many", "other")  # in gettext's order
_Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=60)]
_Hour = Annotated[int, Field(ge=0, le=23)]


def _parse_locale(tag: str, separator: str = "-") -> Locale | None:
    try:
        return Locale.parse(tag, sep=separator)
    except (UnknownLocaleError, ValueError):
        return None


def _check_formats(tag: str) -> str:
    if _parse_locale(tag, "_") is None:
        raise InvalidValueError(f"CLDR knows no {tag!r}", "type a CLDR locale, such as pt or pt_BR")
    return tag


def read_plural_forms(header: str) -> tuple[int, list[int]] | None:
    """Return the number of forms, and the form of each count of the sample.

    None if the header is not valid.
    """
    if match := re.fullmatch(r"nplurals=([1-9]); *plural=([^;]+);?", header):
        with suppress(ValueError, ZeroDivisionError):
            forms = [*map(c2py(match[2]), PLURAL_SAMPLE)]
            if max(forms) < int(match[1]):
                return int(match[1]), forms
    return None


def _check_plural_forms(header: str) -> str:
    if read_plural_forms(header):
        return header
    raise InvalidValueError(
        f"{header!r} is not a header for plural forms",
        "type it as gettext does, as `nplurals=2; plural=(n != 1);`",
    )


def _check_months(months: tuple[str, ...]) -> tuple[str, ...]:
    if len(months) not in {0, 12}:
        raise InvalidValueError(f"it has {len(months)} names", "type twelve, January first")
    return months


class ConjunctionRule(BaseModel, extra="forbid", frozen=True):
    """The rule that `and` (`word`) changes to `becomes` if the next word matches `before`."""

    word: _Text
    becomes: _Text
    before: str


class SiteLocale(BaseModel, extra="forbid", frozen=True, validate_by_name=True):
    """A language as `translations/<code>/language.yaml` describes it.

    `formats` is the CLDR locale for numbers and dates, such as `es_US` for Spanish with a
    12-hour clock and 1,234.5. `plural_forms` is a gettext header, which `read_language` takes
    from CLDR if the file has none. `months` are twelve names that replace those of CLDR.
    `times_of_day` maps an hour to the word that follows a 12-hour time from that hour on.
    `also_read` are codes of the published languages that its readers most likely read too.
    `not_in_titles` are words that would tell others what the site is about. `never` maps words
    that no translation may contain to the English that they mean;
    `webapp.words.validation.word_pattern` explains how such words are written.
    """

    autonym: _Text
    direction: Literal["ltr", "rtl"]
    formats: Annotated[str, AfterValidator(_check_formats)]
    plural_forms: Annotated[str, AfterValidator(_check_plural_forms)] = ""
    months: Annotated[tuple[_Text, ...], AfterValidator(_check_months)] = ()
    times_of_day: Mapping[_Hour, _Text] = {}
    conjunction: Annotated[ConjunctionRule | None, Field(alias="and")] = None
    language_names: Mapping[str, _Text] = {}
    also_read: tuple[str, ...] = ()
    not_in_titles: tuple[_Text, ...] = ()
    thanks: tuple[_Text, ...] = ()
    never: Mapping[_Text, str] = {}
    code: str = ""

    @property
    def locked_values(self) -> dict[str, object]:
        """Return what readers see of this file; a change must be accepted."""
        unseen = {"code", "plural_forms", "also_read", "not_in_titles", "thanks", "never"}
        return self.model_dump(mode="json", exclude=unseen, exclude_defaults=True, by_alias=True)

    @property
    def gettext_code(self) -> str:
        """The code as gettext and Babel write it: `fa_AF` for `fa-AF`."""
        return self.code.replace("-", "_")

    @cached_property
    def select_form(self) -> Callable[[int], int]:
        """The function that returns the plural form for a count."""
        return c2py(self.plural_forms.partition("plural=")[2].rstrip(";"))


ENGLISH = SiteLocale(code="en", autonym="English", direction="ltr", formats="en_US")


class LanguageLists(BaseModel, extra="forbid", frozen=True):
    """The codes of the languages but English that have pages, as in `languages.yaml`."""

    published: tuple[str, ...] = ()
    single_page: tuple[str, ...] = ()

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes of both lists."""
        return self.published + self.single_page


def read_lists(folder: Path) -> LanguageLists:
    """Read `languages.yaml`; raises ProblemsFoundError."""
    document = read_document(folder / LIST_FILE, folder)
    lists = validate(LanguageLists, document, TRANSLATORS)
    refuse(
        document.make_problem(
            ("single_page", number), f"{code!r} is published too", "delete this line"
        )
        for number, code in enumerate(lists.single_page)
        if code in lists.published
    )
    return lists


def read_language(folder: Path, code: str) -> SiteLocale:
    """Read the `language.yaml` of one language; raises ProblemsFoundError."""
    if not re.fullmatch(r"[a-z]{2,3}(-([A-Z]{2}|[0-9]{3}))?", code):
        file = f"{folder.name}/{code}/{LANGUAGE_FILE}"
        raise ProblemsFoundError(
            Problem(
                file,
                1,
                f"{code!r} is not a language code",
                f"name the folder, and its line in {LIST_FILE}, as `pt` or `pt-BR`",
            )
        )
    document = read_document(folder / code / LANGUAGE_FILE, folder)
    locale = validate(SiteLocale, document, TRANSLATORS)
    plural_forms = locale.plural_forms
    if not plural_forms:
        spoken = _parse_locale(code)
        if spoken is None:
            raise ProblemsFoundError(
                document.make_problem(
                    (),
                    f"CLDR knows no plural forms of {code!r}",
                    "type `plural_forms:` with the header of gettext",
                )
            )
        plural_forms = _format_plural_forms(spoken.plural_form)
    return locale.model_copy(update={"code": code, "plural_forms": plural_forms})


def _format_plural_forms(rule: PluralRule) -> str:
    """Return the gettext header for a CLDR rule, without forms that no count in a sentence has."""
    reached = {rule(count) for count in PLURAL_SAMPLE}
    forms = [form for form in _CLDR_FORMS if form in reached]
    # gettext uses the last form for every count that no other form is for.
    return to_gettext({form: rule.rules[form] for form in forms[:-1]})


def read_shown(folder: Path) -> list[SiteLocale]:
    """Read the languages but English that have pages; raises ProblemsFoundError."""
    return [read_language(folder, code) for code in read_lists(folder).codes]


def read_languages(folder: Path) -> dict[str, SiteLocale]:
    """Return the languages but English by code: those of the lists in order, then the others.

    Raises ProblemsFoundError with the problems in the list, else in the files of languages.
    """
    problems = list[Problem]()
    codes = sorted(path.parent.name for path in folder.glob(f"*/{LANGUAGE_FILE}"))
    languages = dict[str, SiteLocale]()
    for code in dict.fromkeys((*read_lists(folder).codes, *codes)):
        with collect_problems(problems):
            languages[code] = read_language(folder, code)
    refuse(problems)
    return languages


def name_language(tag: str, locale: SiteLocale) -> str:
    """Return the name of a spoken language in the language of `locale`.

    The name is that of the file of `locale`, else that of CLDR, else the tag.
    """
    spoken = _parse_locale(tag)
    cldr_name = _find_name(spoken, Locale.parse(locale.formats)) if spoken else None
    return locale.language_names.get(tag) or cldr_name or tag


class Autonym(NamedTuple):
    """The name of a language in that language, and the direction of its script."""

    tag: str
    name: str
    direction: str


def find_autonym(tag: str) -> Autonym | None:
    """Return the name of a spoken language in that language; None if CLDR has none."""
    spoken = _parse_locale(tag)
    if spoken and (name := _find_name(spoken, spoken)):
        return Autonym(tag, name, spoken.text_direction)
    return None


def _find_name(spoken: Locale, locale: Locale) -> str | None:
    """Return the CLDR name of a language with its region, such as Dari for `fa-AF`."""
    return locale.languages.get(str(spoken)) or spoken.get_display_name(locale)
