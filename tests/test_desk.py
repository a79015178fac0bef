"""The desk: a sentence reaches its file whole and alone, or nothing changes and nothing is lost."""

import os
import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from html import unescape
from pathlib import Path
from shutil import copytree

import pytest
from babel.messages.catalog import Catalog
from justhtml import JustHTML

from tests.routes import all_paths
from tests.served import site_environment
from tests.sites import fixture, fixture_settings
from tests.small import AR, FR, make_small
from webapp.desk import views
from webapp.desk.extract import write_catalog
from webapp.desk.marks import Sentences, id_of, strip_marks
from webapp.pages.site import App
from webapp.settings import ROOT

HERE = "http://127.0.0.1:8000"
WAY_OUT, CALLS = id_of((None, "Way out")), id_of((None, "%(num)s call"))
DAY, AGE = id_of((None, "On %(day)s in %(place)s.")), id_of((None, "Under 24 or over 65"))
TELL = id_of(("safety", "You do not have to tell them."))
MARKS = re.compile("[\ue000-\uf8ff\U000f0000-\U0010ffff]")


@dataclass(frozen=True)
class Bench:
    """A desk, and the catalogs that it changes."""

    app: App
    folder: Path

    def get(self, path: str, status: int = 200, host: str = HERE) -> str:
        response = self.app.test_client().get(path, base_url=host)
        assert response.status_code == status, path
        return unescape(response.get_data(as_text=True))

    def fields(self, ident: str, code: str = "fr") -> dict[str, str]:
        """Return what the form of a sentence sends beside what is typed."""
        html = self.get(f"/desk/{code}/{ident}")
        return dict(re.findall(r'name="(token|seal|was)" value="(.*?)"', html))

    def post(self, ident: str, act: str, code: str = "fr", **typed: object) -> tuple[int, str]:
        """Send a form as it was seen, where `typed` has the fields, or as it is now."""
        data = typed if "seal" in typed else {**self.fields(ident, code), **typed}
        path = f"/desk/{code}/{ident}/{act}"
        response = self.app.test_client().post(path, data=data, base_url=HERE)
        return response.status_code, unescape(response.get_data(as_text=True))

    def read(self, name: str = FR) -> str:
        return (self.folder / name).read_text("utf-8")

    def edit(self, old: str, new: str, name: str = FR) -> None:
        """Change a file as an editor does."""
        assert old in self.read(name)
        (self.folder / name).write_text(self.read(name).replace(old, new), "utf-8")


def start(folder: Path) -> Bench:
    return Bench(views.create_desk(replace(fixture_settings(), translations=folder)), folder)


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    return start(make_small(tmp_path / "translations"))


def test_a_save_changes_that_sentence_alone_and_the_page_shows_it(bench: Bench) -> None:
    before = bench.read()
    assert 'aria-label="Sortie"' in bench.get("/fr/nothing/", 404)
    assert bench.post(WAY_OUT, "save", text="Issue d’ici")[0] == 200
    assert bench.read() == before.replace('"Sortie"', '"Issue d’ici"')
    for path, status in (("/fr/", 200), ("/fr/nothing/", 404)):
        assert 'aria-label="Issue d’ici"' in bench.get(path, status)
    assert not list((bench.folder / FR).parent.glob(".*"))


def test_each_plural_form_is_saved_and_says_for_which_counts_it_is(bench: Bench) -> None:
    assert "for 3, 4, 5, 6 …" in bench.get(f"/desk/ar/{CALLS}")
    forms = ["لا %(num)s", "مرة", "مرتان", "%(num)s مرات", "%(num)s مرة", "%(num)s من المرات"]
    assert bench.post(CALLS, "save", "ar", text=forms)[0] == 200
    assert all(f'msgstr[{n}] "{form}"' in bench.read(AR) for n, form in enumerate(forms))
    assert bench.post(CALLS, "save", "ar", text=forms[1:])[0] == 400


@pytest.mark.parametrize("typed", ["<b>Sortie</b>", "Sortie 911", "%(x)s", "Sortie\ue000"])
def test_a_faulty_sentence_is_not_saved_and_stays_in_the_field(bench: Bench, typed: str) -> None:
    before = bench.read()
    status, html = bench.post(WAY_OUT, "save", text=typed)
    assert (status, "Faulty:" in html) == (422, True)
    assert f"\n{strip_marks(typed)}</textarea>" in html
    assert bench.read() == before
    assert "Faulty:" in bench.post(WAY_OUT, "check", text=typed)[1]


def test_blanks_and_empty_lines_of_what_is_typed_stay_in_the_field(bench: Bench) -> None:
    typed = "\n  Sortie \n\n  911"
    assert f">\n{typed}</textarea>" in bench.post(WAY_OUT, "save", text=typed)[1]


