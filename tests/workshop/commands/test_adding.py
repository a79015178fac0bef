"""`flask translations add`: a language is a day's work, and half-done breaks nothing."""

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

REGION = "'es-MX' is a region or a script of 'es', and a language has one address; type es"
NEW = (
    "sw/language.yaml",
    "sw/checks.yaml",
    "sw/LC_MESSAGES/messages.po",
    "sw/LC_MESSAGES/directory.po",
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return make_small_catalogs(tmp_path / "translations")


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
        "2. translations/sw/checks.yaml: missing: script, negations, quotation, ",
        "3. translations/sw/LC_MESSAGES/*.po: ",
        "4. docs/translators/sw.md: ",
        "5. translations/glossary.csv: the columns sw and sw_never",
        "6. translations/languages.yaml: `  - sw`",
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
        ("prs", "دری", "rtl", 1),
        ("ymm", "ymm", "ltr", 2),
    ],
)
def test_cldr_tells_of_any_language(
    folder: Path, code: str, autonym: str, direction: str, forms: int
) -> None:
    assert run(folder, "add", code).exit_code == 0
    made = read_registry(folder).unpublished[code]
    assert (made.autonym, made.direction) == (autonym, direction)
    assert len(made.plural_samples) == forms
    text = (folder / code / "language.yaml").read_text("utf-8")
    assert ("CLDR divides numbers otherwise" in text) == (code in {"fa", "ln", "prs", "rw"})
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
    assert again.stdout.count("is there already: ") == 3 + len(DOMAINS)
    assert path.read_bytes() == before


def test_what_is_missing_in_the_checks_is_said_until_it_is_there(folder: Path) -> None:
    run(folder, "add", "sw")
    path = folder / "sw/checks.yaml"
    text = path.read_text("utf-8")
    assert text.startswith("# Swahili: ")
    assert read_orthographies(folder)[0]["sw"] == GENERAL
    filled = text.replace("# script:", "script: LATIN").replace("[]", "['si']")
    path.write_text(filled, "utf-8")
    missing = "sw/checks.yaml: missing: quotation, meanings, number_words, names, "
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


@pytest.mark.parametrize(
    ("code", "says"),
    [
        ("en", "'en' is always there; type the code of another language"),
        ("xx", "'xx' stands for no language in ISO 639; look its code up, and type that"),
        ("qaa", "'qaa' stands for no language in ISO 639; look its code up, and type that"),
        ("es-MX", f"{REGION}, and `formats: es_MX` in its language.yaml"),
        *(
            (code, f"{code!r} is no code of a language; type two or three letters, as pt")
            for code in ("SW", "../sw", "swahili", "", ".")
        ),
    ],
)
def test_what_is_no_language_is_refused_with_the_reason(folder: Path, code: str, says: str) -> None:
    before = sorted(folder.parent.rglob("*"))
    result = run(folder, "add", code)
    assert (result.exit_code, result.stderr) == (1, f"{says}\n")
    assert sorted(folder.parent.rglob("*")) == before


@pytest.mark.parametrize(
    ("code", "says"),
    [
        ("ymm", "CLDR does not know 'ymm', so its name and all else are as in English; mend each"),
        ("ht", "CLDR lacks much of Kreyòl Ayisyen and has French instead; type `months` and"),
        ("nb", ""),
    ],
)
def test_what_cldr_lacks_is_said(folder: Path, code: str, says: str) -> None:
    output = run(folder, "add", code).stdout
    assert says in output
    assert ("CLDR" in output) == bool(says)


@pytest.mark.parametrize("code", ["prs", "ymm"])
def test_a_code_of_three_letters_can_be_published(folder: Path, code: str) -> None:
    run(folder, "add", code)
    made = read_registry(folder).unpublished[code]
    for domain in DOMAINS:
        path = catalog_path(folder, made, domain)
        path.write_text(fill_catalog(folder / f"{domain}.pot", made), "utf-8")
    with (folder / "languages.yaml").open("a", encoding="utf-8") as file:
        file.write(f"  - {code}\n")
    client = visit(folder)
    page = client.get(f"/{code}/languages/").get_data(as_text=True)
    assert f'<html lang="{code}" dir="{made.direction}">' in page
    asked = client.get("/", headers={"Accept-Language": f"{code}, en"})
    assert asked.headers["Location"] == f"/{code}/"


def test_a_folder_or_line_of_a_region_is_named_with_the_reason(folder: Path) -> None:
    (folder / "es-MX/LC_MESSAGES").mkdir(parents=True)
    assert f"translations/es-MX/language.yaml:1: error: {REGION}" in run(folder, "check").stderr
    with (folder / "languages.yaml").open("a", encoding="utf-8") as file:
        file.write("  - es-MX\n")
    assert REGION in run(folder, "check").stderr


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
