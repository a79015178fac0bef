"""Local Data & Resources: `flask --app webapp run` serves it; it begins in `webapp/app.py`."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from flask import Flask


def create_app() -> "Flask":
    """Return the site as the environment sets it up; Flask looks for this name here.

    Raises click's ClickException, which Flask prints: each problem with its line, or the setting.
    """
    # Who imports facts needs no Flask.
    from click import ClickException

    from webapp import app, problems, settings

    try:
        return app.create_app()
    except (problems.ProblemsFoundError, settings.SettingsError) as error:
        raise ClickException(str(error)) from error
