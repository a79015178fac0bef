"""`flask translations` in the hands of a translator."""

import re
from io import BytesIO
from pathlib import Path

import pytest
from babel.messages.catalog import Message
from babel.messages.pofile import read_po
from click.testing import CliRunner, Result

from tests.i18n.spoken import SPOKEN, TRANSLATED
from tests.sites import REVIEWED_DAY
from tests.workshop.catalogs.project import enter_project
from webapp.i18n import catalogs
from webapp.i18n.messages import messages_of, strings_of
from webapp.i18n.reviews import checksum_of
from workshop.catalogs.po_files import refresh_catalog, write_catalog
from workshop.commands.translations import translations

FR = Path("fr/LC_MESSAGES/messages.po")
SKIP, SKIPPED = "Skip to the page", "Passer au contenu"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the catalogs of a small project, which a test may change."""
    return enter_project(tmp_path, monkeypatch)


def run(folder: Path | str, *arguments: str) -> Result:
    """Run a command on a folder."""
    env = {"SITE_TRANSLATIONS": str(folder)}
    return CliRunner().invoke(translations, arguments, env=env)


def contents(folder: Path) -> dict[str, bytes]:
    """Return what all files hold."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


@pytest.mark.parametrize("command", ["check", "extract", "update", "status"])
def test_folder_that_is_none_is_refused_in_one_line(command: str) -> None:
    result = run("/nowhere/at/all", command)
    assert result.exit_code == 1
    output = "SITE_TRANSLATIONS names no folder; type the path of a copy of translations/\n"
    assert result.stderr == output


def test_extract_check_writes_nothing(folder: Path) -> None:
    before = contents(folder)
    result = run(folder, "extract", "--check")
    assert result.exit_code == 0
    assert result.stdout == "the .pot files are up to date\n"
    assert contents(folder) == before


def test_extract_check_fails_for_a_stale_template(folder: Path) -> None:
    template = folder / "directory.pot"
    stale = template.read_text("utf-8").replace("You can", "You could", 1)
    template.write_text(stale, "utf-8")
    result = run(folder, "extract", "--check")
    assert result.exit_code == 1
    assert (
        result.stderr
        == "directory.pot: not up to date; run `.venv/bin/flask translations update`\n"
    )
    assert template.read_text("utf-8") == stale
    assert run(folder, "extract").stdout == "written: directory.pot\n"
    assert run(folder, "extract", "--check").exit_code == 0


def test_update_of_whole_catalogs_writes_nothing_new(folder: Path) -> None:
    before = contents(folder)
    assert run(folder, "update").exit_code == 0
    assert contents(folder) == before


def test_update_keeps_translations_and_reviews_and_takes_new_messages(folder: Path) -> None:
    path = folder / FR
    text = path.read_text("utf-8")
    skip, way = f'msgid "{SKIP}"', 'msgid "Way out"'
    assert skip in text
    review = f"# Reviewed: amina 2025-04-01 {checksum_of(Message(SKIP, SKIPPED))}"
    text = text.replace(skip, f"{review}\n# Reviewed: yusuf 2025-04-01 00000000\n{skip}")
    begin = text.index(way)
    text = text[:begin] + text[text.index("\n\n", begin) + 2 :]
    path.write_text(text, "utf-8")
    result = run(folder, "update")
    assert result.exit_code == 0
    assert "fr/LC_MESSAGES/messages.po: 1 messages wait for a translation" in result.stdout
    after = path.read_text("utf-8")
    assert f'{way}\nmsgstr ""\n' in after
    assert f'{skip}\nmsgstr "{SKIPPED}"\n' in after
    assert re.search(rf"{review}\n(#[.:].*\n)*{re.escape(skip)}", after)
    assert "yusuf" not in after
    once = contents(folder)
    assert run(folder, "update").exit_code == 0
    assert contents(folder) == once


def test_update_guesses_nothing_for_a_changed_message(folder: Path) -> None:
    path = folder / FR
    text = path.read_text("utf-8")
    path.write_text(text.replace('msgid "Way out"', 'msgid "The way out"'), "utf-8")
    assert run(folder, "update").exit_code == 0
    after = path.read_text("utf-8")
    assert 'msgid "Way out"\nmsgstr ""\n' in after
    assert '#~ msgid "The way out"' in after
    assert "fuzzy" not in after
    once = contents(folder)
    assert run(folder, "update").exit_code == 0
    assert contents(folder) == once


