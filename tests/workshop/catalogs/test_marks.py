"""A mark becomes an element where a page can hold one, and goes away anywhere else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from workshop.catalogs.marks import ANY, mark, place_marks, strip_marks


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
def test_marks_become_elements_where_elements_may_be(html: str, placed: str) -> None:
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


def test_a_text_brings_no_marks_of_its_own() -> None:
    assert mark(mark(Markup("Hi"), 3), 7) == mark(Markup("Hi"), 7)
