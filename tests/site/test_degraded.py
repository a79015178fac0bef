"""A broken language ends the start by name, or shows in English and says so on each page."""

import logging
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from tests.content.damaging import Hurt, append, cut_after, fill_with, remove, swap
from tests.routes import page_rules, showing_paths
from tests.sites import PSEUDO, RunningSite, fixture_settings, fixture_translations, run
from webapp.i18n.catalogs import LanguagesRefusedError
from webapp.problems import ProblemsFoundError
from webapp.settings import SettingsError, read_settings

pytestmark = pytest.mark.whole

NOTICE = "This page is in English for now."
WAY_OUT = 'msgid "Way out"\nmsgstr "'
HURTS: dict[str, tuple[str, Hurt]] = {
    "markup": ("ar/LC_MESSAGES/messages.po", swap(WAY_OUT, f"{WAY_OUT}<b>")),
    "broken line": ("ar/LC_MESSAGES/messages.po", append("msgid nonsense\n")),
    "cut": ("ar/LC_MESSAGES/directory.po", cut_after('msgid "')),
    "no catalog": ("ar/LC_MESSAGES/directory.po", remove),
    "own file": ("ar/language.yaml", swap("direction: rtl", "direction: left")),
    "no own file": ("ar/language.yaml", fill_with(b"")),
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a copy of the words of the made-up site."""
    return Path(shutil.copytree(fixture_translations(), tmp_path / "translations"))


@pytest.mark.parametrize("hurt", HURTS)
def test_start_is_refused_by_name_or_shows_english_and_says_so(
    folder: Path, hurt: str, caplog: pytest.LogCaptureFixture
) -> None:
    file, inflict = HURTS[hurt]
    inflict(folder / file)
    settings = replace(fixture_settings(), translations=folder)
    with pytest.raises(LanguagesRefusedError) as raised:
        run(settings)
    *lines, last = str(raised.value).splitlines()
    assert len(lines) == len(raised.value.problems) >= 1
    assert all(line.startswith("translations/ar/") for line in lines)
    assert last.startswith("Refused: ar. Mend the lines above; or set SITE_DEGRADED=1")

    with caplog.at_level(logging.ERROR):
        client = run(replace(settings, degraded=True)).app.test_client()
    response = client.get("/ar/")
    html = response.get_data(as_text=True)
    assert response.headers["Content-Language"] == "en"
    assert '<html lang="en" dir="ltr">' in html
    assert NOTICE in html
    assert "<bdi>العربية</bdi>" in html
    assert 'href="/ar/resources/"' in html
    assert 'hreflang="ar"' not in html
    assert 'lang="ar"' in html
    other = client.get("/so/").get_data(as_text=True)
    assert '<html lang="so" dir="ltr">' in other
    assert NOTICE not in other
    assert NOTICE not in client.get("/en/").get_data(as_text=True)
    records = [record.getMessage() for record in caplog.records]
    assert records[0].startswith("translations/ar/")
    assert records[-1] == "ar (العربية) is shown in English until this is mended"


@pytest.fixture(scope="module")
def degraded(tmp_path_factory: pytest.TempPathFactory) -> RunningSite:
    """Return the made-up site, whose pseudo language is in English for now."""
    folder = tmp_path_factory.mktemp("degraded") / "translations"
    shutil.copytree(fixture_translations(), folder)
    (folder / PSEUDO / "LC_MESSAGES/messages.po").write_text("nonsense", "utf-8")
    site = run(replace(fixture_settings(), translations=folder, degraded=True))
    site.app.testing = False
    return site


def test_every_page_of_the_language_says_so(degraded: RunningSite) -> None:
    client = degraded.app.test_client()
    paths = showing_paths(degraded, [PSEUDO])
    assert len(paths) >= len(page_rules(degraded))
    for path in paths:
        html = client.get(path).get_data(as_text=True)
        assert html.count(NOTICE) == 1, path
        assert '<html lang="en" dir="ltr">' in html, path
        assert "[[" not in html, path


def test_a_fault_says_so_too(degraded: RunningSite, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(**_values: object) -> str:
        raise RuntimeError

    monkeypatch.setitem(degraded.app.view_functions, "home", fail)
    response = degraded.app.test_client().get(f"/{PSEUDO}/")
    assert response.status_code == 500
    assert response.headers["Content-Language"] == "en"
    assert NOTICE in response.get_data(as_text=True)


def test_who_asks_for_the_language_still_comes_to_it(degraded: RunningSite) -> None:
    start = degraded.app.test_client().get("/", headers={"Accept-Language": PSEUDO})
    assert start.headers["Location"] == f"/{PSEUDO}/"


def test_the_page_of_languages_names_it(degraded: RunningSite) -> None:
    html = degraded.app.test_client().get("/en/languages/").get_data(as_text=True)
    assert html.count("In English for now") == 1


def test_the_last_page_leaves_it_out(degraded: RunningSite) -> None:
    html = degraded.app.fallback_page
    assert html.count("<section") == len(degraded.locales) - 1
    assert f'lang="{PSEUDO}"' not in html


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
    folder: Path, file: str, hurt: Hurt
) -> None:
    hurt(folder / file)
    with pytest.raises(ProblemsFoundError, match=f"translations/{file}"):
        run(replace(fixture_settings(), translations=folder, degraded=True))


def test_a_fault_in_the_facts_is_refused_all_the_same(data_copy: Path) -> None:
    (data_copy / "site.yaml").write_text("nothing: true\n", "utf-8")
    with pytest.raises(ProblemsFoundError, match=r"data/site\.yaml"):
        run(replace(fixture_settings(), data=data_copy, degraded=True))


def test_setting_is_read_and_absurd_ones_are_refused() -> None:
    assert read_settings({"SITE_DEGRADED": "1"}).degraded
    assert not read_settings({}).degraded
    with pytest.raises(SettingsError, match="SITE_DEGRADED is 'yes'; type 1"):
        read_settings({"SITE_DEGRADED": "yes"})
