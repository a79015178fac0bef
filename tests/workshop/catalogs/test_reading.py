"""Hard pages and long sentences are named where they are written, and excused by name there."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.content.damaging import swap
from tests.i18n.damaged_catalogs import FR
from tests.i18n.spoken import SPOKEN
from tests.sites import fixture_settings
from tests.workshop.catalogs.project import enter_project
from tests.workshop.checks.seeding import Entry, Seed, sow
from webapp.commands import data
from webapp.i18n.checks import Finding
from webapp.settings import ROOT, Settings
from workshop.catalogs.keys import Key
from workshop.catalogs.reading import check_english, check_pages, find_pages
from workshop.commands.translations import translations

SHORE = "organizations/shore.yaml"
PLAIN = "description: This office trains people who help."
WORDS = ("considerable", "extraordinary", "institutional", "appropriate", "comparable") * 5
HARD = " ".join(f"Organizations necessitate {word} collaboration." for word in WORDS)
LONG = "This office trains people who help, and it helps them " + "to help people who help " * 3
FRENCH = "Vous pouvez appeler et nous vous aidons. " * 20
HARD_FRENCH = "Une collaboration interinstitutionnelle particulièrement approfondie. " * 20


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the catalogs of a small project, which a test may change."""
    return enter_project(tmp_path, monkeypatch)


def judge(data_copy: Path, english: str, above: str = "") -> list[Finding]:
    """Return what is found where an office of the made-up site is described in other words."""
    swap(f"    {PLAIN}", f"{above}    description: {english}")(data_copy / SHORE)
    page = (Key("directory", "shore-office.description", english),)
    pages = {"/resources/shore-office/": page, "/resources/": page}
    return check_english(ROOT, replace(fixture_settings(), data=data_copy), pages)


def line_of(data_copy: Path) -> int:
    lines = (data_copy / SHORE).read_text("utf-8").split("\n")
    return max(number for number, line in enumerate(lines, 1) if "    description: " in line)


def test_pages_of_the_made_up_site_are_plain() -> None:
    settings = fixture_settings()
    pages = find_pages(settings)
    assert {"/", "/resources/", "/go/1/"} <= set(pages)
    assert check_english(ROOT, settings, pages) == []


def test_hard_page_is_named_with_its_hardest_sentence(data_copy: Path) -> None:
    [finding] = judge(data_copy, HARD)
    assert (finding.check, finding.level) == ("hard-page", "hint")
    assert (finding.file, finding.line) == (f"data/{SHORE}", line_of(data_copy))
    assert "hard to read: /resources/shore-office/ and 1 more, Flesch-Kincaid " in finding.what
    assert "where 6 is the limit" in finding.what


def test_what_is_excused_with_a_reason_does_not_count(data_copy: Path) -> None:
    assert judge(data_copy, HARD, "    # ok: hard-page the law says it so\n") == []


def test_excuse_without_need_or_reason_is_told(data_copy: Path) -> None:
    [needless] = judge(data_copy, "We help.", "    # ok: hard-page the law says it so\n")
    assert "which finds nothing here" in needless.what
    swap("description: We help.", PLAIN)(data_copy / SHORE)
    swap(" the law says it so", "")(data_copy / SHORE)
    assert {finding.check for finding in judge(data_copy, HARD)} == {"hard-page", "excuse"}


def test_long_sentence_of_the_english_is_named_and_excused(data_copy: Path) -> None:
    [finding] = judge(data_copy, f"{LONG}.")
    assert (finding.check, finding.line) == ("long-sentence", line_of(data_copy))
    assert "of 25 words" in finding.what
    swap(f"description: {LONG}.", PLAIN)(data_copy / SHORE)
    assert judge(data_copy, f"{LONG}.", "    # ok: long-sentence it is a name\n") == []


