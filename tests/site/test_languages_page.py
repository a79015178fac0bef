"""The page of languages says of each translation what its catalogs say."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from tests.client import Page, PageClient, text_of
from tests.languages.pseudo import make_pseudo_catalogs
from tests.running import APP, SETTINGS
from webapp import create_app
from webapp.languages import catalogs
from webapp.languages.locales import LOCALES


def rows(page: Page) -> dict[str, list[str]]:
    """Return the cells of each language's row."""
    names = [str(one.attrs["lang"]) for one in page.all("tbody th bdi")]
    cells = [text_of(cell) for cell in page.all("tbody td")]
    width = len(cells) // len(names)
    return {name: cells[n * width : (n + 1) * width] for n, name in enumerate(names)}


def test_a_language_without_review_is_a_draft_and_says_so(pages: PageClient) -> None:
    found = rows(pages.page("/en/languages/"))
    assert list(found) == list(LOCALES)
    total = found["en"][0]
    for code in LOCALES:
        if code != "en" and not APP.extensions["site"].words[code].coverage.reviewed:
            assert found[code][:3] == [total, total, "0"]
            assert found[code][3].startswith("0 of ")
            assert found[code][4:] == ["None yet", "Draft"]
    assert found["en"][4:] == ["–", "Original"]
    assert not pages.page("/en/languages/").all("#thanks")


@pytest.fixture(scope="module")
def reviewed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("reviewed") / "translations"
    make_pseudo_catalogs(folder, reviewers=("amina", "yusuf"))
    path = folder / "so/language.yaml"
    text = path.read_text("utf-8")
    path.write_text(text.replace("thanks: []", "thanks: ['Amina A.', 'Y & Z']"), "utf-8")
    return folder


def test_reviews_their_last_day_and_thanks_are_shown(reviewed: Path) -> None:
    app = create_app(replace(SETTINGS, translations=reviewed))
    html = app.test_client().get("/en/languages/").get_data(as_text=True)
    assert html.count("November 24, 2026") == len(LOCALES) - 1
    assert "<bdi>Amina A.</bdi> and <bdi>Y &amp; Z</bdi>" in html
    assert "Draft" not in html


def test_a_review_of_tomorrow_does_not_count(reviewed: Path) -> None:
    found = catalogs.load(reviewed, today=date(2026, 11, 23))
    assert found["so"].coverage.last_review is None
    assert found["so"].coverage.reviewed == 0
    assert catalogs.load(reviewed, today=date(2026, 11, 24))["so"].coverage.reviewed
