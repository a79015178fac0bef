"""Every kind of live page, in every language: every look, the keyboard, the markup of scripts."""

import pytest
from justhtml import JustHTML

from tests.browser.browsers import Chromium
from tests.browser.measures import NARROW, ROOM, UNFOLD, Look, look_everywhere, measure, walk
from tests.markup import RULES, find_unknown_markup
from tests.page import Page
from tests.routes import each_kind
from tests.sites import live

# Scripts have put on the page what stands in a template, and fields, which no page has without.
MADE = """((made) => {
    for (const template of made.querySelectorAll("template")) template.remove();
    return made.outerHTML;
})(document.documentElement.cloneNode(true))"""


@pytest.mark.parametrize(
    "path", [path for code in live().locales for path in each_kind(live(), code)]
)
def test_nothing_is_found(chromium: Chromium, live_origin: str, path: str) -> None:
    chromium.open(live_origin + path)
    chromium.run(UNFOLD)
    html = JustHTML(chromium.run(MADE), sanitize=False)
    page = Page(path, html, live().test_client().get(path), live())
    faults = [found for rule in RULES if rule is not find_unknown_markup for found in rule(page)]
    faults += look_everywhere(chromium)
    for look in (Look(), Look(NARROW, "dark")):
        look.apply(chromium)
        faults += [*measure(chromium, "contrast(7)"), *walk(chromium)]
        faults += walk(chromium, backwards=True)
    chromium.allow_scripts(allowed=False)
    chromium.open("about:blank")
    chromium.open(live_origin + path)
    chromium.run(UNFOLD)
    faults += measure(chromium, *ROOM)
    assert not faults, "\n".join(faults[:20])
