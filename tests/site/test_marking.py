"""A sentence that fell back to English says so, where a page can say it, and leaves no mark."""

import logging

import pytest
from flask import Flask
from hypothesis import given
from hypothesis import strategies as st
from justhtml import JustHTML
from markupsafe import Markup

from tests.page import Page, text_of
from tests.site.otherwise import otherwise
from tests.site.saying import bare
from tests.sites import RunningSite
from webapp.i18n.marks import ANY, mark, strip_marks
from webapp.site.marking import place_marks

FALLEN = "span[lang=en][dir=ltr]"


def opening(number: int) -> str:
    return f"<i id=m{number}>"


@pytest.mark.parametrize(
    ("html", "placed"),
    [
        ("<p>{}</p>", "<p><i id=m7>Hi</i></p>"),
        ('<p title="{}">x', '<p title="Hi">x'),
        ("<title>{}</title>", "<title>Hi</title>"),
        ("<script>{}</script><p>", "<script>Hi</script><p>"),
        ("<!-- {} -->{}", "<!-- Hi --><i id=m7>Hi</i>"),
        ("<a title='>' href=x>{}</a>", "<a title='>' href=x><i id=m7>Hi</i></a>"),
        ("1 < 2 {}", "1 < 2 <i id=m7>Hi</i>"),
    ],
)
def test_marks_become_elements_where_elements_may_stand(html: str, placed: str) -> None:
    marked = html.replace("{}", mark(Markup("Hi"), 7))
    assert place_marks(marked, opening, "</i>") == placed


def test_a_tag_knows_the_messages_in_its_attributes() -> None:
    marked = f'<p aria-label="{mark(Markup("Hi"), 12)}" title="{mark(Markup("Ho"), 3)}">'
    placed = place_marks(marked, opening, "</i>", lambda tag, numbers: f"{numbers}{tag}")
    assert placed == '[12, 3]<p aria-label="Hi" title="Ho">'


@given(st.text(), st.integers(0, 10**9))
def test_marking_and_stripping_give_the_text_back(text: str, number: int) -> None:
    bare = strip_marks(text)
    assert strip_marks(mark(Markup(bare), number)) == bare


@given(st.text(alphabet="\ue000\ue001\ue002\ue010\ue019<>\"'ab/!- ", max_size=60))
def test_no_mark_is_left_whatever_a_page_holds(html: str) -> None:
    assert not ANY.search(place_marks(html, opening, "</i>"))


@pytest.fixture
def broken() -> Flask:
    unfilled = dict.fromkeys(("Way out", "The languages of this site", "Language"), "%(nothing)s")
    return otherwise(translators={"so": bare("so", unfilled)}).app


def test_only_the_sentence_that_fell_back_is_english(
    site: RunningSite, broken: Flask, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.ERROR, logger="webapp"):
        for _ in range(3):
            response = broken.test_client().get(
                "/so/languages/?q=somebody", headers={"User-Agent": "her"}
            )
    html = response.get_data(as_text=True)
    page = Page("/so/languages/", JustHTML(html, sanitize=False), response, site)
    assert page.all("html")[0].attrs["lang"] == "so"
    assert text_of(page.all(f"h1 {FALLEN}")[0]) == "The languages of this site"
    assert not ANY.search(html)
    lines = [line for line in caplog.messages if "The languages of this site" in line]
    assert lines == ["translation locale=so message='The languages of this site'"]
    assert not any("her" in line or "somebody" in line for line in caplog.messages)
