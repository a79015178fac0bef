"""The start page: two numbers, the doors, then who else answers."""

from dataclasses import dataclass

from markupsafe import Markup

from webapp.content.loading import Content
from webapp.content.service_filters import Filters
from webapp.site.addresses import list_address, page_address
from webapp.site.briefs import HotlineView, view_hotline
from webapp.site.copy.pages import page_title
from webapp.site.evidence import Check, view_checks
from webapp.site.pagemodels.doors import DoorLink, link_doors
from webapp.site.service_views import ServiceView, link_to, view_service
from webapp.words.catalogs import Translator
from webapp.words.languages import language_name


@dataclass(frozen=True)
class HomePage:
    """What a person can do now, and the ways into the rest.

    The `first` lines are above the doors; the heading says once if all answer day and night.
    """

    title: Markup
    is_always: bool
    first: tuple[HotlineView, ...]
    doors: tuple[DoorLink, ...]
    hotlines: tuple[HotlineView, ...]
    emergency: ServiceView
    adult_age: str
    relay: str
    called: Check | None
    own_language: str
    own_language_href: str
    resources: str
    asking: str
    figures: str
    safety: str
    card: str


def build_home(content: Content, t: Translator) -> HomePage:
    """Build the home page."""
    code = t.locale.code
    services, featured = content.services, content.featured
    lines = tuple(view_hotline(services[service_id], content, t) for service_id in featured.home)
    return HomePage(
        title=page_title("home", t),
        is_always=all(
            services[service_id].channels[0].schedules.always for service_id in featured.first
        ),
        first=lines[: len(featured.first)],
        doors=link_doors(content, t),
        hotlines=lines[len(featured.first) :],
        emergency=view_service(services[featured.emergency], content, t),
        adult_age=str(featured.adult_age),
        relay=link_to(services[featured.relay], content, t).number,
        called=view_checks((services[service_id] for service_id in featured.home), content, t),
        own_language=language_name(code, t.locale),
        own_language_href=list_address(code, Filters(language=code)),
        resources=page_address(code, "resources"),
        asking=page_address(code, "asking"),
        figures=page_address(code, "numbers"),
        safety=page_address(code, "safety"),
        card=page_address(code, "card"),
    )
