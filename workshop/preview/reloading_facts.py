"""The facts as the files have them at this moment, so that what was entered shows at once."""

import threading
from contextlib import suppress

from webapp.commands import read_facts
from webapp.content.loading import Content
from webapp.problems import ProblemsFoundError
from webapp.settings import Settings
from workshop.preview.stamps import Stamps


class ReloadingFacts:
    """Facts read anew when a file has changed; while one is broken, the last sound ones."""

    def __init__(self, settings: Settings) -> None:
        """Read all facts; raises ProblemsFoundError."""
        self._settings = settings
        self._stamps = Stamps()
        self._lock = threading.Lock()
        self._has_changed()
        self.content: Content = read_facts(settings, is_decided=False)

    def refresh(self) -> Content:
        """Return the facts of now; the same object while nothing has changed."""
        with self._lock, suppress(ProblemsFoundError, OSError):
            if self._has_changed():
                self.content = read_facts(self._settings, is_decided=False)
        return self.content

    def _has_changed(self) -> bool:
        return self._stamps.has_changed("facts", sorted(self._settings.data.rglob("*.*")))
