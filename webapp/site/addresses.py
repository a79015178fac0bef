"""The addresses of all pages: neutral words and slugs, built without a request, for errors too."""

from collections.abc import Iterable
from urllib.parse import urlencode

from webapp.content.slugs import slug_of

PAGES = {
    "home": "",
    "resources": "resources/",
    "asking": "asking/",
    "numbers": "numbers/",
    "safety": "safety/",
    "card": "card/",
    "sources": "sources/",
    "languages": "languages/",
    "accessibility": "accessibility/",
}


def page_address(locale: str, page: str, query: Iterable[tuple[str, str]] = ()) -> str:
    """Return the address of a page in a locale."""
    asked = urlencode(list(query))
    return f"/{locale}/{PAGES[page]}" + (f"?{asked}" if asked else "")


def listing_address(locale: str, identifier: str) -> str:
    """Return the address of one listing."""
    return f"/{locale}/resources/{slug_of(identifier)}/"


def table_address(name: str) -> str:
    """Return the address of a table as a file."""
    return f"/tables/{slug_of(name)}.csv"


def drawing_address(locale: str, name: str) -> str:
    """Return the address of a drawing as a file, in the words of a locale."""
    return f"/{locale}/tables/{slug_of(name)}.svg"


def source_address(locale: str, identifier: str) -> str:
    """Return the address of one source on the page of sources."""
    return f"/{locale}/{PAGES['sources']}#{slug_of(identifier)}"


def same_page(path: str, locale: str, query: Iterable[tuple[str, str]] = ()) -> str:
    """Return the address of the current page in another locale."""
    rest = path.lstrip("/").partition("/")[2]
    asked = urlencode(list(query))
    return f"/{locale}/{rest}" + (f"?{asked}" if asked else "")
