"""A poisoned catalog is letters on every page: the page keeps its bones, and answers 200."""

from collections.abc import Callable, Sequence
from zlib import crc32

import pytest
from justhtml import JustHTML

from tests.page import in_order
from tests.routes import showing_paths
from tests.site.otherwise import otherwise
from tests.site.saying import words_of
from tests.sites import fixture
from webapp.site.rendering import SiteApp

LOCALE = "ar"
ENGLISH = {"lang": "en", "dir": "ltr"}
PATHS = showing_paths(fixture(), [LOCALE])
MARKUP = (
    "<script>alert(1)</script>",
    "</script><script>alert(1)</script>",
    "<img src=x onerror=a()>",
    "<svg/onload=a()>",
    "<svg><script>a()</script></svg>",
    "</title><script>a()</script>",
    "</style><script>a()</script>",
    "<iframe src=//evil.example>",
    "<base href=//evil.example>",
    "<meta http-equiv=refresh content='0;url=//evil.example'>",
    "<link rel=manifest href=//e>",
    "<form action=//evil.example><input name=q>",
    "<a href='javascript:a()'>x</a>",
    "<a href=tel:+19005550100>1-900-555-0100</a>",
    "<details open ontoggle=a()>",
    "<b>bold</b>",
    '" onclick="a()',
    "' onclick='a()",
    '" autofocus onfocus="a()" x="',
    "--><b>",
    "<!--",
    "]]><b>",
    "<![CDATA[<b>]]>",
    "&lt;script&gt;",
    "&#60;b&#62;",
    "&#x3c;b&#x3e;",
    "<\u0000b>",
    "</main></body></html>",
    "<template><b>",
    "<noscript><b>",
    "<plaintext>",
    "<textarea>",
    "\u202e<b>",
    "\u2066\u2067\u202a",
    "\U0001f600",
    "\r\nSet-Cookie: a=b",
    "\ue000\ue010\ue001",
    "\ue002\ue002",
)
FILLING = (
    "{{ config }}",
    "{% raw %}",
    "{{ ''.__class__.__mro__ }}",
    "${7*7}",
    "%(password)s",
    "%s",
    "%",
    "100 %",
    "%(",
    "%(status)d",
    "%(date)9999999s",
    "%n%n%n",
)
Say = Callable[[str], str]


def poison(attacks: Sequence[str], turn: int) -> Say:
    """Put one attack before and one behind each message; every turn, each message gets others."""

    def say(message: str) -> str:
        place = crc32(message.encode()) + 2 * turn
        before, behind = attacks[place % len(attacks)], attacks[(place + 1) % len(attacks)]
        return f"{before}{message}{behind}"

    return say


@pytest.fixture(scope="module")
def poisoned() -> SiteApp:
    app = otherwise().app
    app.testing = False
    return app


def bones(app: SiteApp, say: Say, path: str) -> list[tuple[str, ...]]:
    """Return the elements of a page with the names of their attributes, in order."""
    assert isinstance(app.site.translators, dict)
    app.site.translators[LOCALE] = words_of(fixture().locales[LOCALE], say)
    response = app.test_client().get(path)
    assert response.status_code == (404 if "nothing-here" in path else 200), path
    assert "Set-Cookie" not in response.headers
    root = JustHTML(response.get_data(as_text=True), sanitize=False).root
    return [
        (element.name, *sorted(element.attrs), str(element.attrs.get("href") or ""))
        for element in in_order(root)
        if not (element.name == "span" and element.attrs == ENGLISH)  # a sentence that fell back
    ]


@pytest.fixture(scope="module")
def clean(poisoned: SiteApp) -> dict[str, list[tuple[str, ...]]]:
    return {path: bones(poisoned, lambda message: f"x{message}x", path) for path in PATHS}


@pytest.mark.parametrize(
    ("attacks", "turn"),
    [*((MARKUP, turn) for turn in range(8)), *((FILLING, turn) for turn in range(3))],
)
def test_a_poisoned_catalog_is_inert_on_every_page(
    poisoned: SiteApp,
    clean: dict[str, list[tuple[str, ...]]],
    attacks: Sequence[str],
    turn: int,
) -> None:
    for path, sound in clean.items():
        assert bones(poisoned, poison(attacks, turn), path) == sound, path
