"""What is pressed on a phone is as high as a finger needs: links, buttons, folds and fields."""

import pytest

from tests.browser.conftest import Visit
from tests.browser.driver import PHONE, set_viewport
from tests.browser.room import OPEN, SMALL
from tests.routes import page_rules, paths_of
from tests.sites import fixture

pytestmark = pytest.mark.browser

SITE = fixture()
PATHS = [
    path
    for locale in ("en", "ar")
    for rule in page_rules(SITE)
    for path in paths_of(rule, locale, SITE)[:2]
]


def test_every_target_is_as_high_as_a_finger_needs(visit: Visit) -> None:
    set_viewport(visit.driver, PHONE)
    found: list[str] = []
    for path in [*PATHS, "/en/nothing-here/"]:
        driver = visit.open(path)
        driver.execute_script(OPEN)
        found += (f"{path}: {target}" for target in driver.execute_script(SMALL))
    assert not found, "\n".join(found)
