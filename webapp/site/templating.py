"""Strict templates whose words come from the checked catalogs."""

from flask import Flask, g
from jinja2 import StrictUndefined
from markupsafe import Markup

from webapp.i18n.translator import Translator


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
