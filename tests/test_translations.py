"""`flask translations`, and extraction with `pybabel`, on a small folder of translations."""

import re
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner
from pydantic import TypeAdapter, ValidationError

from tests.approval import COMMIT, git
from tests.data_edits import CASES
from tests.sites import FRENCH_PO, SMALL_TRANSLATIONS, edit_file
from webapp.cli import translations
from webapp.facts.fields import Sentence
from webapp.settings import ROOT
from webapp.words.catalogs import (
    POT_FILE,
    iter_page_messages,
    parse_catalog,
    read_pot,
    read_translators,
)
from webapp.words.contexts import SEARCH_WORDS
from webapp.words.extract import extract_messages
from webapp.words.languages import ENGLISH
from webapp.words.reviews import english_texts

MESSAGES = (SMALL_TRANSLATIONS / POT_FILE).read_text("utf-8")
ENGLISH_AGES = 'msgid "Under 24 or over 65"'
PREVIOUS = f"#| {ENGLISH_AGES}\n"
PLURAL = f'{ENGLISH_AGES}\nmsgid_plural "New"\nmsgstr[0] "{{}}"\nmsgstr[1] "{{}}"'
AGES = "Moins de 24 ans ou plus de 65 ans"
# Sentences that the rules of wording refuse although they promise nothing, as somebody checked.
ALLOWED = {
    "If you are in danger at this moment and it feels safe to call:",
    "A safe place to stay",
    "An offense that nobody reports to the police is not in these records.",
    "This site sets no cookies and keeps no record of your visit.",
    (
        "A contact is a call or a message to one hotline. It is not a person: one person can call"
        " many times, and many people never call or write."
    ),
    "Crimes that nobody reports are not counted.",
    "This site never calls by itself.",
    "A phone that nobody checks tells less: a friend's phone, or a public one.",
}


def set_messages(monkeypatch: pytest.MonkeyPatch, template: str) -> None:
    """Let extraction find the messages of a .pot file."""
    monkeypatch.setattr(
        translations, "extract_messages", lambda _root: parse_catalog(template, ENGLISH)
    )


