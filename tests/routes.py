"""Every address of a site, taken from its route map, so that a new page is tested by existing."""

import re
from collections.abc import Iterable
from itertools import product

from werkzeug.routing import Rule

from webapp.pages.app import App
from webapp.words.languages import SOURCE


def page_rules(app: App) -> list[Rule]:
    """Return the routes that answer with a page in a language."""
    return [rule for rule in app.url_map.iter_rules() if "lang" in rule.arguments]


def paths_of(rule: Rule, code: str, app: App) -> list[str]:
    """Return every address that a route can have."""
    path = rule.rule.replace("<language:lang>", code)
    part = re.search(r"<(\w+)(?:\((.+)\))?:\w+>", path)
    if part is None:
        return [path]
    written = part[2] or app.url_map.converters[part[1]].regex.replace("\\", "")
    return [path.replace(part[0], word) for word in re.split(r"\||, ", written)]


def all_paths(app: App, codes: Iterable[str] = ()) -> list[str]:
    """Return the addresses of all pages in some languages, or in all."""
    pairs = product(page_rules(app), codes or app.locales)
    return [path for rule, code in pairs for path in paths_of(rule, code, app)]


def each_route(app: App, code: str) -> list[str]:
    """Return one address of every route: pages alone."""
    return [paths_of(rule, code, app)[0] for rule in page_rules(app)]


def each_kind(app: App, code: str) -> list[str]:
    """Return one address of every route, and one that is no page."""
    return [*each_route(app, code), f"/{code}/nothing-here/"]


def showing_paths(app: App, codes: Iterable[str] = ()) -> list[str]:
    """Return enough addresses to show every class that a template gives, and one that is none."""
    client, seen, found = app.test_client(), set[str](), list[str]()
    for rule in page_rules(app):
        for path in paths_of(rule, SOURCE.code, app):
            shown = {rule.endpoint, *re.findall(r'class="([^"]*)"', client.get(path).text)}
            if shown - seen:
                found.append(path.removeprefix(f"/{SOURCE.code}"))
            seen |= shown
    found.append("/nothing-here/")
    return [f"/{code}{path}" for code in codes or app.locales for path in found]
