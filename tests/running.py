"""The site as the tests run it: real data, real catalogs, a stopped clock."""

from datetime import date

from webapp import create_app
from webapp.content.loading import load
from webapp.settings import Settings

TODAY = date(2026, 11, 26)
SETTINGS = Settings(testing=True, today=TODAY)
CONTENT = load(SETTINGS.data, TODAY)
APP = create_app(SETTINGS)
