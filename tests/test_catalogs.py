"""Catalogs: what is in them is on the page, escaped; a fault shows English and is logged."""

import logging
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.small import AR, ARABIC, FR, make_small
from webapp.problems import ProblemsFoundError
from webapp.words.catalogs import Translator, plain, read_template, read_translators
from webapp.words.faults import find_faults
from webapp.words.languages import SiteLocale, read_languages

ENGLISH_OUT = '<span lang="en" dir="ltr">Way out</span>'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a small folder of translations."""
    return make_small(tmp_path / "translations")


def read_all(folder: Path) -> dict[str, Translator]:
    """Return the words of each language of a folder."""
    return read_translators(folder, read_template(folder))


def swap(path: Path, old: str, new: str) -> int:
    """Replace the one place where a text is, and return the line of its message."""
    text = path.read_text("utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), "utf-8")
    before = text[: text.index(old)]
    return before[: max(before.rfind("\nmsgid "), 0)].count("\n") + 2


def problems_in(folder: Path) -> list[str]:
    """Return the problems that keep a folder from being read."""
    with pytest.raises(ProblemsFoundError) as raised:
        read_all(folder)
    return str(raised.value).splitlines()


def test_each_language_says_its_words(folder: Path) -> None:
    t = read_all(folder)
    assert list(t) == ["en", "fr", "ar"]
    assert [words.gettext("Way out") for words in t.values()] == ["Way out", "Sortie", "مخرج"]
    assert t["fr"].pgettext("safety", "You do not have to tell them.").startswith("Vous n’avez")
    assert t["fr"].ngettext("%(num)s call", "%(num)s calls", 0) == "0 appel"
    assert t["fr"].gettext("On %(day)s in %(place)s.", day="<1>", place="x") == "Le &lt;1&gt; à x."


def test_a_translation_is_text_and_no_markup(folder: Path) -> None:
    swap(folder / FR, "Sortie", '\\"Sortie\\" & l\'issue')
    t = read_all(folder)["fr"]
    assert t.gettext("Way out") == "&#34;Sortie&#34; &amp; l&#39;issue"
    assert plain(t.gettext("Way out")) == t.gettext("Way out")


def test_arabic_counts_in_six_forms(folder: Path) -> None:
    words = read_all(folder)["ar"].words
    by_form = {0: 0, 1: 1, 2: 2, 3: 3, 10: 3, 103: 3, 11: 4, 99: 4, 100: 5, 102: 5}
    for count, form in by_form.items():
        text = words.unpgettext(None, "%(num)s call", "%(num)s calls", count)
        assert text == ARABIC["%(num)s call"][form]


FAULTS = {
    "placeholder added": "Sortie %(day)s",
    "percent": "La moitié %",
    "padded": "Sortie %(day)99999999s",
    "markup": "<b>Sortie</b>",
    "script": "<script>alert()</script>",
    "handler": "x' onclick='alert()",
    "entity": "Sortie&nbsp;!",
    "template": "{{ config }}",
    "address": "www.exemple.fr",
    "host with a path": "exemple.fr/sortie",
    "script address": "javascript:alert()",
    "e-mail": "aide@exemple",
    "number": "Sortie 9",
    "Arabic-Indic digits": "Sortie ٩",
    "full-width digits": "Sortie ９",
    "turned text": "Sor\u202etie",
    "zero-width": "Sor\u200btie",
    "soft hyphen": "Sor\u00adtie",
    "private use": "Sor\ue000tie",
    "open isolate": "Sor\u2066tie",
    "line break": "Sortie\\nici",
    "smuggling": "Trafic",
}


@pytest.mark.parametrize("words", FAULTS.values(), ids=FAULTS)
def test_a_fault_shows_english_and_is_logged_by_line(
    folder: Path, words: str, caplog: pytest.LogCaptureFixture
) -> None:
    line = swap(folder / FR, 'msgstr "Sortie"', f'msgstr "{words}"')
    with caplog.at_level(logging.ERROR, "webapp"):
        t = read_all(folder)["fr"]
    assert t.gettext("Way out") == ENGLISH_OUT
    (logged,) = caplog.messages
    assert logged.startswith(f"translations/{FR}:{line}: shown in English: ")
    assert t.gettext("Under 24 or over 65") == "Moins de 24 ans ou plus de 65 ans"
    assert t.coverage.translated == 4


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Le %(day)s à %(place)s.", "Le %(jour)s à %(place)s."),
        ("Le %(day)s à %(place)s.", "Le %(day)s."),
        ("Le %(day)s à %(place)s.", "Le %(day)d à %(place)s."),
        ("Moins de 24 ans ou plus de 65 ans", "Moins de 42 ans ou plus de 65 ans"),
        ("Moins de 24 ans ou plus de 65 ans", "Moins de 24 ans"),
        ("Moins de 24 ans ou plus de 65 ans", "Moins de ٢٤ ans ou plus de ٦٥ ans"),
        ("%(num)s appels", "des appels"),
        ("%(num)s appels", ""),
        ('msgstr[1] "%(num)s appels"\n', ""),
        ('msgid "Way out"', '#, fuzzy\nmsgid "Way out"'),
    ],
)
def test_other_faults_are_left_out_too(folder: Path, old: str, new: str) -> None:
    swap(folder / FR, old, new)
    words = read_all(folder)["fr"].words
    assert len(words.faults) == 1


def test_a_form_for_one_count_may_say_it_in_a_word(folder: Path) -> None:
    assert not read_all(folder)["ar"].words.faults


def test_what_waits_is_english_and_no_fault(folder: Path) -> None:
    swap(folder / FR, 'msgstr "Sortie"', 'msgstr ""')
    words = read_all(folder)["fr"].words
    assert (words.ugettext("Way out"), words.faults) == (ENGLISH_OUT, [])
    assert words.coverage.is_draft


def test_a_word_for_smuggling_may_say_what_trafficking_is_not(folder: Path) -> None:
    locale = read_all(folder)["fr"].locale
    for english, faults in {"Trafficking is not smuggling.": 0, "Trafficking": 1}.items():
        found = list(find_faults("", (english,), ("La traite n’est pas du trafic.",), locale, bool))
        assert len(found) == faults


def test_no_title_says_what_others_must_not_see(folder: Path) -> None:
    locale = read_all(folder)["fr"].locale
    found = [list(find_faults(c, ("Help",), ("Violence",), locale, bool)) for c in ("page", "")]
    assert [len(faults) for faults in found] == [1, 0]


@given(st.text(max_size=40))
def test_no_text_of_a_catalog_is_markup(text: str) -> None:
    locale = SiteLocale(code="fr", autonym="x", direction="ltr", formats="fr")
    if not list(find_faults("", ("Way out",), (text,), locale, bool)):
        assert not {*text} & {*"<>%{}"}


BROKEN = {
    "gone": (FR, None, "the file is missing"),
    "empty": (FR, b"", "no message"),
    "page of a website": (FR, b"<!doctype html>\n", "no catalog"),
    "quote not closed": (FR, (b'msgstr "Sortie"', b'msgstr "Sortie'), "line is broken"),
    "twice": (FR, (b'msgid "Under', b'msgid "Way out"\nmsgstr "Reste"\n\nmsgid "Under'), "twice"),
    "merge": (FR, (b'msgstr "Sortie"', b'<<<<<<< ours\nmsgstr "Sortie"'), "a merge"),
    "Latin-1": (FR, ("à".encode(), b"\xe0"), "not UTF-8"),
    "byte order mark": (FR, (b'msgid ""', b'\xef\xbb\xbfmsgid ""'), "byte order mark"),
    "fuzzy header": (FR, (b'msgid ""', b'#, fuzzy\nmsgid ""'), "marked fuzzy"),
    "other language": (FR, (b"Language: fr", b"Language: es"), "type Language: fr"),
    "Babel's Arabic": (AR, (b"n%100>=11 ? 4 : 5", b"n%100>=11 ? 5 : 4"), "type Plural-Forms"),
    "no template": ("messages.pot", None, "the file is missing"),
    "direction": ("ar/language.yaml", (b"rtl", b"left"), "type one of 'ltr' or 'rtl'"),
    "formats": ("ar/language.yaml", (b"formats: ar", b"formats: xx"), "CLDR knows no 'xx'"),
    "unknown field": ("fr/language.yaml", (b"formats", b"format"), "no field"),
    "no such language": ("languages.yaml", (b"ar", b"sw"), "translations add sw"),
    "no list": ("languages.yaml", (b"published", b"public"), "published"),
}


@pytest.mark.parametrize("damage", BROKEN)
def test_what_cannot_be_read_stops_the_start_by_file_and_line(folder: Path, damage: str) -> None:
    file, change, what = BROKEN[damage]
    path = folder / file
    if change is None:
        path.unlink()
    elif isinstance(change, bytes):
        path.write_bytes(change)
    else:
        assert change[0] in path.read_bytes()
        path.write_bytes(path.read_bytes().replace(*change, 1))
    lines = problems_in(folder)
    assert any(line.startswith("translations/") and what in line for line in lines), lines


def test_all_broken_files_are_named_at_once(folder: Path) -> None:
    for name in (FR, AR):
        (folder / name).write_text("nonsense", "utf-8")
    assert [line.split(":")[0] for line in problems_in(folder)] == [
        f"translations/{AR}",
        f"translations/{FR}",
    ]


def test_english_is_marked_on_pages_and_not_in_attributes(folder: Path) -> None:
    swap(folder / FR, 'msgstr "Sortie"', 'msgstr ""')
    t: Translator = read_all(folder)["fr"]
    assert t.translate_data("x.short", "A & <b>", {}) == (
        '<span lang="en" dir="ltr">A &amp; &lt;b&gt;</span>'
    )
    assert t.translate_data("x.short", "Under %(age)s", {"age": 18}).endswith("Under 18</span>")


def test_a_language_in_preparation_has_no_page(folder: Path) -> None:
    (folder / "languages.yaml").write_text("published: [ar]\n", "utf-8")
    (folder / FR).write_text("half done", "utf-8")
    assert list(read_all(folder)) == ["en", "ar"]
    assert "fr" in read_languages(folder, published=False)
