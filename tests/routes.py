"""The paths of all pages, taken from the routes of the app, so that new pages are tested too."""

import re
from collections.abc import Iterable

from werkzeug.routing import Rule

from webapp.facts.models import url_code
from webapp.pages.app import App
from webapp.words.languages import ENGLISH

MISSING = "nothing-here/"  # a path at which no page is
HOTLINE = f"/tables/{url_code('hotline')}.csv"  # a table


def page_rules(app: App, code: str) -> list[Rule]:
    """Return the URL rules of the pages in a language, which may have only one."""
    if code in app.single_pages:
        rules = app.url_map.iter_rules("single_page")
        return [rule for rule in rules if rule.defaults == {"lang": code}]
    others = {"single_page"}
    if not app.data.figures:  # then these pages are missing
        others |= {"pages.numbers", "pages.earlier"}
    rules = app.url_map.iter_rules()
    return [rule for rule in rules if rule.endpoint not in others and "lang" in rule.arguments]


def rule_paths(rule: Rule, code: str, app: App) -> list[str]:
    """Return every path of a URL rule in a language."""
    path = rule.rule.replace("<language:lang>", code)
    variable = re.search(r"<(\w+)(?:\((.+)\))?:\w+>", path)
    if variable is None:
        return [path]
    values = variable[2] or app.url_map.converters[variable[1]].regex.replace("\\", "")
    return [path.replace(variable[0], value) for value in re.split(r"\||, ", values)]


def all_paths(app: App, codes: Iterable[str] = ()) -> list[str]:
    """Return the paths of all pages in some languages, or in all."""
    return [
        path
        for code in codes or (*app.locales, *app.single_pages)
        for rule in page_rules(app, code)
        for path in rule_paths(rule, code, app)
    ]


def route_paths(app: App, code: str) -> list[str]:
    """Return the first path of every URL rule in a language."""
    return [rule_paths(rule, code, app)[0] for rule in page_rules(app, code)]


def sample_paths(app: App, code: str) -> list[str]:
    """Return the first path of every URL rule, and one that is not found."""
    missing = [] if code in app.single_pages else [f"/{code}/{MISSING}"]
    return [*route_paths(app, code), *missing]


def covering_paths(app: App, codes: Iterable[str]) -> list[str]:
    """Return enough paths to show every CSS class of the templates, and one that is not found."""
    client, covered, paths = app.test_client(), set[str](), list[str]()
    for rule in page_rules(app, ENGLISH.code):
        for path in rule_paths(rule, ENGLISH.code, app):
            classes = {rule.endpoint, *re.findall(r'class="([^"]*)"', client.get(path).text)}
            if classes - covered:
                paths.append(path.removeprefix(f"/{ENGLISH.code}/"))
            covered |= classes
    paths.append(MISSING)
    return [f"/{code}/{path}" for code in codes for path in paths]
