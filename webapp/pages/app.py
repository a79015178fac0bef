"""The app with what it was made of: facts and words as they were at start, and its headers."""

import logging
from collections.abc import Iterator, Mapping
from types import TracebackType
from typing import cast

import flask
from babel.core import negotiate_locale
from flask import Flask, g, request
from werkzeug.datastructures import LanguageAccept

from webapp.facts.data import Data
from webapp.pages.assets import read_assets
from webapp.pages.open_data import make_files
from webapp.settings import ROOT, Settings
from webapp.words.catalogs import Translator
from webapp.words.languages import SOURCE, SiteLocale

# Style and script are allowed by their hashes, in each page by its own policy.
HEADERS: Mapping[str, str] = {
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; "
        "img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; "
        "require-trusted-types-for 'script'; trusted-types 'none'"
    ),
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Embedder-Policy": "require-corp",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": (
        "accelerometer=(), autoplay=(), browsing-topics=(), camera=(), display-capture=(), "
        "encrypted-media=(), fullscreen=(), geolocation=(), gyroscope=(), hid=(), "
        "identity-credentials-get=(), idle-detection=(), magnetometer=(), microphone=(), midi=(), "
        "payment=(), picture-in-picture=(), publickey-credentials-get=(), screen-wake-lock=(), "
        "serial=(), storage-access=(), usb=(), web-share=(), xr-spatial-tracking=()"
    ),
    "Cache-Control": "no-store",
}


class App(Flask):
    """The site; it is made once a day, since each page says its day."""

    def __init__(self, settings: Settings, data: Data, translators: dict[str, Translator]) -> None:
        """Keep what was loaded, and what is made of it once."""
        super().__init__("webapp", static_folder=None, template_folder=ROOT / "templates")
        self.settings, self.data, self.translators = settings, data, translators
        self.day = settings.date_today()
        self.locales = {code: t.locale for code, t in translators.items()}
        self.headers = {**HEADERS}
        self.assets = read_assets()
        self.files = make_files(data)

    def speak(self, code: str) -> None:
        """Let this request have the words of a language."""
        g.t, g.locale = self.translators[code], self.locales[code]
        g.t.as_default()

    def speak_each(self) -> Iterator[SiteLocale]:
        """Speak one language after the other, and English in the end."""
        for code, locale in self.locales.items():
            self.speak(code)
            yield locale
        self.speak(SOURCE.code)

    def choose_language(self, _endpoint: str | None, values: dict[str, str] | None) -> None:
        """Speak the language that the address begins with, else one that the browser asks for."""
        code = request.path.lstrip("/").partition("/")[0]
        g.is_negotiated = code not in self.locales
        self.speak(self.negotiate(request.accept_languages) if g.is_negotiated else code)
        if values:
            values.pop("lang", None)

    def negotiate(self, accept: LanguageAccept) -> str:
        """Choose a language in the visitor's own order of preference.

        Werkzeug's own `best_match` gives English to `so-SO,en;q=0.5`; Babel keeps the order.
        """
        wanted = [tag for tag, quality in accept if quality]
        return (negotiate_locale(wanted, list(self.locales), sep="-") or SOURCE.code).lower()

    def log_exception(
        self,
        exc_info: tuple[type, BaseException, TracebackType] | tuple[None, None, None],
    ) -> None:
        """Write one line; Flask's own would hold the address and the text of the exception."""
        kind = exc_info[0].__name__ if exc_info[0] else "Exception"
        route = request.endpoint or "none"
        logging.getLogger("webapp").error("fault route=%s kind=%s", route, kind)


current_app = cast("App", flask.current_app)
