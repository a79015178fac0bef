"""A service shows its own number before those of others; who is an office says so on its card."""

from tests.client import PageClient
from tests.page import text_of
from tests.site.otherwise import twin
from tests.sites import RunningSite
from webapp.content.service_filters import NATION, is_local
from webapp.content.services import Authority, Extent, Status
from webapp.content.slugs import slug_of
from webapp.site.briefs import view_brief
from webapp.words.formats import group_phone


def test_a_service_shows_its_own_number_first_and_other_lines_below_by_name(
    site: RunningSite, pages: PageClient
) -> None:
    for service in site.content.services.values():
        if service.status is Status.CLOSED or not service.phones:
            continue
        page = pages.page(f"/so/resources/{service.id}/")
        numbers = [text_of(element) for element in page.all("main .tel")]
        assert numbers[0] == group_phone(service.phones[0].number), service.id
        [below] = page.all("main section.hotlines")
        others = [key for key in site.content.featured.first if key != service.id]
        links = [str(link.attrs["href"]).strip("/") for link in page.all(".hotlines li > a")]
        assert [link.rpartition("/")[2] for link in links] == list(map(slug_of, others))
        heading = page.words.gettext("Other lines, day and night").unescape()
        assert text_of(below).startswith(heading)


def test_a_government_office_says_all_of_its_warning_on_its_card(site: RunningSite) -> None:
    text = "This is a government office. Talk to a lawyer first."
    for authority, wanted in (
        (Authority.STATE, text),
        (Authority.NONE, text.partition(" Talk")[0]),
    ):
        office = twin(site.content.services["law"], authority=authority, description=text)
        brief = view_brief(office, site.content, site.words["en"])
        assert str(brief.sentence) == wanted


def test_a_tribal_center_is_found_in_its_county_and_under_its_nation(site: RunningSite) -> None:
    center = site.content.services["nation-house"]
    county = next(iter(site.content.counties))
    areas = twin(center.service_areas, extent=Extent.COUNTIES, counties=(county,))
    there = twin(center, service_areas=areas)
    assert is_local(there, NATION)
    assert is_local(there, county)
    wide = twin(center, service_areas=twin(areas, extent=Extent.STATEWIDE, counties=()))
    assert not is_local(wide, NATION)
