"""Catalogs of a few messages, one of each kind, for tests that damage them."""

from pathlib import Path

from tests.languages.pseudo import make_pseudo_catalogs
from webapp.languages.catalogs import DOMAINS

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
    folder.mkdir(parents=True)
    for domain in DOMAINS:
        (folder / f"{domain}.pot").write_text(TEMPLATE, "utf-8")
    return make_pseudo_catalogs(folder, reviewers=reviewers)
