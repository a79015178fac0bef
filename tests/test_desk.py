"""The desk: a change is saved into its file alone, or nothing changes and no text is lost."""

import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from errno import EDQUOT
from html import unescape
from pathlib import Path
from unittest.mock import Mock

import pytest
from babel.messages.catalog import Catalog

from tests.sites import FRENCH_PO, edit_file, fixture_app, fixture_settings
from webapp.desk import catalog_file, create_app
from webapp.words.extract import format_catalog

HOST = "http://127.0.0.1:8000"
WAY_OUT, AGES, TELL = "Way out", "Under 24 or over 65", "You do not have to tell them."


class Desk:
    """A client of a desk, and the catalogs that the desk changes."""

    def __init__(self, folder: Path) -> None:
        self.catalog = folder / FRENCH_PO
        self.app = create_app(replace(fixture_settings(), translations=folder))

    def get(self, path: str, status: int = 200, host: str = HOST) -> str:
        response = self.app.test_client().get(path, base_url=host)
        assert response.status_code == status, path
        return unescape(response.text)

    def find(self, english: str, code: str = "fr") -> str:
        """Return the address of a sentence."""
        html = self.get(f"/desk/{code}/?q={english}")
        [address] = set(re.findall(rf"/desk/{code}/\d+", html))
        return str(address)

    def find_next(self, after: int) -> str:
        """Return the address that F8 leads to."""
        response = self.app.test_client().get(f"/desk/fr/next?after={after}", base_url=HOST)
        return response.headers["Location"]

    def post(self, english: str, action: str, **fields: object) -> tuple[int, str]:
        """Send the form of a sentence, and return status and page."""
        address = self.find(english)
        hidden = dict(re.findall(r'name="(token|seal)" value="(.*?)"', self.get(address)))
        response = self.app.test_client().post(
            f"{address}/{action}", data={**hidden, **fields}, base_url=HOST
        )
        return response.status_code, unescape(response.text)

    def read_catalog(self) -> str:
        return self.catalog.read_text("utf-8")


@pytest.fixture
def desk(small_translations: Path) -> Desk:
    return Desk(small_translations)


def test_save_changes_one_sentence_of_catalog_and_page(desk: Desk) -> None:
    before = desk.read_catalog()
    assert 'aria-label="Sortie"' in desk.get("/fr/")

    status, _ = desk.post(WAY_OUT, "save", text="Issue d’ici")

    assert status == 200
    assert desk.read_catalog() == before.replace('"Sortie"', '"Issue d’ici"')
    assert 'aria-label="Issue d’ici"' in desk.get("/fr/")


@pytest.mark.promise("W12", "W13")
@pytest.mark.parametrize(
    ("action", "fields", "expected_status", "expected_text"),
    [
        ("save", {"text": "<b>Porte</b>"}, 409, "\n<b>Porte</b></textarea>"),
        ("save", {"text": "Porte", "seal": "of an older text"}, 409, "\nPorte</textarea>"),
        ("save", {"text": ["a", "b"]}, 400, ""),
        ("save", {"text": "Porte", "token": "guess"}, 403, ""),
        ("review", {"name": " "}, 409, ""),
    ],
)
def test_refused_change_leaves_catalog_alone_and_keeps_text_in_field(
    desk: Desk, action: str, fields: dict[str, object], expected_status: int, expected_text: str
) -> None:
    before = desk.read_catalog()

    status, html = desk.post(WAY_OUT, action, **fields)

    assert status == expected_status
    assert expected_text in html
    assert desk.read_catalog() == before


@pytest.mark.promise("W14")
def test_save_of_text_with_two_reviews_asks_first(desk: Desk) -> None:
    for name in ("amina", "yusuf"):
        desk.post(TELL, "review", name=name)

    status, html = desk.post(TELL, "save", text="Vous n’êtes pas obligée de leur dire.")

    assert status == 409
    assert "amina and yusuf found the text in the file right. Save once more" in html
    assert "Vous n’avez pas" in desk.read_catalog()


