"""What the served site shows, so that tests ask it for what it has and name no record."""

import os
from datetime import date

from tests.served import site_environment
from webapp.content.loading import load
from webapp.content.slugs import slug_of
from webapp.i18n.locales import read_registry
from webapp.settings import read_settings
from webapp.site.addresses import table_address

SETTINGS = read_settings({**os.environ, **site_environment()})
CONTENT = load(SETTINGS.data, date.today())
LOCALES = read_registry(SETTINGS.translations).locales
TRANSLATED = tuple(code for code in LOCALES if code != "en")
# Four languages to ask in; where there are fewer, some are here twice.
ONE, TWO, THREE, FOUR = (TRANSLATED * 4)[:4]
LISTING = slug_of(CONTENT.featured.home[0])
SERIES = slug_of(next(iter(CONTENT.series)))
TABLE = table_address(next(iter(CONTENT.series)))
