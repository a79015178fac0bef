"""The accessibility statement says what its record says, in every language."""

from dataclasses import replace
from datetime import date

import pytest

from tests.client import PageClient
from tests.site.otherwise import otherwise
from tests.sites import RunningSite
from webapp.content.featured import AccessibilityStatement, Shortcoming, find_untested
from webapp.site.copy.pages import say_shortcoming
from webapp.words.formats import write_date
from webapp.yamlfile import Document

DOCUMENT = Document("data/site.yaml", {}, {("accessibility", "last_run"): 7})
TODAY = date(2025, 5, 1)


@pytest.mark.parametrize("code", ["en", "so", "ar", "eo"])
def test_page_says_all_that_the_record_says(
    site: RunningSite, pages: PageClient, code: str
) -> None:
    statement, t = site.content.featured.accessibility, site.words[code]
    assert statement.last_run
    assert statement.people_run
    main = pages.page(f"/{code}/accessibility/").main
    for sentence in (
        statement.wcag,
        *(statement.level, statement.best, *statement.browsers, *statement.screen_readers),
        *(write_date(day, t) for day in (statement.last_run, statement.people_run)),
        *(say_shortcoming(each, t).striptags() for each in statement.shortcomings),
    ):
        assert sentence in main, sentence


def test_every_shortcoming_has_its_own_sentence(site: RunningSite) -> None:
    sentences = {say_shortcoming(each, site.words["en"]) for each in Shortcoming}
    assert len(sentences) == len(Shortcoming)


def test_what_nobody_has_tested_is_not_said_to_be(site: RunningSite) -> None:
    untested = replace(site.content.featured, accessibility=AccessibilityStatement())
    other = PageClient(otherwise(content=replace(site.content, featured=untested)))
    page = other.page("/en/accessibility/")
    assert "have not tested this site yet" in page.main
    for word in ("The last test was", "these browsers", "screen readers say", "is missing"):
        assert word not in page.main


def test_test_of_long_ago_is_work_to_do() -> None:
    recent = AccessibilityStatement(last_run=date(2025, 3, 1), people_run=date(2024, 1, 1))
    assert not list(find_untested(recent, DOCUMENT, TODAY))
    old, people = find_untested(AccessibilityStatement(last_run=date(2025, 1, 1)), DOCUMENT, TODAY)
    assert str(old).startswith("data/site.yaml:7: no program has looked for barriers since 2025-01")
    assert "run `make audit`" in old.fix
    assert "nobody who uses assistive technology has tested" in people.what
    never, _ = find_untested(AccessibilityStatement(), DOCUMENT, TODAY)
    assert never.what.endswith("for barriers yet")
