"""Catalogs of a few messages, one of each kind, for tests that damage them.

They are in the languages of `translations/`, in pseudo text.
"""

import atexit
import shutil
import tempfile
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

from tests.i18n.spoken import FOLDER, TRANSLATED
from tests.sites import fill_catalog
from webapp.i18n.catalogs import DOMAINS, catalog_path
from webapp.i18n.glossary import GLOSSARY
from webapp.i18n.locales import LIST, NAME
from webapp.i18n.messages import messages_of
from workshop.checks.orthography import find_files

TEMPLATE = """\
msgid ""
msgstr ""
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"

#: templates/home.html
msgid "Way out"
msgstr ""

#: templates/home.html
msgctxt "safety"
msgid "You can leave."
msgstr ""

#: templates/home.html
msgid "On %(day)s in %(place)s."
msgstr ""

#: templates/home.html
msgid "Help for people under 24 or over 65"
msgstr ""

#: templates/home.html
msgid "%(num)s call"
msgid_plural "%(num)s calls"
msgstr[0] ""
msgstr[1] ""
"""


def make_small_catalogs(folder: Path, reviewers: tuple[str, ...] = ()) -> Path:
    """Fill a folder with complete pseudo catalogs of the few messages."""
    return Path(shutil.copytree(_make_once(reviewers), folder))


@cache
def _make_once(reviewers: tuple[str, ...]) -> Path:
    folder = Path(tempfile.mkdtemp(prefix="small-catalogs-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    for domain in DOMAINS:
        (folder / f"{domain}.pot").write_text(TEMPLATE, "utf-8")
    return fill_folder(folder, reviewers)


def fill_folder(
    folder: Path,
    reviewers: tuple[str, ...] = (),
    words: Mapping[str, Mapping[str, str]] = MappingProxyType({}),
) -> Path:
    """Put the languages beside the templates of a folder, in pseudo text or in real words."""
    for name in (LIST, GLOSSARY, *(f"{locale.code}/{NAME}" for locale in TRANSLATED)):
        (folder / name).parent.mkdir(exist_ok=True)
        shutil.copy(FOLDER / name, folder / name)
    for path in find_files(FOLDER):
        (folder / path.parent.name).mkdir(exist_ok=True)
        shutil.copy(path, folder / path.parent.name)
    for locale in TRANSLATED:
        for domain in DOMAINS:
            path, template = catalog_path(folder, locale, domain), folder / f"{domain}.pot"
            path.parent.mkdir(exist_ok=True)
            known = _say(template, words.get(locale.code, {}))
            text = fill_catalog(template, locale, reviewers, known)
            path.write_text(text, "utf-8")
    return folder


def _say(template: Path, words: Mapping[str, str]) -> Catalog:
    """Return the messages of a template whose translation is known."""
    known = Catalog()
    with template.open("rb") as file:
        for message in messages_of(read_po(file)):
            if message.id in words:
                known.add(message.id, words[str(message.id)], context=message.context)
    return known
