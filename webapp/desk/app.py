"""The app of the desk: the public site with every language that has a folder."""

import secrets
from typing import cast

import flask
from babel.messages.catalog import Catalog

from webapp.content import Content
from webapp.desk.language import Language
from webapp.facts.load import load
from webapp.pages.app import App
from webapp.settings import Settings
from webapp.words import catalogs
from webapp.words.languages import SOURCE, read_languages

_HEADERS = {  # those of the site, widened for the script, style and frame of the desk
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self' 'unsafe-inline'; script-src 'self' 'unsafe-inline'; "
        "connect-src 'self'; frame-src 'self'; img-src data:; base-uri 'none'; form-action 'self'; "
        "frame-ancestors 'self'"
    ),
    "X-Frame-Options": "SAMEORIGIN",
}


class Desk(App):
    """The site with the desk in it."""

    def __init__(self, settings: Settings) -> None:
        """Read everything; raises ProblemsFoundError."""
        folder, template = settings.translations, catalogs.read_template(settings.translations)
        self.languages = {
            code: Language(folder, locale, template)
            for code, locale in read_languages(folder, include_unpublished=True).items()
            if locale is not SOURCE
        }
        english = catalogs.Translator(Catalog(locale=SOURCE.code), SOURCE, template)
        marked = {code: language.translator for code, language in self.languages.items()}
        data = load(settings.data, settings.date_today())
        super().__init__(Content(settings, data, {SOURCE.code: english, **marked}))
        self.headers |= _HEADERS
        self.config["TRUSTED_HOSTS"] = ["127.0.0.1", "localhost"]  # no page of others asks it
        policies = self.assets["policies"].items()
        self.assets["policies"] = {page: p.replace("-src", "-src 'self'") for page, p in policies}
        # Three presses of Shift, as who types may make them, must not lead away.
        self.assets["leave_script"] = ""
        self.token = secrets.token_urlsafe()


current_app = cast("Desk", flask.current_app)
