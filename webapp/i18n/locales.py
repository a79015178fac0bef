"""What the site knows of a language, and every question about one that needs no words."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from gettext import c2py
from types import MappingProxyType

import babel
import langcodes
from babel.core import UnknownLocaleError, get_global, negotiate_locale
from babel.messages.plurals import get_plural

CODE = re.compile(r"[a-z]{2,3}", re.ASCII)
LANGUAGE_FILE = "language.yaml"
_PLURAL_FORMS = re.compile(r"nplurals=([1-9]); plural=([^;]+);", re.ASCII)
_COUNTED = 1000
_REGIONAL = re.compile(r"([a-z]{2,3})[-_](\w+)", re.ASCII)
_NONE = re.compile(r"q[a-t][a-z]|und|mul|mis|zxx", re.ASCII)  # codes for whatever has none


@dataclass(frozen=True)
class ConjunctionRule:
    """How the last word of a list is joined: `to` instead of `word` before what `before` finds."""

    word: str
    replacement: str
    before: re.Pattern[str]


@dataclass(frozen=True)
class SiteLocale:
    """A language of the site, as `translations/<code>/language.yaml` describes it.

    `formats` is the CLDR locale for numbers and dates (American Spanish for `es`: 12-hour clock,
    1,234.5). `plural_forms` is the gettext header; `plural_samples` holds one count for each
    form, in the order of the forms. `months` are the twelve names where people use others than
    CLDR; `times_of_day` say from which hour on which word is behind a time of twelve hours, as
    "8:00 in the morning" is said. A degraded language is shown in English until its files are
    mended.
    """

    code: str
    autonym: str
    direction: str
    formats: str
    plural_forms: str
    plural_samples: tuple[int, ...]
    long_date: str = "long"
    months: tuple[str, ...] = ()
    times_of_day: tuple[tuple[int, str], ...] = ()
    conjunction: ConjunctionRule | None = None
    language_names: Mapping[str, str] = field(default_factory=dict, hash=False)
    not_in_titles: tuple[str, ...] = ()
    thanks: tuple[str, ...] = ()
    is_degraded: bool = False

    @property
    def cldr(self) -> babel.Locale:
        """Return Babel's record of the locale that formats numbers and dates."""
        return babel.Locale.parse(self.formats)

    @property
    def lang(self) -> str:
        """Return the language that its pages are in now."""
        return SOURCE.code if self.is_degraded else self.code


