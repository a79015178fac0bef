"""What holds for the real site whatever editors and translators write, with today's clock.

SITE_DATA and SITE_TRANSLATIONS choose other folders, as for the site itself.
"""

import gzip
import re
from dataclasses import replace
from datetime import timedelta

import phonenumbers
import pytest

from tests.client import PageClient, client_of
from tests.routes import all_paths, showing_paths
from tests.sites import live
from webapp import build_app
from webapp.pages import search
from webapp.pages.site import App
from webapp.settings import ROOT
from webapp.words.languages import SOURCE

APP = live()
DATA = APP.data
LONGEST_QUOTE = 25  # words


@pytest.mark.parametrize("code", APP.locales)
def test_every_live_page_keeps_the_rules(code: str) -> None:
    """Every page in English; in other languages enough of them to show every variant."""
    of_it = all_paths if code == SOURCE.code else showing_paths
    for path in of_it(APP, [code]):
        client_of(APP).page(path, 404 if path.endswith("/nothing-here/") else 200)


def test_what_a_lawyer_must_read_first_is_on_no_live_page() -> None:
    hidden = [text for key in DATA.laws if not DATA.may_say(key) for text in DATA.say_law(key)]
    for path in all_paths(APP, [SOURCE.code]):
        text = client_of(APP).page(path).text
        assert not [sentence for sentence in hidden if sentence in text], path


@pytest.mark.parametrize("days", [0, 400])
def test_age_is_said_on_the_page_of_a_service_and_never_breaks_it(days: int) -> None:
    later = replace(APP.settings, today=APP.day + timedelta(days=days))
    client = PageClient(build_app(App(later, DATA, APP.translators))) if days else client_of(APP)
    for key, service in DATA.services.items():
        if service.status != "closed":
            aged = [c for c in service.channels if not c.is_code and not service.has_called(c)]
            aged = [c for c in aged if not DATA.called_on(service, c)]
            page = client.page(f"/en/resources/{key}/")
            assert page.main.count("Newest source: ") == len(aged), key
    client.page("/en/")


def test_every_number_can_be_dialled_and_is_of_one_organization() -> None:
    owners: dict[str, set[str]] = {}
    for key, service in DATA.services.items():
        for number in (phone.number for phone in service.phones):
            owners.setdefault(number, set()).add(service.organization.id)
            if number.startswith("+"):
                assert phonenumbers.is_valid_number(phonenumbers.parse(number)), f"{key}: {number}"
    assert {number: ids for number, ids in owners.items() if len(ids) > 1} == {}


def test_quotes_are_short_and_figures_without_one_say_where_they_come_from() -> None:
    records = (DATA.statements | DATA.figures).items()
    assert [key for key, each in records if len(each.quote.split()) > LONGEST_QUOTE] == []
    figures = DATA.figures.items()
    assert [key for key, each in figures if not each.quote and not each.derived_from] == []


def test_every_county_has_towns_and_the_search_costs_few_bytes() -> None:
    assert DATA.towns.counties.keys() == DATA.counties.keys()
    assert all(DATA.towns.counties.values())
    with APP.test_request_context("/en/"):
        APP.speak(SOURCE.code)
        assert len(gzip.compress(search.index(DATA).encode())) < 6000


def test_docs_say_of_accessibility_what_the_statement_says() -> None:
    document, record = (ROOT / "docs/accessibility.md").read_text("utf-8"), DATA.site.accessibility
    assert f"WCAG {record.wcag} at level {record.level}, and {record.best} where" in document
    for heading, known in (
        ("What falls short", record.shortcomings),
        ("With which programs", [*record.browsers, *record.screen_readers]),
    ):
        section = document.partition(f"\n## {heading}\n")[2].partition("\n## ")[0]
        assert re.findall(r"^- `([^`]+)`", section, re.MULTILINE) == known
