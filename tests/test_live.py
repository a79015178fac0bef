"""What holds for the real site whatever editors and translators write, with today's clock.

SITE_DATA and SITE_TRANSLATIONS choose other folders, as for the site itself.
"""

import gzip
import re

import phonenumbers
import pytest

from tests.client import client_of
from tests.routes import all_paths, showing_paths
from tests.sites import live
from webapp.facts.directory import Filters, find
from webapp.facts.models import NEEDS
from webapp.facts.services import Service
from webapp.pages import search
from webapp.settings import ROOT
from webapp.words.languages import SOURCE

APP = live()
DATA = APP.data
LONGEST_QUOTE = 25  # words


HIDDEN = [text for key in DATA.laws if not DATA.may_say(key) for text in DATA.say_law(key)]


@pytest.mark.parametrize("code", APP.locales)
def test_every_live_page_keeps_the_rules(code: str) -> None:
    """Every page in English; in other languages enough of them to show every variant.

    None shows what a lawyer must read first.
    """
    of_it = all_paths if code == SOURCE.code else showing_paths
    for path in of_it(APP, [code]):
        page = client_of(APP).page(path, 404 if path.endswith("/nothing-here/") else 200)
        assert not [sentence for sentence in HIDDEN if sentence in page.text], path


def is_answering(service: Service) -> bool:
    """Whether somebody answers at a number or day and night, there or where calls go through."""
    reached = [service, *(DATA.services[key] for key in service.through)]
    return any(c.number or c.hours.always for each in reached for c in each.channels)


def test_who_comes_first_for_a_need_or_in_a_situation_answers() -> None:
    first = {need: find(DATA, Filters(need=need))[0] for need in NEEDS if need != "learn"}
    first |= {key: DATA.services[each.services[0]] for key, each in DATA.situations.items()}
    assert [key for key, service in first.items() if not is_answering(service)] == []


def test_every_number_can_be_dialled_and_is_of_one_organization() -> None:
    services = DATA.services.values()
    owned = {(phone.number, s.organization.id) for s in services for phone in s.phones}
    numbers = [number for number, _ in owned]
    assert sorted({*numbers}) == sorted(numbers)
    whole = [phonenumbers.parse(number) for number in numbers if number.startswith("+")]
    assert all(map(phonenumbers.is_valid_number, whole))


def test_quotes_are_short_and_figures_without_one_say_where_they_come_from() -> None:
    for key, each in (DATA.statements | DATA.figures).items():
        assert len(each.quote.split()) <= LONGEST_QUOTE, key
    for key, figure in DATA.figures.items():
        assert figure.quote or figure.derived_from, key


def test_every_county_has_towns_and_the_search_costs_few_bytes() -> None:
    assert DATA.towns.counties.keys() == DATA.counties.keys()
    assert all(DATA.towns.counties.values())
    with APP.test_request_context("/en/"):
        APP.speak(SOURCE.code)
        assert len(gzip.compress(search.index(DATA).encode())) < 6000


def test_docs_say_of_accessibility_what_the_statement_says() -> None:
    document, record = (ROOT / "docs/accessibility.md").read_text("utf-8"), DATA.site.accessibility
    assert f"WCAG {record.wcag} at level {record.level}, and {record.best} where" in document
    named = re.findall(r"^- `([^`]+)`", document, re.MULTILINE)
    assert named == [*record.browsers, *record.screen_readers, *record.shortcomings]
