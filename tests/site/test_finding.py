"""The index of the search: everyday words of each language and English ones, towns, own names."""

from collections.abc import Sequence
from dataclasses import replace

from tests.site.otherwise import twin
from tests.site.saying import with_search_words
from tests.sites import RunningSite
from webapp.content.doors import Picture
from webapp.content.services import Authority, Extent, Need
from webapp.content.slugs import slug_of
from webapp.site.addresses import door_address
from webapp.site.copy.search_words import DANGER, PAGES, SITUATIONS, WORDS
from webapp.site.search_index import build_finder


def index_of(site: RunningSite, text: str) -> Sequence[str]:
    """Return the lines of the index where a translator wrote something for every list."""
    t = with_search_words(site.words["so"], dict.fromkeys((DANGER, *WORDS.values()), text))
    return build_finder(site.content, t).index.splitlines()


def test_every_need_has_words() -> None:
    assert {need for need in Need if not WORDS.get(need)} == set()


def test_each_line_has_the_words_of_the_language_and_the_english_ones(site: RunningSite) -> None:
    lines = index_of(site, "hoy, sariir")
    assert f"stay=hoy, sariir, {WORDS[Need.STAY]}" in lines
    assert f"!=hoy, sariir, {DANGER}, 911" in lines
    assert f"stay={WORDS[Need.STAY]}" in index_of(site, WORDS[Need.STAY])


def test_no_translation_can_add_a_line_or_markup(site: RunningSite) -> None:
    lines = index_of(site, 'hoy\n@boston="><b>Boston</b>')
    assert len(lines) == 1 + len(set(Need)) + len(PAGES) + len(site.content.counties)
    assert not [line for line in lines if "<" in line or '"' in line]


def test_towns_are_under_their_county_with_its_name(site: RunningSite) -> None:
    lines = index_of(site, "hoy")
    assert "@northshire=Northshire,Northtown,Ashbury,Old Mill Landing" in lines
    without = replace(site.content, towns=None)
    assert "@" not in build_finder(without, site.words["en"]).index


def test_marks_say_needs_and_counties_and_police_have_names_of_their_own(
    site: RunningSite,
) -> None:
    marks = build_finder(site.content, site.words["en"]).marks
    assert (marks[slug_of("harbor-text")].needs, marks[slug_of("harbor-text")].where) == (
        "stay basics",
        "northshire southshire",
    )
    for key, service in site.content.services.items():
        is_statewide = service.service_areas.extent is Extent.STATEWIDE
        assert (marks[slug_of(key)].where == "*") == is_statewide
        is_police = service.authority in {Authority.POLICE, Authority.IMMIGRATION}
        assert bool(marks[slug_of(key)].names) == is_police
    assert marks[slug_of("rescue")].names == "Rescue (911)|Agencies of the State|911"
    assert marks[slug_of("border")].names == "Border Office|Agencies of the State"


def test_the_words_are_not_shown(site: RunningSite) -> None:
    page = site.app.test_client().get("/en/resources/").get_data(as_text=True)
    assert page.count("rape kit") == page.count('data-index="') == 1


def test_words_that_a_situation_answers_lead_to_it(site: RunningSite) -> None:
    door = twin(site.content.doors["1"], picture=Picture.BED)
    finder = build_finder(
        replace(site.content, doors={**site.content.doors, "1": door}), site.words["en"]
    )
    assert f"1={SITUATIONS[Picture.BED]}" in [line[1:] for line in finder.index.splitlines()]
    assert finder.pages["1"] == (door.label, door_address("en", "1"))
    assert "1" not in build_finder(site.content, site.words["en"]).pages