@pytest.mark.parametrize(
    ("file", "excuse"),
    [
        ("templates/pages/home.html", "{# ok: long-sentence it is a name #}\n"),
        ("webapp/site/copy/labels.py", "# TRANSLATORS: x\n# ok: long-sentence it is a name\n"),
    ],
)
def test_english_of_pages_is_excused_beside_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, file: str, excuse: str
) -> None:
    root = enter_project(tmp_path, monkeypatch).parent
    for old in ("Way out", "%(first)s to %(last)s"):
        for path in (root / "templates/pages/home.html", root / "webapp/site/copy/labels.py"):
            if old in path.read_text("utf-8"):
                swap(old, f"{LONG} {old}.")(path)
    settings = Settings(data=root / "data")
    before = check_english(root, settings, {})
    assert file in {finding.file for finding in before}
    path = root / file
    lines = path.read_text("utf-8").split("\n")
    place = next(number for number, line in enumerate(lines) if LONG in line)
    path.write_text("\n".join([*lines[:place], excuse.rstrip("\n"), *lines[place:]]), "utf-8")
    after = check_english(root, settings, {})
    assert [finding.file for finding in after] == [f.file for f in before if f.file != file]


def french_pages(folder: Path, text: str, excuse: str = "") -> list[Finding]:
    entry = Entry("We help you. You can call.", text)
    sow(folder, Seed(0, "page", "hard-page", "fr", entry), faulty=False)
    path = folder / FR
    path.write_text(path.read_text("utf-8").replace('\nmsgid "We', f'\n{excuse}msgid "We'), "utf-8")
    pages = {"/": (Key("messages", None, str(entry.english)),)}
    return check_pages(folder, SPOKEN["fr"], pages)


def test_page_is_judged_by_the_formula_of_its_language(tmp_path: Path) -> None:
    assert french_pages(tmp_path / "plain", FRENCH) == []
    [finding] = french_pages(tmp_path / "hard", HARD_FRENCH)
    assert finding.what.startswith("'We help you. You can call.' stands on a page that is hard")
    assert "Kandel-Moles" in finding.what
    assert french_pages(tmp_path / "excused", HARD_FRENCH, "# ok: hard-page a name\n") == []


def test_language_without_a_formula_is_not_judged(tmp_path: Path) -> None:
    folder = sow(
        tmp_path / "so", Seed(0, "page", "hard-page", "so", Entry("Help.", HARD)), faulty=False
    )
    assert check_pages(folder, SPOKEN["so"], {"/": (Key("messages", None, "Help."),)}) == []


def test_check_names_some_hints_and_counts_the_rest_and_never_fails(folder: Path) -> None:
    more = f"{'Vous pouvez appeler et '.lower() * 6}"
    path = folder / FR
    path.write_text(
        re.sub(r'(\nmsgstr "|msgstr\[\d\] ")(?=\w)', rf"\1{more}", path.read_text("utf-8"))
    )
    env = {"SITE_TRANSLATIONS": str(folder)}
    [all_languages, french] = [
        CliRunner().invoke(translations, ["check", *asked], env=env) for asked in ([], ["fr"])
    ]
    named = french.stdout.count(" (long-sentence)")
    assert named > 3
    assert f"{named - 3} more of long-sentence in fr; run" in all_languages.stdout
    assert all_languages.exit_code == french.exit_code == 0


def test_todo_of_editors_names_long_english(
    data_copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    swap(PLAIN, f"description: {LONG}.")(data_copy / SHORE)
    env = {"SITE_DATA": str(data_copy)}
    monkeypatch.setattr(Settings, "date_today", lambda _settings: fixture_settings().today)
    lines = CliRunner().invoke(data, ["todo"], env=env).stdout.splitlines()
    [line] = [line for line in lines if "has a sentence of 25 words" in line]
    assert line.startswith(f"editor: data/{SHORE}:")


def test_todo_of_translators_names_what_is_hard(folder: Path) -> None:
    swap('msgstr "Sortie"', f'msgstr "{"vous pouvez partir et " * 6}"')(folder / FR)
    lines = CliRunner().invoke(
        translations, ["todo", "fr", "--limit", "0"], env={"SITE_TRANSLATIONS": str(folder)}
    )
    assert re.search(r"^hard to read: say these shorter \([1-9]", lines.stdout, re.MULTILINE)
    assert "'Way out' has a sentence of 24 words" in lines.stdout
