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


def build_error(status: int, words: Translator) -> ErrorPage:
    """Say what a status means for the reader."""
    title = words.pgettext("page", "No answer")
    if status in {HTTPStatus.NOT_FOUND, HTTPStatus.GONE}:
        title = words.pgettext("page", "Not found")
        heading = words.gettext("There is no page at this address")
        text = words.gettext("The address may be old, or a letter may be wrong.")
    elif status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        heading = words.gettext("This page does not work right now")
        text = words.gettext("It is not your fault. You can try again in a few minutes.")
    else:
        heading = words.gettext("We could not answer this request")
        text = words.gettext("Your browser asked for something that this site does not have.")
    return ErrorPage(
        title=title,
        heading=heading,
        text=text,
        status=status,
        home=page_address(words.locale.code, "home"),
        resources=page_address(words.locale.code, "resources"),
    )
