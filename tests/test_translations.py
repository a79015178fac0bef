"""`flask translations`: what a translator types, on a small folder, and what it answers."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tests.small import ENGLISH, FR, make_small
from webapp.desk import commands
from webapp.desk.commands import translations
from webapp.desk.extract import extract, refresh, write_catalog
from webapp.facts.wording import check_length, check_plain, check_promises
from webapp.problems import InvalidValueError, ProblemsFoundError
from webapp.settings import ROOT
from webapp.words.catalogs import (
    TEMPLATE,
    catalog_path,
    messages_of,
    pages_of,
    parse_catalog,
    read_catalog,
)
from webapp.words.faults import SEARCH_WORDS
from webapp.words.languages import SOURCE, read_languages
from webapp.words.reviews import sources_of

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


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a small folder of translations, of a site that says just these words."""
    monkeypatch.setattr(commands, "extract", lambda _root: parse_catalog(ENGLISH, SOURCE))
    folder = make_small(tmp_path / "translations")
    monkeypatch.setenv("SITE_TRANSLATIONS", str(folder))
    return folder


def run(*arguments: str) -> Result:
    """Run a command."""
    return CliRunner().invoke(translations, arguments)


def edit(path: Path, old: str, new: str) -> None:
    """Replace a text that a file holds."""
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def test_sound_catalogs_pass_and_are_counted(folder: Path) -> None:
    result = run("check")
    assert result.exit_code == 0, result.output
    assert "fr: 5 of 5 translated, 0 reviewed; 0 of 1 safety sentences" in result.output
    assert folder.name in run("check", "xx").output


def test_an_error_fails_and_names_its_line(folder: Path) -> None:
    edit(folder / FR, 'msgstr "Sortie"', 'msgstr "<b>Sortie</b>"')
    line = (folder / FR).read_text("utf-8").split("<b>")[0].count("\n")
    result = run("check", "fr")
    assert result.exit_code == 1
    assert f"translations/{FR}:{line}: error: 'Way out': it has " in result.output


def test_an_error_knows_no_excuse(folder: Path) -> None:
    edit(folder / FR, 'msgid "Way out"', '# ok: markup it is so\nmsgid "Way out"')
    edit(folder / FR, 'msgstr "Sortie"', 'msgstr "<b>Sortie</b>"')
    assert run("check", "fr").exit_code == 1


def test_an_excuse_that_excuses_nothing_is_named(folder: Path) -> None:
    edit(folder / FR, 'msgid "Way out"', '# ok: coppied it is so\nmsgid "Way out"')
    result = run("check", "fr")
    assert result.exit_code == 0
    line = (folder / FR).read_text("utf-8").split('msgid "Way out"')[0].count("\n") + 1
    said = f"{FR}:{line}: warning: 'Way out': 'ok: coppied it is so' excuses nothing; type `# ok: "
    assert said in result.output


def test_a_list_of_messages_that_the_site_no_longer_has_fails(folder: Path) -> None:
    edit(folder / TEMPLATE, 'msgid "Way out"', 'msgid "Way in"')
    line = (folder / TEMPLATE).read_text("utf-8").split("Way in")[0].count("\n") + 1
    result = run("check")
    assert result.exit_code == 1
    assert "templates/base.html:3: translations/messages.pot lacks 'Way out'; " in result.output
    assert f"translations/messages.pot:{line}: the site no longer says 'Way in'; " in result.output


@pytest.mark.parametrize(
    ("old", "new", "what"),
    [
        ("Way out", "Way in", "run `.venv/bin/flask translations update`"),
        ('msgstr "Sortie"', 'msgstr "Sortie', "this line is broken"),
        ("Language: fr", "Language: es", "type Language: fr"),
    ],
)
def test_a_catalog_that_is_none_fails(folder: Path, old: str, new: str, what: str) -> None:
    edit(folder / FR, old, new)
    result = run("check")
    assert result.exit_code == 1
    assert what in result.output
    assert "ar: 5 of 5 translated" in result.output


def test_a_missing_sentence_fails_nothing_until_too_many_are(folder: Path) -> None:
    edit(folder / FR, 'msgstr "Sortie"', 'msgstr ""')
    assert run("check").exit_code == 0
    edit(folder / FR, "Moins de 24 ans ou plus de 65 ans", "")
    result = run("check")
    assert result.exit_code == 1
    said = "translations/languages.yaml:1: fr: under 80 of 100 translated; "
    assert said in result.output


def test_todo_begins_with_the_worst(folder: Path) -> None:
    edit(folder / FR, 'msgstr "Sortie"', 'msgstr "<b>"')
    edit(folder / FR, "Moins de 24 ans ou plus de 65 ans", "")
    lines = run("todo", "fr").output.splitlines()
    levels = [line.split(": ")[1] for line in lines[:-1]]
    assert levels == ["error", "missing", "unread", "unread", "unread"]
    assert "(a life can hang on it)" in lines[2]


