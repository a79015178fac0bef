"""Pages that were built before answer before anything of the site is loaded."""

from pathlib import Path

import pytest

from tests.served import serve, site_environment, wait_for
from tests.serving.ahead import keep_pages
from tests.serving.asking import ask, page
from tests.serving.processes import IS_TOLD, WHY_NOT, workers_of
from tests.serving.test_reload import rewrite
from tests.sites import fixture

pytestmark = pytest.mark.served


@pytest.mark.skipif(not IS_TOLD, reason=WHY_NOT)
def test_pages_built_before_answer_at_once_and_the_whole_site_follows(
    data_copy: Path, tmp_path: Path
) -> None:
    environment = {
        **site_environment(),
        "SITE_DATA": str(data_copy),
        "CACHE_DIRECTORY": str(tmp_path / "kept"),
        "SITE_BUILDS": "1",
    }
    kept = fixture().app.test_client().get("/en/").get_data(as_text=True)
    keep_pages(fixture().app, ["/en/"], environment)
    with serve(tmp_path, environment) as site:
        first = workers_of(site.process.pid)
        assert ask(site.port, page("/en/")).body == kept
        assert ask(site.port, page("/")).status == 302
        wait_for(lambda: not set(first) & set(workers_of(site.process.pid)), site.written)
        assert ask(site.port, page("/en/nothing/")).status == 404
        assert "as they are now" not in site.written()
    # Nothing but the sum of the files says that they are sound.
    rewrite(data_copy / "site.yaml", "home:", "hmoe:")
    keep_pages(fixture().app, ["/en/"], environment)
    with serve(tmp_path, environment) as site:
        assert ask(site.port, page("/en/")).body == kept
        site.wait_until_written("The site stays as it was until this is mended.")
        assert ask(site.port, page("/en/")).body == kept
        rewrite(data_copy / "site.yaml", "hmoe:", "home:")
        wait_for(lambda: ask(site.port, page("/")).status == 302, site.written)
