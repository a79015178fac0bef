"""Catalogs: what is in them is on the page, escaped; a fault shows English and is logged."""

import re
from io import BytesIO
from pathlib import Path

import pytest

from tests.sites import AR, FR, edit
from webapp.problems import ProblemsFoundError
from webapp.words.catalogs import TEMPLATE, Translator, plain, read_template, read_translators
from webapp.words.extract import extract_data
from webapp.words.languages import read_languages
from webapp.yamlfile import ReuseError

ENGLISH_OUT = '<span lang="en" dir="ltr">Way out</span>'


def read_french(folder: Path) -> Translator:
    translators, _ = read_translators(folder, read_template(folder))
    return translators["fr"]


@pytest.mark.promise("W1")
def test_a_translation_is_text_and_no_markup(small_translations: Path) -> None:
    edit(small_translations / FR, "Sortie", '\\"Sortie\\" & l\'issue')
    t = read_french(small_translations)
    assert t.gettext("Way out") == "&#34;Sortie&#34; &amp; l&#39;issue"
    assert t.gettext("On %(day)s in %(place)s.", day="<1>", place="x") == "Le &lt;1&gt; à x."
    assert plain(t.gettext("Way out")) == t.gettext("Way out")


DAY, AGE, CALLS = "Le %(day)s à %(place)s.", "Moins de 24 ans ou plus de 65 ans", "%(num)s appels"
FAULTS = [
    "Sortie %(day)s",
    "La moitié %",
    "Sortie %(day)99999999s",
    "<b>Sortie</b>",
    "x' onclick='alert()",
    "Sortie&nbsp;!",
    "{{ config }}",
    "www.exemple.fr",
    "exemple.fr/a",
    "javascript:alert()",
    "aide@exemple",
    "Sortie 9",
    "Sortie ٩",
    "Sortie ９",
    "Sor\u202etie",
    "Sor\u200btie",
    "Sor\u00adtie",
    "Sor\ue000tie",
    "Sor\u2066tie",
    "Sortie\\nici",
    "Trafic",
]


@pytest.mark.promise("W2", "W9")
@pytest.mark.parametrize(
    ("old", "new"),
    [
        *(("Sortie", fault) for fault in FAULTS),
        (DAY, "Le %(jour)s à %(place)s."),
        (DAY, "Le %(day)s."),
        (DAY, "Le %(day)d à %(place)s."),
        (AGE, "De 42 ans à 65 ans"),
        (AGE, "Moins de 24 ans"),
        (AGE, "De ٢٤ ans à ٦٥ ans"),
        (CALLS, "des appels"),
        (CALLS, ""),
        (f'msgstr[1] "{CALLS}"\n', ""),
        ('msgid "Way out"', '#, fuzzy\nmsgid "Way out"'),
    ],
)
def test_a_fault_shows_english_and_is_logged_by_line(
    small_translations: Path, old: str, new: str, caplog: pytest.LogCaptureFixture
) -> None:
    text = edit(small_translations / FR, old, new)
    t = read_french(small_translations)
    [logged] = caplog.messages
    assert t.coverage.translated == 4
    assert logged.startswith(f"translations/{FR}:")
    if old == "Sortie":
        line = text[: text.index(new)].count("\n")
        assert logged.startswith(f"translations/{FR}:{line}: shown in English: ")
        assert t.gettext("Way out") == ENGLISH_OUT


def say(folder: Path, context: str, english: str, text: str) -> str:
    """Return how French says a message that takes the place of another."""
    for name in (TEMPLATE, FR):
        edit(folder / name, 'msgid "Way out"', f'msgctxt "{context}"\nmsgid "{english}"')
    edit(folder / FR, "Sortie", text)
    return str(read_french(folder).pgettext(context, english))


@pytest.mark.promise("T5")
@pytest.mark.parametrize(("context", "shown"), [("page", ENGLISH_OUT), ("about", "Violence")])
def test_no_title_says_what_others_must_not_see(
    small_translations: Path, context: str, shown: str
) -> None:
    assert say(small_translations, context, "Way out", "Violence") == shown


