"""Every kind of live page, in every language, as every visitor sees it: nothing is found."""

from collections.abc import Iterator

import pytest

from tests.browser.driver import start_browser
from tests.browser.serving import served
from tests.routes import each_kind
from tests.senses.visits import Visitor
from tests.sites import live

pytestmark = [pytest.mark.browser, pytest.mark.senses]

SITE = live()


@pytest.fixture(scope="session")
def visitor() -> Iterator[Visitor]:
    """Serve the live site to one browser."""
    driver = start_browser()
    with served(SITE.app) as origin:
        yield Visitor(driver, SITE, origin)
    driver.quit()


@pytest.mark.parametrize(
    "path",
    [
        pytest.param(path, marks=pytest.mark.xdist_group(locale))
        for locale in SITE.locales
        for path in each_kind(SITE, locale)
    ],
)
def test_nothing_is_found(visitor: Visitor, path: str) -> None:
    faults = visitor.find_all(path)
    assert not faults, "\n".join(faults[:20])
