"""The safety sentences of a page of each kind of the made-up site, in order.

safety_sentences.txt has a paragraph for each page. It begins with the path; the id of the service,
or fields of `site.yaml`, may follow. Then come the safety sentences in the order of the page, with
their values, and the English words to say, show or send.
"""

import re
from difflib import unified_diff
from functools import cache, partial
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from flask import abort
from markupsafe import Markup

from tests.sites import (
    KINDS_IN_ALL_LANGUAGES,
    PSEUDO,
    SINGLE_PAGE,
    change_data,
    fixture_app,
    make_app,
)
from webapp.desk.marks import MarkedTranslator, strip_marks
from webapp.pages.app import App
from webapp.pages.errors import render_in_all_languages
from webapp.settings import ROOT
from webapp.words.catalogs import iter_messages
from webapp.words.contexts import SAFETY
from webapp.words.extract import extract_messages

FILE = Path(__file__).with_name("safety_sentences.txt")
PAGES = [page.splitlines() for page in FILE.read_text("utf-8").split("\n\n")]
# A message is between the mark of its number, from U+F0000, and U+E000. It may have others in it,
# such as "cost" in "You can ask them about this: cost."
MARK, TEXT = "[\U000f0000-\U000ffffd]", "[^\U000f0000-\U000ffffd\ue000]"
SENTENCE = f"{MARK}(?:{TEXT}|{MARK}{TEXT}*\ue000)*\ue000"
ENGLISH_WORDS = r'lang="en"\s+dir="ltr"\s+translate="no">([^<(]+)'  # not "(CSV)"


@cache
def safety_messages() -> Catalog:
    """Return the safety messages of templates and code, without translations."""
    messages = Catalog()
    for message in iter_messages(extract_messages(ROOT, pages_only=True)):
        if message.context == SAFETY:
            messages[message.id] = message
    return messages


@cache
def marked_app(*fields: tuple[str, str]) -> App:
    """Return the site with marks around safety messages, which are English in each language."""
    app, messages = fixture_app(), safety_messages()
    locales = [app.locales[code] for code in ("en", "so", PSEUDO)]
    locales.append(app.translators[SINGLE_PAGE].locale)
    marked = {locale.code: MarkedTranslator(messages, locale, messages) for locale in locales}
    data = change_data(app.data, {"site": dict(fields)})
    app = make_app(data=data, translators=marked, shows_incomplete=True)
    app.add_url_rule("/en/fault/", "fault", partial(abort, 500))
    return app


def render_page(heading: str) -> str:
    """Return the HTML of a page of the list."""
    path, _, rest = heading.partition(" ")
    app = marked_app(*re.findall(r"(\w+)=(\w+)", rest))
    if path in KINDS_IN_ALL_LANGUAGES:
        return render_in_all_languages(app, path)
    return app.test_client().get(path).text


@pytest.mark.promise("H9")
@pytest.mark.parametrize("page", PAGES, ids=lambda page: page[0])
def test_page_has_safety_sentences_in_order(page: list[str]) -> None:
    heading, *expected = page
    texts = re.findall(f"({SENTENCE})|{ENGLISH_WORDS}", render_page(heading))
    sentences = [strip_marks(Markup("".join(text)).striptags()) for text in texts]

    difference = "\n".join(unified_diff(expected, sentences, FILE.name, heading, n=1, lineterm=""))
    fix = "if this is right, delete the lines with - from the file, and add those with +"
    assert sentences == expected, f"{fix}\n{difference}"


def test_every_safety_message_is_in_list() -> None:
    html = "".join(render_page(heading) for heading, *_ in PAGES)

    messages = enumerate(iter_messages(safety_messages()), 0xF0000)
    missing = [message.id for mark, message in messages if chr(mark) not in html]
    assert missing == [], f"add to {FILE.name} a page that has them"


def test_safety_messages_of_templates_have_no_digit_as_argument() -> None:
    for path in (ROOT / "templates").rglob("*.html"):
        calls = re.findall(r'trans "safety"[^%]*\d', path.read_text("utf-8"))
        assert calls == [], f"{path.name}: take the number from the data"
