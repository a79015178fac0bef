"""The page for a request that could not be answered."""

from dataclasses import dataclass
from http import HTTPStatus

from markupsafe import Markup

from webapp.i18n.translator import Translator
from webapp.site.addresses import page_address


@dataclass(frozen=True)
class ErrorPage:
    """What went wrong, in words that blame nobody, and the ways on."""

    title: Markup
    heading: Markup
    text: Markup
    status: int
    home: str
    resources: str


def build_error(status: int, t: Translator) -> ErrorPage:
    """Say what a status means for the reader."""
    title = t.pgettext("page", "No answer")
    if status in {HTTPStatus.NOT_FOUND, HTTPStatus.GONE}:
        title = t.pgettext("page", "Not found")
        heading = t.gettext("There is no page at this address")
        text = t.gettext("The address may be old, or a letter may be wrong.")
    elif status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        heading = t.gettext("This page does not work right now")
        text = t.gettext("It is not your fault. You can try again in a few minutes.")
    else:
        heading = t.gettext("We could not answer this request")
        text = t.gettext("Your browser asked for something that this site does not have.")
    return ErrorPage(
        title=title,
        heading=heading,
        text=text,
        status=status,
        home=page_address(t.locale.code, "home"),
        resources=page_address(t.locale.code, "resources"),
    )
