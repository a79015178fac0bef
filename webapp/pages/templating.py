"""The Jinja environment: filters, and the globals that base.html and components need."""

from inspect import getmembers, isfunction

from flask import g
from flask_babel import Babel
from jinja2 import StrictUndefined

from webapp.facts.models import url_code
from webapp.pages import filters, labels, search, view_models, views
from webapp.pages.app import App
from webapp.pages.claims import Claims
from webapp.settings import LEAVE_TO
from webapp.words import formats
from webapp.words.catalogs import remove_language_spans
from webapp.words.languages import ENGLISH, name_language


def init_templates(app: App) -> None:
    """Set up Flask-Babel and the Jinja environment, which Flask-Babel creates first."""
    babel = Babel(app, locale_selector=lambda: g.get("locale", ENGLISH).formats)
    babel.domain_instance = app.translators[ENGLISH.code]
    app.jinja_env.undefined = StrictUndefined
    app.jinja_env.policies["ext.i18n.trimmed"] = True
    # All functions of these modules are filters.
    for module in (filters, formats, labels, search, view_models):
        for name, function in getmembers(module, isfunction):
            if function.__module__ == module.__name__:  # not what it imports
                app.add_template_filter(function, name)
    for filter_function in (name_language, remove_language_spans, url_code):
        app.add_template_filter(filter_function)
    for global_function in (
        formats.first_sentence,
        formats.other_sentences,
        views.language_url,
        views.list_url,
        views.new_id,
        views.page_url,
        views.service_url,
        views.source_url,
    ):
        app.add_template_global(global_function)
    app.jinja_env.globals |= app.assets | {
        "ANSWERED_BY": labels.ANSWERED_BY,
        "NEED": labels.NEED,
        "RATE_BASE": filters.RATE_BASE,
        "TITLE": labels.TITLE,
        "WHO": labels.WHO,
        "LEAVE_TO": LEAVE_TO,
        "claims": Claims(app.data),
        "data": app.data,
        "top_hotlines": app.data.home_services[:2],
        "locales": app.locales,
        "other_languages": app.other_languages,
        "single_pages": app.single_pages,
        "today": app.data.today,
    }
