"""The Flask app of the desk: the public site with every language that has a folder."""

import os
import secrets
from typing import cast

import flask

from webapp.content import Content, load_data
from webapp.desk.catalog_file import CatalogFile
from webapp.pages.app import HEADERS, App
from webapp.settings import Settings
from webapp.words.catalogs import Translator, read_pot
from webapp.words.languages import ENGLISH, read_languages, read_lists

# The headers of the site, widened for the script, the style and the frame of the desk.
_HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self' 'unsafe-inline'; "
        "script-src 'self' 'unsafe-inline'; connect-src 'self'; frame-src 'self'; "
        "img-src data:; base-uri 'none'; form-action 'self'; frame-ancestors 'self'"
    ),
    "X-Frame-Options": "SAMEORIGIN",
}


class DeskApp(App):
    """The site with the desk in it."""

    headers = HEADERS | _HEADERS
    shows_incomplete = True

    def __init__(self, settings: Settings) -> None:
        """Read the data and every catalog; raises ProblemsFoundError."""
        folder = settings.translations
        pot = read_pot(folder)
        self.catalog_files = {
            code: CatalogFile(folder, locale, pot)
            for code, locale in read_languages(folder).items()
        }
        translators = {ENGLISH.code: Translator(pot, ENGLISH, pot)}
        for code, catalog_file in self.catalog_files.items():
            translators[code] = catalog_file.translator
        single_pages = read_lists(folder).single_page
        super().__init__(Content(load_data(settings), translators, single_pages))
        # Pages of other hosts, whose name an attacker points to this machine, get no answer.
        self.config["TRUSTED_HOSTS"] = ["127.0.0.1", "localhost"]
        self.assets["policies"] = {
            page: policy.replace("-src", "-src 'self'")
            for page, policy in self.assets["policies"].items()
        }
        # A translator may press Shift three times while typing, which must not leave the page.
        self.assets["leave_script"] = ""
        # Flask starts the desk again after an update; forms that are open then still work.
        self.token = os.environ.setdefault("DESK_TOKEN", secrets.token_urlsafe())


current_app = cast("DeskApp", flask.current_app)
