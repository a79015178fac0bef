"""The export: the folder is written whole or not at all, and has no broken link."""

import os
import re
import shutil
from dataclasses import replace
from datetime import timedelta
from errno import ENOSPC
from pathlib import Path
from unittest.mock import Mock

import pytest
from click import ClickException

from tests.approval import run, start
from tests.sites import edit_file, fixture_app, make_app
from webapp.pages import export as export_module
from webapp.pages.export import export
from webapp.settings import ROOT

PATHS = ("/built.txt", "/en/", "/ar/safety/")
TODAY = fixture_app().data
TOMORROW = replace(TODAY, today=TODAY.today + timedelta(days=1))


@pytest.fixture
def few_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the export find a few pages only."""
    monkeypatch.setattr(
        export_module,
        "find_pages",
        lambda app: [(path, app.test_client().get(path)) for path in PATHS],
    )


def read_files(folder: Path) -> dict[str, bytes]:
    """Return the content of each file below a folder."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


@pytest.mark.promise("N6")
def test_pages_of_another_day_differ_and_say_their_day() -> None:
    today, tomorrow = fixture_app().test_client(), make_app(data=TOMORROW).test_client()

    for path in PATHS:
        assert today.get(path).data != tomorrow.get(path).data
    assert "This page was made on May 2, 2025." in tomorrow.get("/en/").text


@pytest.mark.promise("H8")
@pytest.mark.usefixtures("few_pages")
@pytest.mark.parametrize("step", ["render_in_all_languages", "_put_in_place"])
def test_export_that_is_killed_leaves_old_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    folder = tmp_path / "site"
    export(folder, fixture_app())
    before = read_files(folder)

    child = os.fork()
    if not child:
        try:
            monkeypatch.setattr(export_module, step, lambda *_args: os._exit(7))
            export(folder, make_app(data=TOMORROW))
        finally:
            os._exit(0)  # the child must not run other tests

    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 7
    assert read_files(folder) == before
    assert export(folder, make_app(data=TOMORROW)) == len(PATHS)
    assert [path.name for path in tmp_path.glob("[!.]*")] == ["site"]


@pytest.mark.promise("A2", "H8")
def test_export_with_broken_link_names_its_page_and_keeps_old_folder(tmp_path: Path) -> None:
    app = make_app()
    app.view_functions["pages.home"] = lambda: '<a href="/en/nothing/#a">nothing</a>'
    (tmp_path / ".site.old").mkdir()  # as after a run that ended between the two renames

    with pytest.raises(ClickException, match="/en/nothing/ is linked on /en/"):
        export(tmp_path / "site", app)

    assert [*(tmp_path / "site").iterdir()] == []


@pytest.mark.promise("H8")
def test_export_into_folder_with_other_files_is_refused(tmp_path: Path) -> None:
    (tmp_path / "mine.yaml").touch()

    with pytest.raises(ClickException, match="holds something else"):
        export(tmp_path, fixture_app())


@pytest.fixture
def site_copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a copy of the made-up site beside the current folder, with seals that all fit."""
    monkeypatch.setattr("webapp.content._find_unaccepted", lambda *_args: ())
    monkeypatch.chdir(tmp_path)
    return Path(shutil.copytree(TODAY.folder.parent, "site"))


@pytest.mark.promise("F12", "H5")
@pytest.mark.usefixtures("few_pages")
def test_export_of_trial_copy_needs_option_and_names_unset_fields(site_copy: Path) -> None:
    unset = {"operator": '""', "money": "[]", "independent": "unknown", "corrections": '""'}
    file = site_copy / "data/site.yaml"
    text = re.sub("(?m)^corrections_.*\n", "", file.read_text("utf-8"))
    for field, value in unset.items():
        text = re.sub(f"(?m)^{field}: .*", f"{field}: {value}", text)
    file.write_text(text, "utf-8")

    for _ in range(2):  # also when the folder exists
        result = run(site_copy, "export", "new")

        assert result.exit_code == 1
        assert "--trial" in result.stderr
        for field in unset:
            line = rf"(?m)^data/site\.yaml:\d+: .*; type `{field}:"
            assert re.search(line, result.stderr)
        assert run(site_copy, "export", "--trial", "new").exit_code == 0


@pytest.mark.promise("H8")
@pytest.mark.usefixtures("few_pages")
def test_export_on_full_disk_keeps_old_folder_and_says_why(
    site_copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run(site_copy, "export", "--trial", "new").exit_code == 0
    before = read_files(Path("new"))
    monkeypatch.setattr(Path, "write_bytes", Mock(side_effect=OSError(ENOSPC, "")))

    result = run(site_copy, "export", "--trial", "new")

    assert result.exit_code == 1
    assert result.stderr.startswith("The disk is full. Every file is whole")
    assert read_files(Path("new")) == before


SOMALI_PO = "translations/so/LC_MESSAGES/messages.po"
UNREADABLE_SOMALI = (
    f"{SOMALI_PO}:1: the header says Plural-Forms: nplurals=3;"
    " plural=(((n == 1)) ? 0 : 1); type Plural-Forms: nplurals=2; plural=(((n == 1)) ? 0 : 1);"
)


@pytest.mark.promise("W5")
def test_unreadable_catalog_stops_check_and_export_but_shows_other_languages(
    site_copy: Path, caplog: pytest.LogCaptureFixture
) -> None:
    edit_file(site_copy / SOMALI_PO, "nplurals=2", "nplurals=3")

    for command in (["check"], ["export", "new"]):
        result = run(site_copy, *command)
        assert (result.exit_code, UNREADABLE_SOMALI in result.output) == (1, True)
    assert not Path("new").exists()
    caplog.clear()
    client = start(site_copy).test_client()
    assert caplog.messages == [f"so has no pages until this is corrected: {UNREADABLE_SOMALI}"]
    assert client.get("/so/").status_code == 404
    assert "/so/" not in client.get("/ar/").text


@pytest.mark.promise("W6")
def test_export_with_few_translations_is_refused(site_copy: Path) -> None:
    catalog = site_copy / SOMALI_PO
    empty = re.sub('(?m)^msgstr ".+"$', 'msgstr ""', catalog.read_text("utf-8"))
    catalog.write_text(empty, "utf-8")

    result = run(site_copy, "export", "new")

    what = "translations/languages.yaml:1: so: under 80 of 100 translated; "
    assert result.stderr.startswith(what)
    assert not Path("new").exists()


def test_service_that_fails_starts_unit_that_hosts_copy() -> None:
    service = (ROOT / "deploy/export.service").read_text("utf-8")
    hosts = (ROOT / "docs/hosts.md").read_text("utf-8")

    [unit] = re.findall("(?m)^OnFailure=(.+)", service)
    [copied] = re.findall("cp /srv/local-data/(.+) /etc/systemd/", hosts)

    assert ROOT / "deploy" / unit in ROOT.glob(copied)
