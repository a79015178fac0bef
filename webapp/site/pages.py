"""The pages whose address is their name: what builds each, and where the layout leads to it."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from webapp.content.service_filters import Filters
from webapp.site.pagemodels import about, card, figures, home, rights, services, sources, towns
from webapp.site.pagemodels.card import CardKind
from webapp.words.catalogs import Translator

if TYPE_CHECKING:
    from webapp.site.rendering import PageModel, Site

BUILDERS: Mapping[str, Callable[["Site", Translator], "PageModel"]] = {
    "home": lambda site, t: home.build_home(site.content, t),
    "resources": lambda site, t: services.build_services_page(
        site.content, t, Filters(), tuple(site.translators)
    ),
    "towns": lambda site, t: towns.build_towns(site.content, t),
    "asking": lambda site, t: rights.build_rights_page(site.content, t),
    "numbers": lambda site, t: figures.build_figures_page(
        site.content, t, tuple(site.translators), site.day
    ),
    "safety": lambda site, t: about.build_safety(site.content, t),
    "card": lambda site, t: card.build_card(site.content, t, site.english, CardKind.SHEET),
    "sources": lambda site, t: sources.build_sources(site.content, t),
    "languages": lambda site, t: about.build_languages(site.content, site.translators, t),
    "about": lambda site, t: about.build_about(site.content, t),
    "accessibility": lambda site, t: about.build_accessibility(site.content, t),
}
TOP = ("resources", "safety")
MAIN = ("home", "resources", "asking", "numbers", "safety", "card")
FOOTER = ("about", "sources", "languages", "accessibility")
