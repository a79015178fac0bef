"""Templates hold every word of the site, and their files change only when words do."""

import re
import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog

from tests.sites import FIXTURE
from webapp.content.field_types import placeholders_in
from webapp.content.laws import ADULT
from webapp.content.loading import Content
from webapp.content.services import Authority
from webapp.i18n.catalogs import DOMAINS
from webapp.i18n.messages import messages_of
from webapp.i18n.reviews import is_safety_critical
from webapp.problems import ProblemsFoundError
from webapp.settings import ROOT
from workshop.catalogs.extraction import MUST_NOT, extract_laws, extract_organization
from workshop.catalogs.po_files import SAFETY_NOTE, extract_templates, write_catalog

REPORTING = "Shore Line. What it may have to report, and to whom. A life can hang on this sentence"
CALL_BACK = "Shore Line. What follows when somebody else answers. A life can hang on this sentence"
ORGANIZATION = b"""\
id: shore
name: Shore Help
services:
  - id: line
    name: Shore Line
    description: >
      You can talk
      with somebody.
    eligibility: unknown
    reporting: They must report in %(year)s.
    url: https://example.org
    service_areas:
      extent: statewide
      description: All islands.
    phones:
      - type: voice
        number: "+12075550123"
        description: Ask for Ann.
        call_back: Ann calls you back.
    chats:
      - url: https://chat.example.org
        description: It opens in the evening.
"""
LAWS = b"""\
bed:
  citation: 1 N.R.S. \xc2\xa71
  plain:
    - You can ask for a bed, since %(year)s.
    - You can ask twice.
  must_not_claim: >
    that a bed
    is free.
  needs_lawyer: no
"""


@pytest.fixture(scope="module")
def templates(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Catalog]:
    """Return the templates of our pages and of the made-up directory."""
    root = tmp_path_factory.mktemp("root")
    shutil.copy(ROOT / "babel.cfg", root)
    for folder in ("templates", "webapp/site"):
        shutil.copytree(ROOT / folder, root / folder)
    shutil.copytree(FIXTURE / "data", root / "data")
    return extract_templates(root)


def test_what_a_life_can_hang_on_is_marked_for_translators(
    templates: Mapping[str, Catalog],
) -> None:
    for message in (message for domain in DOMAINS for message in messages_of(templates[domain])):
        is_marked = SAFETY_NOTE in message.auto_comments
        assert is_marked is is_safety_critical(message.context), message.id


@pytest.mark.parametrize("domain", DOMAINS)
def test_file_holds_no_line_number_and_no_date(
    templates: Mapping[str, Catalog], domain: str
) -> None:
    text = write_catalog(templates[domain])
    places = [line for line in text.splitlines() if line.startswith("#: ")]
    assert len(places) > 20
    assert [line for line in places if re.search(r":\d", line)] == []
    assert not re.search(r"Date:|Generated-By|Last-Translator|Language-Team|Report-Msgid", text)
    assert not re.search(r"\d{4}-\d{2}-\d{2}", text)


def test_prose_is_extracted_and_facts_are_not() -> None:
    found = list(extract_organization(ORGANIZATION))
    assert [(*message_comments, *comments) for *message_comments, comments in found] == [
        (6, "line.description", "You can talk with somebody.", "Shore Line. What it does"),
        (10, "line.reporting", "They must report in %(year)s.", REPORTING),
        (14, "line.service_areas", "All islands.", "Shore Line. Where it helps"),
        (18, "line.phones", "Ask for Ann.", "Shore Line. About one phone number"),
        (19, "line.call_back", "Ann calls you back.", CALL_BACK),
        (22, "line.chats", "It opens in the evening.", "Shore Line. About one chat"),
    ]


@pytest.mark.parametrize(
    "text", [b"", b"# nothing\n", b"- a\n", b"services: none\n", b"a: {b: c}\n"]
)
def test_file_without_services_or_laws_has_no_words(text: bytes) -> None:
    assert list(extract_organization(text)) == []
    assert list(extract_laws(text)) == []


