"""The search, and the questions on the list: which services a visitor finds."""

import json
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
import yaml
from flask import g
from markupsafe import Markup, escape

from tests.browser.browsers import Chromium
from tests.sites import fixture_app
from webapp.facts.directory import Choice, facet_values, find_services, group_services
from webapp.pages import search
from webapp.pages.search_words import DANGER, WORDS

pytestmark = pytest.mark.browser

DATA = fixture_app().data
IDS = {service.url_code: key for key, service in DATA.services.items()}
LISTED = find_services(DATA, Choice())
POLICE = {key for key, service in DATA.services.items() if service.is_police}
LAWYERS = {"law", "papers-law"}
SERVICES_BY_QUERY: dict[str, dict[str, list[str]]] = yaml.safe_load(
    Path(__file__).with_name("searches.yaml").read_text("utf-8")
)
STATUS = "document.querySelector('.find [role=status]').textContent"
SCRIPT = """
const findAll = (selector) => [...document.querySelectorAll(selector)];
const find = (selector) => document.querySelector(selector);
const isVisible = (element) => element.checkVisibility();
const slugsOf = (links) => links.filter(isVisible).map((link) => link.pathname.split("/").at(-2));
const readExamples = () => findAll(".examples li").filter(isVisible).map((row) => row.textContent);
const searchExamples = (query) => {
  search(query);
  const visible = findAll(".urgent, .examples, #listings").filter(isVisible);
  return { examples: readExamples(), order: visible.map(({ className, id }) => className || id) };
};
const readResults = () => {
  const danger = find(".urgent");
  const isFirst = findAll("#listings, .urgent").filter(isVisible)[0] === danger;
  return {
    url_codes: slugsOf(findAll("#listings > li > a")),
    showsDangerFirst: isVisible(danger) && isFirst,
    isNothingFound: isVisible(find(".nothing")),
  };
};
const search = (query) => {
  find("#find").value = query;
  find("#find").dispatchEvent(new Event("input", { bubbles: true }));
  return readResults();
};
const select = (list, value) => {
  list.value = value;
  list.dispatchEvent(new Event("change", { bubbles: true }));
};
const choose = (choices) => {
  const lists = choices.map(([facet]) => find(`select[data-facet=${facet}]`));
  choices.forEach(([, value], i) => select(lists[i], value));
  const results = {
    url_codes: slugsOf(findAll(".results h4 a")),
    slugsApart: slugsOf(findAll(".results h3 ~ h3:not([hidden]) + ul h4 a")),
    isNothingFound: isVisible(find(".nothing")),
  };
  lists.forEach((list) => select(list, ""));
  return results;
};
"""


def call_for_each(chromium: Chromium, function: str, arguments: object) -> list[Any]:
    """Call a function of SCRIPT in the page with each argument, and return the results."""
    results: list[Any] = chromium.evaluate(
        f"(() => {{ {SCRIPT} return {json.dumps(arguments)}.map({function}) }})()"
    )
    return results


def search_for(chromium: Chromium, *queries: str) -> list[Any]:
    """Return the results of each query."""
    return call_for_each(chromium, "search", queries)


def ids_of(url_codes: list[str]) -> list[str]:
    """Return the ids of services, in the order on the page."""
    return [IDS[url_code] for url_code in url_codes]


def ids_found(facet: str, value: str) -> set[str]:
    """Return the ids of the services that the list shows for an answer."""
    return {service.id for service in find_services(DATA, Choice(facet, value))}


@pytest.fixture
def _translated_words(monkeypatch: pytest.MonkeyPatch) -> None:
    """Translate some search words into Somali and Arabic."""
    translations = {
        ("so", WORDS["legal"]): "qareen, maxkamad",
        ("so", WORDS["stay"]): "hoy, meel aan seexdo",
        ("ar", WORDS["legal"]): "محامي، قاضٍ، أمر حماية",
        ("ar", WORDS["stay"]): "مأوى، مكان للنوم",
        ("ar", DANGER): "خطر",
    }

    def translate(_context: str, english: str) -> Markup:
        return escape(translations.get((g.locale.code, english), english))

    monkeypatch.setattr(search, "pgettext", translate)