@pytest.fixture(autouse=True)
def french(small_translations: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Let commands use the small folder, and return its French catalog."""
    set_messages(monkeypatch, MESSAGES)
    monkeypatch.setenv("SITE_TRANSLATIONS", str(small_translations))
    return small_translations / FRENCH_PO


def commit(french: Path) -> None:
    """Commit the translations."""
    git(french.parents[2], "init -q", "add .", COMMIT)


def run(*arguments: str, exit_code: int = 0) -> str:
    """Run a command and return its output."""
    result = CliRunner().invoke(translations.translation_commands, arguments)
    assert result.exit_code == exit_code, result.output
    return result.output


@pytest.mark.promise("W7", "W8")
def test_check_with_excused_error_or_reversed_safety_sentence_fails_with_its_line(
    french: Path,
) -> None:
    shutil.copy(ROOT / "translations/fr/checks.yaml", french.parents[1])
    edit_file(french, "Vous n’avez pas à le leur dire.", "Vous devez le leur dire.")
    edit_file(french, 'msgid "Way out"', '# ok: markup it is so\nmsgid "Way out"')
    edit_file(french, "Sortie", "<b>Sortie</b>")

    output = run("check", "fr", exit_code=1)

    assert "messages.po:19: blocked: 'You do not have to tell them.': it says 'must'" in output
    assert f"translations/{FRENCH_PO}:30: error: 'Way out': the English has no markup " in output


@pytest.mark.promise("W3", "W16")
def test_update_with_changed_english_keeps_old_translation_as_fuzzy_without_review(
    french: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    edit_file(french, 'msgid "Under', '# Reviewed: Ann\nmsgid "Under')

    set_messages(monkeypatch, MESSAGES.replace("24 or over 65", "25 or over 65"))
    assert "fr: 1 wait for a translation" in run("update")
    set_messages(monkeypatch, MESSAGES.replace("24 or over 65", "26 or over 65"))
    run("update")

    previous = '#, fuzzy\n#| msgid "Under 24 or over 65"\nmsgid "Under 26 or over 65"'
    assert f"\n\n#: templates/base.html templates/start.html\n{previous}" in french.read_text(
        "utf-8"
    )
    assert f'msgstr "{AGES}"' in french.read_text("utf-8")
    assert "fuzzy: 'Under 26 or over 65': it translates 'Under 24 or over 65'" in run("check")
    translators, _ = read_translators(french.parents[2], read_pot(french.parents[2]))
    assert "Under 26" in translators["fr"].gettext("Under 26 or over 65")

    set_messages(monkeypatch, MESSAGES)
    assert "fr: 0 wait for a translation" in run("update")
    assert "fuzzy" not in french.read_text("utf-8")


def test_update_with_new_plural_keeps_translation_as_fuzzy_in_each_form(
    french: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    set_messages(monkeypatch, MESSAGES.replace(f'{ENGLISH_AGES}\nmsgstr ""', PLURAL.format("", "")))

    run("update")

    assert f"#, fuzzy\n{PREVIOUS}{PLURAL.format(AGES, AGES)}" in french.read_text("utf-8")


def test_update_seals_review_and_deletes_name_of_last_translator(french: Path) -> None:
    edit_file(french, '"Language: fr', '"Last-Translator: Ann <ann@example.org>\\n"\n"Language: fr')
    edit_file(french, 'msgid "Way out"', '# a note\n# Reviewed: Amina B\nmsgid "Way out"')

    run("update")

    catalog = french.read_text("utf-8")
    review = r"# a note\n# Reviewed: Amina B [0-9a-f]{8}\n#: templates/base.html\n"
    assert re.search(rf'{review}msgid "Way out"', catalog)
    assert "ann@example.org" not in catalog
    assert "1 reviewed" in run("check", "fr")


def test_update_with_new_language_starts_its_catalog(small_translations: Path) -> None:
    folder = small_translations / "fa-AF"
    folder.mkdir()
    settings = "autonym: فارسی\ndirection: rtl\nformats: fa\n"
    (folder / "language.yaml").write_text(settings, "utf-8")

    run("update")

    catalog = (folder / "LC_MESSAGES/messages.po").read_text("utf-8")
    assert '"Language: fa_AF\\n"' in catalog
    assert "fa-AF: 0 of 5 translated" in run("check", "fa-AF")


@pytest.mark.promise("W16")
def test_merge_of_two_mailed_catalogs_keeps_both_and_lists_what_both_changed(
    french: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    commit(french)
    first, second = (Path(shutil.copy(french, tmp_path / name)) for name in ("1.po", "2.po"))
    edit_file(first, "Sortie", "Issue")
    edit_file(first, AGES, "Sous 24 ou sur 65 ans")
    edit_file(second, "Sortie", "Porte")
    edit_file(second, "Vous n’avez pas à le leur dire.", "Rien ne vous oblige à le dire.")
    edit_file(second, "Le %(day)s", "Ce jour")
    set_messages(monkeypatch, MESSAGES.replace("Under 24", "Below 24"))
    run("update")

    assert "2 taken, 0 not taken" in run("merge", str(first))
    commit(french)
    output = run("merge", str(second), exit_code=1)

    assert "2.po:29: 'Way out': somebody else wrote 'Issue'; if 'Porte' is better" in output
    assert "2.po:11: 'On %(day)s in %(place)s.': 'Ce jour" in output
    assert "%(day)s is missing" in output
    merged = french.read_text("utf-8")
    assert 'msgstr "Issue"' in merged
    assert "Rien ne vous oblige" in merged
    assert f'{PREVIOUS}msgid "Below 24 or over 65"\nmsgstr "Sous 24 ou sur 65 ans"' in merged
    assert "Le %(day)s" in merged


@pytest.mark.promise("W16")
def test_check_after_older_catalog_was_copied_over_names_lost_translations(french: Path) -> None:
    edit_file(french, '"Sortie"', '""')
    commit(french)
    older = french.read_text("utf-8")
    french.write_text(older.replace('"Way out"\nmsgstr ""', '"Way out"\nmsgstr "Sortie"'), "utf-8")
    edit_file(french, AGES, "Sous 24 ou sur 65 ans")
    commit(french)
    run("check")
    french.write_text(older, "utf-8")

    output = run("check", exit_code=1)

    assert "messages.po:29: 'Way out' has lost its translation 'Sortie'; " in output
    assert "has lost its translation 'Sous 24 ou sur 65 ans'" in output


def test_merge_of_sheet_unescapes_formulas_and_names_what_it_does_not_take(
    french: Path, tmp_path: Path
) -> None:
    sheet = tmp_path / "fr.csv"
    edit_file(french, "Sortie", "=Sortie; «ici», là")
    commit(french)
    run("sheet", "fr", str(sheet))
    semicolons = sheet.read_text("utf-8").replace('","', '";"')
    sheet.write_text(semicolons, "utf-8")
    edit_file(sheet, "\"'=Sortie", "\"'=Issue")
    edit_file(sheet, f'{AGES}";"', '<b>";"')
    edit_file(sheet, "leur dire", "le leur dire")
    edit_file(french, "Vous n’avez pas", "Personne n’a")

    output = run("merge", str(sheet), exit_code=1)

    assert "'<b>': the English has no markup <b> here" in output
    assert "'You do not have to tell them.': somebody else wrote 'Personne" in output
    assert 'msgstr "=Issue; «ici», là"' in french.read_text("utf-8")


@pytest.mark.promise("W6")
def test_update_writes_published_languages_into_settings_of_nginx(
    tmp_path: Path,
) -> None:
    settings = tmp_path / "deploy/pages.conf"
    settings.parent.mkdir()
    shutil.copy(ROOT / "deploy/pages.conf", settings)
    assert "deploy/pages.conf:1: its languages are not those of" in run("check", exit_code=1)

    run("update")

    assert "{ default en; fr fr; ar ar; }" in settings.read_text("utf-8")
    assert "<site_first>en|fr|ar)" in settings.read_text("utf-8")
    run("check")


def is_refused(text: str) -> bool:
    """Whether the rules for the words of editors refuse a text."""
    try:
        TypeAdapter(Sentence).validate_python(text)
    except ValidationError:
        return True
    return False


@pytest.mark.promise("F9")
def test_english_of_pages_follows_rules_of_wording() -> None:
    refused = set[str]()
    for message in iter_page_messages(extract_messages(ROOT)):
        if message.context != SEARCH_WORDS:
            refused |= {text for text in english_texts(message) if is_refused(text)}

    assert refused == ALLOWED


@pytest.mark.parametrize(
    ("command", "file", "content", "problem"), CASES["bad_files_of_translations"]
)
def test_command_with_bad_file_prints_its_line_without_traceback(
    small_translations: Path, command: str, file: str, content: str, problem: str
) -> None:
    path = small_translations / file
    path.parent.mkdir(exist_ok=True)
    path.write_text(content, "utf-8")

    runner = CliRunner(catch_exceptions=False)
    assert problem in runner.invoke(translations.translation_commands, [command]).output
