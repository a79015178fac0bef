"""One language on the desk: its catalog on disk, read again when it has changed."""

from collections.abc import Callable
from pathlib import Path

from babel.messages.catalog import Catalog, Message

from webapp.desk.checks import Checks, Finding, findings_of
from webapp.desk.marks import MarkedTranslator
from webapp.text_files import display_path, lock_folder, write_text
from webapp.words import catalogs, reviews
from webapp.words.extract import read_current_catalog, write_catalog
from webapp.words.languages import PLURAL_SAMPLE, SiteLocale

CHANGED = "somebody changed it meanwhile. Save once more to put yours in its place."


class Language:
    """One language, as its catalog on disk is."""

    def __init__(self, folder: Path, locale: SiteLocale, template: Catalog) -> None:
        """Read rules and catalog; raises ProblemsFoundError."""
        self.folder, self.locale, self.template = folder, locale, template
        self.path = catalogs.catalog_path(folder, locale)
        self.name, self.checks = display_path(self.path, folder), Checks(folder, locale)
        self._seen: object = None
        self.follow()

    def follow(self) -> None:
        """Read the catalog if it has changed; raises ProblemsFoundError until it can be read."""
        stat = self.path.stat() if self.path.exists() else None
        seen = stat and (stat.st_mtime_ns, stat.st_ino)
        if seen is None or seen != self._seen:
            self.catalog = read_current_catalog(self.folder, self.locale, self.template)
            self.messages = self.list_messages(self.catalog)
            self.translator = MarkedTranslator(self.catalog, self.locale, self.template)
            self._seen = seen

    def list_messages(self, catalog: Catalog) -> list[Message]:
        """Return the messages of a catalog in the order of their numbers."""
        found = {
            catalogs.message_key(message): message for message in catalogs.iter_messages(catalog)
        }
        return [found[catalogs.message_key(m)] for m in catalogs.iter_messages(self.template)]

    def judge(self, message: Message) -> list[Finding]:
        """Return what is wrong with a message."""
        return findings_of(message, self.catalog, self.checks)

    def state_of(self, message: Message) -> str:
        """Return which of the states a message is in."""
        ours = "reviewed" if reviews.is_reviewed(message) else "draft"
        return next((state for state, _, _ in self.judge(message)), ours)

    def counts_of(self, message: Message) -> list[int | None]:
        """Return the first count that each of the forms of a message is for."""
        if not message.pluralizable:
            return [None]
        choose = catalogs.compile_plural(self.catalog.plural_expr)
        first = {choose(count): count for count in reversed(PLURAL_SAMPLE)}
        return [first.get(form) for form in range(self.catalog.num_plurals)]

    def write(self, edit: Callable[[Catalog], str]) -> str:
        """Change the catalog in its file; returns why not, as `edit` does."""
        with lock_folder(self.folder):
            raw = self.path.read_bytes()
            catalog = read_current_catalog(self.folder, self.locale, self.template)
            if refusal := edit(catalog):
                return refusal
            text = write_catalog(catalog)
            if self.path.read_bytes() != raw:
                return CHANGED
            write_text(self.path, text)
        return ""
