"""The visitor's language is found from what a browser says, whatever it says."""

import babel
import pytest
from hypothesis import given
from hypothesis import strategies as st
from werkzeug.datastructures import LanguageAccept
from werkzeug.http import parse_accept_header

from tests.i18n.spoken import SPOKEN
from webapp.i18n.locales import guess_language, language_name
from webapp.site.rendering import locale_of_path, negotiate

TAGS = st.sampled_from(["so", "SO", "fr-CA", "FR", "ar-SY", "es_MX", "en", "*", "zh-Hant", "", "-"])
QUALITIES = st.sampled_from(["", ";q=1", ";q=0.5", ";q=0", ";Q=0.3", "; q = 0.2", ";q=x", ";q=nan"])
HEADERS = (
    st.text(max_size=200)
    | st.text("soarfen-_;,=q.0159* \t", max_size=300)
    | st.lists(st.tuples(TAGS, QUALITIES).map("".join), max_size=8).map(",".join)
)
LANGUAGES = (*SPOKEN, "sw", "zh-Hant", "vi", "rw", "my", "fa", "ps", "km", "ru")


@pytest.mark.parametrize(
    ("header", "code"),
    [
        ("so-SO,en;q=0.5", "so"),
        ("fr-CA,en;q=0.5", "fr"),
        ("es-MX,en;q=0.9", "es"),
        ("ar-SY,en;q=0.9", "ar"),
        ("es-419,en", "es"),
        ("en-US,so;q=0.9", "en"),
        ("en;q=0.5,so;q=0.9", "so"),
        ("de,so;q=0.5,en;q=0.1", "so"),
        ("so;q=0,fr;q=0.1", "fr"),
        ("so;q=0.0,ar", "ar"),
        ("so;q=0", "en"),
        ("so;q=0.000,de", "en"),
        ("FR", "fr"),
        ("SO-so", "so"),
        ("Ar-SY, EN;q=0.5", "ar"),
        ("so;Q=0.1,fr;q=0.5", "fr"),
        (" fr ; q=0.7 , so ; q=0.8 ", "so"),
        ("so;q=much,fr", "fr"),
        ("so;q=nan,fr;q=0.1", "fr"),
        ("so;q=inf,fr;q=0.1", "fr"),
        ("so;q=-1,fr;q=0.1", "fr"),
        ("", "en"),
        ("*", "en"),
        ("de,nl", "en"),
        ("som,ara", "en"),
        (",;,=;q", "en"),
        ("x" * 5000, "en"),
        ("fr," + "x," * 2500, "fr"),
        ("so;q=0.5," * 600, "so"),
    ],
)
def test_negotiation_keeps_the_visitors_order(header: str, code: str) -> None:
    assert negotiate(parse_accept_header(header, LanguageAccept), SPOKEN).code == code


@given(HEADERS)
def test_any_header_gives_a_language_of_the_site(header: str) -> None:
    assert negotiate(parse_accept_header(header, LanguageAccept), SPOKEN) in SPOKEN.values()


@pytest.mark.parametrize("code", SPOKEN)
def test_path_names_its_language(code: str) -> None:
    for path in (f"/{code}/", f"/{code}", f"/{code}/resources/?where=north"):
        assert locale_of_path(path, SPOKEN) is SPOKEN[code]


@pytest.mark.parametrize("path", ["/", "", "/favicon.ico", "/xx/", "/EN/", "/english/", "/fr-CA/"])
def test_other_paths_name_no_language(path: str) -> None:
    assert locale_of_path(path, SPOKEN) is None


@given(st.text(max_size=60))
def test_any_path_is_answered(path: str) -> None:
    locale = locale_of_path(path, SPOKEN)
    assert locale is None or path.lstrip("/").startswith(locale.code)


@pytest.mark.parametrize("code", ["so", "ar"])
def test_languages_are_not_named_in_english(code: str) -> None:
    for tag in LANGUAGES:
        english = language_name(tag, SPOKEN["en"])
        assert english != tag
        assert language_name(tag, SPOKEN[code]) not in {english, tag}


@pytest.mark.parametrize(
    ("reader", "tag", "name"),
    [
        ("ht", "so", "Soomaali"),  # CLDR would say it in French
        ("ht", "ht", "Kreyòl Ayisyen"),
        ("nb", "so", "somali"),  # what it has from `no` is its own
        ("fr", "prs", "dari"),
        ("ar", "prs", "الدارية"),
        ("fr", "ymm", "ymm"),
    ],
)
def test_names_come_from_the_readers_own_language_and_no_third(
    reader: str, tag: str, name: str
) -> None:
    locale = guess_language(reader)
    assert locale is not None
    assert language_name(tag, locale) == name


@pytest.mark.parametrize("code", SPOKEN)
def test_each_language_names_itself(code: str) -> None:
    locale = SPOKEN[code]
    assert language_name(code, locale).casefold() == locale.autonym.casefold()


@given(
    st.text(max_size=20) | st.from_regex(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?", fullmatch=True)
)
def test_any_tag_has_some_name(tag: str) -> None:
    for locale in SPOKEN.values():
        assert language_name(tag, locale) or not tag


@pytest.mark.parametrize("code", SPOKEN)
def test_directions_are_those_of_the_script(code: str) -> None:
    assert SPOKEN[code].direction == babel.Locale.parse(code).text_direction
