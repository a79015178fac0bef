"""Everything that a request needs to become a page; templates are strict, their words checked."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Protocol

from flask import Flask, Response, g, make_response, render_template
from jinja2 import StrictUndefined
from markupsafe import Markup

from webapp.content.loading import Content
from webapp.i18n.locales import SOURCE, SiteLocale
from webapp.i18n.translator import Translator
from webapp.settings import Settings
from webapp.site.assets import Assets
from webapp.site.layout import build_layout

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
    def locales(self) -> dict[str, SiteLocale]:
        """Return the languages that have pages, in the order of their links."""
        return {code: t.locale for code, t in self.translators.items()}


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
        english=site.translators[SOURCE.code],
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


def init_app(app: Flask) -> None:
    """Set Jinja up: nothing undefined passes, and a translation is escaped text."""
    environment = app.jinja_env
    environment.undefined = StrictUndefined
    environment.policies["ext.i18n.trimmed"] = True
    environment.add_extension("jinja2.ext.i18n")
    # Newstyle only tells the compiler to pass variables to the callables below, which escape and
    # fill in themselves; Jinja's own would mark a translation as safe HTML.
    environment.newstyle_gettext = True  # type: ignore[attr-defined]
    environment.globals.update(
        gettext=_gettext,
        ngettext=_ngettext,
        pgettext=_pgettext,
        npgettext=_npgettext,
    )


def _translator() -> Translator:
    t: Translator = g.translator
    return t


def _gettext(message: str, /, **values: object) -> Markup:
    return _translator().gettext(message, **values)


def _ngettext(singular: str, many: str, num: int, /, **values: object) -> Markup:
    return _translator().ngettext(singular, many, num, **values)


def _pgettext(context: str, message: str, /, **values: object) -> Markup:
    return _translator().pgettext(context, message, **values)


def _npgettext(context: str, singular: str, many: str, num: int, /, **values: object) -> Markup:
    return _translator().npgettext(context, singular, many, num, **values)
