"""Pages that are built once: all that a link reaches, the same bytes for the same day."""

from dataclasses import replace
from datetime import timedelta
from functools import cache

import pytest

from tests.routes import page_rules, paths_of
from tests.sites import FIXTURE_DAY, fixture, fixture_settings, run
from webapp.site.build import Built, PageFailsError, build, build_all, is_answer

pytestmark = pytest.mark.whole


@cache
def built() -> tuple[Built, ...]:
    """Return the made-up site, built, without the many answers."""
    return tuple(build_all(fixture().app, with_answers=False))


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


def test_a_page_that_fails_and_a_link_to_nothing_are_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with pytest.raises(PageFailsError, match="/en/nothing-here/"):
        build(fixture().app, "/en/nothing-here/")
    monkeypatch.setattr("webapp.site.layout.same_page", lambda _path, code: f"/{code}/nothing/")
    with pytest.raises(PageFailsError, match="/en/nothing/"):
        list(build_all(run(fixture_settings()).app))