SOURCE = SiteLocale(
    code="en",
    autonym="English",
    direction="ltr",
    formats="en_US",
    plural_forms="nplurals=2; plural=(n != 1);",
    plural_samples=(1, 2),
    language_names=MappingProxyType({}),
    not_in_titles=(
        "traffick",
        "sex",
        "assault",
        "abuse",
        "violence",
        "exploit",
        "victim",
        "survivor",
        "rape",
        "youth",
        "teen",
        "child",
        "minor",
        "runaway",
        "papers",
        "immigra",
        "asylum",
        "refugee",
        "legal",
        "lawyer",
        "work",
        "wage",
        "partner",
        "lgbt",
        "lesbian",
        "transgender",
        "native",
        "tribal",
        "wabanaki",
        "church",
        "faith",
        "muslim",
        "jewish",
        "homeless",
        "shelter",
        "crisis",
        "suicide",
    ),
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
    name = _name_in(locale.cldr, spoken, tag)
    if lender is not None and name == _name_in(lender, spoken, tag):
        name = None
    return name or _name_in(spoken, spoken, tag) or tag


def _name_in(reader: babel.Locale, spoken: babel.Locale, tag: str) -> str | None:
    """Return how CLDR calls a language, by the one name that `fa_AF` has where it stands for it."""
    own = None if "-" in tag else reader.languages.get(str(spoken))
    return own or spoken.get_display_name(reader)


def find_cldr(tag: str) -> babel.Locale | None:
    """Return CLDR's record of a language, which may go by another code there: Dari is `fa_AF`."""
    for name in (tag, get_global("language_aliases").get(tag, "")):
        try:
            return babel.Locale.parse(name.replace("-", "_"))
        except (UnknownLocaleError, ValueError):
            continue
    return None


def find_lender(locale: babel.Locale) -> babel.Locale | None:
    """Return the other language whose words fill what CLDR lacks: French for Haitian Creole."""
    parents = get_global("parent_exceptions")
    parent = parents.get(str(locale)) or parents.get(locale.language)
    if parent is None:
        return None
    lender = babel.Locale.parse(parent)
    # A parent without a territory, as `no` of `nb`, is the same language by a wider name.
    return lender if lender.language != locale.language and lender.territory else None


def refuse_code(code: str) -> tuple[str, str] | None:
    """Return why a code names no language of a site, and what to type; None where it may."""
    if regional := _REGIONAL.fullmatch(code):
        formats = f"{regional[1]}_{regional[2]}"
        return (
            f"{code!r} is a region or a script of {regional[1]!r}, and a language has one address",
            f"type {regional[1]}, and `formats: {formats}` in its {LANGUAGE_FILE}",
        )
    if not CODE.fullmatch(code):
        return f"{code!r} is no code of a language", "type two or three letters, as pt"
    if not langcodes.tag_is_valid(code) or _NONE.fullmatch(code):
        return f"{code!r} stands for no language in ISO 639", "look its code up, and type that"
    return None


def locale_of_path(path: str, locales: Mapping[str, SiteLocale]) -> SiteLocale | None:
    """Return the locale that an address names in its first part, so that 404s have one too."""
    return locales.get(path.lstrip("/").split("/", 1)[0])


def negotiate(accept_language: str, locales: Mapping[str, SiteLocale]) -> SiteLocale:
    """Choose a locale in the visitor's own order of preference.

    Werkzeug's `best_match` prefers an exact lower choice over a higher prefix and gives English
    to `so-SO,en;q=0.5`; Babel's `negotiate_locale` keeps the order.
    """
    wanted: list[tuple[float, int, str]] = []
    for position, part in enumerate(accept_language[:1000].split(",")):
        tag, _, parameter = part.partition(";")
        name, _, value = parameter.strip().partition("=")
        try:
            quality = float(value) if name.strip().lower() == "q" else 1.0
        except ValueError:
            continue
        if tag.strip() and 0 < quality <= 1:
            wanted.append((-quality, position, tag.strip()))
    preferred = [tag for _, _, tag in sorted(wanted)]
    found = negotiate_locale(preferred, list(locales), sep="-")
    return locales[found.lower()] if found else SOURCE


def is_known(tag: str) -> bool:
    """Whether CLDR has a locale, so that numbers and dates can be written in it."""
    try:
        babel.Locale.parse(tag)
    except (UnknownLocaleError, ValueError):
        return False
    return True


def guess_language(code: str) -> SiteLocale | None:
    """Return a language as CLDR knows it, written as English is where CLDR does not.

    None where the code names no language.
    """
    if refuse_code(code) is not None:
        return None
    cldr, forms = find_cldr(code), default_plural_forms(code)
    if cldr is None:
        return replace(
            SOURCE, code=code, autonym=code, plural_forms=forms, plural_samples=find_samples(forms)
        )
    autonym = _name_in(cldr, cldr, code) or code
    autonym = autonym[0].upper() + autonym[1:]
    formats = code if is_known(code) else str(cldr)
    return SiteLocale(code, autonym, cldr.text_direction, formats, forms, find_samples(forms))


def default_plural_forms(code: str) -> str:
    """Return the gettext header that Babel takes from CLDR; that of English where it has none."""
    forms = get_plural(str(find_cldr(code) or SOURCE.formats))
    return f"nplurals={forms.num_plurals}; plural={forms.plural_expr};"


def find_samples(plural_forms: str) -> tuple[int, ...]:
    """Return a count for each plural form, the smallest from 1 on; 0 where only 0 has the form.

    Raises ValueError when the header cannot be read, or some form is never asked for.
    """
    match = _PLURAL_FORMS.fullmatch(plural_forms)
    if match is None:
        raise ValueError("not readable")
    choose, samples = c2py(match[2]), dict[int, int]()
    try:
        for count in [*range(1, _COUNTED), 0]:
            samples.setdefault(choose(count), count)
    except ZeroDivisionError:
        raise ValueError("not readable") from None
    if sorted(samples) != list(range(int(match[1]))):
        raise ValueError("not readable: it has not as many forms as it says")
    return tuple(samples[form] for form in sorted(samples))
