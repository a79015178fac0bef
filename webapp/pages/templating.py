"""The Jinja environment: filters, and the globals that base.html and components need."""

from inspect import getmembers, isfunction

from flask import g
from flask_babel import Babel
from jinja2 import StrictUndefined

from webapp.facts.models import url_code
from webapp.pages import filters, labels, search, views
from webapp.pages.app import App
from webapp.pages.view_models import find_language_hint, find_list_host
from webapp.settings import LEAVE_TO
from webapp.words import formats
from webapp.words.catalogs import remove_language_spans
from webapp.words.languages import ENGLISH, find_autonym, name_language


def init_templates(app: App) -> None:
    """Set up Flask-Babel and the Jinja environment, which Flask-Babel creates first."""
    babel = Babel(app, locale_selector=lambda: g.get("locale", ENGLISH).formats)
    babel.domain_instance = app.translators[ENGLISH.code]
    app.jinja_env.undefined = StrictUndefined
    app.jinja_env.policies["ext.i18n.trimmed"] = True
    for module in (filters, formats, labels):  # all their functions are filters
        app.jinja_env.filters |= dict(getmembers(module, isfunction))
    filter_functions = (
        find_language_hint,
        find_list_host,
        name_language,
        remove_language_spans,
        search.build_search_attributes,
        url_code,
    )
    app.jinja_env.filters |= {function.__name__: function for function in filter_functions}
    functions = (
        formats.first_sentence,
        formats.other_sentences,
        views.list_url,
        views.page_url,
        views.service_url,
        views.source_url,
    )
    app.jinja_env.globals |= {function.__name__: function for function in functions}
    tags = app.data.site.other_languages
    app.jinja_env.globals |= app.assets | {
        "NEED": labels.NEED,
        "TITLE": labels.TITLE,
        "WHO": labels.WHO,
        "LEAVE_TO": LEAVE_TO,
        "data": app.data,
        "top_hotlines": app.data.home_services[:2],
        "locales": app.locales,
        "other_languages": [autonym for tag in tags if (autonym := find_autonym(tag))],
        "today": app.day,
    }
