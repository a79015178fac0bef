"""Local Data & Resources: `flask --app webapp run` serves it; it begins in `webapp/app.py`."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from flask import Flask


def create_app() -> "Flask":
    """Return the site as the environment sets it up; Flask looks for this name here."""
    from webapp import app  # noqa: PLC0415 - who imports facts needs no Flask

    return app.create_app()
