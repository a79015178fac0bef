"""The site as a folder: the same for the same files, whole or as it was, and no link to nothing."""

import gzip
import os
import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import brotli
import pytest
from click.testing import CliRunner, Result
from werkzeug.wrappers import Response

from tests.content.damaging import swap
from tests.policy import POLICY
from tests.routes import page_rules, paths_of
from tests.site.otherwise import otherwise
from tests.sites import FIXTURE_DAY, RunningSite, fixture, fixture_settings, run
from webapp.commands import site as commands
from webapp.content.featured import Records
from webapp.content.loading import load
from webapp.settings import Settings
from webapp.site import export as exporting
from webapp.site.export import ExportError, PageFailsError, export, find_pages
from webapp.site.fallback_page import FallbackKind, write_fallback_page
from webapp.site.rendering import SiteApp
from workshop.facts.sealed_files import write_accepted

SOME = ("/built.txt", "/en/", "/ar/safety/")


@pytest.fixture
def some(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a few pages stand for all."""

    def find_some(app: SiteApp) -> Iterator[tuple[str, Response]]:
        client = app.test_client()
        return ((path, client.get(path)) for path in SOME)

    monkeypatch.setattr(exporting, "find_pages", find_some)


def write(folder: Path, settings: Settings | None = None, app: SiteApp | None = None) -> int:
    """Export the made-up site."""
    made = app or fixture().app
    return export(folder, settings or fixture_settings(), lambda: made, lambda _: None)


def read(folder: Path) -> dict[str, bytes]:
    """Return what is below a folder."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def refuse() -> SiteApp:
    """Stand for a site that nobody should have made."""
    raise AssertionError("the site was made although nothing has changed")


@pytest.mark.usefixtures("some")
def test_every_address_is_three_files_that_say_the_same(tmp_path: Path) -> None:
    assert write(tmp_path / "site") == len(SOME)
    found = read(tmp_path / "site")
    names = {
        "built.txt",
        "en/index.html",
        "ar/safety/index.html",
        "index.html",
        "404.html",
        "error.html",
    }
    assert set(found) == {f"{name}{end}" for name in names for end in ("", ".gz", ".br")}
    for name in names:
        assert gzip.decompress(found[f"{name}.gz"]) == found[name]
        assert brotli.decompress(found[f"{name}.br"]) == found[name]
    assert found["built.txt"] == f"{FIXTURE_DAY}\n".encode()
    assert found["en/index.html"] == fixture().app.test_client().get("/en/").data
    beside = read(tmp_path / "site.servers")
    assert set(beside) == {"pages.conf", "exported.json"}
    assert POLICY in beside["pages.conf"].decode("ascii")
    assert str(tmp_path / "site") in beside["pages.conf"].decode("ascii")


def test_every_address_that_a_link_reaches_is_found_once() -> None:
    paths = [path for path, _ in find_pages(fixture().app)]
    assert len(set(paths)) == len(paths)
    for rule in page_rules(fixture()):
        assert set(paths_of(rule, "en", fixture())) & set(paths), rule.endpoint


def test_each_page_says_its_day_and_another_day_is_another_page() -> None:
    later = run(replace(fixture_settings(), today=FIXTURE_DAY + timedelta(days=1))).app
    now, then = fixture().app.test_client(), later.test_client()
    for path in ("/en/", "/eo/safety/", "/built.txt"):
        assert then.get(path).data != now.get(path).data
    assert then.get("/built.txt").data == b"2025-05-02\n"
    assert b"This page was made on May 2, 2025." in then.get("/en/").data


@pytest.mark.usefixtures("some")
def test_the_same_files_and_day_give_the_same_folder(tmp_path: Path) -> None:
    write(tmp_path / "one/site")
    write(tmp_path / "two/site", app=run(fixture_settings()).app)
    assert read(tmp_path / "one/site") == read(tmp_path / "two/site")


def look(folder: Path) -> dict[Path, tuple[int, int]]:
    """Return what changes when a file is written; that it was read is none of it."""
    found = {path: path.stat() for path in folder.rglob("*")}
    return {path: (item.st_ino, item.st_mtime_ns) for path, item in found.items()}


@pytest.mark.usefixtures("some")
def test_where_nothing_has_changed_nothing_is_written(tmp_path: Path) -> None:
    folder = tmp_path / "site"
    write(folder)
    before = look(tmp_path)
    assert export(folder, fixture_settings(), refuse, lambda _: None) == 0
    assert look(tmp_path) == before


@pytest.mark.usefixtures("some")
@pytest.mark.parametrize("change", ["day", "data", "lost", "cut"])
def test_what_has_changed_or_was_damaged_is_written_anew(
    tmp_path: Path, data_copy: Path, change: str
) -> None:
    folder = tmp_path / "site"
    settings = replace(fixture_settings(), data=data_copy)
    write(folder, settings)
    match change:
        case "day":
            settings = replace(settings, today=FIXTURE_DAY + timedelta(days=1))
        case "data":
            file = data_copy / "site.yaml"
            file.write_text(file.read_text("utf-8") + "# more\n", "utf-8")
        case "lost":
            (folder / "ar/safety/index.html").unlink()
        case _:
            (folder / "ar/safety/index.html.br").write_bytes(b"")
    assert write(folder, settings) == len(SOME)
    assert set(read(folder)) >= {"ar/safety/index.html", "ar/safety/index.html.br"}
    assert (folder / "ar/safety/index.html.br").stat().st_size > 0


@pytest.mark.usefixtures("some")
def test_a_run_that_dies_leaves_the_old_folder_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "site"
    write(folder)
    before = read(tmp_path)
    tomorrow = replace(fixture_settings(), today=FIXTURE_DAY + timedelta(days=1))
    for step in ("write_fallback_page", "_sum_files", "_swap"):
        with monkeypatch.context() as patch:
            child = os.fork()
            if not child:
                try:
                    patch.setattr(exporting, step, die)
                    write(folder, tomorrow)
                finally:
                    os._exit(0)  # a copy of the tests must never go on
            assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 7
        assert read(folder) == {
            name.removeprefix("site/"): body
            for name, body in before.items()
            if name.startswith("site/")
        }
    assert write(folder, tomorrow) == len(SOME)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["site", "site.servers"]


def die(*_given: object) -> str:
    """End the process without a word."""
    os._exit(7)


@pytest.mark.usefixtures("some")
def test_where_names_cannot_be_exchanged_the_folder_is_replaced_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "site"
    write(folder)
    monkeypatch.setattr(exporting, "_exchange", lambda _one, _other: False)
    tomorrow = replace(fixture_settings(), today=FIXTURE_DAY + timedelta(days=1))
    assert write(folder, tomorrow) == len(SOME)
    folder.rename(tmp_path / ".site.old")  # as a run leaves it that died between two renamings
    assert write(folder, tomorrow) == len(SOME)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["site", "site.servers"]


@pytest.mark.usefixtures("some")
def test_what_is_no_export_is_not_replaced(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    folder.mkdir()
    (folder / "mine.yaml").write_text("mine", "utf-8")
    with pytest.raises(ExportError, match="holds something else"):
        write(folder)
    assert read(tmp_path) == {"data/mine.yaml": b"mine"}


def test_a_link_to_nothing_is_refused_with_its_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("webapp.site.layout.same_page", lambda _path, code: f"/{code}/nothing/")
    with pytest.raises(PageFailsError) as raised:
        write(tmp_path / "site")
    assert "/en/nothing/ is linked on /" in str(raised.value)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.usefixtures("some")
def test_a_header_that_nginx_would_not_give_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("webapp.site.export._TYPES", {"/": "text/html"})
    with pytest.raises(PageFailsError, match="Content-Type"):
        write(tmp_path / "site")


def test_the_command_says_what_keeps_it(data_copy: Path, tmp_path: Path) -> None:
    (data_copy / "site.yaml").write_text("nothing: true\n", "utf-8")
    settings = {"SITE_DATA": str(data_copy)}
    result = CliRunner().invoke(commands, ["export", str(tmp_path / "new/site")], env=settings)
    assert result.exit_code == 1
    assert "data/site.yaml:" in result.output
    assert "Nothing was written." in result.output
    shutil.rmtree(data_copy)
    assert list(tmp_path.iterdir()) == []


TRIAL = b"This is a trial copy."
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
    monkeypatch.setattr(Settings, "date_today", lambda _settings: FIXTURE_DAY)
    folder, file = tmp_path / "site", data_copy / "site.yaml"

    def run(*options: str) -> Result:
        translations = str(fixture_settings().translations)
        env = {"SITE_DATA": str(data_copy), "SITE_TRANSLATIONS": translations}
        return CliRunner().invoke(commands, ["export", *options, str(folder)], env=env)

    for old, new in UNSET.items():
        swap(old, new)(file)
    write_accepted(data_copy, load(data_copy, FIXTURE_DAY, is_verified=False).critical_facts)
    lines = file.read_text("utf-8").splitlines()
    for is_again in (False, True):  # the second time the folder is there, and as it should be
        refused = run()
        assert refused.exit_code == 1
        *problems, _, last = refused.stderr.splitlines()
        assert len(problems) == len(UNSET)
        for new in UNSET.values():
            name = new.partition(":")[0]
            begins = f"data/site.yaml:{lines.index(new) + 1}: "
            [problem] = [problem for problem in problems if problem.startswith(begins)]
            assert f"; type `{name}:" in problem
        assert "--trial" in refused.stderr
        assert last == "Nothing was written."
        assert folder.exists() == is_again
        assert run("--trial").exit_code == 0
        assert TRIAL in (folder / "en/index.html").read_bytes()
    for old, new in UNSET.items():
        swap(new, old)(file)
    write_accepted(data_copy, load(data_copy, FIXTURE_DAY, is_verified=False).critical_facts)
    assert run().exit_code == 0
    assert TRIAL not in (folder / "en/index.html").read_bytes()


def test_a_host_that_may_keep_a_record_is_named_on_every_page(site: RunningSite) -> None:
    featured = replace(site.content.featured, records=Records.HOST)
    kept = otherwise(content=replace(site.content, featured=featured))
    client = kept.app.test_client()
    promise = "This site sets no cookies and keeps no record of your visit."
    warned = "The company that serves these pages may keep a record of your visit."
    for path in ("/en/", "/en/safety/", "/en/numbers/", "/en/nothing/"):
        text = client.get(path).get_data(as_text=True)
        assert warned in text, path
        assert promise not in text, path
        html = site.app.test_client().get(path).get_data(as_text=True)
        assert promise in html, path
        assert warned not in html, path
    for kind in FallbackKind:
        assert warned in write_fallback_page(kept.app, kept.site, kind)
        assert warned not in write_fallback_page(site.app, site.site, kind)
