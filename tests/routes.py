"""Every address of a site, taken from its route map, so that a new page is tested by existing."""

from collections.abc import Iterable

from werkzeug.routing import Rule

from tests.sites import RunningSite
from webapp.content import service_filters
from webapp.content.loading import Content
from webapp.content.service_filters import Filters, has_ended
from webapp.content.slugs import slug_of
from webapp.site.addresses import list_address, service_address


def page_rules(site: RunningSite) -> list[Rule]:
    """Return the routes that answer with a page in a locale."""
    return [rule for rule in site.app.url_map.iter_rules() if "locale" in rule.arguments]


def paths_of(rule: Rule, locale: str, site: RunningSite) -> list[str]:
    """Return every address that a route can have, with all services and each single answer."""
    path = rule.rule.replace("<site_locale:locale>", locale)
    if rule.endpoint == "resource":
        return [
            path.replace("<listing:written>", slug_of(identifier))
            for identifier, service in site.content.services.items()
            if not has_ended(service, site.today)
        ]
    if rule.endpoint == "door":
        return [path.replace("<door:number>", number) for number in site.content.doors]
    if rule.endpoint == "narrowed":
        facets = service_filters.FACETS
        return [
            list_address(locale, Filters(**{facet: word}))
            for facet in (facets[:1] if "where" in rule.arguments else facets[1:])
            for word in service_filters.options(facet, site.content)
        ]
    if rule.arguments != {"locale"}:
        raise AssertionError(f"say here which addresses {rule.rule} has")
    return [path]


def all_paths(site: RunningSite, locales: Iterable[str] = ()) -> list[str]:
    """Return the addresses of all pages in some locales, or in all."""
    return [
        path
        for rule in page_rules(site)
        for locale in (locales or site.locales)
        for path in paths_of(rule, locale, site)
    ]


def each_kind(site: RunningSite, locale: str) -> list[str]:
    """Return one address of every route, and one that is no page."""
    paths = [paths_of(rule, locale, site)[0] for rule in page_rules(site)]
    return [*paths, f"/{locale}/nothing-here/"]


def showing_paths(site: RunningSite, locales: Iterable[str] = ()) -> list[str]:
    """Return enough addresses to show every variant of every template and the longest content."""
    codes = list(locales or site.locales)
    found = []
    for rule in page_rules(site):
        for locale in codes:
            paths = paths_of(rule, locale, site)
            if rule.endpoint == "resource":
                chosen = {
                    service_address(locale, service_id)
                    for service_id in chosen_services(site.content)
                }
                paths = [path for path in paths if path in chosen]
            elif rule.endpoint == "narrowed":
                paths = paths[:: len(paths) // 4]
            found += paths
        found.append(f"/{codes[len(found) % len(codes)]}/nothing-here/")
    return list(dict.fromkeys(found))


def chosen_services(content: Content) -> set[str]:
    """Return services that together show every variant of a template, and the longest one."""
    variants: dict[tuple[object, ...], str] = {}
    longest = max(content.services.values(), key=lambda service: len(repr(service)))
    for service in content.services.values():
        keys: list[tuple[object, ...]] = [
            ("status", service.status),
            ("extent", service.service_areas.extent),
            ("authority", service.authority),
            ("through", bool(service.through)),
            ("url", bool(service.url), bool(service.url_as_text)),
            ("channels", bool(service.channels)),
            ("chats", bool(service.chats)),
            ("laws", bool(service.reporting_laws), bool(service.reporting)),
        ]
        keys += [("phone", phone.type, phone.role) for phone in service.phones]
        keys += [("menu", bool(channel.languages.menu)) for channel in service.channels]
        keys += [("send", bool(phone.send), phone.send_zip) for phone in service.phones]
        for key in keys:
            variants.setdefault(key, service.id)
    return {*variants.values(), longest.id}
