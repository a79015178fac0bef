"""The live catalogs, asked for properties only: they hold the English of today, and agree."""

from webapp.i18n.glossary import fold, read_glossary
from webapp.settings import read_settings

SETTINGS = read_settings()


def test_no_word_of_the_glossary_is_both_wanted_and_forbidden() -> None:
    for term in read_glossary(SETTINGS.translations)[0].terms:
        for code, words in term.wanted.items():
            for word in words if code in term.never else ():
                assert not term.never[code].search(fold(word.strip("*"))), (code, word)
