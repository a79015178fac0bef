"""The Jinja environment: filters, and the globals that base.html and components need."""

from flask import g
from flask_babel import Babel
from jinja2 import StrictUndefined

from webapp.facts.models import slug
from webapp.facts.services import Channel
from webapp.pages import filters, labels, search, views
from webapp.pages.app import App
from webapp.pages.view_models import LanguageHint, find_language_hint
from webapp.settings import LEAVE_TO
from webapp.words.catalogs import remove_language_spans
from webapp.words.formats import first_sentence, other_sentences
from webapp.words.languages import ENGLISH, find_autonym


def init_templates(app: App) -> None:
    """Set up Flask-Babel and the Jinja environment, which Flask-Babel creates first."""
    babel = Babel(app, locale_selector=lambda: g.get("locale", ENGLISH).formats)
    babel.domain_instance = app.translators[ENGLISH.code]
    app.jinja_env.undefined = StrictUndefined
    app.jinja_env.policies["ext.i18n.trimmed"] = True
    app.jinja_env.filters |= filters.FILTERS | labels.FILTERS
    app.jinja_env.filters |= {
        "language_hint": find_own_language_hint,
        "plain": remove_language_spans,
        "search_attributes": search.data_attributes,
        "slug": slug,
    }
    autonyms = [find_autonym(tag) for tag in app.data.site.other_languages]
    app.jinja_env.globals |= app.assets
    app.jinja_env.globals |= {
        "NEED": labels.NEED,
        "PLACE": labels.PLACE,
        "TITLE": labels.TITLE,
        "VERB": labels.VERB,
        "WHO": labels.WHO,
        "FOOTER_MENU": views.FOOTER_MENU,
        "LEAVE_TO": LEAVE_TO,
        "MAIN_MENU": views.MAIN_MENU,
        "SHORT_MENU": views.SHORT_MENU,
        "data": app.data,
        "first_sentence": first_sentence,
        "hotlines": [app.data.services[key] for key in app.data.site.on_every_page],
        "list_url": views.list_url,
        "locales": app.locales,
        "other_languages": [autonym for autonym in autonyms if autonym],
        "other_sentences": other_sentences,
        "page_url": views.page_url,
        "service_url": views.service_url,
        "source_url": views.source_url,
        "today": app.day,
    }


def find_own_language_hint(channel: Channel, *, on_paper: bool = False) -> LanguageHint | None:
    """Return the hint for a reader of this page's language."""
    return find_language_hint(channel, g.locale.code, on_paper=on_paper)
