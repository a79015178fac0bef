"""`flask data migrate`: a folder of the first vocabulary says the same in the words of HSDS."""

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from babel.messages.catalog import Message
from babel.messages.pofile import read_po
from click.testing import CliRunner, Result

from tests.content.damaging import append, swap
from tests.sites import FIXTURE_DAY
from tests.workshop.commands.first_version import (
    CARRIED,
    COAST,
    COUNTIES,
    GONE,
    put_data,
    put_translations,
)
from webapp.commands import data
from webapp.content.loading import Content, load
from webapp.i18n.messages import messages_of
from webapp.i18n.reviews import reviewers_of
from workshop.facts.sealed_files import write_accepted
from workshop.migration.catalogs import words_of
from workshop.migration.files import carry_statements

ORGANIZATION = "organizations/coast.yaml"


@pytest.fixture
def folder(data_copy: Path) -> Path:
    """Return a folder with facts and translations of the first vocabulary."""
    put_data(data_copy)
    put_translations(data_copy.parent / "translations")
    return data_copy.parent


def migrate(folder: Path) -> Result:
    """Run the command on the facts and translations of a folder."""
    env = {"SITE_DATA": str(folder / "data"), "SITE_TRANSLATIONS": str(folder / "translations")}
    return CliRunner().invoke(data, ["migrate"], env=env)


def texts_in(folder: Path) -> dict[str, bytes]:
    """Return what all files of a folder hold."""
    return {str(path): path.read_bytes() for path in folder.rglob("*.*") if path.is_file()}


def remarks_in(text: str) -> list[str]:
    """Return all remarks of a file in YAML."""
    return sorted(re.findall(r"#.*", text))


def test_everything_is_carried_over_and_loads(folder: Path, content: Content) -> None:
    result = migrate(folder)
    assert result.exit_code == 0, result.output
    assert "counties.yaml: is places.yaml now" in result.stdout
    assert "numbers.lock: is verified_numbers.yaml now" in result.stdout
    write_accepted(
        folder / "data", load(folder / "data", FIXTURE_DAY, is_verified=False).critical_facts
    )
    found = load(folder / "data", FIXTURE_DAY)  # so all seals of numbers hold
    coast = found.services["coast"]
    assert [chat.url for chat in coast.chats] == [
        "https://chat.example.org",
        "https://other.example.org",
    ]
    known = content.services["coast"]
    assert {chat.newest_source for chat in coast.chats} == {"line"}  # the first that each names
    chats = (replace(coast.chats[0], newest_source=known.chats[0].newest_source),)
    assert vars(coast) | {"chats": chats} == vars(known)
    assert [chat.url for chat in found.services["coast-chat"].chats] == ["https://one.example.org"]
    assert found.organization_by_service["coast"].alternate_name == "CL"
    assert found.counties.keys() == content.counties.keys()
    assert (int(found.places.count), found.places.fips_state) == (3, "99")


def test_no_remark_and_no_word_is_lost(folder: Path) -> None:
    migrate(folder)
    after = (folder / "data" / ORGANIZATION).read_text("utf-8")
    assert remarks_in(after) == remarks_in(COAST)
    moved = after[after.index("    chats:") : after.index("    url: https://coast")]
    assert "# the web page" in moved
    assert "# at the margin" in moved
    assert "# the number" not in moved
    assert "    assured_date: 2025-03-01  # a Saturday\n    assured_by: called\n" in after
    assert "    assured_by: published sources  # in a hurry\n" in after
    assert "    chats:  # one way\n    - {url: https://one.example.org, schedules" in after
    assert "chat\n\n      about" in after
    places = (folder / "data/places.yaml").read_text("utf-8")
    assert set(remarks_in(COUNTIES)) <= set(remarks_in(places))


def test_a_second_time_changes_nothing(folder: Path) -> None:
    migrate(folder)
    before = texts_in(folder)
    result = migrate(folder)
    assert (result.exit_code, result.stdout) == (0, "nothing to carry over\n")
    assert texts_in(folder) == before


def test_line_ends_stay(folder: Path, tmp_path: Path) -> None:
    files = ("data/organizations/coast.yaml", "translations/so/LC_MESSAGES/directory.po")
    for file in files:
        path = folder / file
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert migrate(folder).exit_code == 0
    for file in files:
        raw = (tmp_path / file).read_bytes()
        assert raw.count(b"\n") == raw.count(b"\r\n")
        assert b"description" in raw
    load(folder / "data", FIXTURE_DAY, is_verified=False)


