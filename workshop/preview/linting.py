"""What the workshop says of a sentence: what is wrong with it, and how far it has come."""

from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from babel.messages.catalog import Message

from webapp.i18n.checks import Level
from webapp.i18n.glossary import Glossary
from webapp.i18n.locales import SiteLocale
from webapp.i18n.messages import sources_of, strings_of
from webapp.i18n.reviews import reviewers_of, reviews_needed
from workshop.checks import check_message
from workshop.checks.lexicon import Lexicon


class State(StrEnum):
    """How far a translation has come; worst first."""

    FAULTY = "faulty"
    MISSING = "missing"
    WARNED = "warned"
    UNREVIEWED = "unreviewed"
    REVIEWED = "reviewed"


@dataclass(frozen=True)
class Verdict:
    """One thing that a check says of a sentence."""

    level: str
    what: str
    fix: str

    @property
    def is_error(self) -> bool:
        """Whether the sentence may not be saved so."""
        return self.level == Level.ERROR


_REMEMBERED = 4096
UNTRANSLATED = Verdict("error", "it is not translated yet", "type the translation into the field")
GUESSED = Verdict(
    "error", "it is marked fuzzy: a program guessed it", "read it, mend it, and press Save"
)


class Linter:
    """Judges sentences of a language by what its files say now: a changed file asks for another.

    So what it remembers of a sentence stays true as long as it lives.
    """

    def __init__(self, locale: SiteLocale, lexicon: Lexicon) -> None:
        """Take the language and what is known of its words."""
        self.locale = locale
        self._book = lexicon
        self._check_once = lru_cache(maxsize=_REMEMBERED)(self._check)

    @property
    def glossary(self) -> Glossary:
        """Return the glossary that it judges by."""
        return self._book.glossary

    def check(
        self,
        context: str | None,
        sources: tuple[str, ...],
        forms: tuple[str, ...],
        comments: tuple[str, ...] = (),
    ) -> tuple[Verdict, ...]:
        """Check a translation by all checks; what its comments excuse is left out."""
        if not all(form.strip() for form in forms):
            return (UNTRANSLATED,)
        return self._check_once(context, sources, forms, comments)

    def check_message(self, message: Message | None) -> tuple[Verdict, ...]:
        """Say what is wrong with a message as written in its catalog."""
        if message is None:
            return (UNTRANSLATED,)
        forms, comments = strings_of(message), tuple(message.user_comments)
        found = self.check(message.context, sources_of(message), forms, comments)
        return (GUESSED, *found) if message.fuzzy else found

    def state_of(self, message: Message | None) -> State:
        """Return how far a message of a catalog has come."""
        found = self.check_message(message)
        if message is None or UNTRANSLATED in found:
            return State.MISSING
        if any(verdict.is_error for verdict in found):
            return State.FAULTY
        if any(verdict.level == Level.WARNING for verdict in found):
            return State.WARNED
        is_reviewed = len(reviewers_of(message)) >= reviews_needed(message.context)
        return State.REVIEWED if is_reviewed else State.UNREVIEWED

    def _check(
        self,
        context: str | None,
        sources: tuple[str, ...],
        forms: tuple[str, ...],
        comments: tuple[str, ...],
    ) -> tuple[Verdict, ...]:
        is_plural = len(sources) > 1
        message = Message(
            sources if is_plural else sources[0],
            forms if is_plural else forms[0],
            context=context,
            user_comments=comments,
        )
        found = check_message(message, self.locale, self._book)
        return tuple(
            Verdict(str(finding.level), finding.what, finding.fix) for finding in sorted(found)
        )
