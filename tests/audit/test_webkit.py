"""WebKitGTK, the nearest to an iPhone: leaving, choosing, room and keys, as in other engines.

Its driver hangs now and then: run it again. It reopens, copies and restores no tab.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.audit.webkit import WebKit, missing_programs
from tests.browser import keyboard
from tests.browser.axe import run_axe
from tests.browser.engines import Asked, Browser
from tests.browser.looks import find_cramped_elsewhere
from tests.browser.room import OPEN
from tests.browser.test_leaving import (
    test_a_page_that_the_browser_keeps_is_kept_hidden,
    test_back_and_forward_show_the_pages_of_who_stays,
    test_leaving_empties_the_page_at_once_and_back_shows_nothing,
    test_the_link_leaves_from_every_kind_of_page,
    test_who_types_the_address_again_may_read_again,
    test_without_scripts_the_link_leaves_and_sends_no_referrer,
)
from tests.browser.test_narrowing import (
    test_choosing_sends_nothing_and_leaves_no_line_in_the_history,
)
from tests.browser.test_other_doors import test_a_new_tab_does_not_leave_this_page_open
from tests.browser.test_staying import (
    test_a_table_between_two_pages_leads_back_and_forward,
    test_an_outside_link_leads_back,
)
from tests.routes import each_kind
from tests.sites import fixture

__all__ = [
    "test_a_new_tab_does_not_leave_this_page_open",
    "test_a_page_that_the_browser_keeps_is_kept_hidden",
    "test_a_table_between_two_pages_leads_back_and_forward",
    "test_an_outside_link_leads_back",
    "test_back_and_forward_show_the_pages_of_who_stays",
    "test_choosing_sends_nothing_and_leaves_no_line_in_the_history",
    "test_leaving_empties_the_page_at_once_and_back_shows_nothing",
    "test_the_link_leaves_from_every_kind_of_page",
    "test_who_types_the_address_again_may_read_again",
    "test_without_scripts_the_link_leaves_and_sends_no_referrer",
]

SITE = fixture()


def start(profile: Path, *, scripts: bool = True) -> Browser:
    """Start it, or say which packages it lacks."""
    if lacking := missing_programs():
        pytest.skip(
            f"WebKit is not looked at, {' and '.join(lacking)} not found; "
            "type: sudo apt-get install webkit2gtk-driver xvfb"
        )
    return WebKit(profile, scripts=scripts)


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """Start it once."""
    started = start(tmp_path_factory.mktemp("profile"))
    yield started
    started.close()


@pytest.fixture(scope="module")
def without_scripts(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """Start it with scripts switched off."""
    started = start(tmp_path_factory.mktemp("profile"), scripts=False)
    yield started
    started.close()


@pytest.mark.parametrize("path", [path for code in ("en", "ar") for path in each_kind(SITE, code)])
def test_axe_keys_and_measures_find_nothing(engine: Browser, origin: str, path: str) -> None:
    engine.open(origin + path)
    Asked(engine).execute_script(OPEN)
    faults = [*run_axe(Asked(engine)).violations, *find_cramped_elsewhere(engine)]
    faults += keyboard.find_all(engine)
    assert not faults, "\n".join(map(str, faults[:20]))