def test_reviews_hold_under_the_new_names_and_void_ones_stay_void(folder: Path) -> None:
    migrate(folder)
    path = folder / "translations/so/LC_MESSAGES/directory.po"
    with path.open("rb") as file:
        catalog = read_po(file)
    found = {key_of(message): reviewers_of(message) for message in messages_of(catalog)}
    assert found == CARRIED
    known = set(words_of((folder / "data" / ORGANIZATION).read_bytes()))
    assert found.keys() <= known
    (gone,) = catalog.obsolete.values()
    assert (key_of(gone), reviewers_of(gone)) == (("coast.description", GONE[1]), {"ann"})
    for message in (*messages_of(catalog), gone):
        assert "a remark of somebody" in message.user_comments
        assert message.string
    template = (folder / "translations/directory.pot").read_text("utf-8")
    assert "coast.chats" in template
    assert "coast.summary" not in template


def key_of(message: Message) -> tuple[str, str]:
    """Return the context of a message and its English."""
    return str(message.context), str(message.id)


BROKEN = (
    ("data/organizations/law.yaml", append("  - ]\n"), "not readable as YAML"),
    ("data/counties.yaml", append("northshire: {}\n"), "`northshire` stands here twice"),
    (
        "translations/so/LC_MESSAGES/directory.po",
        swap('msgid "You can chat."', "msgid You can"),
        "this line is broken: 'msgid You can'",
    ),
    (
        "translations/directory.pot",
        swap(
            'msgid "You can chat."\nmsgstr ""\n',
            'msgid "You can chat."\n',
            at='msgctxt "coast-chat.summary"',
        ),
        "this message has no end",
    ),
)


@pytest.mark.parametrize(("file", "hurt", "problem"), BROKEN)
def test_a_broken_file_is_named_and_nothing_changes(
    folder: Path, file: str, hurt: Callable[[Path], int], problem: str
) -> None:
    line = hurt(folder / file)
    before = texts_in(folder)
    result = migrate(folder)
    assert (result.exit_code, result.stdout) == (1, "")
    assert isinstance(result.exception, SystemExit)
    assert f"{file}:{line}: {problem}" in result.stderr
    assert texts_in(folder) == before


def test_a_chat_in_brackets_is_left_to_a_hand(folder: Path) -> None:
    path = folder / "data" / ORGANIZATION
    text = path.read_text("utf-8")
    text = text.replace("    channels:  # one way\n    - {", "    channels: [{")
    text = text.replace("sources: [line]}", "sources: [line]}]")
    path.write_text(text, "utf-8")
    line = text[: text.index("channels: [")].count("\n") + 1
    assert f"data/{ORGANIZATION}:{line}: channels stand in brackets" in migrate(folder).stderr


def test_what_the_first_program_said_by_itself_is_written_down(data_copy: Path) -> None:
    """The state, the codes, the cells of figures and the times of tables had no field."""
    for path in data_copy.rglob("*.*"):
        text = path.read_text("utf-8").replace("Nowhere", "Maine")
        text = text.replace("All the land", "50 states and DC")
        text = re.sub(r'(?m)^ *(cell: .*|"period": .*|"from_age": .*)\n', "", text)
        if path.name == "site.yaml":
            text = re.sub(r"(?m)^(adult_age|short_codes|state|country_row):.*\n", "", text)
        if path.name == "shore.yaml":
            text = text.replace("sources: [line]", "sources: [paper, line]", 1)
        text = re.sub(r"(?m)^ *newest_source:.*\n", "", text)
        path.write_text(text, "utf-8")
    (data_copy.parent / "translations").mkdir()
    assert migrate(data_copy.parent).exit_code == 0
    found = load(data_copy, FIXTURE_DAY)
    assert found.services["shore-line"].phones[0].newest_source == "line"  # as it was verified
    assert (found.featured.adult_age, found.featured.state) == (18, "Maine")
    assert str(found.figures["calls_2013"].cell) == "hotline 2013 contacts"
    assert found.figures["calls_2011"].cell is None  # the table has no such year
    assert found.series["languages"].from_age == 5
    assert migrate(data_copy.parent).stdout == "nothing to carry over\n"


def test_kinds_of_sources_become_those_that_pages_know(data_copy: Path) -> None:
    path = data_copy / "sources.yaml"
    swap("kind: data\n", "kind: copy of government data  # at second hand\n")(path)
    (data_copy.parent / "translations").mkdir()
    assert "sources.yaml: carried over" in migrate(data_copy.parent).stdout
    assert "  kind: data  # at second hand\n" in path.read_text("utf-8")
    load(data_copy, FIXTURE_DAY)


def test_words_of_a_quote_that_pages_say_are_named() -> None:
    text = "rise_2012:\n  quote: it rose (NHTRC, 2012)\n  # whose\n  source: seed\n"
    carried = text.replace("  source", '  parts: {named: "(NHTRC, 2012)"}\n  source')
    assert carry_statements(text) == carried
    assert carry_statements(carried) == carried
    other = text.replace("2012)", "2013)")
    assert carry_statements(other) == other
