"""The app for a WSGI server; faults in data or catalogs end the start with their lines."""

import sys

from webapp import create_app
from webapp.faults import FaultsFoundError
from webapp.settings import SettingsError
from webapp.site.warming import PageFailsError, warm

try:
    app = create_app()
    warm(app)
except (FaultsFoundError, PageFailsError, SettingsError) as error:
    sys.stderr.write(f"{error}\nThe site does not start until this is mended.\n")
    sys.exit(1)
