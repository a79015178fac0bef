"""Everything that a request needs to become a page."""

import logging
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, BinaryIO, Protocol

from flask import Flask, Response, make_response, render_template, request
from markupsafe import Markup

from webapp.content.loading import Content
from webapp.i18n.locales import SOURCE, SiteLocale
from webapp.i18n.translator import Translator
from webapp.settings import Settings
from webapp.site.assets import Assets
from webapp.site.layout import build_layout

if TYPE_CHECKING:
    from webapp.site.store import Store

_INDENTS = re.compile(r"[ \t]*\n\s+|[ \t]+\n")


class PageModel(Protocol):
    """A finished page: its title is the fixed, neutral one for tab and history."""

    @property
    def title(self) -> Markup:
        """The label, translated."""
        ...


@dataclass(frozen=True)
class Site:
    """What was loaded at start: facts, words, settings, style and scripts."""

    content: Content
    translators: Mapping[str, Translator]
    settings: Settings
    assets: Assets
    day: date = field(init=False)

    def __post_init__(self) -> None:
        """Keep the day on which the site is made: ages are counted to it, and each page says it."""
        object.__setattr__(self, "day", self.settings.date_today())

    @property
    def english(self) -> Translator:
        """Return the words that stand where a translation is missing."""
        return self.translators[SOURCE.code]

    @property
    def locales(self) -> dict[str, SiteLocale]:
        """Return the languages that have pages, in the order of their links."""
        return {code: t.locale for code, t in self.translators.items()}


class SiteApp(Flask):
    """An app that knows its site, and whose log holds the route and the kind of a fault alone.

    `store` has the pages that are built, `store_file` is where others are still to come.
    """

    fallback_page: str
    store: "Store | None" = None
    store_file: BinaryIO | None = None

    def __init__(self, site: Site) -> None:
        """Take the templates from where the settings say."""
        folder = str(site.settings.templates)
        super().__init__("webapp", static_folder=None, template_folder=folder)
        self.site = site

    def log_exception(self, exc_info: object) -> None:
        """Write one line; Flask's own would hold the address and the text of the exception."""
        self.log_fault(exc_info[0] if isinstance(exc_info, tuple) else None)

    def log_fault(self, kind: type[BaseException] | None) -> None:
        """Write the route's name and the kind of fault, both from our own code."""
        name, route = kind.__name__ if kind else "Exception", request.endpoint or "none"
        logging.getLogger("webapp").error("fault route=%s kind=%s", route, name)


def render(
    site: Site,
    t: Translator,
    name: str,
    model: PageModel,
    *,
    path: str,
) -> Response:
    """Fill the template of a page with its one model and the layout around it."""
    layout = build_layout(
        content=site.content,
        t=t,
        english=site.english,
        settings=site.settings,
        assets=site.assets,
        locales=site.locales.values(),
        page=name,
        title=model.title,
        path=path,
        day=site.day,
    )
    html = render_template(f"pages/{name}.html", page=model, layout=layout)
    response = make_response(_INDENTS.sub("\n", html))  # no element of ours shows them
    response.headers["Content-Language"] = t.locale.lang
    return response
