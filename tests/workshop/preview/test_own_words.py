"""What the workshop itself says: in the language of who works, and changed in the workshop."""

import json
import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest
from justhtml import Element, JustHTML, Text

from tests.sites import PSEUDO, fixture_translations, make_translations, pseudo
from tests.workshop.preview.conftest import HERE, WAY_OUT, Bench
from tests.workshop.preview.test_follows import change, start
from webapp.i18n import catalogs
from webapp.i18n.checks import Level
from webapp.i18n.messages import messages_of
from workshop.catalogs.check_catalogs import check_catalogs
from workshop.catalogs.domains import WORKSHOP
from workshop.catalogs.keys import Key
from workshop.checks.registry import CHECKS, MESSAGE_CHECKS, TEXT_CHECKS

pytestmark = pytest.mark.whole

EXPLANATIONS = {name: check.explanation for name, check in CHECKS.items()}
CHECKED = Key(WORKSHOP, None, "The checks find nothing wrong.")
PAGES = (
    "/workshop/",
    "/workshop/so/?show=all",
    f"/workshop/so/{WAY_OUT.short}",
    f"/workshop/so/{CHECKED.short}",
)
LETTER = re.compile(r"[^\W\d_]")
AUTONYM = "Pseudo"  # the menu names each language in itself
OWN = ("code", "bdi", "dd", "script", "style")


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    """Start a workshop on the made-up translations, in which its own words are pseudo text."""
    return start(make_translations(tmp_path / "translations"))


def html_tag(page: str) -> str:
    found = re.search(r"<html[^>]*>", page)
    assert found
    return found[0]


def words_in(node: Element, code: str, around: str = "") -> Iterator[str]:
    """Yield the texts of a page that are in its own language, names of fields too."""
    lang = str(node.attrs.get("lang") or around)
    if lang == code:
        yield from (str(node.attrs[name]) for name in ("aria-label",) if node.attrs.get(name))
    for child in node.children or ():
        if isinstance(child, Text):
            if lang == code and (child.data or "").strip():
                yield str(child.data)
        elif isinstance(child, Element) and child.name not in OWN:
            yield from words_in(child, code, lang)


@pytest.mark.parametrize("path", PAGES)
def test_every_word_of_its_pages_can_be_translated(bench: Bench, path: str) -> None:
    bench.get(f"/workshop/?ui={PSEUDO}")
    page = JustHTML(bench.get(path), sanitize=False)
    (root,) = (one for one in page.query("html") if isinstance(one, Element))
    texts = list(words_in(root, PSEUDO))
    assert len(texts) > 10
    left = [text for text in texts if text.isascii() and not re.search(r"\[\[|\]\]", text)]
    assert {text for text in left if LETTER.search(text)} == {AUTONYM}


def test_every_word_of_its_panel_and_script_can_be_translated(bench: Bench) -> None:
    bench.get(f"/workshop/?ui={PSEUDO}")
    page = JustHTML(bench.get("/so/"), sanitize=False)
    (panel,) = (one for one in page.query("aside#ws") if isinstance(one, Element))
    left = [text for text in words_in(panel, PSEUDO) if "[[" not in text]
    assert [text for text in left if LETTER.search(text)] == []
    words = json.loads(str(panel.attrs["data-words"]))
    assert [text for text in words.values() if not text.startswith("[[")] == []
    assert "{status}" in words["failed"]


def test_it_speaks_the_language_of_the_browser_until_another_is_chosen(bench: Bench) -> None:
    def ask(path: str) -> str:
        asked = {"Accept-Language": "ar, en"}
        return bench.client.get(path, base_url=HERE, headers=asked).get_data(as_text=True)

    assert html_tag(bench.get("/workshop/")) == '<html lang="en" dir="ltr">'
    assert html_tag(ask("/workshop/")) == '<html lang="ar" dir="rtl">'
    assert re.search(r'<aside id="ws"\s+lang="ar"\s+dir="rtl"', ask("/so/"))
    assert html_tag(ask("/so/")).startswith('<html lang="so" dir="ltr"')
    assert html_tag(ask("/workshop/?ui=so")) == '<html lang="so" dir="ltr">'
    assert html_tag(ask("/workshop/ar/")) == '<html lang="so" dir="ltr">'
    assert html_tag(ask("/workshop/?ui=xx")) == '<html lang="so" dir="ltr">'


def test_its_words_are_a_list_of_their_own_and_say_that_they_are_a_draft(bench: Bench) -> None:
    english = CHECKED.msgid
    assert english not in bench.get("/workshop/so/?show=all")
    own = bench.get("/workshop/so/?show=workshop")
    assert english in own
    assert WAY_OUT.short not in own
    draft = 'href="/workshop/so/?show=workshop"'
    assert draft in bench.get("/workshop/?ui=so")
    assert 'show=workshop"' not in bench.get(f"/workshop/?ui={PSEUDO}")  # all of it is reviewed
    assert 'show=workshop"' not in bench.get("/workshop/?ui=en")


