"""Languages that tests know by name, as `translations/` has them: how each is written."""

from collections.abc import Mapping

from webapp.i18n.glossary import read_glossary
from webapp.i18n.locales import SiteLocale, read_registry
from webapp.settings import ROOT
from workshop.checks.lexicon import Lexicon
from workshop.checks.orthography import read_orthographies

FOLDER = ROOT / "translations"
TABLE = read_registry(FOLDER)
SPOKEN: Mapping[str, SiteLocale] = TABLE.locales
TRANSLATED = TABLE.translated
GLOSSARY = read_glossary(FOLDER)[0]
ORTHOGRAPHIES = read_orthographies(FOLDER)[0]
WRITTEN = Lexicon(orthographies=ORTHOGRAPHIES)
