"""The catalog of one language on the desk, which other programs may change at the same time."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from babel.messages.catalog import Catalog, Message

from webapp.desk.marks import MarkedTranslator
from webapp.problems import refuse
from webapp.text_files import display_path, lock_folder, write_text
from webapp.words.catalogs import MessageKey, catalog_path, iter_messages, message_key, read_catalog
from webapp.words.checks import Checks
from webapp.words.extract import find_stale, format_catalog, read_last_commit
from webapp.words.languages import PLURAL_SAMPLE, SiteLocale
from webapp.words.reviews import review_seal, translated_texts
from webapp.words.validation import Finding

_CHANGED_MEANWHILE = "somebody changed it meanwhile. Save once more to replace their text."


class RefusedError(Exception):
    """Raised with the reason why a change is not saved; the page of the sentence shows it."""


class CatalogFile:
    """A catalog as it is in its file, with its checks; a message is known by its number."""

    def __init__(self, folder: Path, locale: SiteLocale, pot: Catalog) -> None:
        """Read the checks and the catalog; raises ProblemsFoundError."""
        self.folder = folder
        self.locale = locale
        self.pot = pot
        self.path = catalog_path(folder, locale)
        self.display_path = display_path(self.path, folder)
        self.checks = Checks(folder, locale)
        self.texts_before_save = dict[MessageKey, tuple[str, ...]]()
        self._committed: Catalog | None = None
        self._results = dict[tuple[str, ...], tuple[str, list[Finding]]]()
        self._content: bytes | None = None
        self.reload()

    def reload(self) -> None:
        """Read the catalog if its file has changed; raises ProblemsFoundError."""
        content = self.path.read_bytes() if self.path.exists() else b""
        if content != self._content:
            self.translator = MarkedTranslator(self._read(), self.locale, self.pot, self.checks)
            self.messages = self.translator.messages
            self.checks.count_words(self.messages)
            self._content = content
            self._committed = None  # a commit may have followed

    def _read(self) -> Catalog:
        """Read the catalog; raises ProblemsFoundError too if it lacks messages of `pot`."""
        catalog = read_catalog(self.folder, self.locale)
        refuse(find_stale(self.pot, iter_messages(catalog)))
        return catalog

    def check(self, message: Message) -> tuple[str, list[Finding]]:
        """Return the state of a message and what is wrong with it, and remember both."""
        key = (review_seal(message), *sorted(message.flags), *message.user_comments)
        if key not in self._results:
            self._results[key] = self.checks.check(message)
        return self._results[key]

    def list_earlier_texts(self, message: Message) -> dict[str, tuple[str, ...]]:
        """Return other texts that a message had, by when."""
        self._committed = self._committed or read_last_commit(self.path, self.locale)
        committed = self._committed.get(message.id, message.context)
        earlier = {
            "before the last save": self.texts_before_save.get(message_key(message), ()),
            "in the last commit": translated_texts(committed) if committed else (),
        }
        current = translated_texts(message)
        return {when: texts for when, texts in earlier.items() if any(texts) and texts != current}

    def list_counts(self, message: Message) -> list[int | None]:
        """Return the smallest count of each plural form; `[None]` for a message without one."""
        if not message.pluralizable:
            return [None]
        counts = {self.locale.select_form(count): count for count in reversed(PLURAL_SAMPLE)}
        return [counts.get(form) for form in range(len(translated_texts(message)))]

    @contextmanager
    def change(self, number: int, seal: str) -> Iterator[Message]:
        """Yield a message to change, and save the catalog after the block.

        Raises RefusedError, as the block may, if the message no longer has the seal, or if the
        file changes at the same moment.
        """
        with lock_folder(self.folder):
            content = self.path.read_bytes()
            catalog = self._read()
            cached = self.messages[number]
            message = catalog.get(cached.id, cached.context)
            if message is None or review_seal(message) != seal:
                raise RefusedError(_CHANGED_MEANWHILE)
            texts = translated_texts(message)
            yield message
            text = format_catalog(catalog)
            if self.path.read_bytes() != content:
                raise RefusedError(_CHANGED_MEANWHILE)
            write_text(self.path, text)
            if translated_texts(message) != texts:
                self.texts_before_save[message_key(message)] = texts
        self.reload()
