"""Built pages that are kept for the next start, as long as nothing has changed."""

from dataclasses import replace
from pathlib import Path

import pytest

from tests.serving.processes import IS_TOLD, WHY_NOT
from tests.sites import fixture, fixture_settings, run
from webapp.serving.building import build_ahead, keep, open_store
from webapp.settings import SettingsError, read_settings
from webapp.site.build import build
from webapp.site.store import append, finish


@pytest.mark.skipif(not IS_TOLD, reason=WHY_NOT)
def test_whole_pages_are_there_at_the_next_start_and_older_ones_go(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = fixture().app
    monkeypatch.setenv("CACHE_DIRECTORY", str(tmp_path))
    (tmp_path / "older.pages").write_bytes(b"")
    _, file = open_store(app.site)
    assert file is not None
    with file:
        append(file, build(app, "/en/"))
        _, second = open_store(app.site)
        assert second is not None  # the first is not whole
        second.close()
        finish(file)
        keep(app.site, file)
    assert len(list(tmp_path.iterdir())) == 1
    store, unfilled = open_store(app.site)
    assert unfilled is None
    assert store is not None
    assert "/en/" in store
    store.close()
    monkeypatch.setattr("webapp.site.build._CODE", ("webapp", "README.md"))
    _, changed = open_store(app.site)
    assert changed is not None
    changed.close()


def test_no_room_is_no_reason_not_to_start(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    app = fixture().app
    monkeypatch.setenv("CACHE_DIRECTORY", str(tmp_path / "file/below"))
    (tmp_path / "file").write_bytes(b"")
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "nowhere"))
    assert open_store(app.site) == (None, None)


def test_a_site_that_is_told_to_build_nothing_keeps_no_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = run(replace(fixture_settings(), builds=read_settings({"SITE_BUILDS": "0"}).builds)).app
    monkeypatch.setenv("CACHE_DIRECTORY", str(tmp_path / "pages"))
    assert open_store(app.site) == (None, None)
    assert list(tmp_path.iterdir()) == []
    assert read_settings({}).builds
    with pytest.raises(SettingsError, match="SITE_BUILDS is 'no'; type 0"):
        read_settings({"SITE_BUILDS": "no"})


@pytest.mark.skipif(not IS_TOLD, reason=WHY_NOT)
def test_pages_are_built_ahead_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    app = fixture().app
    monkeypatch.setenv("CACHE_DIRECTORY", str(tmp_path))
    some = [build(app, "/en/"), build(app, "/ar/")]
    monkeypatch.setattr("webapp.serving.building.build_all", lambda _app: some)
    assert build_ahead(app) == len(some)
    assert build_ahead(app) == 0
    store, _ = open_store(app.site)
    assert store is not None
    assert set(store) == {"/en/", "/ar/"}
    store.close()
