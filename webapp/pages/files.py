"""What is no page: the start that leads to one, files for others, and the day."""

from http import HTTPStatus

from flask import Blueprint, Response, url_for

from webapp.pages.errors import redirect_within
from webapp.pages.site import current_app

# Tables are open data: other sites may read them. Nothing else is.
OPEN = {"Access-Control-Allow-Origin": "*", "Cross-Origin-Resource-Policy": "cross-origin"}
# Chromium and Firefox would save text/csv on the device instead of showing it.
TEXT = "text/plain"
files = Blueprint("files", __name__)


@files.route("/")
def start() -> Response:
    """Lead to the visitor's language."""
    return redirect_within(url_for("pages.home"), HTTPStatus.FOUND)


@files.route("/tables/<file:name>")
def table(name: str) -> Response:
    """Give a table, or what describes tables or services to programs."""
    return Response(current_app.files[name], headers=OPEN, mimetype=TEXT)


@files.route("/built.txt")
def built() -> Response:
    """Tell a program on which day the pages were made."""
    return Response(f"{current_app.day}\n", mimetype=TEXT)
