"""The numbers on paper: one page, whole, and a heading that a passer-by may read."""

import pytest

from tests.browser.conftest import Visit
from tests.browser.paper import check_card
from tests.sites import fixture
from webapp.site.pagemodels.card import KINDS

pytestmark = pytest.mark.browser

LABELS = "return [...document.querySelectorAll('.card li div > span')].map((one) => one.lang)"


@pytest.mark.parametrize("locale", fixture().locales)
@pytest.mark.parametrize("path", KINDS)
def test_the_card_is_one_page_under_a_neutral_heading(visit: Visit, locale: str, path: str) -> None:
    driver = visit.open(f"/{locale}/card/{path}")
    check_card(driver, fixture(), locale, path)
    languages = set(driver.execute_script(LABELS))
    assert languages == {fixture().locales[locale].lang} | ({"en"} if "two" in path else set())
