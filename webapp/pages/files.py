"""What is no page: the start that leads to one, tables as files for others, and the day."""

from http import HTTPStatus

from flask import Blueprint, Response, url_for

from webapp.facts import downloads
from webapp.facts.load import Data
from webapp.facts.models import slug
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


@files.route("/tables/<table:key>.csv")
def table(key: str) -> Response:
    """Give a table as a file."""
    data = current_app.data
    text = downloads.write_table(data, table_slugs(data)[key])
    return Response(text, headers=OPEN, mimetype=TEXT)


@files.route(f"/tables/{slug('datapackage')}.json")
def package() -> Response:
    """Give what describes the tables: their columns, sources, limits and license."""
    text = downloads.write_package(current_app.data)
    return Response(text, headers=OPEN, mimetype=TEXT)


@files.route("/built.txt")
def built() -> Response:
    """Tell a program on which day the pages were made."""
    return Response(f"{current_app.day}\n", mimetype=TEXT)


def table_slugs(data: Data) -> dict[str, str]:
    """Return the names of the tables by what stands for each in an address."""
    return {slug(name): name for name in (*data.tables, downloads.FIGURES)}
