"""The search, and the list narrowed on the page: what is found, however it is typed or chosen."""

import json
from itertools import combinations
from typing import Any

import pytest
from flask import g
from markupsafe import Markup, escape

from tests.browser.browsers import Chromium
from tests.sites import fixture
from webapp.facts.directory import Choice, facet_values, find_services, group_services
from webapp.pages import search
from webapp.pages.search_words import DANGER, WORDS

pytestmark = pytest.mark.browser

DATA = fixture().data
IDS = {service.slug: key for key, service in DATA.services.items()}
LISTED = find_services(DATA, Choice())
POLICE = {key for key, service in DATA.services.items() if service.is_police}
LAWYERS = {"law", "papers-law"}
STATUS = "document.querySelector('.find [role=status]').textContent"
SCRIPT = """
const all = (selector) => [...document.querySelectorAll(selector)];
const one = (selector) => document.querySelector(selector);
const isShown = (element) => element.checkVisibility();
const slugs = (links) => links.filter(isShown).map((link) => link.pathname.split("/").at(-2));
const shown = () => slugs(all("#listings > li > a"));
const type = (typed) => {
  one("#find").value = typed;
  one("#find").dispatchEvent(new Event("input", { bubbles: true }));
  const box = one(".urgent");
  return {
    shown: shown(),
    isDanger: isShown(box) && all("#listings, .urgent").filter(isShown)[0] === box,
    isNothing: isShown(one(".nothing")),
  };
};
const enter = (list, value) => {
  list.value = value;
  list.dispatchEvent(new Event("change", { bubbles: true }));
};
const choose = (answers) => {
  const lists = answers.map(([facet]) => one(`select[data-facet=${facet}]`));
  answers.forEach(([, word], at) => enter(lists[at], word));
  const found = {
    shown: slugs(all(".results h4 a")),
    after: slugs(all(".results h3 ~ h3:not([hidden]) + ul h4 a")),
    isNothing: isShown(one(".nothing")),
  };
  lists.forEach((list) => enter(list, ""));
  return found;
};
"""


def serving(*needs: str) -> set[str]:
    """Return who serves a need."""
    return {service.id for service in LISTED if {*needs} & {*service.needs}} - POLICE


# Who is found first; nobody where nobody is named.
FOUND = {
    "en": {
        "555-0103": {"law"},
        "Therapist": serving("talk", "health"),
        "rape kit": serving("health"),
        "kids, food": serving("youth", "basics"),
        "passpo": serving("papers"),
        "mikmaq": serving("native"),
        "lawyr": LAWYERS,
        "lawyyer": LAWYERS,
        "laywer": LAWYERS,
        "ryalwq": set(),
        "kids in Midbridge": {"bridge"},
        "bed in Midbridge": {"harbor-text"},
    },
    "so": {
        "QAREEN": LAWYERS,
        "qareenka": LAWYERS,
        "meel aan seexdo": {"harbor-text"},
        "lawyer": LAWYERS,
        "Northtown": {"harbor-text"},
        "MIDBRIGDE": {"bridge"},
        "saint elan": {"bridge"},
        "Midshire": {"bridge"},
    },
    "ar": {
        "محامي": LAWYERS,
        "والمحامى": LAWYERS,
        "أمر الحماية": LAWYERS,
        "ماوي": {"harbor-text"},
        "مكان للنوم": {"harbor-text"},
    },
}


def ask(chromium: Chromium, function: str, values: object) -> list[Any]:
    """Return what a function answers to each value."""
    found: list[Any] = chromium.run(
        f"(() => {{ {SCRIPT} return {json.dumps(values)}.map({function}) }})()"
    )
    return found


def names(slugs: list[str]) -> list[str]:
    """Return the ids of services, in the order on the page."""
    return [IDS[slug] for slug in slugs]