@pytest.mark.promise("P7")
@pytest.mark.usefixtures("_translated_words")
@pytest.mark.parametrize(
    ("locale", "query", "expected"),
    [
        (locale, query, ids)
        for locale, queries in SERVICES_BY_QUERY.items()
        for query, ids in queries.items()
    ],
)
def test_search_finds_services_in_any_spelling(
    chromium: Chromium, origin: str, locale: str, query: str, expected: list[str]
) -> None:
    chromium.open(f"{origin}/{locale}/find/")
    [results] = search_for(chromium, query)
    ids = ids_of(results["url_codes"])
    assert sorted(ids[: len(expected)]) == expected
    assert bool(ids) == bool(expected)
    assert not results["showsDangerFirst"]


@pytest.mark.promise("A10", "P7")
@pytest.mark.usefixtures("_translated_words")
@pytest.mark.parametrize("locale", SERVICES_BY_QUERY)
def test_search_announces_the_count_and_an_empty_query_shows_all(
    chromium: Chromium, origin: str, locale: str
) -> None:
    chromium.open(f"{origin}/{locale}/find/")
    before, danger, after = search_for(chromium, "", "خطر", "")
    assert danger["showsDangerFirst"] == (locale == "ar")
    assert after == before

    [town] = search_for(chromium, "Northtown")
    assert "bridge" not in ids_of(town["url_codes"])
    chromium.wait_for(f"{STATUS}.includes('{len(town['url_codes'])}')")


@pytest.mark.promise("P7")
def test_words_of_danger_show_the_emergency_number_first(chromium: Chromium, origin: str) -> None:
    chromium.open(f"{origin}/ar/find/")
    dangers = search_for(chromium, "danger", "Ambulance", "amblance", "kids in danger now", "911")
    assert all(results["showsDangerFirst"] for results in dangers)
    chromium.wait_for(f"{STATUS}.includes(document.querySelector('.urgent h2').innerText)")

    others = search_for(chromium, "kids", "emergency shelter", "dang")
    assert not any(results["showsDangerFirst"] for results in others)


@pytest.mark.promise("P7")
def test_search_shows_examples_below_danger_box_and_above_services(
    chromium: Chromium, origin: str
) -> None:
    chromium.open(f"{origin}/en/find/")
    queries = "law oar", "danger boat", "my", "xyzzyx"
    oar, danger, common, nothing = call_for_each(chromium, "searchExamples", queries)
    assert oar["examples"] == ["They keep my oar"]
    assert oar["order"] == ["rows examples", "rows"]
    assert {*danger["examples"]} == {"I lost my boat", "A boat without light"}
    assert danger["order"][:2] == ["danger urgent", "rows examples"]
    assert {*common["examples"]} == {"They keep my oar", "I lost my boat"}
    assert nothing["examples"] == []


@pytest.mark.promise("P5")
def test_police_are_found_only_by_their_names(chromium: Chromium, origin: str) -> None:
    chromium.open(f"{origin}/en/find/")
    immigration = search_for(chromium, "immigration", "deport", "visa")
    others = search_for(chromium, "police", "report", "ICE", "danger", "papers", "shop")
    for results in (*immigration, *others):
        assert not POLICE & {*ids_of(results["url_codes"])}
    for results in immigration:
        assert {*ids_of(results["url_codes"])[:2]} == LAWYERS

    border, rescue = search_for(chromium, "the Border Office", "911")
    assert ids_of(border["url_codes"])[-1] == "border"
    assert ids_of(rescue["url_codes"])[-1] == "rescue"


