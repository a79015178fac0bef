"""The index of the search: everyday words of each language and English ones, towns, own names."""

from dataclasses import replace

import pytest
from markupsafe import escape

from tests.sites import answers, fixture, rebuild
from webapp.facts.models import NEEDS
from webapp.pages import search
from webapp.pages.search_words import DANGER, SITUATIONS, WORDS
from webapp.pages.site import App
from webapp.words.catalogs import plain


def index_of(app: App, code: str) -> list[str]:
    """Return the lines of the index, as a script reads them."""
    with app.test_request_context(f"/{code}/"):
        app.speak(code)
        return plain(search.index(app.data)).unescape().splitlines()


def marks_of(key: str) -> dict[str, str]:
    data = fixture().data
    return dict(search.marks(data.services[key], data))


def translate(patch: pytest.MonkeyPatch, text: str) -> None:
    """Let a translator have written this for every list of words."""
    patch.setattr(search, "pgettext", lambda _context, _english: escape(text))


def test_each_line_has_the_words_of_the_language_and_the_english_ones(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    english = index_of(fixture(), "en")
    translate(monkeypatch, "hoy, sariir")
    lines = index_of(fixture(), "so")
    assert [line.partition("=")[0] for line in lines][: len(NEEDS) + 1] == ["!", *NEEDS]
    assert lines[0] == f"!=hoy, sariir, {DANGER}, 911"
    for need, words in WORDS.items():
        assert f"{need}=hoy, sariir, {words}" in lines
        assert f"{need}={words}" in english
    assert "@northshire=Northshire,Northtown,Ashbury,Old Mill Landing" in lines


@pytest.mark.parametrize(
    ("typed", "needs"),
    [
        ("deport", {"legal", "papers"}),
        ("visa", {"legal", "papers"}),
        ("ICE", {"legal", "papers"}),
        ("mi'kmaq", {"native"}),
        ("bed", {"stay"}),
        ("gun", {"!"}),
        ("911", {"!"}),
        ("phone bill", {"/safety"}),
        ("cannot speak", {"!", "talk"}),
    ],
)
def test_words_lead_to_what_they_should(typed: str, needs: set[str]) -> None:
    lines = [line.partition("=") for line in index_of(fixture(), "en")]
    assert {target for target, _, said in lines if typed in said.split(", ")} == needs


def test_no_translation_can_add_a_line_or_markup(monkeypatch: pytest.MonkeyPatch) -> None:
    targets = [line.partition("=")[0] for line in index_of(fixture(), "so")]
    translate(monkeypatch, 'hoy\n@boston="><b>Boston</b>')
    assert [line.partition("=")[0] for line in index_of(fixture(), "so")] == targets
    with fixture().test_request_context("/so/"):
        assert not {"<", '"'} & {*search.index(fixture().data)}


def test_marks_say_needs_and_counties_and_police_have_names_of_their_own() -> None:
    data = fixture().data
    text = marks_of("harbor-text")
    assert (text["needs"], text["where"]) == ("stay basics", "northshire southshire")
    for key, service in data.services.items():
        assert (marks_of(key)["where"] == "*") == ("statewide" in service.where)
        assert ("names" in marks_of(key)) == service.is_police
    assert marks_of("rescue")["names"] == "Rescue (911)|Agencies of the State|911"
    assert marks_of("border")["names"] == "Border Office|Agencies of the State"


def test_the_words_are_not_shown() -> None:
    page = answers()["/en/resources/"].text
    assert page.count("rape kit") == page.count('data-index="') == 1
    assert "rape kit" in page[page.index('data-index="') :].partition('">')[0]


def test_words_that_a_situation_answers_lead_to_it() -> None:
    data = fixture().data
    situation = data.situations["1"].model_copy(update={"picture": "bed"})
    app = rebuild(data=replace(data, situations={**data.situations, "1": situation}))
    assert f"/1={SITUATIONS['bed']}" in index_of(app, "en")
    with app.test_request_context("/en/"):
        app.speak("en")
        assert [*search.pages(app.data)][-1] == ("1", situation.label, "/en/go/1/")
