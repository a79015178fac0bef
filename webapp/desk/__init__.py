"""The desk of translators: checks, extraction, commands, and pages where sentences are changed."""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from flask import Flask


def create_app() -> "Flask":
    """Return the site with the desk in it for Flask; who only checks or extracts loads no site."""
    app: Flask = import_module("webapp.desk.views").create_app()
    return app
