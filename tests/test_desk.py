"""The desk: a sentence reaches its file whole and alone, or nothing changes and nothing is lost."""

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from html import unescape
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog

from tests.sites import FR, copy_small, edit, fixture, fixture_settings
from webapp.desk import create_app, language
from webapp.words.extract import write_catalog

HERE = "http://127.0.0.1:8000"
OUT, AGE, TELL = "Way out", "Under 24 or over 65", "You do not have to tell them."


class Desk:
    """A desk, and the catalogs that it changes."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.file = folder, folder / FR
        self.app = create_app(replace(fixture_settings(), translations=folder))

    def get(self, path: str, status: int = 200, host: str = HERE) -> str:
        response = self.app.test_client().get(path, base_url=host)
        assert response.status_code == status, path
        return unescape(response.text)

    def open(self, english: str, code: str = "fr") -> tuple[str, str, dict[str, str]]:
        """Return the address of a sentence, its page, and what its form sends unseen."""
        [address] = {*re.findall(r"/desk/\w\w/\d+", self.get(f"/desk/{code}/?q={english}"))}
        html = self.get(address)
        return address, html, dict(re.findall(r'name="(token|seal)" value="(.*?)"', html))

    def post(self, english: str, act: str, code: str = "fr", **typed: object) -> tuple[int, str]:
        """Send the form of a sentence, with what is typed."""
        address, _, fields = self.open(english, code)
        response = self.app.test_client().post(
            f"{address}/{act}", data={**fields, **typed}, base_url=HERE
        )
        return response.status_code, unescape(response.text)

    def read(self, name: str = FR) -> str:
        return (self.folder / name).read_text("utf-8")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    return Desk(copy_small(tmp_path_factory.mktemp("desk") / "translations"))


@pytest.fixture
def desk(made: Desk) -> Iterator[Desk]:
    """Return a desk whose catalogs are as they were."""
    yield made
    shutil.rmtree(made.folder)
    copy_small(made.folder)


def test_a_save_changes_that_sentence_alone_and_the_page_shows_it(desk: Desk) -> None:
    before = desk.read()
    assert 'aria-label="Sortie"' in desk.get("/fr/")
    assert desk.post(OUT, "save", text="Issue d’ici")[0] == 200
    assert desk.read() == before.replace('"Sortie"', '"Issue d’ici"')
    assert 'aria-label="Issue d’ici"' in desk.get("/fr/")


@pytest.mark.promise("W12", "W13")
@pytest.mark.parametrize(
    ("act", "typed", "status"),
    [
        ("save", {"text": "<b>Porte</b>"}, 409),
        ("save", {"text": "Porte", "seal": "12345678"}, 409),  # somebody else saved meanwhile
        ("save", {"text": ["a", "b"]}, 400),
        ("save", {"text": "Porte", "token": "guess"}, 403),
        ("review", {"name": " "}, 409),
    ],
)
def test_what_is_refused_changes_nothing_and_stays_in_the_field(
    desk: Desk, act: str, typed: dict[str, object], status: int
) -> None:
    before = desk.read()
    found, html = desk.post(OUT, act, "fr", **typed)
    assert (found, desk.read()) == (status, before)
    assert status in {400, 403} or act == "review" or f"\n{typed['text']}</textarea>" in html


def test_a_review_is_of_these_words(desk: Desk) -> None:
    assert desk.post(OUT, "review", name=" Amina  Ali ")[0] == 200
    assert "Read and found right by Amina Ali." in desk.open(OUT)[1]
    desk.post(OUT, "save", text="Porte")
    assert "Amina" not in desk.read()


def test_safety_sentences_are_printed_and_f8_leads_to_what_waits(desk: Desk) -> None:
    address = desk.open(TELL)[0]
    page = desk.get("/desk/fr/print")
    assert f'<a href="{address}">' in page
    assert OUT not in page
    number = int(address.rpartition("/")[2])
    for name in ("amina", "yusuf"):
        response = desk.app.test_client().get(f"/desk/fr/next?after={number - 1}", base_url=HERE)
        assert response.headers["Location"] == address
        assert desk.post(TELL, "review", name=name)[0] == 200
    response = desk.app.test_client().get(f"/desk/fr/next?after={number - 1}", base_url=HERE)
    assert response.headers["Location"] == f"/desk/fr/{number + 1}"
    assert "1 of them read by two" in desk.get("/desk/fr/print")


@pytest.mark.promise("W12")
def test_what_an_editor_saves_meanwhile_is_kept(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def write(catalog: Catalog) -> str:
        edit(desk.file, "Moins de 24", "En dessous de 24")
        return write_catalog(catalog)

    monkeypatch.setattr(language, "write_catalog", write)
    status, html = desk.post(OUT, "save", text="Porte")
    assert (status, "\nPorte</textarea>" in html) == (409, True)
    assert "En dessous" in desk.read()


@pytest.mark.promise("W12")
def test_many_save_at_once_and_nothing_is_lost(desk: Desk) -> None:
    jobs = {OUT: "Porte", AGE: "Sous 24, plus de 65", TELL: "Pas obligé"}
    with ThreadPoolExecutor() as pool:
        saves = [pool.submit(desk.post, one, "save", text=text) for one, text in jobs.items()]
    assert [save.result()[0] for save in saves] == [200] * len(jobs)
    assert all(f'msgstr "{text}"' in desk.read() for text in jobs.values())


def test_only_this_machine_can_open_it(desk: Desk) -> None:
    for host in ("http://127.0.0.1.evil.example", "http://192.0.2.1:8000"):
        desk.get("/fr/", 400, host)
        desk.get("/desk/fr/", 400, host)


@pytest.mark.promise("W13")
def test_what_cannot_be_written_is_named(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_args: object) -> None:
        raise OSError(28, "No space left on device")

    before = desk.read()
    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", fail)
        status, html = desk.post(OUT, "save", text="Porte")
    assert (status, desk.read()) == (500, before)
    assert "No space left on device" in html
    outside = desk.file.rename(tmp_path / "outside.po")
    desk.file.symlink_to(outside)
    desk.post(OUT, "save", text="Porte")
    assert "Porte" not in outside.read_text("utf-8")


@pytest.fixture(scope="module")
def whole() -> Desk:
    """Return the desk of the made-up site; nothing is saved there."""
    return Desk(fixture_settings().translations)


@pytest.mark.promise("W4")
def test_what_a_law_must_not_be_said_to_say_is_beside_it(whole: Desk) -> None:
    for law in fixture().data.laws.values():
        html = whole.open(law.plain[0], "so")[1]
        assert f"Never claim, in any words: {law.must_not_claim}" in " ".join(html.split())
        assert "Two people review it." in html


@pytest.mark.promise("W11")
@pytest.mark.usefixtures("made_up_environment")
def test_the_public_site_neither_loads_nor_serves_it() -> None:
    code = "import sys; from webapp import create_app; app = create_app();"
    code += "print('webapp.desk' in sys.modules, [*app.url_map.iter_rules()])"
    done = subprocess.check_output([sys.executable, "-c", code], text=True)
    assert done.startswith("False [")
    assert "desk" not in done
