"""The addresses of all pages: neutral words and slugs, built without a request, for errors too."""

from webapp.content.service_filters import ANY, Filters, write_value
from webapp.content.slugs import slug_of

DOORS = "go/"
BUILT = "/built.txt"


def page_address(locale: str, page: str) -> str:
    """Return the address of a page in a locale."""
    return f"/{locale}/" if page == "home" else f"/{locale}/{page}/"


def list_address(locale: str, filters: Filters) -> str:
    """Return the address of the list for one answer, or of the whole list."""
    whole = page_address(locale, "resources")
    match filters.answer:
        case None:
            return whole
        case ("where", value):
            return f"{whole}{write_value('where', value)}/{ANY}/"
        case (facet, value):
            return f"{whole}{ANY}/{write_value(facet, value)}/"


def service_address(locale: str, identifier: str) -> str:
    """Return the address of one service."""
    return f"{page_address(locale, 'resources')}{slug_of(identifier)}/"


def door_address(locale: str, number: str) -> str:
    """Return the address of a door: its number tells nothing."""
    return f"/{locale}/{DOORS}{number}/"


PACKAGE = f"/tables/{slug_of('datapackage')}.json"


def table_address(name: str) -> str:
    """Return the address of a table as a file."""
    return f"/tables/{slug_of(name)}.csv"


def source_address(locale: str, identifier: str) -> str:
    """Return the address of one source on the page of sources."""
    return f"{page_address(locale, 'sources')}#{slug_of(identifier)}"


def same_page(path: str, locale: str) -> str:
    """Return the address of the current page in another locale."""
    rest = path.lstrip("/").partition("/")[2]
    return f"/{locale}/{rest}"
