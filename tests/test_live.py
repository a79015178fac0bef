"""What holds for the live site whatever its data and translations say, on the current day.

SITE_DATA and SITE_TRANSLATIONS choose other folders, as for the site itself.
"""

import re

import phonenumbers
import pytest

from tests.client import PageClient
from tests.routes import all_paths, covering_paths
from tests.sites import LIVE_LANGUAGES, LIVE_LISTS, live_app
from webapp.facts.directory import Choice, find_services
from webapp.facts.models import NEEDS
from webapp.settings import ROOT


@pytest.mark.parametrize("code", [*LIVE_LANGUAGES, *LIVE_LISTS.single_page])
def test_live_pages_keep_the_rules(code: str) -> None:
    """Check all English pages, and in other languages enough to show all parts of templates."""
    client = PageClient(live_app())
    list_paths = covering_paths if code in LIVE_LISTS.published else all_paths
    for path in list_paths(live_app(), [code]):
        client.get(path)


def test_first_service_of_each_need_can_be_reached() -> None:
    """It, or a line through which it is reached, has a number or answers day and night."""
    data = live_app().data
    lists = [find_services(data, Choice("need", need)) for need in NEEDS if need != "learn"]
    for service in (services[0] for services in lists if services):
        lines = [service, *(data.services[key] for key in service.through)]
        channels = [channel for line in lines for channel in line.channels]
        assert any(channel.number or channel.hours.always for channel in channels), service.id


def test_phone_numbers_are_valid_and_real() -> None:
    data = live_app().data
    assert data.site.invented_numbers == "no"
    for service in data.services.values():
        for number in (phone.number for phone in service.phones):
            if number.startswith("+"):
                assert phonenumbers.is_valid_number(phonenumbers.parse(number)), number


def test_export_timer_has_the_time_zone_of_the_site() -> None:
    timer = (ROOT / "deploy/export.timer").read_text("utf-8")
    assert f"00:05:00 {live_app().data.site.time_zone}\n" in timer


def test_accessibility_document_agrees_with_statement_of_site() -> None:
    document = (ROOT / "docs/accessibility.md").read_text("utf-8")
    statement = live_app().data.site.accessibility
    level = f"WCAG {statement.wcag} at level {statement.level}, and {statement.best} where"
    assert level in document
    items = re.findall(r"^- `([^`]+)`", document, re.MULTILINE)
    assert items == [*statement.browsers, *statement.screen_readers, *statement.shortcomings]