@pytest.fixture
def _worded(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let two languages have words to search by."""
    own = {
        ("so", WORDS["legal"]): "qareen, maxkamad",
        ("so", WORDS["stay"]): "hoy, meel aan seexdo",
        ("ar", WORDS["legal"]): "محامي، قاضٍ، أمر حماية",
        ("ar", WORDS["stay"]): "مأوى، مكان للنوم",
        ("ar", DANGER): "خطر",
    }

    def translate(_context: str, english: str) -> Markup:
        return escape(own.get((g.locale.code, english), english))

    monkeypatch.setattr(search, "pgettext", translate)


@pytest.mark.promise("A10", "P7")
@pytest.mark.usefixtures("_worded")
@pytest.mark.parametrize("locale", FOUND)
def test_typing_finds_who_serves_however_it_is_written_and_says_how_many(
    chromium: Chromium, origin: str, locale: str
) -> None:
    chromium.open(f"{origin}/{locale}/find/")
    before, *found, danger, after = ask(chromium, "type", ["", *FOUND[locale], "خطر", ""])
    for one, (typed, wanted) in zip(found, FOUND[locale].items(), strict=True):
        shown = names(one["shown"])
        assert ({*shown[: len(wanted)]}, bool(shown)) == (wanted, bool(wanted)), typed
        assert not one["isDanger"]
    assert danger["isDanger"] == (locale == "ar")
    assert after == before
    [found] = ask(chromium, "type", ["Northtown"])
    assert "bridge" not in names(found["shown"])
    chromium.wait(f"{STATUS}.includes('{len(found['shown'])}')")


@pytest.mark.promise("P7")
def test_words_of_danger_show_the_box_above_all_else(chromium: Chromium, origin: str) -> None:
    chromium.open(f"{origin}/ar/find/")
    words = ("danger", "Ambulance", "amblance", "kids in danger now", "911")
    assert all(found["isDanger"] for found in ask(chromium, "type", words))
    chromium.wait(f"{STATUS}.includes(document.querySelector('.urgent h2').innerText)")
    others = ("kids", "emergency shelter", "dang")
    assert not any(found["isDanger"] for found in ask(chromium, "type", others))


@pytest.mark.promise("P5")
def test_police_and_immigration_police_answer_no_free_word(chromium: Chromium, origin: str) -> None:
    chromium.open(f"{origin}/en/find/")
    lawful = ("immigration", "deport", "visa")
    words = (*lawful, "police", "report", "ICE", "danger", "papers", "shop")
    found = [names(one["shown"]) for one in ask(chromium, "type", words)]
    assert not POLICE & {key for one in found for key in one}
    assert [{*one[:2]} for one in found[: len(lawful)]] == [LAWYERS] * len(lawful)
    named = ask(chromium, "type", ("the Border Office", "911"))
    assert names([one["shown"][-1] for one in named]) == ["border", "rescue"]


@pytest.mark.promise("S8")
def test_where_nothing_is_found_the_page_says_whom_to_ask(chromium: Chromium, origin: str) -> None:
    chromium.open(f"{origin}/so/find/")
    every, nothing = ask(chromium, "type", ("", "xyzzyx"))
    assert (every["isNothing"], nothing["isNothing"], nothing["shown"]) == (False, True, [])
    calls = chromium.run("[...document.querySelectorAll('.nothing a.button')].map(String)")
    asked = [*DATA.site.on_every_page, DATA.site.referral]
    assert calls == [f"tel:{voice.number}" for key in asked if (voice := DATA.services[key].voice)]
    chromium.click(".nothing button")
    assert ask(chromium, "shown", [0]) == [every["shown"]]


@pytest.mark.promise("T8")
def test_without_scripts_answers_are_links(chromium: Chromium, origin: str) -> None:
    chromium.allow_scripts(allowed=False)
    chromium.open(f"{origin}/en/resources/")
    assert chromium.run("document.querySelector('input, select')") is None
    chromium.click("[data-facet=need] summary")
    promised = chromium.run("document.querySelector('[data-facet=need] .count').textContent")
    chromium.click("[data-facet=need] li a")
    there = "location.pathname.startsWith('/en/resources/any/')"
    chromium.wait(f"{there} && document.readyState === 'complete'")
    found = chromium.run("document.querySelectorAll('#listings .card[data-where]').length")
    assert str(found) == promised


@pytest.mark.promise("S4", "S5", "S8")
@pytest.mark.parametrize(("given", "path"), [(Choice(), ""), (Choice("language", "so"), "any/so/")])
def test_answers_on_the_page_find_whom_the_address_would(
    chromium: Chromium, origin: str, given: Choice, path: str
) -> None:
    chromium.open(f"{origin}/ar/resources/{path}")
    free = [
        Choice(facet, word) for facet in ("need", "where") for word in facet_values(DATA)[facet]
    ]
    possible = [choice for choice in free if find_services(DATA, choice)]
    chosen = [pair for pair in combinations(possible, 2) if pair[0][0] != pair[1][0]]
    for pair, found in zip(chosen, ask(chromium, "choose", chosen), strict=True):
        shown = {*names(found["shown"])}
        fit = ({service.id for service in find_services(DATA, choice)} for choice in (given, *pair))
        assert shown == set.intersection(*fit), pair
        assert found["isNothing"] == (not shown)
        apart = [
            one.services for one in group_services(DATA, given) if one.kind in {"ask", "newcomers"}
        ]
        asked = {service.id for services in apart for service in services} & shown
        assert {*names(found["after"])} - POLICE == asked, pair