def test_a_law_is_extracted_with_what_must_not_be_said_of_it() -> None:
    found = list(extract_laws(LAWS))
    notes = ["1 N.R.S. §1. What it says, in plain words", f"{MUST_NOT} that a bed is free."]
    assert found == [
        (4, "bed.law", "You can ask for a bed, since %(year)s.", notes),
        (5, "bed.law", "You can ask twice.", notes),
    ]


def test_translators_see_what_must_not_be_said_of_a_law(
    templates: Mapping[str, Catalog], content: Content
) -> None:
    laws = [m for m in templates["directory"] if str(m.context).endswith(".law")]
    assert len(laws) == sum(len(law.plain) for law in content.laws.values())
    for message in laws:
        law = content.laws[str(message.context).removesuffix(".law")]
        comments = " ".join(message.auto_comments)
        assert f"{MUST_NOT} {law.must_not_claim}" in comments
        assert "Two people review it." in comments


def test_every_sentence_of_the_directory_can_be_translated(
    templates: Mapping[str, Catalog], content: Content
) -> None:
    wanted = set()
    for service in content.services.values():
        police = service.authority is Authority.POLICE
        did = "danger" if police else "description"
        wanted.add((f"{service.id}.{did}", service.description))
        for field in ("short", "status_note", "eligibility", "reporting"):
            wanted.add((f"{service.id}.{field}", getattr(service, field)))
        wanted.add((f"{service.id}.service_areas", service.service_areas.description))
        for phone in service.phones:
            wanted.add((f"{service.id}.{'danger' if police else 'phones'}", phone.description))
            wanted.add((f"{service.id}.call_back", phone.call_back))
        wanted |= {(f"{service.id}.chats", chat.description) for chat in service.chats}
    wanted |= {
        (f"{key}.law", sentence) for key, law in content.laws.items() for sentence in law.plain
    }
    for key, door in content.doors.items():
        wanted |= {(f"door{key}.label", door.label), (f"door{key}.heading", door.heading)}
        wanted |= {(f"door{key}.know", sentence) for sentence in door.know}
    wanted = {(context, words) for context, words in wanted if words not in {"", "unknown"}}
    assert {(m.context, m.id) for m in templates["directory"] if m.id} == wanted


def test_no_message_of_a_page_holds_a_number_or_an_address(
    templates: Mapping[str, Catalog],
) -> None:
    ids = [m.id for m in templates["messages"] if m.id]
    texts = [
        text
        for message_id in ids
        for text in ([message_id] if isinstance(message_id, str) else message_id)
    ]
    assert len(texts) > 100
    assert [t for t in texts if re.search(r"\d|https?:|www\.|@|<|&\w+;", t)] == []


def test_placeholders_of_the_directory_are_facts(
    templates: Mapping[str, Catalog], content: Content
) -> None:
    asked = {(m.context, str(m.id)) for m in templates["directory"] if "%" in str(m.id)}
    assert asked
    for context, words in asked:
        key, _, field = str(context).partition(".")
        law = content.laws[key] if field == "law" else None
        is_door = key.removeprefix("door") in content.doors
        if law or is_door:
            facts = {ADULT, *(law.facts if law else ())}
        else:
            facts = set(content.services[key].facts)
        assert placeholders_in(words) <= facts, context


@pytest.mark.parametrize(
    ("file", "text", "line"),
    [
        ("templates/pages/broken.html", "<p>\n{% trans %}</p>\n", 2),
        ("data/organizations/broken.yaml", "services:\n  - id: [\n", 3),
        ("webapp/site/copy/broken.py", "def f(:\n    'abc\n", 2),
    ],
)
def test_a_source_that_cannot_be_read_is_named(
    tmp_path: Path, file: str, text: str, line: int
) -> None:
    shutil.copy(ROOT / "babel.cfg", tmp_path)
    path = tmp_path / file
    path.parent.mkdir(parents=True)
    path.write_text(text, "utf-8")
    with pytest.raises(ProblemsFoundError) as raised:
        extract_templates(tmp_path)
    (problem,) = raised.value.problems
    assert (problem.file, problem.line) == (file, line), problem
