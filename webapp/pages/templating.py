"""What templates may use besides what their view passes on: filters and globals."""

from flask import g
from flask_babel import Babel
from jinja2 import StrictUndefined

from webapp.facts import directory
from webapp.facts.models import slug
from webapp.pages import filters, labels, search, views
from webapp.pages.app import App
from webapp.settings import LEAVE_TO
from webapp.words.catalogs import plain
from webapp.words.languages import SOURCE, autonym_of, name_language


def init_templates(app: App) -> None:
    """Set up Flask-Babel and the Jinja environment, which Flask-Babel creates first."""
    babel = Babel(app, locale_selector=lambda: g.get("locale", SOURCE).formats)
    babel.domain_instance = app.translators[SOURCE.code]
    app.jinja_env.undefined = StrictUndefined
    app.jinja_env.policies["ext.i18n.trimmed"] = True
    app.jinja_env.filters |= filters.FILTERS | labels.FILTERS | {"plain": plain}
    app.jinja_env.globals |= labels.GLOBALS | app.assets
    app.jinja_env.globals |= {
        "FOOTER": views.FOOTER,
        "LEAVE_TO": LEAVE_TO,
        "MAIN": views.MAIN,
        "RATE_BASE": 100_000,
        "data": app.data,
        "directory": directory,
        "list_url": views.list_url,
        "locales": app.locales,
        "name_language": name_language,
        "other_languages": [*filter(None, map(autonym_of, app.data.site.other_languages))],
        "page_url": views.page_url,
        "search": search,
        "slug": slug,
        "today": app.day,
        "translators": app.translators,
    }
