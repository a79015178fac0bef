"""The site as a folder: the same for the same files, whole or as it was, and no link to nothing."""

import os
import re
import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from click import ClickException
from click.testing import CliRunner, Result
from werkzeug.test import TestResponse

from tests.sites import edit, fixture, rebuild
from webapp import create_app
from webapp.cli.data import data_commands
from webapp.cli.site import site_commands as commands
from webapp.cli.translations import translations
from webapp.pages import export as exporting
from webapp.pages.app import App
from webapp.pages.export import export
from webapp.settings import Settings
from webapp.words.catalogs import catalog_path

PATHS = ("/built.txt", "/en/", "/ar/safety/")
SETTINGS = fixture().settings
TOMORROW = replace(SETTINGS, today=fixture().day + timedelta(days=1))


@pytest.fixture
def some(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a few pages stand for all."""

    def find_some(app: App) -> Iterator[tuple[str, TestResponse]]:
        return ((path, app.test_client().get(path)) for path in PATHS)

    monkeypatch.setattr(exporting, "find_pages", find_some)


def write(folder: Path, app: App | None = None) -> int:
    """Export the made-up site."""
    return export(folder, app or fixture())


def read(folder: Path) -> dict[str, bytes]:
    """Return what is below a folder."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


@pytest.mark.promise("N6")
def test_each_page_says_its_day_and_another_day_is_another_page() -> None:
    now, then = fixture().test_client(), rebuild(TOMORROW).test_client()
    assert all(now.get(path).data != then.get(path).data for path in PATHS)
    assert "This page was made on May 2, 2025." in then.get("/en/").text


@pytest.mark.promise("H8")
@pytest.mark.usefixtures("some")
def test_a_run_that_dies_leaves_the_old_folder_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "site"
    write(folder)
    before = read(folder)
    for step in ("write_in_all_languages", "_put_in_place"):
        child = os.fork()
        if not child:
            try:
                monkeypatch.setattr(exporting, step, lambda *_given: os._exit(7))
                write(folder, rebuild(TOMORROW))
            finally:
                os._exit(0)  # a copy of the tests must never go on
        assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 7
        assert read(folder) == before
    folder.rename(tmp_path / ".site.old")  # as a run leaves it that dies between two renamings
    assert write(folder, rebuild(TOMORROW)) == len(PATHS)
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


@pytest.mark.promise("A2", "H8")
def test_a_link_to_nothing_is_refused_with_its_place(tmp_path: Path) -> None:
    app = rebuild()
    app.view_functions["pages.home"] = lambda: '<a href="/en/nothing/#a">nothing</a>'
    with pytest.raises(ClickException, match="/en/nothing/ is linked on /en/"):
        write(tmp_path / "site", app=app)
    assert list(tmp_path.iterdir()) == []
    (tmp_path / "mine.yaml").touch()
    with pytest.raises(ClickException, match="holds something else"):
        write(tmp_path)


@pytest.fixture
def cli(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Path, Callable[..., Result]]:
    """Return a copy of the made-up site whose seals all hold, and the command that exports it."""
    folder = Path(shutil.copytree(SETTINGS.data.parent, tmp_path / "site"))
    monkeypatch.setattr("webapp.facts.seals.check_seals", lambda *_: ())
    monkeypatch.setattr(Settings, "date_today", lambda _settings: fixture().day)
    monkeypatch.setenv("SITE_DATA", str(folder / "data"))
    monkeypatch.setenv("SITE_TRANSLATIONS", str(folder / "translations"))
    new = str(tmp_path / "new")
    return folder, lambda *options: CliRunner().invoke(commands, ["export", *options, new])


@pytest.mark.promise("F12", "H5")
@pytest.mark.usefixtures("some")
def test_a_trial_copy_is_refused_with_all_that_is_to_be_typed_and_written_when_asked_for(
    cli: tuple[Path, Callable[..., Result]],
) -> None:
    folder, run = cli
    file = folder / "data/site.yaml"
    unset = {"operator": '""', "money": "[]", "independent": "unknown", "corrections": '""'}
    text = re.sub("(?m)^corrections_.*\n", "", file.read_text("utf-8"))
    for name, value in unset.items():
        text = re.sub(f"(?m)^{name}: .*", f"{name}: {value}", text)
    file.write_text(text, "utf-8")
    for _ in range(2):  # that it is there already excuses nothing
        refused = run()
        assert (refused.exit_code, "--trial" in refused.stderr) == (1, True)
        for name in unset:
            assert re.search(rf"(?m)^data/site\.yaml:\d+: .*; type `{name}:", refused.stderr)
        assert run("--trial").exit_code == 0


@pytest.mark.promise("W5")
@pytest.mark.usefixtures("some")
def test_unreadable_catalog_takes_its_language_away_and_stops_check_and_export(
    cli: tuple[Path, Callable[..., Result]], caplog: pytest.LogCaptureFixture
) -> None:
    folder, run = cli
    assert run().exit_code == 0
    exported = read(folder.parent / "new")
    catalog = catalog_path(folder / "translations", fixture().locales["so"])
    edit(catalog, "nplurals=2", "nplurals=3")
    what = (
        "translations/so/LC_MESSAGES/messages.po:1: the header says Plural-Forms: nplurals=3;"
        " plural=(n != 1);; type Plural-Forms: nplurals=2; plural=(n != 1);"
    )
    refused = run()
    assert (refused.exit_code, refused.stderr) == (1, f"{what}\n")
    assert read(folder.parent / "new") == exported
    for commands_to_check in (data_commands, translations):
        checked = CliRunner().invoke(commands_to_check, ["check"])
        assert checked.exit_code == 1
        assert what in checked.output
    caplog.clear()
    client = create_app().test_client()
    assert caplog.messages == [f"so has no pages until this is mended: {what}"]
    assert client.get("/so/").status_code == 404
    start = client.get("/ar/")
    assert start.status_code == 200
    assert "/so/" not in start.text


@pytest.mark.promise("W6")
def test_a_language_with_few_translations_is_refused(
    cli: tuple[Path, Callable[..., Result]],
) -> None:
    folder, run = cli
    catalog = catalog_path(folder / "translations", fixture().locales["so"])
    words = re.sub('(?m)^msgstr ".+"$', 'msgstr ""', catalog.read_text("utf-8"))
    catalog.write_text(words, "utf-8")
    refused = run().stderr
    assert refused.startswith("translations/languages.yaml:1: so: under 80 of 100 translated; ")
    assert not (folder.parent / "new").exists()
