"""Who wrote a sentence or found it right: shown, and no second reader of their own."""

from collections.abc import Callable
from html import unescape
from pathlib import Path

import pytest
from babel.messages.catalog import Message

from tests.sites import FIXTURE_DAY, make_translations
from tests.workshop.preview.conftest import WAY_OUT, Bench
from tests.workshop.preview.test_follows import start
from webapp.i18n import catalogs
from webapp.i18n.locales import read_language
from workshop.catalogs.keys import Key
from workshop.catalogs.po_files import write_catalog
from workshop.catalogs.signing import credit

LEAVE = Key("messages", "safety", "Leave this site now")
OWN = "you wrote this sentence yourself"
OWN_SAFETY = "You wrote this sentence yourself, and a life can hang on it"
UNSIGNED = "nobody said who wrote it"


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    """Start a workshop on the made-up translations."""
    return start(make_translations(tmp_path / "translations"))


def note(bench: Bench, key: Key, record: Callable[[Message], object]) -> None:
    """Write something above a Somali sentence, as another program would."""
    path = bench.path("so", key.domain)
    locale, _ = read_language(bench.folder, "so")
    assert locale
    catalog, _ = catalogs.read_raw(path, locale, bench.folder)
    assert catalog is not None
    message = catalog.get(key.msgid, key.context)
    assert message is not None
    record(message)
    path.write_text(write_catalog(catalog), "utf-8")


def text_of(bench: Bench, key: Key) -> str:
    """Return the words of the page of a sentence, without its elements."""
    part = unescape(bench.get(f"/workshop/so/{key.short}?part"))
    return " ".join(part.replace("<bdi>", "").replace("</bdi>", "").split())


def send(bench: Bench, key: Key, act: str, **body: object) -> tuple[int, str]:
    """Save or review a Somali sentence as the panel does."""
    sent = {"stamp": bench.stamp("so", key), **body}
    response = bench.post(f"/workshop/so/{key.short}/{act}", sent)
    return response.status_code, unescape(response.get_data(as_text=True))


def save(bench: Bench, key: Key, words: str, name: str = "") -> None:
    status, response = send(bench, key, "save", strings=[words], name=name)
    assert status == 200, response


def test_who_wrote_it_hears_so_before_their_review_is_taken(bench: Bench) -> None:
    save(bench, WAY_OUT, "Bannaanka", "Amina")
    assert "Written by Amina." in text_of(bench, WAY_OUT)
    before = bench.path("so").read_bytes()
    status, response = send(bench, WAY_OUT, "review", name=" amina ")
    assert (status, OWN in response, "ws-sure" in response) == (422, True, True)
    assert bench.path("so").read_bytes() == before
    assert send(bench, WAY_OUT, "review", name="yusuf")[0] == 200
    assert send(bench, WAY_OUT, "review", name="amina", sure=True)[0] == 200
    assert "found right by amina, yusuf;" in text_of(bench, WAY_OUT)


def test_who_wrote_what_a_life_can_hang_on_does_not_review_it(bench: Bench) -> None:
    save(bench, LEAVE, "Hadda ka bax websaydkan oo dhan", "Amina")
    before = bench.path("so").read_bytes()
    for sure in (False, True):
        status, response = send(bench, LEAVE, "review", name="AMINA", sure=sure)
        assert (status, OWN_SAFETY in response, "ws-sure" in response) == (422, True, False)
    assert bench.path("so").read_bytes() == before
    assert send(bench, LEAVE, "review", name="yusuf")[0] == 200


def test_what_is_saved_without_a_name_is_taken_for_ones_own(bench: Bench) -> None:
    save(bench, LEAVE, "Hadda ka bax websaydkan oo dhan")
    status, response = send(bench, LEAVE, "review", name="amina", sure=True)
    assert (status, UNSIGNED in response) == (422, True)
    save(bench, LEAVE, "Hadda ka bax websaydkan oo dhan", "Yusuf")  # the same words once more
    assert "Written by Yusuf." in text_of(bench, LEAVE)
    assert send(bench, LEAVE, "review", name="amina")[0] == 200
    save(bench, WAY_OUT, "Bannaanka")
    assert OWN in send(bench, WAY_OUT, "review", name="amina")[1]
    assert send(bench, WAY_OUT, "review", name="amina", sure=True)[0] == 200


def test_who_saves_what_stands_there_has_not_written_it(bench: Bench) -> None:
    note(bench, LEAVE, lambda m: credit(m, "Yusuf", FIXTURE_DAY))
    words = bench.get(f"/workshop/so/{LEAVE.short}?part").partition("</textarea>")[0]
    same = unescape(words.rpartition(">")[2])
    save(bench, LEAVE, same, "Amina")
    assert "Written by Yusuf." in text_of(bench, LEAVE)
    assert send(bench, LEAVE, "review", name="amina")[0] == 200


def test_no_author_is_written_where_a_name_is_none(bench: Bench) -> None:
    before = bench.path("so").read_bytes()
    status, response = send(bench, WAY_OUT, "save", strings=["Bannaanka"], name="<b>")
    assert (status, "is no name" in response) == (422, True)
    assert bench.path("so").read_bytes() == before


def test_words_are_found_in_the_english_and_the_translation(bench: Bench) -> None:
    for words, is_found in (("WAY out", True), ("ka BIXID", True), ("xyz", False)):
        assert (WAY_OUT.short in bench.get(f"/workshop/so/?show=all&words={words}")) == is_found
    assert "has these words" in bench.get("/workshop/so/?show=all&words=xyz")
