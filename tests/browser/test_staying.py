"""Nobody who did not leave is sent away, whatever became of the tab in between."""

from pathlib import Path

import pytest

from tests.browser.chromium import Chromium
from tests.browser.engines import Browser, wait_until
from tests.browser.fixture_sites import Place
from tests.browser.test_leaving import read_three_pages, wait_for
from tests.browser.test_other_doors import DOORS, WITH_DOORS, engine, go_through

__all__ = ["engine"]
pytestmark = pytest.mark.browser

OUTSIDE = "document.querySelector('main a').href = "


@WITH_DOORS
@pytest.mark.parametrize("door", DOORS)
def test_who_reads_on_is_never_sent_away(browser: Browser, place: Place, door: str) -> None:
    read_three_pages(browser, place, "clicked")
    browser.go(-1)
    wait_for(browser, "/so/")
    go_through(browser, door)
    for steps, path in ((0, "/so/"), (-1, "/en/"), (1, "/so/"), (1, "/so/safety/")):
        if steps:
            browser.go(steps)
        wait_for(browser, path)


@pytest.mark.parametrize("steps", [-1, -2], ids=["back", "by the menu of the history"])
def test_an_outside_link_leads_back(browser: Browser, place: Place, steps: int) -> None:
    read_three_pages(browser, place, "clicked")
    follow_outside(browser, place)
    go_by_menu(browser, steps)
    wait_for(browser, "/so/safety/" if steps == -1 else "/so/")
    browser.go(-1)
    wait_for(browser, "/so/" if steps == -1 else "/en/")


def test_an_outside_link_leads_back_to_a_page_that_is_loaded_anew(
    place: Place, tmp_path: Path
) -> None:
    """Of a page that was kept no script runs again."""
    browser = Chromium(tmp_path / "profile", flags=("--disable-back-forward-cache",))
    try:
        test_an_outside_link_leads_back(browser, place, -2)
    finally:
        browser.close()


@pytest.mark.parametrize("engine", ["chromium"], indirect=True)
def test_a_crash_on_another_site_leads_back(browser: Browser, place: Place) -> None:
    read_three_pages(browser, place, "clicked")
    follow_outside(browser, place)
    go_through(browser, "crashed")
    for path in ("/so/safety/", "/so/", "/en/"):
        browser.go(-1)
        wait_for(browser, path)


def test_a_table_between_two_pages_leads_back_and_forward(browser: Browser, place: Place) -> None:
    browser.open(f"{place.site}/en/numbers/")
    table = browser.run("document.querySelector('a[href$=\".csv\"]').href")
    browser.click("a[href$='.csv']")
    wait_until(lambda: browser.run("location.href") == table, "the table is not shown")
    browser.open(f"{place.site}/so/")
    browser.go(-1)
    wait_until(lambda: browser.run("location.href") == table, "the table is not shown again")
    browser.go(-1)
    wait_for(browser, "/en/numbers/")
    go_by_menu(browser, 2)
    wait_for(browser, "/so/")


def go_by_menu(browser: Browser, steps: int) -> None:
    """Go several steps at once, but not from the script: its driver repeats what a page left by."""
    browser.run(f"setTimeout(() => history.go({steps}), 50)")


def follow_outside(browser: Browser, place: Place) -> None:
    """Click a link that leads to another site."""
    browser.run(f"{OUTSIDE}'{place.other}/before'")
    browser.click("main a")
    whole = "document.title === 'before' && document.readyState === 'complete'"
    wait_until(lambda: browser.run(whole), "the other site does not come")
