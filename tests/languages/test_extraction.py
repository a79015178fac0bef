"""Templates hold every word of the site, and their files change only when words do."""

import re
from collections.abc import Mapping
from io import BytesIO

import pytest
from babel.messages.catalog import Catalog

from webapp.commands.translations.folders import describe_messages
from webapp.content.fieldtypes import placeholders_in
from webapp.content.loading import Content
from webapp.languages.checks import messages_of
from webapp.languages.extraction import extract_organization
from webapp.languages.freshness import fresh_templates
from webapp.languages.pofiles import extract_templates, write_catalog
from webapp.settings import ROOT
from webapp.workshop.keys import key_of

REPORTING = "Shore Line. What it may have to report, and to whom. A life can hang on this sentence"
CALL_BACK = "Shore Line. What follows when somebody else answers. A life can hang on this sentence"
ORGANIZATION = b"""\
id: shore
name: Shore Help
services:
  - id: line
    name: Shore Line
    summary: >
      You can talk
      with somebody.
    serves: unknown
    reporting: They must report in %(year)s.
    website: https://example.org
    area:
      note: All islands.
    channels:
      - by: voice
        number: "+12075550123"
        note: Ask for Ann.
        call_back: Ann calls you back.
"""


@pytest.fixture(scope="module")
def templates() -> Mapping[str, Catalog]:
    """Return the templates as the sources give them now."""
    return extract_templates(ROOT)


def test_template_files_are_up_to_date() -> None:
    assert list(fresh_templates(ROOT, ROOT / "translations", describe_messages)) == []


def test_each_message_says_where_it_stands_and_as_what() -> None:
    described = extract_templates(ROOT)
    describe_messages(described)
    told = {
        (m.context, key_of(domain, m).msgid): "\n".join(m.auto_comments)
        for domain, template in described.items()
        for m in messages_of(template)
    }
    assert all("Pages: " in one for one in told.values())
    assert sum("Pages: none today" in one for one in told.values()) <= 6
    way_out = told[None, "Way out"]
    assert "It is not seen: screen readers say it.\nPages: every page" in way_out
    leave = told["safety", "Leave this site now"]
    assert "It is a link." in leave
    assert "A life can hang on it" in leave
    heading = told[None, "The languages of this site"]
    assert heading == "It is the heading of a page.\nPages: /languages/"
    listing = told["nhth.summary", next(m for c, m in told if c == "nhth.summary")]
    assert "Pages: " in listing
    assert "/resources/nhth/" in listing


@pytest.mark.parametrize("domain", ["messages", "directory"])
def test_file_holds_no_line_number_and_no_date(
    templates: Mapping[str, Catalog], domain: str
) -> None:
    text = write_catalog(templates[domain])
    places = [line for line in text.splitlines() if line.startswith("#: ")]
    assert len(places) > 50
    assert [line for line in places if re.search(r":\d", line)] == []
    assert not re.search(r"Date:|Generated-By|Last-Translator|Language-Team|Report-Msgid", text)
    assert not re.search(r"\d{4}-\d{2}-\d{2}", text)


def test_prose_is_extracted_and_facts_are_not() -> None:
    found = list(extract_organization(BytesIO(ORGANIZATION), {}, [], {}))
    assert [(line, *words, *comments) for line, _, words, comments in found] == [
        (6, "line.summary", "You can talk with somebody.", "Shore Line. What it does"),
        (10, "line.reporting", "They must report in %(year)s.", REPORTING),
        (13, "line.area", "All islands.", "Shore Line. Where it helps"),
        (17, "line.note", "Ask for Ann.", "Shore Line. About one phone number or chat"),
        (18, "line.call_back", "Ann calls you back.", CALL_BACK),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text", [b"", b"# nothing\n", b"- a\n", b"services: none\n", b"a: {b: c}\n"]
)
def test_file_without_services_has_no_words(text: bytes) -> None:
    assert list(extract_organization(BytesIO(text), {}, [], {})) == []


def test_every_sentence_of_the_directory_can_be_translated(
    templates: Mapping[str, Catalog], content: Content
) -> None:
    wanted = set()
    for service in content.services.values():
        for field in ("short", "status_note", "summary", "serves", "reporting"):
            wanted.add((f"{service.id}.{field}", getattr(service, field)))
        wanted.add((f"{service.id}.area", service.area.note))
        wanted |= {(f"{service.id}.note", channel.note) for channel in service.channels}
        wanted |= {(f"{service.id}.call_back", channel.call_back) for channel in service.channels}
    wanted = {(context, words) for context, words in wanted if words not in {"", "unknown"}}
    assert {(m.context, m.id) for m in templates["directory"] if m.id} == wanted


def test_no_message_holds_a_number_or_an_address(templates: Mapping[str, Catalog]) -> None:
    ids = [m.id for catalog in templates.values() for m in catalog if m.id]
    texts = [text for one in ids for text in ([one] if isinstance(one, str) else one)]
    assert len(texts) > 300
    holding = [t for t in texts if re.search(r"\d|https?:|www\.|@|<|&\w+;", t)]
    assert holding == []


def test_placeholders_of_the_directory_are_facts(
    templates: Mapping[str, Catalog], content: Content
) -> None:
    asked = {(m.context, str(m.id)) for m in templates["directory"] if "%" in str(m.id)}
    assert asked
    for context, words in asked:
        service = content.services[str(context).partition(".")[0]]
        assert placeholders_in(words) <= service.facts.keys(), context
