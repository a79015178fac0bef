"""The local desk of translators and editors; it imports the site, and the site knows nothing of it.

It is reached by what `flask data` and `flask translations` do beside the site's own check, and by
`flask --app workshop run`, which is `make translate`.
"""

import logging
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from flask import Flask


def create_app() -> "Flask":
    """Return the workshop; Flask looks for this name here.

    Raises click's ClickException, which Flask prints: each problem with its line, or the setting.
    """
    # The commands need neither click's errors nor the pages.
    from click import ClickException

    from webapp.problems import ProblemsFoundError
    from webapp.settings import SettingsError, read_settings
    from workshop.preview.app import create_workshop

    logging.getLogger("werkzeug").setLevel(logging.ERROR)  # a line a request tells nobody anything
    try:
        return create_workshop(read_settings())
    except (ProblemsFoundError, SettingsError) as error:
        raise ClickException(str(error)) from error
