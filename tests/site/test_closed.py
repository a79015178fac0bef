"""A service that closed: its page says so and what instead, nothing else shows it, then it ends."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from tests.client import PageClient
from tests.page import text_of
from tests.routes import page_rules, paths_of
from tests.site.otherwise import otherwise
from tests.sites import RunningSite, fixture_settings
from webapp.content.service_filters import CLOSED_PAGE_DAYS
from webapp.content.services import Service, Status
from webapp.content.slugs import slug_of
from webapp.site.addresses import service_address
from webapp.words.formats import write_date


@pytest.fixture
def closed(site: RunningSite) -> Service:
    """Return the one service of the made-up site that closed."""
    (service,) = (
        service for service in site.content.services.values() if service.status is Status.CLOSED
    )
    return service


def test_its_page_says_when_it_closed_and_what_instead(
    site: RunningSite, pages: PageClient, closed: Service
) -> None:
    assert closed.closed_on
    for code, t in site.words.items():
        page = pages.page(f"/{code}/resources/{closed.id}/")
        day = write_date(closed.closed_on, t)
        text = t.gettext("This service closed on %(date)s.", date=day)
        assert text_of(page.all("main .warning")[0]) == text.unescape()
        links = [str(element.attrs["href"]) for element in page.all("main .through a")]
        others = [link for link in links if link.startswith("/")]
        assert others == [service_address(code, service_id) for service_id in closed.instead]
        numbers = {
            f"tel:{p.number}"
            for service_id in closed.instead
            for p in site.content.services[service_id].phones
        }
        assert set(links) - set(others) <= numbers
        for nothing in (".channels", ".answers", ".map", "main a[rel]"):
            assert page.all(nothing) == []
        did = t.translate_data(f"{closed.id}.description", closed.description, {})
        assert did.unescape() not in page.main


def test_no_list_question_or_other_page_shows_it(site: RunningSite, closed: Service) -> None:
    client = site.app.test_client()
    rule = next(rule for rule in page_rules(site) if rule.endpoint == "resources")
    for path in ["/en/", "/en/card/", "/en/safety/", *paths_of(rule, "en", site)]:
        html = client.get(path).get_data(as_text=True)
        assert slug_of(closed.id) not in html
        assert closed.name not in html


@pytest.mark.parametrize(("days", "status"), [(CLOSED_PAGE_DAYS, 200), (CLOSED_PAGE_DAYS + 1, 410)])
def test_a_year_later_its_page_is_gone(closed: Service, days: int, status: int) -> None:
    assert closed.closed_on
    later = otherwise(
        settings=replace(fixture_settings(), today=closed.closed_on + timedelta(days=days))
    )
    assert later.today > date(2026, 1, 1)
    for code, t in later.words.items():
        page = PageClient(later).page(service_address(code, closed.id), status)
        gone = t.gettext("There is no page at this address").unescape()
        assert (gone in page.main) == (status == 410)
