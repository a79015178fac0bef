"""The made-up site with something changed: no file is read anew, and its app may be damaged."""

from collections.abc import Mapping
from copy import copy
from dataclasses import replace

from tests.sites import RunningSite, fixture
from webapp.app import build_app
from webapp.content.loading import Content
from webapp.settings import Settings
from webapp.site.rendering import Site
from webapp.words.catalogs import Translator


def otherwise(
    *,
    settings: Settings | None = None,
    content: Content | None = None,
    translators: Mapping[str, Translator] | None = None,
) -> RunningSite:
    """Return the made-up site with other settings or facts, or other words in some languages."""
    site = fixture().site
    other = Site(
        settings=settings or site.settings,
        content=content or replace(site.content),
        translators={**site.translators, **(translators or {})},
        assets=site.assets,
    )
    return RunningSite(build_app(other), other.settings)


def twin[Record](record: Record, **changes: object) -> Record:
    """Return a record with other answers; `replace` would read each answer anew, as if written."""
    other = copy(record)
    vars(other).update(changes)
    return other
