"""One look at every kind of page before the site opens, so that a broken one keeps it shut.

Templates and the calendars of all languages are read here and not at the first request.
"""

from http import HTTPStatus
from typing import TYPE_CHECKING

from flask import Flask

from webapp.content.directory import ALWAYS, ANY
from webapp.content.slugs import slug_of
from webapp.site.build import PageFailsError

if TYPE_CHECKING:
    from webapp.site.rendering import Site


def warm(app: Flask) -> None:
    """Ask for each kind of page once in each language; raises PageFailsError with all that fail."""
    site: Site = app.extensions["site"]
    host = site.settings.hosts[0].lstrip(".") if site.settings.hosts else "localhost"
    client = app.test_client()
    failing = []
    for rule in app.url_map.iter_rules():
        if "site_locale:locale" not in rule.rule:
            continue
        for locale in site.words:
            path = rule.rule.replace("<site_locale:locale>", locale)
            path = path.replace("<listing:written>", slug_of(site.content.featured.home[0]))
            path = path.replace("<door:number>", next(iter(site.content.doors), ""))
            path = path.replace("<where:where>/<what:what>", f"{ANY}/{ALWAYS}")
            if client.get(path, base_url=f"http://{host}").status_code != HTTPStatus.OK:
                failing.append(path)
    if failing:
        raise PageFailsError("these pages do not work: " + " ".join(failing))
