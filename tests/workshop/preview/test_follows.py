"""The workshop follows every file of the folder that it serves, not only the catalogs."""

import re
import shutil
from html import unescape
from pathlib import Path

import pytest
from justhtml import Element, JustHTML

from tests.sites import FIXTURE, FIXTURE_DAY, fill_catalog, make_translations
from tests.workshop.preview.conftest import HERE, WAY_OUT, Bench
from webapp.i18n.catalogs import DOMAINS, catalog_path
from webapp.i18n.locales import SiteLocale, read_language
from webapp.settings import Settings
from workshop.preview.app import create_workshop

CHECK = f"/workshop/so/{WAY_OUT.short}/check"
NEVER = "Albaabka"  # which the checkout's glossary allows


def start(folder: Path) -> Bench:
    """Start a workshop on a folder of translations, with the made-up facts."""
    settings = Settings(data=FIXTURE / "data", translations=folder, testing=True, today=FIXTURE_DAY)
    client = create_workshop(settings).test_client()
    html = client.get("/so/", base_url=HERE).get_data(as_text=True)
    found = re.search(r'data-token="([\w-]+)"', html)
    assert found
    return Bench(client, found[1], folder)


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    """Start a workshop on the made-up translations."""
    return start(make_translations(tmp_path / "translations"))


def forbid(folder: Path, word: str = NEVER, source: str = "way out") -> None:
    """Write into the glossary that Somali never says a word."""
    with (folder / "glossary.csv").open("a", encoding="utf-8") as file:
        file.write(f"{source},,word,doors,Ka bixid,{word},,\n")


def change(path: Path, old: str, new: str) -> None:
    """Change a file as an editor would who saves it."""
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


def checked(bench: Bench, form: str, address: str = CHECK) -> str:
    """Return what the checks say while somebody types."""
    response = bench.post(address, {"strings": [form]})
    assert response.status_code == 200
    return response.get_data(as_text=True)


def autonyms(html: str) -> list[str]:
    """Return the row of languages of a page."""
    links = JustHTML(html, sanitize=False).query(".languages a")
    return [query.to_text().strip() for query in links if isinstance(query, Element)]


def read(folder: Path, code: str) -> SiteLocale:
    """Return a language of a folder."""
    locale, _ = read_language(folder, code)
    assert locale
    return locale


def add_language(folder: Path, code: str, autonym: str) -> None:
    """Begin a language with all its words, unpublished."""
    (folder / code).mkdir()
    own = (folder / "eo" / "language.yaml").read_text("utf-8").replace("Pseudo", autonym, 2)
    for domain in DOMAINS:
        path = catalog_path(folder, read(folder, "eo"), domain)
        copy = folder / code / "LC_MESSAGES" / path.name
        copy.parent.mkdir(exist_ok=True)
        copy.write_text(fill_catalog(folder / f"{domain}.pot", read(folder, "eo"), ()), "utf-8")
    (folder / code / "language.yaml").write_text(own, "utf-8")


def test_it_judges_by_the_glossary_of_the_folder_that_it_serves(tmp_path: Path) -> None:
    folder = make_translations(tmp_path / "translations")
    forbid(folder)
    bench = start(folder)
    assert "speaks of doors" in checked(bench, NEVER)
    before = bench.path("so").read_bytes()
    body = {"strings": [NEVER], "stamp": bench.stamp("so", WAY_OUT)}
    refused = bench.post(f"/workshop/so/{WAY_OUT.short}/save", body)
    assert refused.status_code == 422
    assert bench.path("so").read_bytes() == before


def test_a_word_of_the_glossary_holds_from_the_next_request_on(bench: Bench) -> None:
    sentence = f"/workshop/so/{WAY_OUT.short}"
    assert "speaks of doors" not in checked(bench, NEVER)
    assert "never a word for doors" not in bench.get(sentence)
    change(bench.path("so"), '"Ka bixid"', f'"{NEVER}"')
    assert NEVER not in bench.get("/workshop/so/?show=faulty")
    kept = (bench.folder / "glossary.csv").read_bytes()
    forbid(bench.folder)
    assert "speaks of doors" in checked(bench, NEVER)
    assert "never a word for doors" in bench.get(sentence)
    assert NEVER in bench.get("/workshop/so/?show=faulty")
    assert f'"short": "{WAY_OUT.short}", "state": "faulty"' in unescape(bench.get("/so/"))
    (bench.folder / "glossary.csv").write_bytes(kept)
    assert "speaks of doors" not in checked(bench, NEVER)
    assert NEVER not in bench.get("/workshop/so/?show=faulty")


def test_a_broken_glossary_keeps_its_last_words_and_says_where_it_broke(bench: Bench) -> None:
    forbid(bench.folder)
    assert "speaks of doors" in checked(bench, NEVER)
    path = bench.folder / "glossary.csv"
    change(path, "source,context", "source;context")
    for address in ("/so/", "/en/", "/workshop/", "/workshop/so/"):
        assert "translations/glossary.csv:1" in bench.get(address), address
    assert "speaks of doors" in checked(bench, NEVER)
    path.unlink()
    assert "translations/glossary.csv:1" in bench.get("/so/")
    assert "speaks of doors" in checked(bench, NEVER)


