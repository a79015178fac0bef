"""Catalogs: pages show an escaped translation, or the English of one with a problem."""

import re
import shutil
from pathlib import Path

import pytest

from tests.data_edits import CASES
from tests.sites import FRENCH_PO, edit_file
from webapp.problems import ProblemsFoundError
from webapp.settings import ROOT
from webapp.words.catalogs import (
    POT_FILE,
    Translator,
    message_key,
    parse_catalog,
    read_pot,
    read_translators,
    remove_language_spans,
)
from webapp.words.extract import format_catalog
from webapp.words.languages import read_languages
from webapp.words.reviews import seal_reviews

MARKED_ENGLISH = '<span lang="en" dir="ltr">Way out</span>'
TELL = "You do not have to tell them."


def lose_negation(folder: Path, comment: str = "") -> None:
    """Change the French safety sentence into its opposite, below a comment."""
    shutil.copy(ROOT / "translations/fr/checks.yaml", folder / "fr")
    edit_file(folder / FRENCH_PO, "Vous n’avez pas à le leur dire.", "Vous devez le leur dire.")
    edit_file(folder / FRENCH_PO, 'msgctxt "safety"', f'{comment}\nmsgctxt "safety"')


def read_french(folder: Path) -> Translator:
    translators, _ = read_translators(folder, read_pot(folder))
    return translators["fr"]


@pytest.mark.promise("W1")
def test_translator_escapes_markup_of_translations_and_values(small_translations: Path) -> None:
    edit_file(small_translations / FRENCH_PO, "Sortie", '\\"Sortie\\" & l\'issue')
    french = read_french(small_translations)

    text = french.gettext("Way out")
    date = french.gettext("On %(day)s in %(place)s.", day="<1>", place="x")

    assert text == "&#34;Sortie&#34; &amp; l&#39;issue"
    assert remove_language_spans(text) == text
    assert date == "Le &lt;1&gt; à x."


@pytest.mark.promise("A2")
def test_translator_marks_english_words_that_translation_repeats(small_translations: Path) -> None:
    edit_file(small_translations / FRENCH_PO, "Sortie", "Sortie (way out) (porte)")

    text = read_french(small_translations).gettext("Way out")

    assert text == 'Sortie (<span lang="en" dir="ltr">way out</span>) (porte)'
    assert remove_language_spans(text) == "Sortie (way out) (porte)"


@pytest.mark.promise("W7")
def test_translator_with_reversed_safety_sentence_returns_english_and_logs_line(
    small_translations: Path, caplog: pytest.LogCaptureFixture
) -> None:
    lose_negation(small_translations)
    french = read_french(small_translations)

    text = french.pgettext("safety", TELL)

    assert text == f'<span lang="en" dir="ltr">{TELL}</span>'
    assert french.coverage.translated == 4
    [message] = caplog.messages
    assert message.startswith("translations/fr/LC_MESSAGES/messages.po:20: shown in English: ")


@pytest.mark.promise("W8")
@pytest.mark.parametrize(("reviewers", "is_shown"), [(["Ann"], False), (["Ann", "Bob"], True)])
def test_translator_shows_excused_safety_sentence_after_two_reviews_of_its_text(
    small_translations: Path, reviewers: list[str], *, is_shown: bool
) -> None:
    excuses = "# ok: negation-lost why\n# ok: meaning-contrary why\n# ok: meaning-lost why"
    lose_negation(small_translations, excuses)
    path = small_translations / FRENCH_PO
    catalog = parse_catalog(path.read_text("utf-8"), read_languages(small_translations)["fr"])
    message = catalog.get(TELL, "safety")
    assert message
    for reviewer in reviewers:
        seal_reviews(message, reviewer)
    path.write_text(format_catalog(catalog), "utf-8")

    text = read_french(small_translations).pgettext("safety", TELL)

    assert ("Vous devez" in text) == is_shown


@pytest.mark.promise("W2", "W9")
@pytest.mark.parametrize(("old", "new", "line", "problem"), CASES["faulty_translations"])
def test_translator_leaves_faulty_translation_out_and_logs_its_line(
    small_translations: Path,
    old: str,
    new: str,
    line: int,
    problem: str,
    caplog: pytest.LogCaptureFixture,
) -> None:
    edit_file(small_translations / FRENCH_PO, old, new)

    french = read_french(small_translations)

    [message] = [message for message in french.messages if message.lineno == line]
    _, english = message_key(message)
    marked_english = f'<span lang="en" dir="ltr">{english}</span>'
    assert french.translate(None, english, english, 1) == marked_english
    [logged] = caplog.messages
    assert logged.startswith(f"translations/{FRENCH_PO}:{line}: shown in English: {problem}")


@pytest.mark.promise("T5")
@pytest.mark.parametrize(("context", "expected"), [("page", MARKED_ENGLISH), ("about", "Violence")])
def test_translator_refuses_revealing_word_only_in_titles_of_pages(
    small_translations: Path, context: str, expected: str
) -> None:
    with_context = f'msgctxt "{context}"\nmsgid "Way out"'
    edit_file(small_translations / POT_FILE, 'msgid "Way out"', with_context)
    edit_file(small_translations / FRENCH_PO, 'msgid "Way out"', with_context)
    edit_file(small_translations / FRENCH_PO, "Sortie", "Violence")

    french = read_french(small_translations)

    assert french.pgettext(context, "Way out") == expected


@pytest.mark.promise("W5")
@pytest.mark.parametrize(("file", "old", "new", "problem"), CASES["unreadable_languages"])
def test_read_translators_with_unreadable_language_leaves_it_out_and_names_line(
    small_translations: Path, file: str, old: str, new: str, problem: str
) -> None:
    edit_file(small_translations / file, old, new)
    readable = "fr" if file.startswith(("ar", "languages")) else "ar"

    translators, left_out = read_translators(small_translations, read_pot(small_translations))

    assert list(translators) == ["en", readable]
    [(code, problems)] = left_out.items()
    lines = "\n".join(map(str, problems))
    assert re.search(rf"(?m)^translations/{code}/[\w/.]+:\d+: .*{problem}", lines)


@pytest.mark.promise("W5")
@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        (POT_FILE, 'msgid "Way out"', 'msgid "Way out'),
        ("languages.yaml", "published", "single_page: [fr]\npublished"),
    ],
)
def test_read_translators_with_unreadable_list_of_messages_or_languages_raises(
    small_translations: Path, file: str, old: str, new: str
) -> None:
    edit_file(small_translations / file, old, new)

    with pytest.raises(ProblemsFoundError, match=rf"^translations/{file}:\d+: "):
        read_translators(small_translations, read_pot(small_translations))


@pytest.mark.promise("W6")
def test_read_translators_ignores_language_in_preparation(small_translations: Path) -> None:
    (small_translations / "languages.yaml").write_text("published: [ar]\n", "utf-8")
    (small_translations / FRENCH_PO).write_text("half done", "utf-8")

    translators, _ = read_translators(small_translations, read_pot(small_translations))

    assert list(translators) == ["en", "ar"]
    assert "fr" in read_languages(small_translations)
