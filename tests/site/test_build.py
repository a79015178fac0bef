"""Pages that are built once: all that a link reaches, the same bytes for the same day."""

import gzip
import io
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from functools import cache
from pathlib import Path

import brotli
import pytest

from tests.policy import ALLOWED, EXPECTED, OPEN
from tests.routes import page_rules, paths_of
from tests.sites import FIXTURE_DAY, RunningSite, fixture, fixture_settings, run
from webapp.site.build import ENCODINGS, Built, PageFailsError, build, build_all, is_answer
from webapp.site.store import Store, append, finish

pytestmark = pytest.mark.whole


@cache
def built() -> tuple[Built, ...]:
    """Return the made-up site, built, without the many answers."""
    return tuple(build_all(fixture().app, with_answers=False))


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """Return the made-up site as it is kept."""
    with (tmp_path / "pages").open("w+b") as file:
        for page in built():
            append(file, page)
        finish(file)
        made = Store(file)
        made.look()
        yield made


@pytest.mark.parametrize("with_answers", [False, pytest.param(True, marks=pytest.mark.nightly)])
def test_every_page_is_built_once(*, with_answers: bool) -> None:
    app = fixture().app
    whole = tuple(build_all(app)) if with_answers else built()
    paths = [page.path for page in whole]
    assert len(set(paths)) == len(paths)
    links = {link for page in whole for link in page.links}
    assert {item for item in links if with_answers or not is_answer(app, item)} <= set(paths)
    for rule in page_rules(fixture()):
        if with_answers or rule.endpoint != "narrowed":
            assert set(paths_of(rule, "en", fixture())) & set(paths), rule.endpoint


def test_the_same_data_and_day_give_the_same_bytes() -> None:
    again, some = run(fixture_settings()).app, built()[::5]
    assert [build(again, page.path) for page in some] == list(some)
    assert len(some) > 25


def test_each_page_says_its_day_and_another_day_is_another_page() -> None:
    later = run(replace(fixture_settings(), today=FIXTURE_DAY + timedelta(days=1))).app
    for path in ("/en/", "/eo/safety/", "/built.txt"):
        assert build(later, path).gzip != build(fixture().app, path).gzip
    assert build(later, "/built.txt").body("identity") == b"2025-05-02\n"
    assert b"This page was made on May 2, 2025." in build(later, "/en/").body("identity")


def test_all_encodings_say_the_same_under_the_one_policy(site: RunningSite, store: Store) -> None:
    assert store.is_whole
    for page in built():
        headers, plain = store.answer(page.path, "identity")
        packed = {name: store.answer(page.path, name) for name in ENCODINGS}
        assert brotli.decompress(packed["br"][1]) == plain
        assert gzip.decompress(packed["gzip"][1]) == plain
        assert plain == site.app.test_client().get(page.path).data
        for name, (given_headers, body) in packed.items():
            wanted = {
                **EXPECTED,
                **(OPEN if "Access-Control-Allow-Origin" in given_headers else {}),
            }
            assert {key: given_headers.get(key) for key in wanted} == wanted
            assert set(given_headers) - {*ALLOWED, *OPEN, "ETag"} == set()
            assert given_headers["Vary"] == "Accept-Encoding"
            assert given_headers["Content-Length"] == str(len(body))
            assert given_headers.get("Content-Encoding", "identity") == name
        assert store.read(page.path, "identity", is_head=True).endswith(b"\r\n\r\n")
        assert headers["Content-Type"]


def test_a_page_that_fails_and_a_link_to_nothing_are_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with pytest.raises(PageFailsError, match="/en/nothing-here/"):
        build(fixture().app, "/en/nothing-here/")
    monkeypatch.setattr("webapp.site.layout.same_page", lambda _path, code: f"/{code}/nothing/")
    with pytest.raises(PageFailsError, match="/en/nothing/"):
        list(build_all(run(fixture_settings()).app))


def test_a_store_that_grows_shows_whole_pages_alone(
    tmp_path: Path,
) -> None:
    first, second = built()[:2]
    whole = io.BytesIO()
    append(whole, first)
    begins = len(whole.getvalue())
    append(whole, second)
    path = tmp_path / "pages"
    with path.open("wb") as sink, path.open("rb") as source:
        store = Store(source)
        for end in (0, 3, 8, 40, begins - 1, begins, begins + 9, len(whole.getvalue()) - 1):
            sink.truncate(0)
            sink.seek(0)
            sink.write(whole.getvalue()[:end])
            sink.flush()
            store.look()
            assert (first.path in store) == (end >= begins)
            assert second.path not in store
        assert not store.is_whole