@pytest.mark.promise("W5")
@pytest.mark.parametrize(
    ("file", "old", "new", "what"),
    [
        (FR, 'msgstr "Sortie"', 'msgstr "Sortie', "line is broken"),
        (FR, 'msgid "Under', 'msgid "Way out"\nmsgstr "Reste"\n\nmsgid "Under', "twice"),
        (FR, 'msgid ""\n', '#, fuzzy\nmsgid ""\n', "marked fuzzy"),
        (FR, "Language: fr", "Language: es", "type Language: fr"),
        (AR, "n%100>=11 ? 4 : 5", "n%100>=11 ? 5 : 4", "type Plural-Forms"),
        (FR, "nplurals=2", "nplurals=3", "type Plural-Forms: nplurals=2;"),
        ("ar/language.yaml", "formats: ar", "formats: xx", "CLDR knows no 'xx'"),
        ("ar/language.yaml", "? 4 : 5", "? 4 : 6", "is no header for plural forms"),
        ("ar/language.yaml", "? 4 : 5", "? 4 :", "is no header for plural forms"),
        ("ar/language.yaml", "n%100>=11", "n%0>=11", "is no header for plural forms"),
        ("fr/language.yaml", "formats", "format", "no field"),
        ("languages.yaml", "ar", "sw", "the file is missing"),
        ("languages.yaml", "ar", "ar_SY", "'ar_SY' is no code .* `ar-SY`"),
        ("languages.yaml", "ar", "Arabic", "'Arabic' is no code .* as `pt` or `pt-BR`"),
    ],
)
def test_language_that_cannot_be_read_is_left_out_with_file_and_line(
    small_translations: Path, file: str, old: str, new: str, what: str
) -> None:
    edit(small_translations / file, old, new)
    translators, left_out = read_translators(small_translations, read_template(small_translations))
    [(code, problems)] = left_out.items()
    lines = "\n".join(map(str, problems))
    assert re.search(rf"(?m)^translations/{code}/[\w/.]+:\d+: .*{what}", lines)
    readable = "fr" if file.startswith(("ar", "languages")) else "ar"
    assert [*translators] == ["en", readable]


@pytest.mark.promise("W5")
@pytest.mark.parametrize(
    ("file", "old", "new"),
    [(TEMPLATE, 'msgid "Way out"', 'msgid "Way out'), ("languages.yaml", "published", "public")],
)
def test_unreadable_list_of_messages_or_of_languages_stops_the_start(
    small_translations: Path, file: str, old: str, new: str
) -> None:
    edit(small_translations / file, old, new)
    with pytest.raises(ProblemsFoundError, match=rf"^translations/{file}:\d+: "):
        read_translators(small_translations, read_template(small_translations))


def test_folder_with_an_underscore_is_refused_with_the_code_to_type(
    small_translations: Path,
) -> None:
    (small_translations / "fr").rename(small_translations / "pt_br")
    edit(small_translations / "languages.yaml", "fr, ", "")
    place = (
        r"^translations/pt_br/language\.yaml:1: 'pt_br' is no code of a language; name .*`pt-BR`$"
    )
    with pytest.raises(ProblemsFoundError, match=place):
        read_languages(small_translations, published=False)


def test_no_words_are_taken_out_of_a_file_whose_texts_stand_for_others() -> None:
    """A few lines of aliases can stand for a billion texts."""
    with pytest.raises(ReuseError) as caught:
        list(extract_data(BytesIO(b"1: {label: x}\n2: &a {know: [y]}\n3: *a\n")))
    assert caught.value.lineno == 2


@pytest.mark.promise("W6")
def test_a_language_in_preparation_has_no_page(small_translations: Path) -> None:
    (small_translations / "languages.yaml").write_text("published: [ar]\n", "utf-8")
    (small_translations / FR).write_text("half done", "utf-8")
    template = read_template(small_translations)
    translators, _ = read_translators(small_translations, template)
    assert [*translators] == ["en", "ar"]
    assert "fr" in read_languages(small_translations, published=False)
