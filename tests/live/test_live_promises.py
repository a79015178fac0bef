"""Whatever editors write: no page promises too much or names a place, and silence is said."""

import pytest

from tests.client import client_of
from tests.routes import all_paths
from tests.site.promises import NOT_KNOWN_TO_REPORT, broken_promises
from tests.sites import live
from webapp.content.services import Status

pytestmark = pytest.mark.whole

SITE = live()


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
