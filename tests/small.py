"""A small folder of translations that a test may damage: French and Arabic, five messages."""

from pathlib import Path

from webapp.desk.extract import refresh, start_catalog, write_catalog
from webapp.settings import ROOT
from webapp.words.catalogs import TEMPLATE, catalog_path, messages_of, parse_catalog
from webapp.words.languages import SOURCE, read_languages

ENGLISH = """
#: templates/base.html:3
msgid "Way out"
msgstr ""

msgid "On %(day)s in %(place)s."
msgstr ""

msgid "Under 24 or over 65"
msgstr ""

msgctxt "safety"
msgid "You do not have to tell them."
msgstr ""

msgid "%(num)s call"
msgid_plural "%(num)s calls"
msgstr[0] ""
msgstr[1] ""
"""
FRENCH: dict[str, str | tuple[str, ...]] = {
    "Way out": "Sortie",
    "On %(day)s in %(place)s.": "Le %(day)s à %(place)s.",
    "Under 24 or over 65": "Moins de 24 ans ou plus de 65 ans",
    "You do not have to tell them.": "Vous n’avez pas à le leur dire.",
    "%(num)s call": ("%(num)s appel", "%(num)s appels"),
}
ARABIC: dict[str, str | tuple[str, ...]] = {
    "Way out": "مخرج",
    "On %(day)s in %(place)s.": "في %(day)s في %(place)s.",
    "Under 24 or over 65": "أقل من 24 أو أكثر من 65",
    "You do not have to tell them.": "لست مضطرًا إلى إخبارهم.",
    "%(num)s call": (
        "لا مكالمات %(num)s",
        "مكالمة واحدة",
        "مكالمتان",
        "%(num)s مكالمات",
        "%(num)s مكالمة",
        "%(num)s من المكالمات",
    ),
}
FILES = {
    "languages.yaml": "published: [fr, ar]\n",
    "glossary.csv": "source,context,scope,note,fr,ar\npolice,,word,,police,*شرط*\n",
    "checks.yaml": (ROOT / "translations/checks.yaml").read_text("utf-8"),
    "fr/language.yaml": (
        "autonym: Français\ndirection: ltr\nformats: fr\n"
        "not_in_titles: [violence]\nnever: {'trafic|trafics': 'smuggl*'}\n"
    ),
    "ar/language.yaml": (
        "autonym: العربية\ndirection: rtl\nformats: ar\nplural_forms: 'nplurals=6; plural=(n==0 ? 0"
        " : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5);'\n"
    ),
}
FR, AR = "fr/LC_MESSAGES/messages.po", "ar/LC_MESSAGES/messages.po"


def make_small(folder: Path) -> Path:
    """Write the folder, and return it."""
    for name, text in FILES.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")
    template = parse_catalog(ENGLISH, SOURCE)
    (folder / TEMPLATE).write_text(write_catalog(template), "utf-8")
    locales = read_languages(folder)
    for code, words in {"fr": FRENCH, "ar": ARABIC}.items():
        catalog = start_catalog(locales[code])
        refresh(catalog, template)
        for message in messages_of(catalog):
            message.string = words[message.id if isinstance(message.id, str) else message.id[0]]
        path = catalog_path(folder, locales[code])
        path.parent.mkdir()
        path.write_text(write_catalog(catalog), "utf-8")
    return folder