def test_a_message_that_comes_back_brings_its_translation(folder: Path) -> None:
    template = folder / "messages.pot"
    sound, path = template.read_text("utf-8"), folder / FR
    before = path.read_bytes()
    gone = sound.replace('msgid "Way out"\nmsgstr ""\n', "")
    refresh(path, gone)
    assert '#~ msgid "Way out"' in path.read_text("utf-8")
    refresh(path, sound)
    assert path.read_bytes() == before


def test_a_message_that_becomes_a_plural_is_not_guessed(folder: Path) -> None:
    path = folder / FR
    plural = 'msgid "Way out"\nmsgid_plural "Ways out"\nmsgstr[0] ""\nmsgstr[1] ""\n'
    template = (folder / "messages.pot").read_text("utf-8")
    refresh(path, template.replace('msgid "Way out"\nmsgstr ""\n', plural))
    assert plural in path.read_text("utf-8")
    assert "fuzzy" not in path.read_text("utf-8")


def refresh(path: Path, template: str) -> None:
    """Bring a template into a catalog file."""
    catalog, _ = catalogs.read_raw(path, SPOKEN["fr"], path.parents[2])
    assert catalog is not None
    refresh_catalog(catalog, read_po(BytesIO(template.encode("utf-8"))))
    path.write_text(write_catalog(catalog), "utf-8")


def test_update_makes_a_missing_catalog(folder: Path) -> None:
    path = folder / "ar/LC_MESSAGES/directory.po"
    path.unlink()
    assert run(folder, "update").exit_code == 0
    text = path.read_text("utf-8")
    assert "nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3" in text
    assert '"Language: ar\\n"' in text
    assert not any(any(strings_of(m)) for m in read_messages(path))


def read_messages(path: Path) -> list[Message]:
    """Return the messages of a catalog file."""
    catalog, _ = catalogs.read_raw(path, TRANSLATED[-1], path.parents[2])
    assert catalog is not None
    return list(messages_of(catalog))


def test_files_hold_no_date_and_no_line_number(folder: Path) -> None:
    assert run(folder, "update").exit_code == 0
    for name, raw in contents(folder).items():
        text = raw.decode("utf-8")
        assert not re.search(r"^#: .*:\d", text, re.MULTILINE), name
        assert not re.search(r"Date:|Generated-By|Last-Translator", text), name


def test_update_leaves_a_broken_catalog_as_it_is_and_mends_the_others(folder: Path) -> None:
    path = folder / FR
    broken = path.read_text("utf-8").replace(f'"{SKIPPED}"', SKIPPED)
    path.write_text(broken, "utf-8")
    (folder / "ar/LC_MESSAGES/directory.po").unlink()
    result = run(folder, "update")
    assert result.exit_code == 1
    assert re.match(rf"translations/{FR}:\d+: this line is broken", result.stderr)
    assert path.read_text("utf-8") == broken
    assert (folder / "ar/LC_MESSAGES/directory.po").is_file()


@pytest.mark.parametrize("command", [["check"], ["update", "--check"]])
def test_a_catalog_that_update_would_change_fails(folder: Path, command: list[str]) -> None:
    assert run(folder, *command).exit_code == 0
    path = folder / FR
    text = path.read_text("utf-8")
    wrapped = text.replace(f'msgid "{SKIP}"', f'msgid ""\n"{SKIP}"')
    path.write_text(wrapped, "utf-8")
    result = run(folder, *command)
    assert result.exit_code == 1
    line = wrapped[: wrapped.index('msgid ""\n"Skip')].count("\n") + 1
    assert result.stderr == (
        f"translations/{FR}:{line}: not as `update` writes it: 'msgid \"\"'; "
        "run `.venv/bin/flask translations update`\n"
    )
    assert path.read_text("utf-8") == wrapped
    assert run(folder, "update").exit_code == 0
    assert path.read_text("utf-8") == text


