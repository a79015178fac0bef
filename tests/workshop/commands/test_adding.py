"""`flask translations add`: a language is a day's work, and half-done breaks nothing."""

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from flask.testing import FlaskClient

from tests.i18n.small import make_small_catalogs
from tests.i18n.spoken import SPOKEN, TRANSLATED
from tests.sites import FIXTURE, FIXTURE_DAY, fill_catalog
from webapp.app import create_app
from webapp.i18n import catalogs
from webapp.i18n.catalogs import DOMAINS, catalog_path
from webapp.i18n.locales import read_registry
from webapp.settings import ROOT, Settings
from workshop.checks.orthography import GENERAL, read_orthographies
from workshop.commands.translations import translations

NEW = (
    "sw/language.yaml",
    "sw/checks.yaml",
    "sw/LC_MESSAGES/messages.po",
    "sw/LC_MESSAGES/directory.po",
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = make_small_catalogs(tmp_path / "translations")
    shutil.rmtree(made / "sw")  # whose small words are known
    return made


def visit(folder: Path) -> FlaskClient:
    """Return a visitor of the made-up site with the languages of a folder."""
    settings = Settings(data=FIXTURE / "data", translations=folder, testing=True, today=FIXTURE_DAY)
    return create_app(settings).test_client()


def run(folder: Path, *arguments: str) -> Result:
    """Run a command on a folder."""
    env = {"SITE_TRANSLATIONS": str(folder)}
    return CliRunner().invoke(translations, arguments, env=env)


def test_everything_but_the_words_is_made(folder: Path) -> None:
    before = {path: path.read_bytes() for path in folder.rglob("*.*") if path.is_file()}
    result = run(folder, "add", "sw")
    assert result.exit_code == 0, result.output
    assert {path: path.read_bytes() for path in before} == before
    assert all((folder / name).is_file() for name in NEW)
    sheet = folder.parent / "docs/translators/sw.md"
    assert sheet.read_text("utf-8").startswith("# Swahili (Kiswahili): how it should sound")
    for left in (
        "1. translations/sw/language.yaml: ",
        "2. translations/sw/checks.yaml: missing: script, small_words, negations, quotation, ",
        "3. translations/sw/LC_MESSAGES/*.po: ",
        "4. docs/translators/sw.md: ",
        "5. translations/languages.yaml: `  - sw`",
    ):
        assert left in result.stdout
    swahili = read_registry(folder).unpublished["sw"]
    assert (swahili.autonym, swahili.direction) == ("Kiswahili", "ltr")
    assert swahili.plural_samples == (1, 2)


@pytest.mark.parametrize(
    ("code", "autonym", "direction", "forms"),
    [
        ("fa", "فارسی", "rtl", 1),
        ("vi", "Tiếng Việt", "ltr", 1),
        ("ru", "Русский", "ltr", 3),
        ("ln", "Lingála", "ltr", 2),
        ("rw", "Ikinyarwanda", "ltr", 2),
    ],
)
def test_cldr_tells_of_any_language(
    folder: Path, code: str, autonym: str, direction: str, forms: int
) -> None:
    assert run(folder, "add", code).exit_code == 0
    made = read_registry(folder).unpublished[code]
    assert (made.autonym, made.direction) == (autonym, direction)
    assert len(made.plural_samples) == forms
    assert run(folder, "todo", code).exit_code == 0


def test_what_is_there_stays(folder: Path) -> None:
    path = folder / "sw/LC_MESSAGES/messages.po"
    path.parent.mkdir(parents=True)
    path.write_text("somebody's words", "utf-8")
    assert "this line is broken" in run(folder, "add", "sw").stderr
    assert path.read_text("utf-8") == "somebody's words"
    path.unlink()
    assert run(folder, "add", "sw").exit_code == 0
    before = path.read_bytes()
    again = run(folder, "add", "sw")
    assert again.stdout.count("is there already: ") == 5
    assert path.read_bytes() == before


def test_what_is_missing_in_the_checks_is_said_until_it_is_there(folder: Path) -> None:
    run(folder, "add", "sw")
    path = folder / "sw/checks.yaml"
    text = path.read_text("utf-8")
    assert text.startswith("# Swahili: ")
    assert read_orthographies(folder)[0]["sw"] == GENERAL
    filled = text.replace("# script:", "script: LATIN").replace("words: ''", "words: na ya")
    path.write_text(filled.replace("# negations:", "negations: ['si']"), "utf-8")
    missing = "sw/checks.yaml: missing: quotation, meanings, words, number_words, names, "
    assert missing in run(folder, "add", "sw").stdout
    path.write_text("script: Latin\n", "utf-8")
    assert "translations/sw/checks.yaml:1: " in run(folder, "add", "sw").stderr


def test_a_half_done_language_has_no_page_and_no_link(folder: Path) -> None:
    run(folder, "add", "sw")
    path = folder / "sw/LC_MESSAGES/messages.po"
    path.write_text(path.read_text("utf-8").replace('msgstr ""\n\n', 'msgstr "<b>"\n\n'), "utf-8")
    client = visit(folder)
    assert client.get("/sw/").status_code == 404
    assert client.get("/", headers={"Accept-Language": "sw"}).headers["Location"] == "/en/"
    page = client.get("/en/").get_data(as_text=True)
    assert page.count("hreflang=") == len(SPOKEN)
    assert "Kiswahili" not in page
    assert "sw/LC_MESSAGES/messages.po:" in run(folder, "check").stderr
    last = run(folder, "status").stdout.splitlines()[-1]
    assert last.startswith("sw Kiswahili: ")
    assert "in the making, not published" in last


def test_one_line_publishes_it(folder: Path) -> None:
    run(folder, "add", "sw")
    swahili = read_registry(folder).unpublished["sw"]
    for domain in DOMAINS:
        path = catalog_path(folder, swahili, domain)
        path.write_text(fill_catalog(folder / f"{domain}.pot", swahili), "utf-8")
    assert list(catalogs.load(folder)) == list(SPOKEN)
    with (folder / "languages.yaml").open("a", encoding="utf-8") as file:
        file.write("  - sw\n")
    page = visit(folder).get("/sw/languages/").get_data(as_text=True)
    assert '<html lang="sw" dir="ltr">' in page
    assert page.count('hreflang="sw"') == 1


@pytest.mark.parametrize("code", ["en", "xx", "SW", "../sw", "sw-BR", "swahili", "", "."])
def test_what_is_no_language_is_refused(folder: Path, code: str) -> None:
    before = sorted(folder.parent.rglob("*"))
    result = run(folder, "add", code)
    assert result.exit_code == 1
    assert result.stderr.startswith(f"{code!r} is no language to add; type its code of two")
    assert sorted(folder.parent.rglob("*")) == before


def test_no_other_file_names_the_languages() -> None:
    """A language's code is the name of its folder, which has what is usual in it."""
    codes = [locale.code for locale in TRANSLATED]
    named = [
        path.relative_to(ROOT).as_posix()
        for folder in ("webapp", "workshop", "templates")
        for path in (ROOT / folder).rglob("*.*")
        if path.suffix in {".py", ".html", ".js"}
        and path.name != "claim_rules.py"  # a sentence of the page names a language
        and sum(f'"{code}"' in path.read_text("utf-8") for code in codes)
    ]
    assert named == []
