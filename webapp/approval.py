"""Which facts and safety sentences nobody has accepted, and so no reader may see."""

from collections.abc import Iterator

from babel.messages.catalog import Catalog

from webapp.facts import seals
from webapp.facts.data import Data
from webapp.facts.load import read_committed
from webapp.problems import Problem
from webapp.settings import Settings
from webapp.text_files import open_last_commit
from webapp.words.catalogs import find_safety_sentences, read_pot


def find_unaccepted(data: Data, english: Catalog, settings: Settings) -> Iterator[Problem]:
    """Yield a problem for each fact and safety sentence that nobody has accepted as it is."""
    sentences = find_safety_sentences(english)
    return seals.check_seals(data, sentences, lambda: read_accepted(settings))


def read_accepted(settings: Settings) -> seals.LockedValues:
    """Return the accepted facts and safety sentences of the last commit."""
    committed = read_committed(settings.data, settings.date_today())
    if committed is None:
        return {}
    with open_last_commit(settings.translations) as folder:
        sentences = find_safety_sentences(read_pot(folder)) if folder else ()
    return seals.find_accepted_values(committed, sentences)
