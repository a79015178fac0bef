"""What a request needs to become a page: the site, Flask-Babel and Jinja on it, the locale."""

import logging
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Protocol

from babel.core import negotiate_locale
from flask import Flask, Response, g, make_response, render_template, request
from flask_babel import Babel, get_domain
from jinja2 import StrictUndefined
from markupsafe import Markup
from werkzeug.datastructures import LanguageAccept

from webapp.content.loading import Content
from webapp.settings import Settings
from webapp.site.assets import Assets
from webapp.site.layout import build_layout
from webapp.words.catalogs import Translator, plain
from webapp.words.languages import SOURCE, SiteLocale

_INDENTS = re.compile(r"[ \t]*\n\s+|[ \t]+\n")


class PageModel(Protocol):
    """A finished page: its title is the fixed, neutral one for tab and history."""

    @property
    def title(self) -> Markup:
        """The label, translated."""
        ...


@dataclass(frozen=True)
class Site:
    """What was loaded at start: facts, words, settings, style and scripts."""

    content: Content
    translators: Mapping[str, Translator]
    settings: Settings
    assets: Assets
    day: date = field(init=False)

    def __post_init__(self) -> None:
        """Keep the day on which the site is made: ages are counted to it, and each page says it."""
        object.__setattr__(self, "day", self.settings.date_today())

    @property
    def english(self) -> Translator:
        """Return the words that stand where a translation is missing."""
        return self.translators[SOURCE.code]

    @property
    def locales(self) -> dict[str, SiteLocale]:
        """Return the languages that have pages, in the order of their links."""
        return {code: t.locale for code, t in self.translators.items()}


class SiteApp(Flask):
    """An app that knows its site, and whose log holds the route and the kind of a fault alone."""

    fallback_page: str

    def __init__(self, site: Site) -> None:
        """Take the templates from where the settings say."""
        folder = str(site.settings.templates)
        super().__init__("webapp", static_folder=None, template_folder=folder)
        self.site = site

    def log_exception(self, exc_info: object) -> None:
        """Write one line; Flask's own would hold the address and the text of the exception."""
        self.log_fault(exc_info[0] if isinstance(exc_info, tuple) else None)

    def log_fault(self, kind: type[BaseException] | None) -> None:
        """Write the route's name and the kind of fault, both from our own code."""
        name, route = kind.__name__ if kind else "Exception", request.endpoint or "none"
        logging.getLogger("webapp").error("fault route=%s kind=%s", route, name)


def init_app(app: Flask, site: Site) -> None:
    """Give templates the words of the request's locale; nothing undefined passes."""
    babel = Babel(app, locale_selector=lambda: current_translator().locale.formats)
    babel.domain_instance = site.translators[SOURCE.code]
    app.jinja_env.undefined = StrictUndefined
    app.jinja_env.filters["plain"] = plain
    app.jinja_env.policies["ext.i18n.trimmed"] = True
    locales, translators = site.locales, site.translators

    @app.url_value_preprocessor
    def choose_locale(_endpoint: str | None, values: dict[str, str] | None) -> None:
        """Take the locale from the path, so that a 404 has one too; else from the browser."""
        named = values.pop("locale", "") if values else ""
        locale = locales.get(named) or locale_of_path(request.path, locales)
        g.is_negotiated = locale is None
        chosen = locale or negotiate(request.accept_languages, locales)
        translators[chosen.code].as_default()


def current_translator() -> Translator:
    """Return the words of the request; English until a locale is chosen."""
    t: Translator = get_domain()
    return t


def locale_of_path(path: str, locales: Mapping[str, SiteLocale]) -> SiteLocale | None:
    """Return the locale that an address names in its first part, so that 404s have one too."""
    return locales.get(path.lstrip("/").split("/", 1)[0])


def negotiate(accept: LanguageAccept, locales: Mapping[str, SiteLocale]) -> SiteLocale:
    """Choose a locale in the visitor's own order of preference.

    Werkzeug's own `best_match` prefers an exact lower choice over a higher prefix and gives
    English to `so-SO,en;q=0.5`; Babel's `negotiate_locale` keeps the order.
    """
    found = negotiate_locale([tag for tag, quality in accept if quality], list(locales), sep="-")
    return locales[found.lower()] if found else SOURCE


def render(
    site: Site,
    t: Translator,
    name: str,
    model: PageModel,
    *,
    path: str,
) -> Response:
    """Fill the template of a page with its one model and the layout around it."""
    layout = build_layout(
        content=site.content,
        t=t,
        settings=site.settings,
        assets=site.assets,
        locales=site.locales.values(),
        page=name,
        title=model.title,
        path=path,
        day=site.day,
    )
    html = render_template(f"pages/{name}.html", page=model, layout=layout)
    response = make_response(_INDENTS.sub("\n", html))  # no element of ours shows them
    response.headers["Content-Language"] = t.locale.code
    return response