def test_update_brings_new_english_and_keeps_every_word(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = (folder / FR).read_text("utf-8")
    assert run("update").exit_code == 0
    assert (folder / FR).read_text("utf-8") == before
    english = parse_catalog(f'{ENGLISH}\nmsgid "New"\nmsgstr ""\n', SOURCE)
    monkeypatch.setattr(commands, "extract", lambda _root: english)
    assert "fr: 1 wait for a translation" in run("update").output
    assert 'msgid "New"\nmsgstr ""' in (folder / FR).read_text("utf-8")


def test_update_leaves_a_broken_catalog_and_mends_the_others(folder: Path) -> None:
    (folder / FR).write_text("nonsense", "utf-8")
    (folder / "ar/LC_MESSAGES/messages.po").unlink()
    result = run("update")
    assert result.exit_code == 1
    assert f"translations/{FR}:1: " in result.output
    assert (folder / FR).read_text("utf-8") == "nonsense"
    assert (folder / "ar/LC_MESSAGES/messages.po").is_file()


@pytest.mark.parametrize(("code", "direction"), [("sw", "ltr"), ("fa", "rtl"), ("ymm", "ltr")])
def test_a_language_is_begun(folder: Path, code: str, direction: str) -> None:
    assert "deploy/pages.conf" in run("add", code).output
    assert run("update").exit_code == 0
    assert f"direction: {direction}" in (folder / code / "language.yaml").read_text("utf-8")
    assert f"{code}: 0 of 5 translated" in run("check", code).output
    assert (folder.parent / f"docs/translators/{code}.md").is_file()
    own = (folder / code / "language.yaml").read_text("utf-8")
    edit(folder / code / "language.yaml", own, f"# Mine\n{own}")
    assert "is there already" in run("add", code).output
    assert "# Mine" in (folder / code / "language.yaml").read_text("utf-8")


@pytest.mark.parametrize("code", ["en", "fr-CA", "français", "../x"])
def test_a_code_that_is_none_is_refused(folder: Path, code: str) -> None:
    result = run("add", code)
    assert result.exit_code == 1
    assert "is no code of a new language" in result.output
    assert sorted(path.name for path in folder.iterdir() if path.is_dir()) == ["ar", "fr"]


def test_a_page_is_printed_and_its_review_is_entered(folder: Path, tmp_path: Path) -> None:
    page = str(tmp_path / "page.html")
    assert run("packet", "fr", page).exit_code == 0
    for name in ("amina", "yusuf"):
        assert f"1 entered for {name}" in run("review", "fr", page, "--by", name).output
    assert run("review", "ar", page, "--by", "idil").exit_code == 1
    assert "fr: 5 of 5 translated, 1 reviewed; 1 of 1 safety" in run("check", "fr").output
    edit(folder / FR, "Vous n’avez pas", "Vous n’avez vraiment pas")
    assert "not entered" in run("review", "fr", page, "--by", "idil").output
    assert run("review", "fr", page, "--by", " ").exit_code == 1


def test_a_sheet_goes_out_and_comes_back(folder: Path, tmp_path: Path) -> None:
    sheet = tmp_path / "fr.csv"
    assert run("sheet", "fr", str(sheet)).exit_code == 0
    before = (folder / FR).read_text("utf-8")
    assert run("sheet", "fr", str(sheet), "--take").exit_code == 0
    assert (folder / FR).read_text("utf-8") == before
    edit(sheet, '"Sortie","Sortie"', '"Sortie","Issue"')
    assert "fr: 1 sentences taken, 0 rows not" in run("sheet", "fr", str(sheet), "--take").output
    assert 'msgstr "Issue"' in (folder / FR).read_text("utf-8")
    sheet.write_bytes("à".encode("latin-1"))
    assert "save it as CSV UTF-8" in run("sheet", "fr", str(sheet), "--take").output


def is_refused(text: str) -> bool:
    """Whether pages may not say this, as editors may not."""
    try:
        check_length(check_promises(check_plain(text)))
    except InvalidValueError:
        return True
    return False


def test_the_english_of_pages_promises_nothing_and_is_short_and_without_digits() -> None:
    messages = [m for m in pages_of(extract(ROOT)) if m.context != SEARCH_WORDS]
    assert {text for m in messages for text in sources_of(m) if is_refused(text)} == SOUND
    wrong = ("She is voiceless.", "Cover your tracks.", "We will help.", "so " * 21, "Call 988.")
    assert all(map(is_refused, wrong))


def test_who_translates_what_a_life_can_hang_on_is_told_so() -> None:
    notes = {m.context: m.auto_comments for m in messages_of(extract(ROOT))}
    assert any("A life can hang on it" in note for note in notes["safety"])
    assert any(context and context.endswith(".know") for context in notes)


def test_update_changes_nothing_in_the_catalogs_of_the_site() -> None:
    folder = ROOT / "translations"
    english = extract(ROOT)
    assert write_catalog(english) == (folder / TEMPLATE).read_text("utf-8")
    for code, locale in read_languages(folder).items():
        if code != SOURCE.code:
            catalog, path = read_catalog(folder, locale), catalog_path(folder, locale)
            refresh(catalog, english)
            assert write_catalog(catalog) == path.read_text("utf-8"), code


def test_a_template_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    (tmp_path / "babel.cfg").write_text((ROOT / "babel.cfg").read_text("utf-8"), "utf-8")
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates/a.html").write_text("\n{% trans %}x\n", "utf-8")
    with pytest.raises(ProblemsFoundError, match=r"templates/a\.html:\d+: no words"):
        extract(tmp_path)
