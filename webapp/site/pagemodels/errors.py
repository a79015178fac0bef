"""The page for a request that could not be answered."""

from dataclasses import dataclass
from http import HTTPStatus

from markupsafe import Markup

from webapp.i18n.translator import Translator
from webapp.site.addresses import page_address
from webapp.site.copy.pages import error_title


@dataclass(frozen=True)
class ErrorPage:
    """What went wrong, and the ways on."""

    title: Markup
    kind: str
    status: int
    home: str
    resources: str


def build_error(status: int, t: Translator) -> ErrorPage:
    """Say what a status means for the reader."""
    return ErrorPage(
        title=error_title(status, t),
        kind=kind_of(status),
        status=status,
        home=page_address(t.locale.code, "home"),
        resources=page_address(t.locale.code, "resources"),
    )


def kind_of(status: int) -> str:
    """Return which words of `parts/errors.html` say what a status means."""
    if status in {HTTPStatus.NOT_FOUND, HTTPStatus.GONE}:
        return "missing"
    return "fault" if status >= HTTPStatus.INTERNAL_SERVER_ERROR else "refused"
