"""What stands in the files is what the page shows, a moment later."""

import threading
import time
from collections.abc import Callable
from functools import partial
from itertools import pairwise

from justhtml import JustHTML

from tests.client import in_order
from tests.workshop.conftest import HERE, WAY_OUT, Bench

OLD = 'msgid "Way out"\nmsgstr "Ka bixid"'
Change = Callable[[str, str, str], None]


def version(bench: Bench, since: object = "x") -> int:
    response = bench.client.get(f"/workshop/changes?since={since}", base_url=HERE)
    return int(response.get_json()["version"])


def test_a_saved_file_is_on_the_page_at_once(bench: Bench, change: Change) -> None:
    assert "Dariiqa bixitaanka" not in bench.get("/so/")
    change("so", OLD, 'msgid "Way out"\nmsgstr "Dariiqa bixitaanka"')
    assert 'aria-label="Dariiqa bixitaanka"' in bench.get("/so/")


def test_who_waits_for_a_change_hears_of_it_within_a_second(bench: Bench, change: Change) -> None:
    words = ["Ka bixid", "Bannaanka", "Dariiqa", "Albaabka"]
    took = [
        hear(bench, partial(change, "so", f'"{old}"', f'"{new}"')) for old, new in pairwise(words)
    ]
    assert min(took) < 1, took


def hear(bench: Bench, save: Callable[[], None]) -> float:
    """Return the seconds from saving a file to hearing of it."""
    now = version(bench)
    heard: list[float] = []

    def wait() -> None:
        if version(bench, now) != now:
            heard.append(time.monotonic())

    waiting = threading.Thread(target=wait)
    waiting.start()
    time.sleep(0.3)
    assert not heard
    saved = time.monotonic()
    save()
    waiting.join(timeout=5)
    return heard[0] - saved


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
        text = bench.path("fr").read_text("utf-8")
        header = next(line for line in text.splitlines() if "Plural-Forms" in line)
        bench.path("fr").write_text(text.replace(header, f'"Plural-Forms: {broken}\\n"'), "utf-8")
        assert "<h1>" in bench.get("/fr/numbers/")


def test_every_sentence_of_a_page_is_marked_and_nothing_else_of_it_changes(bench: Bench) -> None:
    html = bench.get("/so/resources/nhth/")
    marked = [e for e in in_order(JustHTML(html, sanitize=False).root) if e.attrs.get("data-ws")]
    assert len(marked) > 30
    assert {str(e.attrs["data-ws-state"]) for e in marked} == {"unreviewed"}
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


def test_an_error_page_can_be_translated_too(bench: Bench) -> None:
    response = bench.client.get("/so/nothing/", base_url=HERE)
    assert response.status_code == 404
    assert 'data-ws="' in response.get_data(as_text=True)
