"""Facets and order: no reader is led to an empty list, and people come before authorities."""

from collections.abc import Mapping
from datetime import date, timedelta
from urllib.parse import parse_qsl, urlsplit

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.languages.wordings import bare
from tests.running import TODAY
from webapp.content.directory import (
    FACETS,
    Choice,
    count,
    find,
    is_local,
    is_overdue,
    options,
    speaks_itself,
)
from webapp.content.loading import Content, load
from webapp.content.services import Authority, Coverage, Need, Status
from webapp.settings import ROOT
from webapp.site.pagemodels.listings import build_resources

CONTENT = load(ROOT / "data", TODAY)
TODAY = date(2026, 11, 26)
RANKS = (Authority.NONE, Authority.STATE, Authority.POLICE, Authority.IMMIGRATION)
CHOICES = st.builds(
    Choice, **{facet: st.none() | st.sampled_from(options(facet, CONTENT)) for facet in FACETS}
)
THOROUGH = settings(max_examples=150, deadline=None)


def read_address(address: str) -> Mapping[str, str]:
    """Return what a link asks for."""
    return dict(parse_qsl(urlsplit(address).query))


@pytest.mark.parametrize("facet", FACETS)
def test_each_option_alone_finds_somebody(content: Content, facet: str) -> None:
    counts = {word: count(content, Choice(**{facet: word})) for word in options(facet, content)}
    assert counts
    assert 0 not in counts.values(), counts


@THOROUGH
@given(choice=CHOICES)
def test_count_is_the_length_of_what_is_found(choice: Choice) -> None:
    found = find(CONTENT, choice)
    assert count(CONTENT, choice) == len(found)
    assert len({service.id for service in found}) == len(found)
    assert {service.id for service in found} <= CONTENT.services.keys()


@THOROUGH
@given(choice=CHOICES, facet=st.sampled_from(FACETS))
def test_dropping_an_answer_loses_nobody(choice: Choice, facet: str) -> None:
    wider = find(CONTENT, choice.with_answer(facet, None))
    assert {s.id for s in find(CONTENT, choice)} <= {s.id for s in wider}


@THOROUGH
@given(choice=CHOICES)
def test_order_puts_unclear_last_and_authorities_after_advocates(choice: Choice) -> None:
    places = [
        (service.status is Status.UNKNOWN, RANKS.index(service.authority))
        for service in find(CONTENT, choice)
    ]
    assert places == sorted(places)


def test_order_of_all_listings_holds_every_rank(content: Content) -> None:
    found = find(content, Choice())
    assert {service.authority for service in found} == set(RANKS)
    assert found[-1].status is Status.UNKNOWN
    assert found[0].id == content.featured.home[0]


@settings(max_examples=60, deadline=None)
@given(choice=CHOICES)
def test_each_linked_answer_finds_as_many_as_it_says(choice: Choice) -> None:
    page = build_resources(CONTENT, bare("en"), TODAY, choice)
    assert len(page.listings) == len(find(CONTENT, choice))
    for question in page.questions:
        for answer in question.answers:
            asked = Choice.read(read_address(answer.href), CONTENT)
            assert answer.count == count(CONTENT, asked)
            assert answer.count >= 1 or answer.is_chosen
        dropped = Choice.read(read_address(question.drop), CONTENT)
        assert dropped == choice.with_answer(question.facet, None)


def test_every_county_finds_the_statewide_lines(content: Content) -> None:
    statewide = {s.id for s in content.services.values() if s.area.coverage is Coverage.STATEWIDE}
    assert {"sa-helpline", "mcedv", "nhth", "u211", "c988"} <= statewide
    assert len(content.counties) == 16
    for county in (*content.counties, "wabanaki"):
        assert statewide <= {s.id for s in find(content, Choice(where=county))}, county


@pytest.mark.parametrize("county", CONTENT.counties)
def test_the_nearest_come_first_among_advocates_at_work(content: Content, county: str) -> None:
    advocates = [
        is_local(s, county)
        for s in find(content, Choice(where=county))
        if s.authority is Authority.NONE and s.status is not Status.UNKNOWN
    ]
    assert advocates == sorted(advocates, reverse=True)
    assert any(advocates)


def test_speakers_come_before_interpreters(content: Content) -> None:
    found = find(content, Choice(language="so"))
    advocates = [s for s in found if s.authority is Authority.NONE]
    speaking = [speaks_itself(s, "so") for s in advocates if s.status is not Status.UNKNOWN]
    assert speaking == sorted(speaking, reverse=True)
    assert {True, False} == set(speaking)


@THOROUGH
@given(choice=CHOICES)
def test_choice_survives_its_address(choice: Choice) -> None:
    assert Choice.read(dict(choice.items()), CONTENT) == choice


@THOROUGH
@given(facet=st.sampled_from(FACETS), word=st.text(max_size=30))
def test_unknown_words_are_refused(facet: str, word: str) -> None:
    if word not in options(facet, CONTENT):
        with pytest.raises(KeyError, match=facet):
            Choice.read({facet: word}, CONTENT)


@pytest.mark.parametrize("word", ["", "Cumberland", "cumberland ", "english", "EN", "<b>", "٢٤"])
@pytest.mark.parametrize("facet", FACETS)
def test_words_that_come_close_are_refused(content: Content, facet: str, word: str) -> None:
    with pytest.raises(KeyError):
        Choice.read({facet: word}, content)


def test_other_questions_are_not_asked(content: Content) -> None:
    assert Choice.read({"q": "my name", "page": "2"}, content) == Choice()


@pytest.mark.parametrize(
    ("identifier", "days", "overdue"),
    [
        ("sa-helpline", 180, False),
        ("sa-helpline", 181, True),
        ("ptla", 181, False),
        ("ptla", 365, False),
        ("ptla", 366, True),
    ],
)
def test_age_that_makes_a_record_old(
    content: Content, identifier: str, days: int, *, overdue: bool
) -> None:
    service = content.services[identifier]
    assert (Need.TALK in service.needs) == (identifier == "sa-helpline")
    assert is_overdue(service, service.checked.on + timedelta(days=days)) is overdue