def test_a_word_of_its_own_is_saved_like_any_and_shown_at_once(bench: Bench) -> None:
    before = bench.path("so").read_bytes()
    body = {"strings": ["Khalad ma jiro."], "stamp": bench.stamp("so", CHECKED)}
    done = bench.post(f"/workshop/so/{CHECKED.short}/save", body)
    assert done.status_code == 200
    assert 'msgstr "Khalad ma jiro."' in bench.path("so", WORKSHOP).read_text("utf-8")
    assert bench.path("so").read_bytes() == before
    checked = bench.post(f"/workshop/so/{WAY_OUT.short}/check?ui=so", {"strings": ["Bannaanka"]})
    assert "Khalad ma jiro." in checked.get_data(as_text=True)
    assert "nothing wrong" in bench.get(f"/workshop/so/{CHECKED.short}?ui=en")


def test_what_an_error_means_is_said_in_the_language_of_who_works(bench: Bench) -> None:
    address = f"/workshop/so/{WAY_OUT.short}/check"
    for texts, check in ((["<b>"], "markup"), ([""], "untranslated")):
        own = bench.post(f"{address}?ui={PSEUDO}", {"strings": texts}).get_data(as_text=True)
        words = "The translation is missing." if check == "untranslated" else EXPLANATIONS[check]
        assert pseudo(words) in unescape(own)
        assert re.search(r'<span lang="en"\s+dir="ltr"[^>]*>[^<]+; [^<]+</span>', own)
        english = bench.post(f"{address}?ui=en", {"strings": texts}).get_data(as_text=True)
        assert words not in unescape(english)  # what is wrong and what to type says it already


def test_every_error_of_a_sentence_can_be_explained_in_every_language() -> None:
    template, _ = catalogs.read_template(fixture_translations(), WORKSHOP)
    assert template
    errors = {c.explanation for c in (*MESSAGE_CHECKS, *TEXT_CHECKS) if c.level is Level.ERROR}
    assert len(errors) > 10
    assert errors - {str(message.id) for message in messages_of(template)} == set()


def test_a_broken_word_shows_in_english_and_markup_as_letters(bench: Bench) -> None:
    path = bench.path("so", WORKSHOP)
    found = re.search('msgid "The workshop"\nmsgstr "(.*)"', path.read_text("utf-8"))
    assert found
    change(path, f'"{found[1]}"', '"<b>%(nothing)s"')
    assert "<h1><span lang" in bench.get("/workshop/?ui=so")
    change(path, '"<b>%(nothing)s"', '"<b>"')
    assert "<h1>&lt;b&gt;</h1>" in bench.get("/workshop/")


def test_its_words_may_wait_and_a_language_without_any_is_not_offered(tmp_path: Path) -> None:
    folder = make_translations(tmp_path / "translations")
    path = folder / "so/LC_MESSAGES/workshop.po"
    path.write_text(re.sub('(?m)^msgstr ".+"$', 'msgstr ""', path.read_text("utf-8")), "utf-8")
    bench = start(folder)
    assert html_tag(bench.get("/workshop/?ui=so")) == '<html lang="en" dir="ltr">'
    assert 'href="?ui=so"' not in bench.get("/workshop/")
    assert 'href="?ui=ar"' in bench.get("/workshop/")
    assert CHECKED.short in bench.get("/workshop/so/?show=workshop")
    found = [str(one) for one in check_catalogs(folder) if one.level is Level.ERROR]
    assert found == []


def test_a_page_that_is_not_there_says_so_in_words_of_the_site(bench: Bench) -> None:
    bench.get("/workshop/?ui=so")
    missing = bench.client.get("/workshop/xx/", base_url=HERE)
    assert missing.status_code == 404
    html = unescape(missing.get_data(as_text=True))
    template, _ = catalogs.read_template(bench.folder, "messages")
    assert template
    english = [str(m.id) for m in messages_of(template) if str(m.id).startswith("This page")]
    assert 'lang="so"' in html_tag(html)
    assert [words for words in english if f">{words}<" in html] == []


def test_the_site_reads_none_of_its_words(tmp_path: Path) -> None:
    folder = make_translations(tmp_path / "translations")
    template, _ = catalogs.read_template(folder, "messages")
    assert template
    assert not [m.id for m in messages_of(template) for name, _ in m.locations if "desk" in name]
    for path in (*folder.rglob("workshop.po"), folder / "workshop.pot"):
        path.write_text("broken", "utf-8")
    assert list(catalogs.load(folder)) == list(catalogs.load(fixture_translations()))
