"""Whatever editors and translators write: pages keep the rules and promises, and tables agree.

SITE_DATA and SITE_TRANSLATIONS choose other folders, as for the site itself.
"""

import csv
import io
import json
from dataclasses import replace
from datetime import timedelta

import phonenumbers
import pytest
from click.testing import CliRunner

from tests.client import PageClient, client_of
from tests.routes import all_paths, showing_paths
from tests.site.promises import NOT_KNOWN_TO_REPORT, broken_promises
from tests.sites import live, run
from webapp.commands import data
from webapp.content.ages import age_of
from webapp.content.field_types import is_short_code
from webapp.content.laws import NeedsLawyer, write_english
from webapp.content.series import DESCRIPTOR
from webapp.content.service_filters import FACETS, Filters, count, find, options
from webapp.content.services import Authority, Status
from webapp.desk.commands import translations
from webapp.site.addresses import table_address
from webapp.words.languages import SOURCE

SITE = live()


@pytest.mark.parametrize("locale", SITE.locales)
def test_every_page_keeps_the_rules(locale: str) -> None:
    """Every page in English; in other languages enough of them to show every variant."""
    client = client_of(SITE)
    of_it = all_paths if locale == SOURCE.code else showing_paths
    for path in of_it(SITE, [locale]):
        client.page(path, 404 if path.endswith("/nothing-here/") else 200)


def test_english_pages_keep_the_promises_of_the_site() -> None:
    client = client_of(SITE)
    paths = [path for path in all_paths(SITE, ["en"]) if "?" not in path]
    broken = {path: broken_promises(client.page(path)) for path in paths}
    assert {path: sentences for path, sentences in broken.items() if sentences} == {}
    unknown = str(SITE.words["en"].pgettext("safety", NOT_KNOWN_TO_REPORT))
    for identifier, service in SITE.content.services.items():
        if service.reporting == "unknown" and service.status is not Status.CLOSED:
            page = client.page(f"/en/resources/{identifier}/")
            assert unknown in page.all(".answers dd")[3].to_text(), identifier


def test_what_a_lawyer_must_read_first_is_on_no_page() -> None:
    client, content = client_of(SITE), SITE.content
    hidden = [
        " ".join(write_english(law, content.featured.adult_age))
        for key, law in content.laws.items()
        if law.needs_lawyer is NeedsLawyer.HIDE and key not in content.reviewed_laws
    ]
    for path in all_paths(SITE, ["en"]):
        if "?" not in path:
            assert not any(sentence in client.page(path).text for sentence in hidden), path


def test_every_answer_of_a_filter_finds_what_it_counts() -> None:
    for facet in FACETS:
        for word in options(facet, SITE.content):
            filters = Filters(**{facet: word})
            assert count(SITE.content, filters) == len(find(SITE.content, filters))


def test_people_come_before_authorities_and_closed_services_are_gone() -> None:
    found = find(SITE.content, Filters())
    ranks = [
        list(Authority).index(service.authority)
        for service in found
        if service.status is not Status.UNKNOWN
    ]
    assert ranks == sorted(ranks)
    assert Status.CLOSED not in {service.status for service in found}


def test_every_number_can_be_dialled() -> None:
    for service in SITE.content.services.values():
        for phone in service.phones:
            if is_short_code(phone.number):
                continue
            parsed = phonenumbers.parse(phone.number, None)
            assert phonenumbers.is_valid_number(parsed), f"{service.id}: {phone.number}"


def test_no_number_belongs_to_two_organizations() -> None:
    owners: dict[str, set[str]] = {}
    for service in SITE.content.services.values():
        for phone in service.phones:
            owners.setdefault(phone.number, set()).add(
                SITE.content.organization_by_service[service.id].id
            )
    assert {number: ids for number, ids in owners.items() if len(ids) > 1} == {}


def test_tables_are_the_figures() -> None:
    client = SITE.app.test_client()
    for name in SITE.content.tables():
        text = client.get(table_address(name)).get_data(as_text=True)
        rows = list(csv.DictReader(io.StringIO(text)))
        assert len(rows) == len(
            SITE.content.series[name].rows if name in SITE.content.series else SITE.content.figures
        )


def test_the_license_of_the_site_is_that_of_its_tables() -> None:
    text = (SITE.settings.data / "series" / DESCRIPTOR).read_text("utf-8")
    named = {resource["name"] for resource in json.loads(text)["licenses"]}
    assert SITE.content.featured.license in {"", *named}


def test_the_checks_of_editors_and_translators_find_nothing() -> None:
    for command in (data, translations):
        result = CliRunner().invoke(command, ["check"])
        assert result.exit_code == 0, result.output


@pytest.mark.parametrize("days", [0, 400])
def test_age_is_said_on_the_page_and_never_breaks_it(days: int) -> None:
    later = run(replace(SITE.settings, today=SITE.today + timedelta(days=days))) if days else SITE
    client = PageClient(later, is_brief=True) if days else client_of(SITE)
    for identifier, service in later.content.services.items():
        if service.status is not Status.CLOSED:
            text = client.page(f"/en/resources/{identifier}/").main
            ages = [age_of(channel, service, later.content.sources) for channel in service.channels]
            assert text.count("Newest source: ") == sum(age is not None for age in ages)
    client.page("/en/")
