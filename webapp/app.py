"""The app: `create_app` puts the rooms together and decides nothing itself."""

import logging
import sys

from webapp.content import loading
from webapp.problems import ProblemsFoundError
from webapp.settings import Settings, SettingsError, read_settings
from webapp.site import errors, fallback_page, headers, rendering, routes
from webapp.site.assets import read_assets
from webapp.site.cache import Cache
from webapp.site.rendering import Site, SiteApp
from webapp.site.story import read_story
from webapp.words.catalogs import read_translators


def create_app(settings: Settings | None = None) -> SiteApp:
    """Load, check and freeze everything, then return the app.

    Raises ProblemsFoundError with every problem in data or catalogs, SettingsError for a setting.
    """
    settings = settings or read_settings()
    page_facts = read_story(settings.templates)
    content = loading.load(settings.data, settings.date_today(), page_facts=page_facts)
    translators = read_translators(settings.translations)
    return build_app(Site(content, translators, settings, read_assets()))


def create_cached_app() -> Cache:
    """Return the site as granian serves it, or end the start with each problem on its line."""
    handler = logging.StreamHandler()
    handler.addFilter(logging.Filter("webapp"))  # lines of others may hold a request
    logging.basicConfig(format="%(asctime)s %(message)s", handlers=[handler])
    logging.captureWarnings(True)  # noqa: FBT003 - so may warnings
    try:
        return Cache(create_app)
    except (ProblemsFoundError, SettingsError) as error:
        sys.exit(f"{error}\nThe site does not start until this is mended.")


def build_app(site: Site, largest_body: int = 1024) -> SiteApp:
    """Put the pages around what was loaded; no page takes a body, so few bytes are let in."""
    app = SiteApp(site)
    app.config["TRUSTED_HOSTS"] = list(site.settings.hosts) or None
    rendering.init_app(app, site)
    headers.init_app(app, site)
    errors.init_app(app, site)
    routes.init_app(app, site)
    errors.refuse_large_requests(app, largest=largest_body)
    app.fallback_page = fallback_page.write_fallback_page(app, site)
    return app
