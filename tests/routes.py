"""Every address of the site, taken from the route map, so that a new page is tested by existing."""

from flask import Flask
from werkzeug.routing import Rule

from webapp.content import directory
from webapp.content.loading import Content
from webapp.languages.locales import LOCALES


def page_rules(app: Flask) -> list[Rule]:
    """Return the routes that answer with a page in a locale."""
    return [rule for rule in app.url_map.iter_rules() if "locale" in rule.arguments]


def paths_of(rule: Rule, locale: str, content: Content) -> list[str]:
    """Return every address that a route can have, with all listings and each single answer."""
    path = rule.rule.replace("<site_locale:locale>", locale)
    if rule.endpoint == "resource":
        return [path.replace("<listing:identifier>", identifier) for identifier in content.services]
    if rule.endpoint == "resources":
        narrowed = [
            f"{path}?{facet}={word}"
            for facet in directory.FACETS
            for word in directory.options(facet, content)
        ]
        return [path, *narrowed]
    if rule.arguments != {"locale"}:
        raise AssertionError(f"say here which addresses {rule.rule} has")
    return [path]


def all_paths(app: Flask, content: Content) -> list[str]:
    """Return the addresses of all pages in all locales."""
    return [
        path for rule in page_rules(app) for locale in LOCALES
        for path in paths_of(rule, locale, content)
    ]  # fmt: skip


def showing_paths(app: Flask, content: Content) -> list[str]:
    """Return enough addresses to show every variant of every template and the longest content."""
    found = []
    for rule in page_rules(app):
        for locale in LOCALES:
            paths = paths_of(rule, locale, content)
            if rule.endpoint == "resource":
                ids = chosen_listings(content)
                paths = [path for path in paths if path.rstrip("/").rsplit("/", 1)[1] in ids]
            elif rule.endpoint == "resources":
                paths = [paths[0], f"{paths[0]}?where=androscoggin&need=legal&language=so"]
            found += paths
        found.append(f"/{list(LOCALES)[len(found) % len(LOCALES)]}/nothing-here/")
    return list(dict.fromkeys(found))


def chosen_listings(content: Content) -> set[str]:
    """Return listings that together show every variant of a template, and the longest one."""
    variants: dict[tuple[object, ...], str] = {}
    longest = max(content.services.values(), key=lambda one: len(repr(one)))
    for service in content.services.values():
        keys: list[tuple[object, ...]] = [
            ("status", service.status),
            ("area", service.area.coverage),
            ("authority", service.authority),
            ("through", bool(service.through)),
            ("website", bool(service.website), bool(service.website_as_text)),
            ("channels", bool(service.channels)),
        ]
        keys += [("by", channel.by, channel.role) for channel in service.channels]
        keys += [("menu", bool(channel.languages.menu)) for channel in service.channels]
        keys += [("send", bool(channel.send), channel.send_zip) for channel in service.channels]
        for key in keys:
            variants.setdefault(key, service.id)
    return {*variants.values(), longest.id}