def test_who_waits_for_a_change_hears_of_each_file(bench: Bench) -> None:
    def version() -> int:
        response = bench.client.get("/workshop/changes?since=x", base_url=HERE)
        return int(response.get_json()["version"])

    seen = [version()]
    forbid(bench.folder)
    seen.append(version())
    change(bench.folder / "so" / "language.yaml", "Soomaali", "Af Soomaali")
    seen.append(version())
    change(bench.folder / "languages.yaml", "  - so\n  - ar\n", "  - ar\n  - so\n")
    seen.append(version())
    assert seen == list(range(seen[0], seen[0] + 4))
    assert version() == seen[-1]


def test_what_checks_yaml_says_holds_from_the_next_request_on(bench: Bench) -> None:
    path, other = bench.folder / "so" / "checks.yaml", "mark &#39;,&#39; of another script"
    assert other not in checked(bench, "Ka, bixid")
    kept = path.read_text("utf-8") if path.exists() else "quotes: []\n"
    path.write_text(kept + "marks: {',': '،'}\n", "utf-8")
    assert other in checked(bench, "Ka, bixid")
    assert "checks.yaml" not in bench.get("/so/")
    path.write_text(kept + "marks: {',': 'ab'}\n", "utf-8")
    assert "translations/so/checks.yaml:" in bench.get("/so/")
    assert other in checked(bench, "Ka, bixid"), "a broken file keeps what it said last"
    path.unlink()
    assert other not in checked(bench, "Ka, bixid")


def test_what_language_yaml_says_is_on_the_page_at_once(bench: Bench) -> None:
    own = bench.folder / "so" / "language.yaml"
    assert "Soomaali" in autonyms(bench.get("/ar/"))
    change(own, "autonym: Soomaali", "autonym: Af Soomaali")
    assert "Af Soomaali" in autonyms(bench.get("/ar/"))
    change(own, "direction: ltr", "direction: rtl")
    assert '<html lang="so" dir="rtl">' in bench.get("/so/")
    change(own, "direction: rtl", "direction: left")
    html = bench.get("/so/")
    assert '<html lang="so" dir="rtl">' in html
    assert re.search(r"translations/so/language\.yaml:\d", html)
    assert "language.yaml" not in bench.get("/ar/")
    change(own, "direction: left", "direction: ltr")
    assert "language.yaml" not in bench.get("/so/")


def test_a_language_that_is_broken_at_the_start_is_shown_as_cldr_knows_it(tmp_path: Path) -> None:
    folder = make_translations(tmp_path / "translations")
    change(folder / "ar" / "language.yaml", "direction: rtl", "direction: right")
    bench = start(folder)
    html = bench.get("/ar/")
    assert '<html lang="ar" dir="rtl">' in html
    assert "translations/ar/language.yaml:" in html
    change(folder / "ar" / "language.yaml", "direction: right", "direction: rtl")
    assert "translations/ar/language.yaml:" not in bench.get("/ar/")


def test_the_row_of_languages_follows_the_list(bench: Bench) -> None:
    before = autonyms(bench.get("/so/"))
    change(bench.folder / "languages.yaml", "  - so\n  - ar\n", "  - ar\n  - so\n")
    assert autonyms(bench.get("/so/")) == [before[0], before[2], before[1], *before[3:]]
    change(bench.folder / "languages.yaml", "published:", "publish:")
    html = bench.get("/so/")
    assert "translations/languages.yaml:1" in html
    assert autonyms(html) == [before[0], before[2], before[1], *before[3:]]


def test_a_language_that_comes_while_it_runs_has_pages_and_goes_again(bench: Bench) -> None:
    assert bench.client.get("/sw/", base_url=HERE).status_code == 404
    add_language(bench.folder, "sw", "Kiswahili")
    assert '<html lang="sw"' in bench.get("/sw/")
    assert "Kiswahili" in autonyms(bench.get("/so/"))
    assert "Kiswahili" in bench.get("/workshop/")
    assert "Kiswahili" in bench.get("/workshop/sw/")
    change(bench.folder / "languages.yaml", "published:\n", "published:\n  - sw\n")
    assert autonyms(bench.get("/so/"))[1] == "Kiswahili"
    assert bench.client.get("/sw/nothing/", base_url=HERE).status_code == 404
    assert bench.post(CHECK, {"strings": ["Ka bixid"]}).status_code == 200, "the token still holds"
    shutil.rmtree(bench.folder / "sw")
    change(bench.folder / "languages.yaml", "published:\n  - sw\n", "published:\n")
    assert bench.client.get("/sw/", base_url=HERE).status_code == 404
    assert bench.client.get("/workshop/sw/", base_url=HERE).status_code == 404
    assert "Kiswahili" not in autonyms(bench.get("/so/"))


def test_a_language_that_is_listed_and_not_there_is_told(bench: Bench) -> None:
    change(bench.folder / "languages.yaml", "published:\n", "published:\n  - sw\n  - xx\n")
    assert "translations/sw/language.yaml:1" in bench.get("/sw/")
    assert "translations/xx/language.yaml:1" in bench.get("/so/")
    assert bench.client.get("/xx/", base_url=HERE).status_code == 404
