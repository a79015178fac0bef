"""Both engines hold a page to two policies at once: its own, which stands in it, and the header's.

Of what came into a page they run nothing; they show no page of ours within another.
"""

import re
from collections.abc import Iterator

import pytest
from flask import Response, request

from tests.browser.engines import Browser, wait_until
from tests.browser.serving import served
from tests.sites import rebuild

pytestmark = pytest.mark.browser

POLICY = "Content-Security-Policy"
CAME_IN = (
    "<style>#leave { display: none }</style><script>window.ran = 1</script>"
    '<p id="came-in" style="position: fixed" onclick="window.ran = 2">came in</p><main'
)
ASK = """JSON.stringify([
    "ran" in window,
    getComputedStyle(document.getElementById("leave")).display === "none",
    getComputedStyle(document.getElementById("came-in")).position === "fixed",
    (document.getElementById("came-in").click(), window.ran === 2),
])"""
# Firefox takes a frame that is refused while a page comes for a page that does not come.
FRAME = """(window.came = false, window.frame = document.createElement("iframe"),
    frame.onload = () => { came = true; }, frame.src = "%s",
    document.body.replaceChildren(frame))"""


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """Serve pages into which something came; behind a question mark they have no such policy."""
    app = rebuild()
    del app.headers["X-Frame-Options"]  # it would hold what the policy does not

    @app.after_request
    def let_in(response: Response) -> Response:
        page = response.get_data(as_text=True).replace("<main", CAME_IN)
        if request.args:
            page = re.sub("<meta http-equiv[^>]*>", "", page)
            policy = app.headers[POLICY].replace("ancestors 'none'", "ancestors 'self'")
            response.headers.setdefault(POLICY, policy)
        response.set_data(page)
        return response

    app.add_url_rule("/around/", view_func=lambda: Response(headers={POLICY: "frame-src 'self'"}))
    with served(app) as origin:
        yield origin


def test_what_came_into_a_page_is_not_run_and_its_own_is(browser: Browser, address: str) -> None:
    browser.open(f"{address}/en/resources/")
    assert browser.run(ASK) == "[false,false,false,false]"
    assert browser.run("document.getElementById('find') !== null")
    assert browser.run("getComputedStyle(document.getElementById('leave')).display") != "inline"
    browser.open(f"{address}/en/resources/?bare")
    assert browser.run(ASK) == "[true,true,true,true]", "else this test would see nothing"


def test_no_page_is_shown_within_another(browser: Browser, address: str) -> None:
    browser.open(f"{address}/around/")
    for path, is_shown in (("/en/resources/", False), ("/en/resources/?bare", True)):
        browser.run(FRAME % path)
        wait_until(lambda: browser.run("window.came"), "the frame does not come")
        shown = browser.run("!!frame.contentDocument?.getElementById('leave')")
        assert shown == is_shown, path
