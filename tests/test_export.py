"""The site as a folder: the same for the same files, whole or as it was, and no link to nothing."""

import gzip
import os
import re
import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import brotli
import pytest
from click.testing import CliRunner, Result
from werkzeug.test import TestResponse

from tests.sites import answers, fixture, rebuild
from webapp.cli import site as commands
from webapp.pages import export as exporting
from webapp.pages.export import ExportError, export, find_pages
from webapp.pages.site import App
from webapp.settings import Settings
from webapp.words.catalogs import catalog_path

SOME = ("/built.txt", "/en/", "/ar/safety/")
SETTINGS = fixture().settings
TOMORROW = replace(SETTINGS, today=fixture().day + timedelta(days=1))


@pytest.fixture
def some(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a few pages stand for all."""

    def find_some(app: App) -> Iterator[tuple[str, TestResponse]]:
        client = app.test_client()
        return ((path, client.get(path)) for path in SOME)

    monkeypatch.setattr(exporting, "find_pages", find_some)


def write(folder: Path, settings: Settings = SETTINGS, app: App | None = None) -> int:
    """Export the made-up site."""
    return export(folder, settings, lambda: app or fixture(), lambda _: None)


def read(folder: Path) -> dict[str, bytes]:
    """Return what is below a folder."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


@pytest.mark.usefixtures("some")
def test_every_address_is_three_files_that_say_the_same(tmp_path: Path) -> None:
    assert write(tmp_path / "site") == len(SOME)
    found = read(tmp_path / "site")
    names = {"built.txt", "en/index.html", "ar/safety/index.html"}
    names |= {"index.html", "404.html", "error.html"}
    ends = ("", ".gz", ".br")
    assert set(found) == {f"{name}{end}" for name in names for end in ends} | {".exported"}
    for name in names:
        assert gzip.decompress(found[f"{name}.gz"]) == found[name]
        assert brotli.decompress(found[f"{name}.br"]) == found[name]
    assert found["built.txt"] == f"{fixture().day}\n".encode()
    assert found["en/index.html"] == fixture().test_client().get("/en/").data
    write(tmp_path / "other/site", app=rebuild())
    assert read(tmp_path / "other/site") == found


def test_the_page_of_a_service_is_kept_for_a_year_after_it_closed() -> None:
    slug = fixture().data.services["old-bridge"].slug
    assert all(f"/{code}/resources/{slug}/" in answers() for code in fixture().locales)
    then = rebuild(replace(SETTINGS, today=date(2026, 1, 16)))
    assert f"/en/resources/{slug}/" not in dict(find_pages(then))


def test_each_page_says_its_day_and_another_day_is_another_page() -> None:
    then = rebuild(TOMORROW).test_client()
    for path in ("/en/", "/eo/safety/", "/built.txt"):
        assert then.get(path).data != answers()[path].data
    assert then.get("/built.txt").text == "2025-05-02\n"
    assert "This page was made on May 2, 2025." in then.get("/en/").text


def refuse() -> App:
    """Stand for a site that nobody should have made."""
    raise AssertionError("the site was made although nothing has changed")


@pytest.mark.usefixtures("some")
@pytest.mark.parametrize("change", ["nothing", "day", "data", "lost", "cut"])
def test_what_has_changed_or_was_damaged_is_written_anew_and_nothing_else(
    tmp_path: Path, data_copy: Path, change: str
) -> None:
    folder = tmp_path / "site"
    page, file = folder / "ar/safety/index.html.br", data_copy / "site.yaml"
    settings = replace(SETTINGS, data=data_copy)
    write(folder, settings)
    before = folder.stat().st_ino
    match change:
        case "day":
            settings = replace(TOMORROW, data=data_copy)
        case "data":
            file.write_text(file.read_text("utf-8") + "# more\n", "utf-8")
        case "lost":
            page.unlink()
        case "cut":
            page.write_bytes(b"")
        case _:
            assert export(folder, settings, refuse, lambda _: None) == 0
            assert folder.stat().st_ino == before
            return
    assert write(folder, settings) == len(SOME)
    assert page.stat().st_size > 0


@pytest.mark.usefixtures("some")
def test_a_run_that_dies_leaves_the_old_folder_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "site"
    write(folder)
    before = read(folder)
    for step in ("write_in_all_languages", "_write_packed", "_put_in_place"):
        child = os.fork()
        if not child:
            try:
                monkeypatch.setattr(exporting, step, lambda *_given: os._exit(7))
                write(folder, TOMORROW)
            finally:
                os._exit(0)  # a copy of the tests must never go on
        assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 7
        assert read(folder) == before
    assert write(folder, TOMORROW) == len(SOME)
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


@pytest.mark.usefixtures("some")
def test_where_names_cannot_be_exchanged_the_folder_is_replaced_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "site"
    write(folder)
    monkeypatch.setattr(exporting, "_exchange", lambda _one, _other: False)
    assert write(folder, TOMORROW) == len(SOME)
    folder.rename(tmp_path / ".site.old")  # as a run leaves it that died between two renamings
    assert write(folder) == len(SOME)
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


@pytest.mark.usefixtures("some")
def test_what_is_no_export_is_not_replaced(tmp_path: Path) -> None:
    (tmp_path / "mine.yaml").write_text("mine", "utf-8")
    with pytest.raises(ExportError, match="holds something else"):
        write(tmp_path)
    assert read(tmp_path) == {"mine.yaml": b"mine"}


def test_a_link_to_nothing_is_refused_with_its_place(tmp_path: Path) -> None:
    app = rebuild()
    app.view_functions["pages.home"] = lambda: '<a href="/en/nothing/#a">nothing</a>'
    with pytest.raises(ExportError, match="/en/nothing/ is linked on /en/"):
        write(tmp_path / "site", app=app)
    assert list(tmp_path.iterdir()) == []


def test_a_language_that_says_too_little_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = Path(shutil.copytree(SETTINGS.data.parent, tmp_path / "site"))
    catalog = catalog_path(folder / "translations", fixture().locales["so"])
    words = catalog.read_text("utf-8")
    catalog.write_text(re.sub('^msgstr ".+"$', 'msgstr ""', words, flags=re.MULTILINE), "utf-8")
    monkeypatch.setattr("webapp.facts.lock.check_seals", lambda *_: ())
    monkeypatch.setenv("SITE_DATA", str(folder / "data"))
    monkeypatch.setenv("SITE_TRANSLATIONS", str(folder / "translations"))
    said = CliRunner().invoke(commands, ["export", str(tmp_path / "new")])
    assert said.exit_code == 1
    assert said.stderr.startswith("translations/languages.yaml:1: so: under 80 of 100 translated; ")
    assert not (tmp_path / "new").exists()


UNSET = {
    "operator: Island Desk": 'operator: ""',
    "money: [gifts, grants, state, federal, own]": "money: []",
    "independent: yes": "independent: unknown",
    "corrections: desk@example.org": 'corrections: ""',
}


@pytest.mark.usefixtures("some")
def test_a_trial_copy_is_refused_with_all_that_is_to_be_typed_and_written_when_asked_for(
    data_copy: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("webapp.facts.lock.check_seals", lambda *_: ())
    monkeypatch.setattr(Settings, "date_today", lambda _settings: fixture().day)
    monkeypatch.setenv("SITE_DATA", str(data_copy))
    monkeypatch.setenv("SITE_TRANSLATIONS", str(SETTINGS.translations))
    folder, file, trial = tmp_path / "site", data_copy / "site.yaml", b"This is a trial copy."

    def run(*options: str) -> Result:
        return CliRunner().invoke(commands, ["export", *options, str(folder)])

    text = file.read_text("utf-8")
    for old, new in UNSET.items():
        assert old in text
        text = text.replace(old, new)
    whole = file.read_text("utf-8")
    file.write_text(text, "utf-8")
    lines = text.splitlines()
    refused = run()
    assert (refused.exit_code, folder.exists()) == (1, False)
    assert "--trial" in refused.stderr
    for new in UNSET.values():
        begins = f"data/site.yaml:{lines.index(new) + 1}: "
        [problem] = [line for line in refused.stderr.splitlines() if line.startswith(begins)]
        assert f"; type `{new.partition(':')[0]}:" in problem
    assert run("--trial").exit_code == 0
    assert trial in (folder / "en/index.html").read_bytes()
    assert run().exit_code == 1, "that it is there already excuses nothing"
    file.write_text(whole, "utf-8")
    assert run().exit_code == 0
    assert trial not in (folder / "en/index.html").read_bytes()
    file.write_text("nothing: true\n", "utf-8")
    assert "data/site.yaml:" in run().stderr
