"""What a page of the workshop shows of one sentence, and of all sentences of a language."""

from collections.abc import Iterator
from dataclasses import dataclass

from babel.messages.catalog import Message

from webapp.i18n.catalogs import catalog_path
from webapp.i18n.glossary import Glossary, fold
from webapp.i18n.locales import SiteLocale
from webapp.i18n.messages import sources_of, strings_of
from webapp.i18n.reviews import reviews_needed
from webapp.text_files import name_of
from workshop.catalogs.keys import Key
from workshop.catalogs.records import author_of, reviewer_names
from workshop.preview.linting import GUESSED, State, Verdict
from workshop.preview.reloading_catalogs import ReloadingCatalogs
from workshop.preview.saving import stamp_of

_WORST_FIRST = list(State)


@dataclass(frozen=True)
class Other:
    """The same sentence in another language."""

    locale: SiteLocale
    translation: str


@dataclass(frozen=True)
class Term:
    """A word of the glossary that is in the English."""

    english: str
    translation: str
    note: str


@dataclass(frozen=True)
class Form:
    """One text to type: the only one, or one plural form with a count that it is for."""

    number: int
    text: str
    sample: str


@dataclass(frozen=True)
class Sentence:
    """One message of a language, with all that helps to translate it."""

    key: Key
    locale: SiteLocale
    english: tuple[str, ...]
    forms: tuple[Form, ...]
    notes: tuple[str, ...]
    file: str
    line: int
    state: State
    verdicts: tuple[Verdict, ...]
    author: str
    reviewers: tuple[str, ...]
    needed: int
    terms: tuple[Term, ...]
    others: tuple[Other, ...]
    stamp: str

    @property
    def is_safety_critical(self) -> bool:
        """Whether it is safety-critical."""
        return self.needed > 1

    @property
    def is_guessed(self) -> bool:
        """Whether a program put it there, and nobody has read it yet."""
        return GUESSED in self.verdicts

    @property
    def texts(self) -> tuple[str, ...]:
        """Return the texts in its file, one for each form."""
        return tuple(form.text for form in self.forms)


def build_sentence(
    live: ReloadingCatalogs, locale: SiteLocale, key: Key, english: Message
) -> Sentence:
    """Put together what is known of a message."""
    message, judge = live.message(locale.code, key), live.judges[locale.code]
    forms = strings_of(message) if message is not None else ("",) * _count_forms(locale, english)
    path = catalog_path(live.folder, locale, key.domain)
    author = author_of(message) if message is not None else None
    return Sentence(
        key=key,
        locale=locale,
        english=sources_of(english),
        forms=tuple(
            Form(number, text, _find_sample(locale, number) if len(forms) > 1 else "")
            for number, text in enumerate(forms)
        ),
        notes=tuple(english.auto_comments),
        file=name_of(path, live.folder),
        line=(message.lineno or 1) if message is not None else 1,
        state=judge.state_of(message),
        verdicts=judge.check_message(message),
        author=author.name if author else "",
        reviewers=tuple(sorted(reviewer_names(message))) if message is not None else (),
        needed=reviews_needed(key.context),
        terms=tuple(_find_terms(locale, english, judge.glossary)),
        others=tuple(
            Other(language, " / ".join(strings_of(other)))
            for language in live.translated
            if language is not locale and (other := live.message(language.code, key)) is not None
        ),
        stamp=stamp_of(message),
    )


def _find_terms(locale: SiteLocale, english: Message, glossary: Glossary) -> Iterator[Term]:
    """Yield the glossary's words for what is in the English."""
    text = fold(" ".join(sources_of(english)))
    whole = text.strip(" .:?!")
    for term in glossary.terms:
        words = [word.strip("*") for word in term.wanted.get(locale.code, ())]
        is_here = term.pattern.fullmatch(whole) if term.whole else term.pattern.search(text)
        if words and is_here:
            yield Term(term.source.split("|")[0].strip("*"), words[0], term.note)


def list_sentences(live: ReloadingCatalogs, locale: SiteLocale) -> list[Sentence]:
    """Return the sentences of a language, the worst first, those of safety before others."""
    found = [build_sentence(live, locale, key, english) for key, english in live.template()]
    return sorted(
        found,
        key=lambda sentence: (_WORST_FIRST.index(sentence.state), not sentence.is_safety_critical),
    )


def has_words(sentence: Sentence, words: str) -> bool:
    """Whether words stand in the English or the translation, however they are written."""
    return fold(words) in fold(" ".join((*sentence.english, *sentence.texts)))


def count_states(live: ReloadingCatalogs, locale: SiteLocale) -> dict[State, int]:
    """Return how many sentences of a language are in each state."""
    judge = live.judges[locale.code]
    states = [judge.state_of(live.message(locale.code, key)) for key, _ in live.template()]
    return {state: states.count(state) for state in State}


def find_next(live: ReloadingCatalogs, locale: SiteLocale, key: Key) -> Sentence | None:
    """Return the sentence that waits behind this one in the list of what is left."""
    waiting = [
        sentence
        for sentence in list_sentences(live, locale)
        if sentence.state is not State.REVIEWED
    ]
    places = [number for number, sentence in enumerate(waiting) if sentence.key == key]
    after = waiting[places[0] + 1 :] if places else waiting
    return after[0] if after else None


def find_sentence(live: ReloadingCatalogs, locale: SiteLocale, short: str) -> Sentence | None:
    """Return the sentence that an address names."""
    for key, english in live.template():
        if key.short == short:
            return build_sentence(live, locale, key, english)
    return None


def _count_forms(locale: SiteLocale, english: Message) -> int:
    return len(locale.plural_samples) if english.pluralizable else 1


def _find_sample(locale: SiteLocale, number: int) -> str:
    samples = locale.plural_samples
    return str(samples[number]) if number < len(samples) else ""
