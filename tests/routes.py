"""Every address of a site, taken from its route map, so that a new page is tested by existing."""

import re
from collections.abc import Iterable

from werkzeug.routing import Rule

from webapp.pages.site import App
from webapp.words.languages import SOURCE

CLASS = re.compile(r'class="([^"]*)"')


def page_rules(app: App) -> list[Rule]:
    """Return the routes that answer with a page in a language."""
    return [rule for rule in app.url_map.iter_rules() if "lang" in rule.arguments]


def paths_of(rule: Rule, code: str, app: App) -> list[str]:
    """Return every address that a route can have; of services whose page has gone, none."""
    gone = [s.slug for s in app.data.services.values() if s.has_ended(app.day)]
    paths = [rule.rule.replace("<language:lang>", code)]
    for kind in re.findall(r"<(\w+):", paths[0]):
        words = app.url_map.converters[kind].regex.replace("\\", "").split("|")
        paths = [
            re.sub("<.*?>", word, path) for path in paths for word in words if word not in gone
        ]
    return paths


def all_paths(app: App, codes: Iterable[str] = ()) -> list[str]:
    """Return the addresses of all pages in some languages, or in all."""
    return [
        path
        for rule in page_rules(app)
        for code in (codes or app.locales)
        for path in paths_of(rule, code, app)
    ]


def each_kind(app: App, code: str) -> list[str]:
    """Return one address of every route, and one that is no page."""
    return [*(paths_of(rule, code, app)[0] for rule in page_rules(app)), f"/{code}/nothing-here/"]


def showing_paths(app: App, codes: Iterable[str] = ()) -> list[str]:
    """Return enough addresses to show every class that a template gives, and one that is none."""
    client, seen, found = app.test_client(), set[str](), list[str]()
    for rule in page_rules(app):
        for path in paths_of(rule, SOURCE.code, app):
            shown = {rule.endpoint, *CLASS.findall(client.get(path).text)}
            if shown - seen:
                found.append(path.removeprefix(f"/{SOURCE.code}"))
            seen |= shown
    return [
        f"/{code}{path}" for code in codes or app.locales for path in (*found, "/nothing-here/")
    ]
