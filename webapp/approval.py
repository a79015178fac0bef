"""Which facts and safety sentences nobody has accepted, and so no reader may see."""

from collections.abc import Iterator
from contextlib import suppress

from babel.messages.catalog import Catalog

from webapp.facts import seals
from webapp.facts.data import Data
from webapp.facts.load import read_data
from webapp.problems import Problem, ProblemsFoundError
from webapp.settings import Settings
from webapp.text_files import open_last_commit
from webapp.words.catalogs import find_safety_sentences, read_pot


def find_unaccepted(data: Data, english: Catalog, settings: Settings) -> Iterator[Problem]:
    """Yield a problem for each fact and safety sentence that nobody has accepted as it is."""
    sentences = find_safety_sentences(english)
    return seals.check_seals(data, sentences, lambda: read_accepted(settings))


def read_accepted(settings: Settings) -> seals.LockedValues:
    """Return the accepted facts and safety sentences of the last commit, if it is valid."""
    with open_last_commit(settings.data) as folder, suppress(ProblemsFoundError):
        committed = read_data(folder, settings.date_today())
        with open_last_commit(settings.translations) as translations:
            is_committed = translations.exists()
            sentences = find_safety_sentences(read_pot(translations)) if is_committed else ()
        return seals.find_accepted_values(committed, sentences)
    return {}
