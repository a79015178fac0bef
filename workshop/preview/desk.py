"""The words that the workshop itself says: a domain of their own, in the language of who works."""

from collections.abc import Mapping

from babel.messages.catalog import Catalog
from flask import request

from webapp.i18n.catalogs import Translation
from webapp.i18n.locales import SOURCE
from webapp.i18n.reviews import measure, measure_source
from webapp.i18n.translator import PAGES_DOMAIN, Translator
from webapp.site.rendering import negotiate
from workshop.catalogs.domains import WORKSHOP

ASKED = "ui"  # what an address names the language of the workshop by


def make_desk(site: Translation, catalog: Catalog | None, template: Catalog | None) -> Translator:
    """Return the workshop's words in a language; what it does not say is the site's, or English."""
    domains = {**site.domains, PAGES_DOMAIN: site.domains[WORKSHOP]}
    coverage = (
        measure_source([template])
        if site.locale is SOURCE
        else measure([catalog] if catalog else [], [template])
    )
    return Translator(Translation(site.locale, domains, coverage))


def choose_desk(desks: Mapping[str, Translator], remembered: str) -> Translator:
    """Return the words that the address asks for, those chosen before, or the browser's."""
    asked = request.args.get(ASKED, "")
    chosen = desks.get(asked) or desks.get(remembered)
    if chosen is not None:
        return chosen
    locales = {code: desk.locale for code, desk in desks.items()}
    return desks[negotiate(request.accept_languages, locales).code]
