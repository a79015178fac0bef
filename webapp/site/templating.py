"""Flask-Babel and Jinja on the checked catalogs, and the locale of each request."""

from collections.abc import Mapping

from babel.core import negotiate_locale
from flask import Flask, g, request
from flask_babel import Babel, get_domain
from jinja2 import StrictUndefined
from werkzeug.datastructures import LanguageAccept

from webapp.i18n.locales import SOURCE, SiteLocale
from webapp.i18n.translator import Translator, plain
from webapp.site.rendering import Site


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