@pytest.mark.promise("S8")
def test_search_without_results_shows_whom_to_call(chromium: Chromium, origin: str) -> None:
    chromium.open(f"{origin}/so/find/")
    everything, nothing = search_for(chromium, "", "xyzzyx")
    assert not everything["isNothingFound"]
    assert nothing["isNothingFound"]
    assert nothing["url_codes"] == []

    phones = [DATA.services[key].voice for key in (*DATA.site.home[:2], DATA.site.referral)]
    calls = chromium.evaluate("[...document.querySelectorAll('.nothing a.button')].map(String)")
    assert calls == [f"tel:{phone.number}" for phone in phones if phone]

    chromium.click(".nothing button")
    [all_listings] = call_for_each(chromium, "readResults", [0])
    assert not all_listings["isNothingFound"]
    assert sorted(ids_of(all_listings["url_codes"])) == sorted(service.id for service in LISTED)


@pytest.mark.promise("A10")
def test_show_all_listings_moves_focus_to_first_question_and_says_the_count(
    chromium: Chromium, origin: str
) -> None:
    values = facet_values(DATA)
    need, where = next(
        (need, where)
        for need in values["need"]
        for where in values["where"]
        if not ids_found("need", need) & ids_found("where", where)
    )
    chromium.open(f"{origin}/en/resources/")
    lists = "[...document.querySelectorAll('.find select')]"
    for facet, value in (("need", need), ("where", where)):
        element = f"{lists}.find((list) => list.dataset.facet === '{facet}')"
        chromium.evaluate(f"(() => {{ {SCRIPT} select({element}, '{value}'); }})()")

    chromium.click(".nothing button")

    assert chromium.evaluate(f"document.activeElement === {lists}[0]")
    status = chromium.evaluate("document.querySelector('#listings [role=status]').textContent")
    assert status == f"Listings shown: {len(LISTED)}"


def test_link_to_places_focuses_the_visible_question(chromium: Chromium, origin: str) -> None:
    chromium.open(f"{origin}/en/resources/#near")
    target = "document.getElementById('near')"
    assert chromium.evaluate(f"{target}.dataset.facet === 'where' && {target}.checkVisibility()")
    assert chromium.evaluate(f"document.activeElement === {target}")


@pytest.mark.promise("T8")
def test_without_scripts_answers_are_links(chromium: Chromium, origin: str) -> None:
    chromium.allow_scripts(allowed=False)
    chromium.open(f"{origin}/en/resources/")
    assert chromium.evaluate("document.querySelector('input, select')") is None

    chromium.click("[data-facet=need] summary")
    count = chromium.evaluate("document.querySelector('[data-facet=need] .count').textContent")
    chromium.click("[data-facet=need] li a")

    is_open = "location.pathname.startsWith('/en/resources/any/')"
    chromium.wait_for(f"{is_open} && document.readyState === 'complete'")
    cards = "document.querySelectorAll('#listings .card[data-where]').length"
    assert str(chromium.evaluate(cards)) == count


@pytest.mark.promise("S4", "S5", "S8")
@pytest.mark.parametrize(
    ("in_address", "path"), [(Choice(), ""), (Choice("language", "so"), "any/so/")]
)
def test_choices_on_the_page_find_the_same_services_as_choices_in_addresses(
    chromium: Chromium, origin: str, in_address: Choice, path: str
) -> None:
    values = facet_values(DATA)
    choices = [Choice(facet, value) for facet in ("need", "where") for value in values[facet]]
    choices = [choice for choice in choices if find_services(DATA, choice)]
    pairs = [(a, b) for a, b in combinations(choices, 2) if a.facet != b.facet]
    ids_apart = set[str]()
    for group in group_services(DATA, in_address):
        if group.kind in {"ask", "newcomers"}:
            ids_apart |= {service.id for service in group.services}

    chromium.open(f"{origin}/ar/resources/{path}")
    all_results = call_for_each(chromium, "choose", pairs)

    for pair, results in zip(pairs, all_results, strict=True):
        ids = {*ids_of(results["url_codes"])}
        expected = {service.id for service in LISTED}
        for choice in (in_address, *pair):
            expected &= {service.id for service in find_services(DATA, choice)}
        assert ids == expected, pair
        assert results["isNothingFound"] == (not ids), pair
        assert {*ids_of(results["slugsApart"])} - POLICE == ids_apart & ids, pair
