"""`flask translations`: what a translator types, on a small folder, and what it answers."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from click.testing import CliRunner

from tests.sites import FR, SMALL, edit
from webapp.cli import translations as commands
from webapp.facts.wording import check_length, check_plain, check_promises
from webapp.problems import InvalidValueError, ProblemsFoundError
from webapp.settings import ROOT
from webapp.words.catalogs import (
    TEMPLATE,
    iter_messages,
    iter_page_messages,
    parse_catalog,
    read_template,
)
from webapp.words.entries import SEARCH_WORDS
from webapp.words.extract import extract
from webapp.words.languages import SOURCE
from webapp.words.reviews import english_texts

ENGLISH = (SMALL / TEMPLATE).read_text("utf-8")
AGE = "Moins de 24 ans ou plus de 65 ans"
# What the rules of words refuse, and somebody has read: none of these promises anything.
SOUND = {
    "Local Data & Resources",
    "If you are in danger at this moment and it feels safe to call:",
    "A safe place to stay",
    "An offense that nobody reports to the police is not in these records.",
    "This site sets no cookies and keeps no record of your visit.",
    (
        "Nobody knows how many people are trafficked in Maine. These are the numbers that exist,"
        " where they come from, and what they cannot tell."
    ),
    (
        "A contact is a call or a message to one hotline. It is not a person: one person can call"
        " many times, and many people never call or write."
    ),
    "This site never calls by itself.",
    "A phone that nobody checks tells less: a friend's phone, or a public one.",
}


def say(patch: pytest.MonkeyPatch, english: str) -> None:
    """Let the site say just these words."""
    patch.setattr(commands, "extract", lambda _root: parse_catalog(english, SOURCE))


@pytest.fixture(autouse=True)
def french(small_translations: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Let commands work on the small folder, and return its French catalog."""
    say(monkeypatch, ENGLISH)
    monkeypatch.setenv("SITE_TRANSLATIONS", str(small_translations))
    return small_translations / FR


def run(*arguments: object, fails: bool = False) -> str:
    """Run a command and return what it answers."""
    result = CliRunner().invoke(commands.translations, [*map(str, arguments)])
    assert result.exit_code == fails, result.output
    return result.output


def source_keys(catalog: Catalog) -> set[tuple[str | None, tuple[str, ...]]]:
    return {(message.context, english_texts(message)) for message in iter_messages(catalog)}


def test_pybabel_extract_finds_every_message_of_the_pot_file(tmp_path: Path) -> None:
    command = [f"{sys.prefix}/bin/pybabel", "extract", "-F", "babel.cfg"]
    subprocess.run(
        [*command, "-o", tmp_path / TEMPLATE, "."], cwd=ROOT, check=True, capture_output=True
    )

    extracted = source_keys(read_template(tmp_path))

    assert extracted == source_keys(read_template(ROOT / "translations"))


def test_check_counts_and_fails_for_no_missing_sentence_until_too_many_are(french: Path) -> None:
    assert "fr: 5 of 5 translated, 0 reviewed; 0 of 1 safety sentences" in run("check")
    edit(french, '"Sortie"', '""')
    run("check")
    edit(french, AGE, "")
    output = run("check", fails=True)
    assert "translations/languages.yaml:1: fr: under 80 of 100 translated; " in output
    edit(french, "Way out", "Way in")
    answer = run("check", fails=True)
    assert "type `.venv/bin/flask translations update`" in answer
    assert "ar: 5 of 5 translated" in answer


@pytest.mark.promise("W8")
def test_an_error_knows_no_excuse(french: Path) -> None:
    edit(french, 'msgid "Way out"', '# ok: markup it is so\nmsgid "Way out"')
    edit(french, "Sortie", "<b>Sortie</b>")
    line = french.read_text("utf-8").partition("<b>")[0].count("\n")
    assert f"translations/{FR}:{line}: error: 'Way out': it has " in run("check", "fr", fails=True)