@pytest.mark.promise("W16")
def test_sentence_with_changed_english_shows_change_and_cannot_be_reviewed(
    small_translations: Path,
) -> None:
    old_english = '#, fuzzy\n#| msgid "Way out of here"\nmsgid "Way out"'
    edit_file(small_translations / FRENCH_PO, 'msgid "Way out"', old_english)
    desk = Desk(small_translations)

    html = " ".join(desk.get(desk.find(WAY_OUT)).split())

    assert "Way out <del>of</del> <del>here</del>" in html
    assert f'aria-label="{WAY_OUT}"' in desk.get("/fr/")
    assert desk.post(WAY_OUT, "review", name="amina")[0] == 409


def test_safety_sentence_is_next_until_two_people_have_reviewed_it_and_is_printed(
    desk: Desk,
) -> None:
    address = desk.find(TELL)
    number = int(address.rpartition("/")[2])
    for name in ("amina", "yusuf"):
        assert desk.find_next(after=number - 1) == address
        desk.post(TELL, "review", name=name)

    assert desk.find_next(after=number - 1) == f"/desk/fr/{number + 1}"
    html = desk.get("/desk/fr/print")
    assert "1 of them read by two" in html
    assert f'<a href="{address}">' in html
    assert WAY_OUT not in html


@pytest.mark.promise("W12")
def test_save_while_an_editor_saves_keeps_both_texts(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def write_after_editor(catalog: Catalog) -> str:
        edit_file(desk.catalog, "Moins de 24", "En dessous de 24")
        return format_catalog(catalog)

    monkeypatch.setattr(catalog_file, "format_catalog", write_after_editor)

    status, html = desk.post(WAY_OUT, "save", text="Porte")

    assert status == 409
    assert "\nPorte</textarea>" in html
    assert "En dessous" in desk.read_catalog()


@pytest.mark.promise("W12")
def test_saves_at_the_same_time_are_all_kept(desk: Desk) -> None:
    texts = {WAY_OUT: "Porte", AGES: "Sous 24, plus de 65", TELL: "Pas obligé"}

    with ThreadPoolExecutor() as pool:
        saves = [
            pool.submit(desk.post, english, "save", text=text) for english, text in texts.items()
        ]

    assert [save.result()[0] for save in saves] == [200, 200, 200]
    for text in texts.values():
        assert f'msgstr "{text}"' in desk.read_catalog()


@pytest.mark.promise("W13")
@pytest.mark.parametrize("path", ["/fr/", "/desk/fr/"])
def test_request_for_other_host_is_refused(desk: Desk, path: str) -> None:
    desk.get(path, status=400, host="http://127.0.0.1.evil.example")


@pytest.mark.promise("W13")
def test_save_on_full_disk_changes_nothing_and_says_why(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = desk.read_catalog()
    monkeypatch.setattr(Path, "replace", Mock(side_effect=OSError(EDQUOT, "")))

    status, html = desk.post(WAY_OUT, "save", text="Porte")

    assert status == 500
    assert "The disk is full." in html
    assert desk.read_catalog() == before


@pytest.mark.promise("W13")
def test_save_through_symbolic_link_leaves_its_target_alone(desk: Desk, tmp_path: Path) -> None:
    target = desk.catalog.rename(tmp_path / "outside.po")
    desk.catalog.symlink_to(target)

    desk.post(WAY_OUT, "save", text="Porte")

    assert "Porte" not in target.read_text("utf-8")


@pytest.mark.promise("W4")
def test_sentence_of_law_shows_what_nobody_may_claim() -> None:
    desk = Desk(fixture_settings().translations)
    for law in fixture_app().data.laws.values():
        html = desk.get(desk.find(law.plain[0], "so"))

        text = " ".join(html.split())
        assert f"Never claim, in any words: {law.must_not_claim}" in text
        assert "Two people review it." in text


@pytest.mark.promise("W11")
@pytest.mark.usefixtures("fixture_environment")
def test_public_site_neither_imports_nor_serves_desk() -> None:
    code = "import sys; from webapp import create_app; app = create_app();"
    code += "print('webapp.desk' in sys.modules, [*app.url_map.iter_rules()])"

    output = subprocess.check_output([sys.executable, "-c", code], text=True)

    assert output.startswith("False [")
    assert "desk" not in output
