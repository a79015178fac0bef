"""The card on paper: one page, the numbers, and a heading that a passer-by may read."""

import pytest

from tests.browser.conftest import Visit
from tests.browser.paper import check_card
from tests.sites import fixture

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("locale", fixture().locales)
def test_the_card_is_one_page_under_a_neutral_heading(visit: Visit, locale: str) -> None:
    check_card(visit.open(f"/{locale}/card/"), fixture(), locale)
