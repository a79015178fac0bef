"""The Flask app of the site: its content, URL converters, headers, and what it logs."""

import logging
import re
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import cast, override

import flask
from babel.core import negotiate_locale
from flask import Flask, Response, g, request
from markupsafe import Markup
from werkzeug.routing import BaseConverter

from webapp.content import Content
from webapp.facts import directory
from webapp.pages.assets import read_assets, shorten_page
from webapp.pages.open_data import make_files
from webapp.settings import ROOT
from webapp.words.catalogs import MessageKey
from webapp.words.languages import ENGLISH, Autonym, SiteLocale, find_autonym

# Pages allow their style and scripts by hashes, in a meta element.
HEADERS = {
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
        "identity-credentials-get=(), idle-detection=(), magnetometer=(), microphone=(), "
        "midi=(), payment=(), picture-in-picture=(), publickey-credentials-get=(), "
        "screen-wake-lock=(), serial=(), storage-access=(), usb=(), web-share=(), "
        "xr-spatial-tracking=()"
    ),
    "Cache-Control": "no-store",
}


class App(Flask):
    """The public site; it is rebuilt every day, since each page shows the date.

    `single_pages` are the messages of each language with one page. `shows_incomplete` is whether
    that page is shown without some of them.
    """

    headers = HEADERS
    shows_incomplete = False

    def __init__(self, content: Content) -> None:
        """Keep the content, and build once what every request needs."""
        super().__init__("webapp", static_folder=None, template_folder=ROOT / "templates")
        # No redirects by Werkzeug: they repeat the Host header of the request.
        self.url_map.strict_slashes = self.url_map.merge_slashes = False
        self.data, self.translators, single_pages = content
        self.single_pages = {
            code: set[MessageKey]() for code in self.translators if code in single_pages
        }
        self.locales = {
            code: translator.locale
            for code, translator in self.translators.items()
            if code not in single_pages
        }
        self.other_languages = [*self._name_other_languages()]
        # A browser's `fa` fits `fa-AF`, the first with a region; `pt` fits `pt` itself.
        self.codes_by_tag = {code.partition("-")[0]: code for code in reversed(self.locales)}
        self.codes_by_tag |= {code.lower(): code for code in self.locales}
        self.assets = read_assets()
        self.files = make_files(self.data)
        self.choices = directory.list_choices(self.data, self.locales)
        # A URL converter for each kind of value that the site knows.
        url_codes = [service.url_code for service in self.data.services.values()]
        self.url_map.converters |= {
            "language": fixed_values_converter(self.locales),
            "service": fixed_values_converter(url_codes),
            "situation": fixed_values_converter(self.data.situations),
            "file": fixed_values_converter(self.files),
            "choice": fixed_values_converter(self.choices),
        }

    def _name_other_languages(self) -> Iterator[Autonym]:
        """Yield the name of each language without all pages that readers may look for."""
        for tag in dict.fromkeys((*self.data.site.other_languages, *self.single_pages)):
            if tag in self.single_pages:
                locale = self.translators[tag].locale
                yield Autonym(tag, locale.autonym, locale.direction)
            elif tag not in self.locales and (autonym := find_autonym(tag)):
                yield autonym

    def set_locale(self, code: str) -> None:
        """Use a language for this request."""
        g.translator = self.translators[code]
        g.locale = g.translator.locale
        g.translator.as_default()

    @contextmanager
    def force_locale(self, code: str) -> Iterator[None]:
        """Use another language for this request until the block ends or fails."""
        before = g.locale.code
        self.set_locale(code)
        try:
            yield
        finally:
            self.set_locale(before)

    def render_for_locales(self, caller: Callable[[SiteLocale], Markup]) -> Markup:
        """Return the body of a `{% call %}` block of a template once for every locale."""
        bodies = list[Markup]()
        for code, locale in self.locales.items():
            with self.force_locale(code):
                bodies.append(caller(locale))
        return Markup().join(bodies)

    def choose_language(self, endpoint: str | None, values: dict[str, str] | None) -> None:
        """Use the language that the address begins with, else one that the browser asks for."""
        code = request.path.split("/")[1]
        if code not in self.locales and endpoint != "single_page":
            # Werkzeug's `best_match` gives English for `so-SO,en;q=0.5`; Babel keeps the order.
            tags = [tag for tag, quality in request.accept_languages if quality]
            tag = negotiate_locale(tags, [*self.codes_by_tag], sep="-") or ENGLISH.code
            code = self.codes_by_tag[tag.lower()]
        self.set_locale(code)
        if values:
            values.pop("lang", None)

    @override
    def log_exception(self, exc_info: object) -> None:
        """Log one line; Flask would log the address and the text of the exception."""
        logging.getLogger("webapp").error(
            "fault route=%s kind=%s", request.endpoint or "none", type(sys.exception()).__name__
        )


current_app = cast("App", flask.current_app)


def fixed_values_converter(values: Iterable[str]) -> type[BaseConverter]:
    """Return a URL converter for a fixed set of values; any other value is a 404."""

    class FixedValues(BaseConverter):
        regex = "|".join(map(re.escape, values)) or "(?!)"
        part_isolating = False

    return FixedValues


def finish_response(response: Response) -> Response:
    """Add the headers to every response, and its language to a page."""
    for name, value in current_app.headers.items():
        response.headers.setdefault(name, value)
    if response.mimetype == "text/html":
        response.data = shorten_page(response.get_data(as_text=True))
        response.headers["Content-Language"] = g.locale.code
        response.vary.add("Accept-Language")
    return response


def hide_requests_from_log() -> None:
    """Keep requests out of the log of Werkzeug's server, but not its address and PIN.

    The line of a request begins with `127.0.0.1 - - [`. An error may quote the request.
    """
    logging.getLogger("werkzeug").addFilter(
        lambda record: record.levelno < logging.ERROR and " - - [" not in str(record.msg)
    )
