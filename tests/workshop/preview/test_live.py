"""What is in the files is what the page shows, a moment later."""

import threading
import time
from collections.abc import Callable
from dataclasses import replace

import pytest
from justhtml import JustHTML

from tests.page import in_order
from tests.served import PATIENCE_IN_SECONDS
from tests.sites import fixture
from tests.workshop.preview.conftest import HERE, WAY_OUT, Bench
from webapp.site.addresses import service_address
from workshop.preview import views
from workshop.preview.linting import State
from workshop.preview.sentences import list_sentences

OLD = 'msgid "Way out"\nmsgstr "Ka bixid"'
ANOTHER = "ar"
Change = Callable[[str, str, str], None]


def version(bench: Bench, since: object = "x") -> int:
    response = bench.client.get(f"/workshop/changes?since={since}", base_url=HERE)
    return int(response.get_json()["version"])


def test_a_saved_file_is_on_the_page_at_once(bench: Bench, change: Change) -> None:
    assert "Dariiqa bixitaanka" not in bench.get("/so/")
    change("so", OLD, 'msgid "Way out"\nmsgstr "Dariiqa bixitaanka"')
    assert 'aria-label="Dariiqa bixitaanka"' in bench.get("/so/")


def test_who_waits_for_a_change_hears_of_it(
    bench: Bench, change: Change, monkeypatch: pytest.MonkeyPatch
) -> None:
    waits, sleep = threading.Event(), time.sleep

    def wait(seconds: float) -> None:
        waits.set()
        sleep(seconds)

    monkeypatch.setattr(time, "sleep", wait)
    # So that nothing but the change ends the waiting.
    monkeypatch.setattr(views, "_WAIT_AT_MOST_SECONDS", 10 * PATIENCE_IN_SECONDS)
    now = version(bench)
    heard: list[int] = []
    waiting = threading.Thread(target=lambda: heard.append(version(bench, now)), daemon=True)
    waiting.start()
    assert waits.wait(PATIENCE_IN_SECONDS)
    assert not heard
    change("so", OLD, OLD.replace("Ka bixid", "Bannaanka"))
    waiting.join(PATIENCE_IN_SECONDS)
    assert heard == [now + 1]


def test_a_broken_file_keeps_its_last_words_and_says_where_it_broke(
    bench: Bench, change: Change
) -> None:
    bench.get("/so/")
    change("so", 'msgid "Way out"\nmsgstr "Ka bixid"', 'msgid "Way out"\nmsgstr "Ka bixid')
    html = bench.get("/so/")
    line = bench.path("so").read_text("utf-8").split('msgstr "Ka bixid')[0].count("\n") + 1
    assert f"translations/so/LC_MESSAGES/messages.po:{line}" in html
    assert 'aria-label="Ka bixid"' in html
    assert "messages.po:" not in bench.get("/ar/")
    change("so", 'msgstr "Ka bixid\n', 'msgstr "Ka bixid"\n')
    assert f"messages.po:{line}" not in bench.get("/so/")


def test_a_missing_file_is_told_and_the_language_shows_in_english(bench: Bench) -> None:
    bench.path("so").unlink()
    html = bench.get("/so/")
    assert "the file is missing" in html
    for broken in ("nplurals=x;", "nplurals=2; plural=__import__('os');"):
        path = bench.path(ANOTHER)
        text = path.read_text("utf-8")
        header = next(line for line in text.splitlines() if "Plural-Forms" in line)
        path.write_text(text.replace(header, f'"Plural-Forms: {broken}\\n"'), "utf-8")
        assert "<h1>" in bench.get(f"/{ANOTHER}/numbers/")


def test_every_sentence_of_a_page_is_marked_and_nothing_else_of_it_changes(still: Bench) -> None:
    content = fixture().content
    html = still.get(service_address("so", content.featured.home[0]))
    marked = [e for e in in_order(JustHTML(html, sanitize=False).root) if e.attrs.get("data-ws")]
    assert len(marked) > 30
    assert {str(e.attrs["data-ws-state"]) for e in marked} <= {state.value for state in State}
    assert WAY_OUT.short in html
    assert "\ue000" not in html
    assert "\ue002" not in html


def test_pseudo_text_takes_the_place_of_english_and_of_one_that_mirrors(bench: Bench) -> None:
    assert bench.post("/workshop/pseudo", {}).status_code == 200
    assert "[Šţââŕţ]" in bench.get("/en/")
    assert "\u202e" in bench.get("/ar/")
    assert "\u202e" not in bench.get("/so/")
    assert bench.post("/workshop/pseudo", {}).status_code == 200
    assert "\u202e" not in bench.get("/ar/")


def test_an_error_page_can_be_translated_too(still: Bench) -> None:
    response = still.client.get("/so/nothing/", base_url=HERE)
    assert response.status_code == 404
    assert 'data-ws="' in response.get_data(as_text=True)


def test_english_is_the_source_and_wholly_there(still: Bench) -> None:
    rows = JustHTML(still.get("/en/languages/")).query("tbody tr")
    english = next(row for row in rows if "Original" in row.to_text())
    sentences, translated, reviewed, safety = (
        cell.to_text().strip() for cell in english.query("td")[:4]
    )
    assert sentences == translated == reviewed
    assert len(set(safety.split(" of "))) == 1


def test_next_leads_to_the_worst_and_to_the_list_where_none_is_left(
    bench: Bench, change: Change, monkeypatch: pytest.MonkeyPatch
) -> None:
    change("so", '"Ka bixid"', '"<b>"')
    asked = bench.client.get("/workshop/so/next", base_url=HERE)
    assert asked.headers["Location"] == f"/workshop/so/{WAY_OUT.short}"
    found = list_sentences
    monkeypatch.setattr(
        views,
        "list_sentences",
        lambda *asked: [replace(one, state=State.REVIEWED) for one in found(*asked)],
    )
    asked = bench.client.get("/workshop/so/next", base_url=HERE)
    assert asked.headers["Location"] == "/workshop/so/"
