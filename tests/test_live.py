"""What holds for the real site whatever editors and translators write, with today's clock.

SITE_DATA and SITE_TRANSLATIONS choose other folders, as for the site itself.
"""

import re

import phonenumbers
import pytest

from tests.client import client_of
from tests.routes import all_paths, showing_paths
from tests.sites import LANGUAGES, live
from webapp.facts.data import Data
from webapp.facts.directory import Choice, find_services
from webapp.facts.models import NEEDS
from webapp.settings import ROOT
from webapp.words.languages import SOURCE


@pytest.fixture(scope="module")
def live_data() -> Data:
    return live().data


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_live_page_keeps_the_rules(code: str) -> None:
    """Every page in English; in other languages enough of them to show every variant."""
    of_it = all_paths if code == SOURCE.code else showing_paths
    for path in of_it(live(), [code]):
        client_of(live()).page(path, 404 if path.endswith("/nothing-here/") else 200)


def test_who_comes_first_for_a_need_or_in_a_situation_answers(live_data: Data) -> None:
    """At a number or day and night, there or where calls go through."""
    first = [find_services(live_data, Choice("need", need))[0] for need in NEEDS if need != "learn"]
    first += [live_data.services[each.services[0]] for each in live_data.situations.values()]
    for service in first:
        reached = [service, *(live_data.services[key] for key in service.through)]
        assert any(c.number or c.hours.always for each in reached for c in each.channels)


def test_every_number_can_be_dialled_and_is_of_one_organization(live_data: Data) -> None:
    services = live_data.services.values()
    owned = {(phone.number, s.organization.id) for s in services for phone in s.phones}
    numbers = [number for number, _ in owned]
    assert sorted({*numbers}) == sorted(numbers)
    whole = [phonenumbers.parse(number) for number in numbers if number.startswith("+")]
    assert all(map(phonenumbers.is_valid_number, whole))


def test_docs_say_of_accessibility_what_the_statement_says(live_data: Data) -> None:
    document = (ROOT / "docs/accessibility.md").read_text("utf-8")
    record = live_data.site.accessibility
    assert f"WCAG {record.wcag} at level {record.level}, and {record.best} where" in document
    named = re.findall(r"^- `([^`]+)`", document, re.MULTILINE)
    assert named == [*record.browsers, *record.screen_readers, *record.shortcomings]
