"""A poisoned catalog is letters on every page: the page keeps its bones, and answers 200."""

import gettext

import pytest
from flask import Flask
from justhtml import JustHTML

from tests.client import in_order
from tests.routes import showing_paths
from tests.running import APP, CONTENT, SETTINGS
from webapp import create_app
from webapp.languages.catalogs import DOMAINS, Translation
from webapp.languages.coverage import Coverage
from webapp.languages.locales import LOCALES
from webapp.languages.wording import Wording

LOCALE = "ar"
ENGLISH = {"lang": "en", "dir": "ltr"}
PATHS = [
    path for path in showing_paths(APP, CONTENT)
    if path.startswith(f"/{LOCALE}/") and "nothing-here" not in path
]  # fmt: skip
NOT_FOUND = f"/{LOCALE}/nothing-here/"
ATTACKS = (
    "<script>alert(1)</script>", "</script><script>alert(1)</script>", "<img src=x onerror=a()>",
    "<svg/onload=a()>", "<svg><script>a()</script></svg>", "</title><script>a()</script>",
    "</style><script>a()</script>", "<iframe src=//evil.example>", "<base href=//evil.example>",
    "<meta http-equiv=refresh content='0;url=//evil.example'>", "<link rel=manifest href=//e>",
    "<form action=//evil.example><input name=q>", "<a href='javascript:a()'>x</a>",
    "<a href=tel:+19005550100>1-900-555-0100</a>", "<details open ontoggle=a()>", "<b>bold</b>",
    '" onclick="a()', "' onclick='a()", '" autofocus onfocus="a()" x="', "--><b>", "<!--",
    "]]><b>", "<![CDATA[<b>]]>", "&lt;script&gt;", "&#60;b&#62;", "&#x3c;b&#x3e;", "<\u0000b>",
    "{{ config }}", "{% raw %}", "{{ ''.__class__.__mro__ }}", "${7*7}", "%(password)s", "%s", "%",
    "100 %", "%(", "%(status)d", "%(date)9999999s", "%n%n%n", "\u202e<b>", "\u2066\u2067\u202a",
    "</main></body></html>", "<template><b>", "<noscript><b>", "<plaintext>", "<textarea>",
    "\U0001f600", "\r\nSet-Cookie: a=b", "\ue000\ue010\ue001", "\ue002\ue002",
)  # fmt: skip


class Poisoned(gettext.NullTranslations):
    """Translates every message as the attack, before and after its own words."""

    def __init__(self, attack: str) -> None:
        super().__init__()
        self.attack = attack

    def gettext(self, message: str) -> str:
        return f"{self.attack}{message}{self.attack}"

    def pgettext(self, _context: str, message: str) -> str:
        return self.gettext(message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return self.gettext(msgid1 if n == 1 else msgid2)

    def npgettext(self, _context: str, msgid1: str, msgid2: str, n: int) -> str:
        return self.ngettext(msgid1, msgid2, n)


@pytest.fixture(scope="module")
def poisoned() -> Flask:
    app = create_app(SETTINGS)
    app.testing = False
    return app


def bones(app: Flask, attack: str, path: str, status: int = 200) -> list[tuple[str, ...]]:
    """Return the elements of a page with the names of their attributes, in order."""
    domains = dict.fromkeys(DOMAINS, Poisoned(attack))
    words = Wording(Translation(LOCALES[LOCALE], domains, Coverage(1, 1, 0)))
    app.extensions["site"].words[LOCALE] = words
    response = app.test_client().get(path)
    html = response.get_data(as_text=True)
    assert response.status_code == status, path
    assert "Set-Cookie" not in response.headers
    root = JustHTML(html, sanitize=False).root
    return [
        (one.name, *sorted(one.attrs), str(one.attrs.get("href") or ""))
        for one in in_order(root)
        if not (one.name == "span" and one.attrs == ENGLISH)  # a sentence that fell back
    ]


@pytest.fixture(scope="module")
def clean(poisoned: Flask) -> dict[str, list[tuple[str, ...]]]:
    found = {path: bones(poisoned, "x", path) for path in PATHS}
    return {**found, NOT_FOUND: bones(poisoned, "x", NOT_FOUND, 404)}


@pytest.mark.parametrize("attack", ATTACKS, ids=[ascii(attack)[:24] for attack in ATTACKS])
def test_a_poisoned_catalog_is_inert_on_every_page(
    poisoned: Flask, clean: dict[str, list[tuple[str, ...]]], attack: str
) -> None:
    for path, sound in clean.items():
        assert bones(poisoned, attack, path, 404 if path == NOT_FOUND else 200) == sound, path
