"""The site before it is loaded: the pages that were built before, and the app once it is asked.

The pages were built of the very files that are there now, so all of them were tried already: they
answer at once. What else is asked, as `/`, waits for the app, which a reload soon brings to all.
"""

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from webapp.app import create_app
from webapp.problems import ProblemsFoundError
from webapp.serving.building import find_whole, folder_for_pages
from webapp.settings import Settings, read_settings

if TYPE_CHECKING:
    from datetime import date

    from webapp.site.rendering import SiteApp
    from webapp.site.store import Store


@dataclass(frozen=True)
class Unloaded:
    """What is known of a site before it is loaded."""

    settings: Settings
    day: "date"


class Early:
    """Stands where the app will: it has its pages, settings and day."""

    def __init__(self, site: Unloaded, store: "Store") -> None:
        """Serve these pages."""
        self.site, self.store = site, store

    @property
    def app(self) -> "SiteApp":
        """The app; raises ProblemsFoundError where the files have changed since and are faulty."""
        if isinstance(self._loaded, ProblemsFoundError):
            raise self._loaded
        return self._loaded

    @cached_property
    def _loaded(self) -> "SiteApp | ProblemsFoundError":
        try:
            return create_app(self.site.settings)
        except ProblemsFoundError as error:
            return error  # to look again takes a second; who asks again must not cost that

    def __call__(self, *asked: Any) -> Any:  # noqa: ANN401 - as a server asks an app
        """Ask the app."""
        return self.app(*asked)


def find_early() -> Early | None:
    """Return the site with its pages where all of them were built before; raises SettingsError."""
    settings = read_settings()
    if not settings.builds:
        return None
    day = settings.date_today()
    store = find_whole(settings, day, folder_for_pages())
    return Early(Unloaded(settings, day), store) if store else None
