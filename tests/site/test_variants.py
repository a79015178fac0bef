"""Pages as they look with other data: old, called, named contact, waiting words, reviewed words."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from tests.client import PageClient
from tests.languages.pseudo import make_pseudo_catalogs
from tests.running import SETTINGS, TODAY
from webapp import create_app
from webapp.content.loading import load
from webapp.languages.locales import LOCALES

CONTACT = "help@example.org"
PLACES = ("resources/nhth/", "languages/", "accessibility/", "resources/", "")


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text, f"{path.name} no longer holds {old!r}"
    path.write_text(text.replace(old, new, 1), "utf-8")


def pages_of(data: Path, today: date = TODAY) -> PageClient:
    settings = replace(SETTINGS, data=data, today=today)
    return PageClient(create_app(settings), load(data, today))


@pytest.mark.parametrize("locale", LOCALES)
def test_a_named_contact_is_shown(data_copy: Path, locale: str) -> None:
    edit(data_copy / "site.yaml", 'corrections: ""', f"corrections: {CONTACT}")
    pages = pages_of(data_copy)
    for place in ("resources/nhth/", "languages/", "accessibility/"):
        assert CONTACT in pages.page(f"/{locale}/{place}").main


def test_old_records_say_so_after_their_allowed_age(data_copy: Path) -> None:
    fresh, old = pages_of(data_copy, date(2027, 5, 23)), pages_of(data_copy, date(2027, 5, 24))
    assert "This information is old." not in fresh.page("/en/resources/nhth/").main
    for place in ("", "resources/", "resources/nhth/"):
        assert "This information is old." in old.page(f"/en/{place}").main
    assert "This information is old." not in old.page("/en/resources/ptla/").main


def test_a_called_number_says_so(data_copy: Path) -> None:
    edit(data_copy / "organizations/mcedv.yaml", "how: published sources", "how: called")
    page = pages_of(data_copy).page("/en/resources/mcedv/")
    assert "Somebody called to check this" in page.main
    assert "Nobody has called" not in page.main


@pytest.mark.parametrize("locale", ["fr", "ar"])
def test_new_words_show_in_english_and_say_so_to_a_screen_reader(
    data_copy: Path, locale: str
) -> None:
    edit(data_copy / "organizations/mcedv.yaml", "    serves: ", "    serves: Brand new words. #")
    pages = pages_of(data_copy)
    page = pages.page(f"/{locale}/resources/mcedv/")
    waiting = [e for e in page.all("dd span") if e.attrs.get("lang") == "en"]
    assert [e.attrs["dir"] for e in waiting] == ["ltr"]
    assert "Brand new words." in page.main


def test_a_reviewed_language_is_no_draft(tmp_path: Path) -> None:
    folder = make_pseudo_catalogs(tmp_path / "translations", reviewers=("amina", "yusuf"))
    client = create_app(replace(SETTINGS, translations=folder)).test_client()
    for place in PLACES:
        assert 'class="draft"' not in client.get(f"/so/{place}").get_data(as_text=True)


@pytest.mark.parametrize("locale", LOCALES)
def test_numbers_that_nobody_called_say_so_where_they_stand_first(
    pages: PageClient, locale: str
) -> None:
    said = pages.page(f"/{locale}/resources/sa-helpline/").all(".answers dd")[-1].to_text()
    for place in ("", "card/"):
        assert " ".join(said.split()) in pages.page(f"/{locale}/{place}").main


def test_a_new_year_needs_no_figure_of_its_own(data_copy: Path) -> None:
    path = data_copy / "series/hotline.csv"
    path.write_text(path.read_text("utf-8") + "2025,signals,90,40,,nhth_me\n", "utf-8")
    page = pages_of(data_copy).page("/ar/numbers/")
    assert "2025" in page.main


def test_one_called_number_does_not_speak_for_the_others(data_copy: Path) -> None:
    edit(data_copy / "organizations/mecasa.yaml", "how: published sources", "how: called")
    pages = pages_of(data_copy)
    assert "Somebody called to check this" in pages.page("/en/resources/sa-helpline/").main
    for place in ("", "card/"):
        said = pages.page(f"/en/{place}").main
        assert "Nobody has called to check." in said
        assert "Somebody called" not in said