def test_update_check_names_stale_templates_and_missing_catalogs(folder: Path) -> None:
    (folder / "directory.pot").write_text(
        (folder / "directory.pot").read_text("utf-8").replace("You can", "You could", 1), "utf-8"
    )
    (folder / FR).unlink()
    output = run(folder, "update", "--check").stderr
    assert "translations/directory.pot:1: the English has changed; run" in output
    assert f"translations/{FR}:1: the file is missing; run" in output


def test_headers_of_other_programs_do_not_stay(folder: Path) -> None:
    path = folder / FR
    text = path.read_text("utf-8")
    header = '"X-Generator: Poedit 3.4\\n"\n"PO-Revision-Date: 2025-04-02 10:00+0000\\n"\n'
    path.write_text(text.replace('"Language: fr', f'{header}"Language: fr', 1), "utf-8")
    assert run(folder, "check").exit_code == 1
    assert run(folder, "update").exit_code == 0
    assert path.read_text("utf-8") == text


def test_status_counts_each_language(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = enter_project(tmp_path, monkeypatch, reviewers=("amina", "yusuf"))
    path = folder / FR
    path.write_text(re.sub("# Reviewed: yusuf .*\n", "", path.read_text("utf-8")), "utf-8")
    first, *others = run(folder, "status").stdout.splitlines()
    assert first == (
        f"fr Français: 8 of 8 translated, 7 reviewed, last on {REVIEWED_DAY}, "
        "1 of the 2 that a life can hang on, draft"
    )
    output = f": 8 of 8 translated, 8 reviewed, last on {REVIEWED_DAY}, 2 of the 2 "
    assert [line.partition(output)[0] for line in others] == [
        f"{locale.code} {locale.autonym}" for locale in TRANSLATED[1:]
    ]
    assert {line.partition("the 2 ")[2] for line in others} == {"that a life can hang on, reviewed"}


def test_status_by_part_counts_each_source_in_sentences_and_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = enter_project(tmp_path, monkeypatch, reviewers=("amina",))
    path = folder / FR
    path.write_text(path.read_text("utf-8").replace(f'"{SKIPPED}"', '""'), "utf-8")
    name, *lines = run(folder, "status", "fr", "--by", "part").stdout.splitlines()
    assert name == "fr Français:"
    found = dict(line.strip().split(": ", 1) for line in lines)
    assert set(found) == {
        "templates/pages/home.html",
        "webapp/site/copy/labels.py",
        "data/organizations/shore.yaml",
    }
    # Four words are not translated, and one person of two has reviewed the link that leaves.
    assert found["templates/pages/home.html"] == (
        "4 (14 words), 3 (10 words) translated, 2 (6 words) reviewed"
    )


def test_status_by_person_counts_what_still_counts_of_each(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = enter_project(tmp_path, monkeypatch, reviewers=("amina", "yusuf"))
    path = folder / FR
    text = path.read_text("utf-8").replace(f'"{SKIPPED}"', '"Aller au contenu"')
    path.write_text(re.sub("# Reviewed: yusuf ", "# Reviewed: Yusuf ", text, count=2), "utf-8")
    assert run(folder, "status", "fr", "--by", "person").stdout.splitlines() == [
        "fr Français:",
        *(
            f"  {name}: 7 (75 words) reviewed, of those that a life can hang on 2 (34 words), "
            f"last on {REVIEWED_DAY}"
            for name in ("amina", "yusuf")
        ),
    ]
    lines = run(folder, "status", "--by", "person").stdout.splitlines()
    assert [line for line in lines if not line.startswith(" ")] == [
        f"{locale.code} {locale.autonym}:" for locale in TRANSLATED
    ]


def test_status_by_person_of_a_language_that_nobody_reviewed(folder: Path) -> None:
    output = "fr Français:\n  nobody has reviewed yet\n"
    assert run(folder, "status", "fr", "--by", "person").stdout == output


def test_status_of_a_faulty_language_says_so(folder: Path) -> None:
    (folder / FR).unlink()
    line = run(folder, "status").stdout.splitlines()[0]
    assert line.endswith(", draft, 1 faults (run `.venv/bin/flask translations check`)")
