"""A broken language ends the start by name, or shows in English and says so on each page."""

import logging
from collections.abc import Callable
from pathlib import Path

import pytest
from flask import Flask

from tests.content.damaging import append, cut_after, fill_with, remove, swap
from tests.languages.damaged_catalogs import say
from tests.languages.pseudo import make_pseudo_catalogs
from tests.languages.small import make_small_catalogs
from tests.routes import page_rules, showing_paths
from tests.running import CONTENT, TODAY
from webapp import create_app
from webapp.faults import FaultsFoundError
from webapp.languages.catalogs import LanguagesRefusedError
from webapp.languages.locales import LOCALES
from webapp.settings import Settings, SettingsError, read_settings

NOTICE = "This page is in English for now."
Hurting = Callable[[Path], object]
HURTS: dict[str, tuple[str, Hurting]] = {
    "markup": ("ar/LC_MESSAGES/messages.po", say("<b>")),
    "broken line": ("ar/LC_MESSAGES/messages.po", append("msgid nonsense\n")),
    "cut": ("ar/LC_MESSAGES/directory.po", cut_after('msgid "')),
    "no catalog": ("ar/LC_MESSAGES/directory.po", remove),
    "own file": ("ar/language.yaml", swap("direction: rtl", "direction: left")),
    "no own file": ("ar/language.yaml", fill_with(b"")),
}
BROKEN = pytest.mark.parametrize("hurt", HURTS)


def settings(folder: Path, *, degraded: bool = True) -> Settings:
    """Return what a host would set, with the clock of the tests."""
    return Settings(translations=folder, degraded=degraded, testing=True, today=TODAY)


def small_with(tmp_path: Path, hurt: str) -> Path:
    """Return small catalogs of which Arabic is hurt."""
    folder = make_small_catalogs(tmp_path / "translations")
    file, inflict = HURTS[hurt]
    inflict(folder / file)
    return folder


@BROKEN
def test_start_is_refused_by_name_with_a_line_a_fault(tmp_path: Path, hurt: str) -> None:
    with pytest.raises(LanguagesRefusedError) as raised:
        create_app(settings(small_with(tmp_path, hurt), degraded=False))
    *lines, last = str(raised.value).splitlines()
    assert len(lines) == len(raised.value.faults) >= 1
    assert all(line.startswith("translations/ar/") for line in lines)
    assert last.startswith("Refused: ar. Mend the lines above; or set SITE_DEGRADED=1")


@BROKEN
def test_degraded_it_is_english_and_says_so(
    tmp_path: Path, hurt: str, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.ERROR):
        client = create_app(settings(small_with(tmp_path, hurt))).test_client()
    response = client.get("/ar/")
    html = response.get_data(as_text=True)
    assert response.headers["Content-Language"] == "en"
    assert '<html lang="en" dir="ltr">' in html
    assert NOTICE in html
    assert "<bdi>العربية</bdi>" in html
    assert 'href="/ar/resources/"' in html
    assert 'hreflang="ar"' not in html
    assert 'lang="ar"' in html
    other = client.get("/fr/").get_data(as_text=True)
    assert '<html lang="fr" dir="ltr">' in other
    assert NOTICE not in other
    assert NOTICE not in client.get("/en/").get_data(as_text=True)
    told = [record.getMessage() for record in caplog.records]
    assert told[0].startswith("translations/ar/")
    assert told[-1] == "ar (العربية) is shown in English until this is mended"


@pytest.fixture(scope="module")
def degraded(tmp_path_factory: pytest.TempPathFactory) -> Flask:
    folder = make_pseudo_catalogs(tmp_path_factory.mktemp("degraded") / "translations")
    (folder / "so/LC_MESSAGES/messages.po").write_text("nonsense", "utf-8")
    app = create_app(settings(folder))
    app.testing = False
    return app


def test_every_page_of_the_language_says_so(degraded: Flask) -> None:
    client = degraded.test_client()
    paths = [path for path in showing_paths(degraded, CONTENT) if path.startswith("/so/")]
    assert len(paths) >= len(page_rules(degraded))
    for path in paths:
        html = client.get(path).get_data(as_text=True)
        assert html.count(NOTICE) == 1, path
        assert '<html lang="en" dir="ltr">' in html, path
        assert "[[" not in html, path


def test_faults_and_missing_pages_say_so_too(
    degraded: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = degraded.test_client()
    assert NOTICE in client.get("/so/nothing-here/").get_data(as_text=True)

    def fail(**_values: object) -> str:
        raise RuntimeError

    monkeypatch.setitem(degraded.view_functions, "home", fail)
    response = client.get("/so/")
    assert response.status_code == 500
    assert response.headers["Content-Language"] == "en"
    assert NOTICE in response.get_data(as_text=True)


def test_who_asks_for_the_language_still_comes_to_it(degraded: Flask) -> None:
    start = degraded.test_client().get("/", headers={"Accept-Language": "so"})
    assert start.headers["Location"] == "/so/"


def test_the_page_of_languages_names_it(degraded: Flask) -> None:
    html = degraded.test_client().get("/en/languages/").get_data(as_text=True)
    assert html.count("In English for now") == 1


def test_the_last_page_leaves_it_out(degraded: Flask) -> None:
    html = str(degraded.extensions["last_resort"])
    assert html.count("<section") == len(LOCALES) - 1
    assert 'lang="so"' not in html


@pytest.mark.parametrize(
    ("file", "hurt"),
    [
        ("messages.pot", remove),
        ("languages.yaml", fill_with(b"so\n")),
        ("languages.yaml", append("  - so\n")),
    ],
    ids=["template", "list", "twice"],
)
def test_a_fault_of_no_language_is_refused_all_the_same(
    tmp_path: Path, file: str, hurt: Hurting
) -> None:
    folder = make_small_catalogs(tmp_path / "translations")
    hurt(folder / file)
    with pytest.raises(FaultsFoundError, match=f"translations/{file}"):
        create_app(settings(folder))


def test_setting_is_read_and_absurd_ones_are_refused() -> None:
    assert read_settings({"SITE_DEGRADED": "1"}).degraded
    assert not read_settings({}).degraded
    with pytest.raises(SettingsError, match="SITE_DEGRADED is 'yes'; type 1"):
        read_settings({"SITE_DEGRADED": "yes"})