def test_a_language_without_rules_of_its_own_says_so(bench: Bench) -> None:
    said = "It has no checks.yaml: nothing looks"
    assert bench.get("/desk/").count(said) == len(bench.app.locales) - 1
    (bench.folder / "fr/checks.yaml").write_text("shortest: 1\n", "utf-8")
    assert bench.get("/desk/").count(said) == len(bench.app.locales) - 2


def test_nobody_writes_over_what_another_saved(bench: Bench) -> None:
    old = bench.fields(WAY_OUT)
    assert bench.post(WAY_OUT, "save", text="Issue")[0] == 200
    before = bench.read()
    status, html = bench.post(WAY_OUT, "save", **old, text="Porte")
    assert (status, "\nPorte</textarea>" in html, ">Issue</bdi>" in html) == (409, True, True)
    assert bench.read() == before
    assert bench.post(DAY, "save", text="Le %(day)s, %(place)s.")[0] == 200


def test_what_an_editor_saves_meanwhile_is_kept(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    def write(catalog: Catalog) -> str:
        bench.edit("Moins de 24", "En dessous de 24")
        return write_catalog(catalog)

    monkeypatch.setattr(views, "write_catalog", write)
    status, html = bench.post(WAY_OUT, "save", text="Issue")
    assert (status, "\nIssue</textarea>" in html, "En dessous" in bench.read()) == (409, True, True)


def test_many_save_at_once_and_nothing_is_lost(bench: Bench) -> None:
    jobs = [(WAY_OUT, "Issue"), (DAY, "Le %(day)s, %(place)s"), (AGE, "Sous 24, plus de 65")]
    jobs += [(TELL, "Pas obligé"), (WAY_OUT, "Porte"), (DAY, "%(day)s %(place)s")]
    fields = {ident: bench.fields(ident) for ident, _ in jobs}

    def save(job: tuple[str, str]) -> int:
        return bench.post(job[0], "save", **fields[job[0]], text=job[1])[0]

    with ThreadPoolExecutor(len(jobs)) as pool:
        statuses = list(pool.map(save, jobs))
    assert sorted(statuses) == [200] * 4 + [409] * 2
    saved = [text for (_, text), status in zip(jobs, statuses, strict=True) if status == 200]
    assert all(f'msgstr "{text}"' in bench.read() for text in saved)


@pytest.mark.parametrize("act", ["check", "save", "review"])
def test_what_no_page_of_the_desk_asks_for_is_refused(bench: Bench, act: str) -> None:
    before = bench.read()
    for token in ("", "guess", "é"):
        assert bench.post(WAY_OUT, act, token=token, text="Issue", name="amina")[0] == 403
    token = bench.fields(WAY_OUT)["token"]
    for host in ("http://evil.example", "http://127.0.0.1.evil.example", "http://192.0.2.1:8000"):
        for path in ("/fr/", "/desk/", f"/desk/fr/{WAY_OUT}"):
            assert token not in bench.get(path, 400, host)
    assert bench.read() == before


def test_a_review_is_of_these_words_and_safety_needs_two_people(bench: Bench) -> None:
    assert bench.post(WAY_OUT, "review", name=" Amina  Ali ")[0] == 200
    assert "# Reviewed: Amina Ali " in bench.read()
    assert "· reviewed" in bench.get(f"/desk/fr/{WAY_OUT}")
    assert bench.post(WAY_OUT, "save", text="Issue")[0] == 200
    assert "Amina" not in bench.read()
    for name, status in (("amina", 200), ("AMINA", 422), ("yusuf", 200)):
        assert "· not reviewed" in bench.get(f"/desk/fr/{TELL}")
        assert bench.post(TELL, "review", name=name)[0] == status
    assert "· reviewed" in bench.get(f"/desk/fr/{TELL}")
    for name in ("", "  ", "x" * 41, "a\u202eb"):
        assert bench.post(DAY, "review", name=name)[0] == 422


def test_a_broken_file_is_named_and_not_written_over(bench: Bench) -> None:
    fields = bench.fields(WAY_OUT)
    whole = bench.read()
    broken = f'{whole}\nmsgid "no end\n'
    (bench.folder / FR).write_text(broken, "utf-8")
    for app in (bench, start(bench.folder)):
        for path in ("/fr/", "/desk/fr/", f"/desk/fr/{WAY_OUT}"):
            assert f"{FR}:{broken.count(chr(10))}: " in app.get(path, 500)
        app.get("/ar/")
        assert "cannot be read" in app.get("/desk/")
    assert bench.post(WAY_OUT, "save", **fields, text="Issue")[0] == 500
    assert bench.read() == broken
    (bench.folder / FR).write_text(whole, "utf-8")
    assert bench.post(WAY_OUT, "save", text="Issue")[0] == 200
    (bench.folder / "fr/checks.yaml").write_text("lettres: x\n", "utf-8")
    bench.get("/fr/", 500)
    bench.edit('"Issue"', '"Porte"')
    assert "fr/checks.yaml:1: " in bench.get("/fr/", 500)


def test_what_cannot_be_written_is_named(
    bench: Bench, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_args: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(views, "put_text", fail)
        assert bench.post(WAY_OUT, "save", text="Issue")[0] == 500
    outside = (bench.folder / FR).rename(tmp_path / "outside.po")
    (bench.folder / FR).symlink_to(outside)
    before = outside.read_bytes()
    assert bench.post(WAY_OUT, "save", text="Issue")[0] == 500
    assert outside.read_bytes() == before


@pytest.mark.parametrize("typed", [{}, {"text": ["a", "b"]}, {"seal": "x"}, {"name": "amina"}])
def test_a_request_in_another_shape_changes_nothing(bench: Bench, typed: dict[str, object]) -> None:
    before, token = bench.read(), bench.fields(WAY_OUT)["token"]
    assert bench.post(WAY_OUT, "save", seal="", token=token)[0] == 400
    typed = {"seal": "", "token": token, **typed}
    assert bench.post(WAY_OUT, "save", "fr", **typed)[0] in {400, 409}
    assert bench.read() == before


def test_the_worst_comes_first_and_what_a_life_hangs_on_before_it(bench: Bench) -> None:
    bench.edit('"Vous n’avez pas à le leur dire."', '""')
    bench.edit('"Sortie"', '""')
    bench.edit("Moins de 24 ans", "Moins de 25 ans")
    listed = bench.get("/desk/fr/")
    order = [listed.index(f"/desk/fr/{ident}") for ident in (AGE, TELL, WAY_OUT, DAY)]
    assert order == sorted(order)
    found = bench.get("/desk/fr/?q=À+LE+LEUR")
    assert (TELL in found, DAY in found) == (False, False)
    found = bench.get("/desk/fr/?q=in+%25(PLACE)")
    assert (TELL in found, DAY in found) == (False, True)

    def follow(query: str) -> str:
        client = bench.app.test_client()
        return client.get(f"/desk/fr/next?{query}", base_url=HERE).headers["Location"]

    assert AGE in follow("")
    assert TELL in follow(f"after={AGE}")
    assert bench.post(TELL, "save", text="Pas obligé")[0] == 200
    assert WAY_OUT in follow(f"after={TELL}&was=missing")


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Bench:
    folder = tmp_path_factory.mktemp("desk") / "translations"
    return start(Path(copytree(fixture_settings().translations, folder)))


def test_marks_become_elements_and_none_is_left(whole: Bench) -> None:
    for code in ("so", "ar", "en"):
        for page in (*all_paths(whole.app, [code]), f"/{code}/nothing/"):
            html = whole.app.test_client().get(page, base_url=HERE).get_data(as_text=True)
            assert not MARKS.search(html), page
            assert html.count("<span") == html.count("</span>"), page
            assert ('id="desk"' in html) == ("<span data-desk=" in html) == (code != "en"), page
            for plain in re.findall(r"<(title|script|svg)\b(.*?)</\1>", html, re.DOTALL):
                assert "data-desk" not in plain[1], page
            for tag in re.findall(r"<[^<>]*data-desk[^<>]*>", html):
                assert re.match(r'<(span|a\s[^<>]*) data-desk="\w{12}"', tag), tag


def test_more_messages_than_marks_do_not_start() -> None:
    with pytest.raises(OverflowError):
        Sentences((None, str(number)) for number in range(2**16))


def test_what_a_law_must_not_be_said_to_say_is_beside_it(whole: Bench) -> None:
    for key, law in fixture().data.laws.items():
        html = whole.get(f"/desk/so/{id_of((f'{key}.law', law.plain[0]))}")
        text = " ".join(JustHTML(html, sanitize=False).to_text().split())
        assert f"Never claim, in any words: {law.must_not_claim}" in text
        assert "Two people review it." in text


def test_the_public_site_neither_loads_nor_serves_it() -> None:
    code = "import sys; from webapp import create_app; app = create_app();"
    code += "print('webapp.desk' in sys.modules, [*app.url_map.iter_rules()])"
    env = {**os.environ, **site_environment()}
    done = subprocess.check_output([sys.executable, "-c", code], cwd=ROOT, env=env, text=True)
    assert done.startswith("False [")
    assert "desk" not in done