def test_update_brings_new_english_and_keeps_every_word(
    french: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = french.read_text("utf-8")
    run("update")
    assert french.read_text("utf-8") == before
    plural = '65"\nmsgid_plural "New"\nmsgstr[0] ""\nmsgstr[1] ""'
    say(monkeypatch, ENGLISH.replace("Way out", "New").replace('65"\nmsgstr ""', plural))
    assert "fr: 2 wait for a translation" in run("update")
    assert f"{plural}\n" in french.read_text("utf-8"), "nothing is guessed"
    say(monkeypatch, ENGLISH)
    assert "fr: 1 wait for a translation" in run("update")
    assert 'msgid "Way out"\nmsgstr "Sortie"\n' in french.read_text("utf-8")


def test_update_seals_a_review_of_an_editor_and_drops_who_edited(french: Path) -> None:
    edit(french, '"Language: fr', '"Last-Translator: Ann <ann@example.org>\\n"\n"Language: fr')
    edit(french, 'msgid "Way out"', '# a note\n# Reviewed: Amina B\nmsgid "Way out"')
    run("update")
    text = french.read_text("utf-8")
    review = r"# a note\n# Reviewed: Amina B [0-9a-f]{8}\n#: templates/base.html\n"
    assert re.search(rf'{review}msgid "Way out"', text)
    assert "ann@example.org" not in text
    assert "1 reviewed" in run("check", "fr")


@pytest.mark.parametrize(("code", "of_gettext"), [("fa", "fa"), ("fa-AF", "fa_AF")])
def test_a_language_is_begun(small_translations: Path, code: str, of_gettext: str) -> None:
    (small_translations / code).mkdir()
    words = "autonym: فارسی\ndirection: rtl\nformats: fa\n"
    (small_translations / code / "language.yaml").write_text(words, "utf-8")
    run("update")
    assert f"{code}: 0 of 5 translated" in run("check", code)
    catalog = (small_translations / code / "LC_MESSAGES/messages.po").read_text("utf-8")
    assert f'"Language: {of_gettext}\\n"' in catalog


def test_a_sheet_goes_out_and_what_changed_comes_back(french: Path, tmp_path: Path) -> None:
    sheet = tmp_path / "fr.csv"
    edit(french, "Sortie", "=Sortie; «ici», là")
    before = french.read_text("utf-8")
    run("sheet", "fr", sheet)
    assert "\"'=Sortie" in sheet.read_text("utf-8"), "no spreadsheet computes it"
    assert "fr: 0 rows taken" in run("sheet", "fr", sheet, "--take")
    assert french.read_text("utf-8") == before
    sheet.write_text(sheet.read_text("utf-8").replace('","', '";"'), "utf-8")
    edit(sheet, "'=Sortie", "Issue")
    edit(sheet, f'{AGE}";"', '<b>";"')
    edit(sheet, "leur dire", "le leur dire")
    edit(french, "Vous n’avez pas", "Personne n’a")
    answer = run("sheet", "fr", sheet, "--take")
    assert "fr: 1 rows taken" in answer
    assert "'<b>': it has ['<b>']" in answer
    assert "'You do not have to tell them.' was changed since the sheet was written" in answer
    assert "Personne" in french.read_text("utf-8")
    assert 'msgstr "Issue; «ici», là"' in french.read_text("utf-8")


def is_refused(text: str) -> bool:
    """Whether pages may not say this, as editors may not."""
    try:
        check_length(check_promises(check_plain(text)))
    except InvalidValueError:
        return True
    return False


@pytest.mark.promise("F9")
def test_the_english_of_pages_promises_nothing_and_is_short_and_without_digits() -> None:
    messages = [m for m in iter_page_messages(extract(ROOT)) if m.context != SEARCH_WORDS]
    assert {text for m in messages for text in english_texts(m) if is_refused(text)} == SOUND
    wrong = ("She is voiceless.", "Cover your tracks.", "We will help.", "so " * 21, "Call 988.")
    assert all(map(is_refused, wrong))


def test_a_template_that_cannot_be_read_is_named_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "babel.cfg").write_bytes((ROOT / "babel.cfg").read_bytes())
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates/broken.html").write_text("\n{% trans %}{% if %}{% endtrans %}", "utf-8")
    with pytest.raises(ProblemsFoundError, match=r"^templates/broken.html:2: messages cannot be"):
        extract(tmp_path)


@pytest.mark.usefixtures("csv_limit")
@pytest.mark.parametrize(
    ("name", "text", "named"),
    [
        ("glossary.csv", "source;scope;fr", "glossary.csv:1: the first line lacks 'scope'"),
        ("glossary.csv", "\ufeffsource,scope,fr\nexit,word,sortie\n", ""),
        ("zz/language.yaml", "autonym: Z\ndirection: ltr\nformats: fr\n", "zz/language.yaml:1: "),
        ("glossary.csv", '"' + "x" * 140_000, "glossary.csv:1: not readable as CSV (field larger"),
    ],
)
def test_what_a_spreadsheet_or_a_beginner_writes_gives_no_traceback(
    french: Path, name: str, text: str, named: str
) -> None:
    path = french.parents[2] / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(f"{text}\nx;y;z\n" if ";" in text else text, "utf-8")
    result = CliRunner().invoke(commands.translations, ["update" if "zz" in name else "check"])
    assert named in result.output
    assert result.exception is None or isinstance(result.exception, SystemExit)
