"""Reviews, the page to sign and the sheet: no review of other words counts, no word is lost."""

import csv
import io
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message

from tests.small import make_small
from webapp.desk.extract import refresh, write_catalog
from webapp.desk.sheets import take_packet, take_sheet, write_packet, write_sheet
from webapp.settings import Settings
from webapp.words.catalogs import messages_of, parse_catalog, read_catalog, read_template
from webapp.words.languages import SiteLocale, read_languages
from webapp.words.reviews import (
    is_reviewed,
    measure,
    put_seals,
    reviewers_of,
    texts_of,
    write_texts,
)

SAFETY = "You do not have to tell them."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a small folder of translations."""
    return make_small(tmp_path / "translations")


@pytest.fixture
def french(folder: Path) -> SiteLocale:
    """Return the language that tests change."""
    return read_languages(folder)["fr"]


@pytest.fixture
def catalog(folder: Path, french: SiteLocale) -> Catalog:
    """Return its catalog."""
    return read_catalog(folder, french)


def message_of(catalog: Catalog, english: str, context: str | None = None) -> Message:
    """Return a message of a catalog."""
    found = catalog.get(english, context)
    assert found
    return found


def test_two_people_review_what_a_life_can_hang_on_and_one_all_else(catalog: Catalog) -> None:
    safety, other = message_of(catalog, SAFETY, "safety"), message_of(catalog, "Way out")
    for message in (safety, other):
        put_seals(message, "amina")
        put_seals(message, "Amina ")
    assert (is_reviewed(safety), is_reviewed(other)) == (False, True)
    put_seals(safety, "yusuf")
    assert is_reviewed(safety)
    assert reviewers_of(safety) == ["amina", "yusuf"]


@pytest.mark.parametrize("change", ["translation", "English", "context"])
def test_a_review_counts_for_these_very_words_alone(catalog: Catalog, change: str) -> None:
    message = message_of(catalog, "Way out")
    put_seals(message, "amina")
    if change == "translation":
        message.string = "Issue"
    elif change == "English":
        message.id = "Ways out"
    else:
        message.context = "page"
    assert not is_reviewed(message)
    put_seals(message)
    assert message.user_comments == []


def test_a_review_written_in_an_editor_is_sealed_by_update(folder: Path, catalog: Catalog) -> None:
    message = message_of(catalog, "Way out")
    message.user_comments = ["a note", "Reviewed: Amina B"]
    assert not is_reviewed(message)
    refresh(catalog, read_template(folder))
    assert is_reviewed(message_of(catalog, "Way out"))
    assert message_of(catalog, "Way out").user_comments[0] == "a note"


def test_what_waits_cannot_be_reviewed(catalog: Catalog) -> None:
    message = message_of(catalog, "Way out")
    message.string = ""
    put_seals(message, "amina")
    assert message.user_comments == []


def test_coverage_counts_what_is_shown(folder: Path, catalog: Catalog) -> None:
    put_seals(message_of(catalog, "Way out"), "amina")
    coverage = measure(read_template(folder), messages_of(catalog))
    assert (coverage.messages, coverage.translated, coverage.reviewed) == (5, 5, 1)
    assert (coverage.safety, coverage.safety_reviewed, coverage.is_draft) == (1, 0, True)
    assert not measure(read_template(folder), None).is_draft


def test_a_message_that_comes_back_brings_its_words(folder: Path, catalog: Catalog) -> None:
    template = read_template(folder)
    before = write_catalog(catalog)
    template.delete("Way out")
    refresh(catalog, template)
    assert "#~ msgstr" in write_catalog(catalog)
    kept = parse_catalog(write_catalog(catalog), read_languages(folder)["fr"])
    refresh(kept, read_template(folder))
    assert write_catalog(kept) == before


def test_an_english_that_became_a_plural_waits_and_nothing_is_guessed(
    folder: Path, catalog: Catalog
) -> None:
    template = read_template(folder)
    template.delete("Way out")
    template.add(("Way out", "Ways out"), None)
    refresh(catalog, template)
    message = message_of(catalog, "Way out")
    assert (texts_of(message), message.fuzzy) == (("", ""), False)


def test_a_signed_page_reviews_what_was_printed(catalog: Catalog, french: SiteLocale) -> None:
    page = write_packet(catalog, french, Settings())
    assert page.count("data-seal=") == 1
    assert "Vous n’avez pas à le leur dire." in page
    assert take_packet(page, catalog, french, "amina", frozenset({1})) == []
    assert not reviewers_of(message_of(catalog, SAFETY, "safety"))
    for name in ("amina", "AMINA", "yusuf"):
        assert take_packet(page, catalog, french, name, frozenset()) == []
    assert reviewers_of(message_of(catalog, SAFETY, "safety")) == ["amina", "yusuf"]


def test_a_page_that_is_none_and_a_number_that_it_has_not_enter_nothing(
    catalog: Catalog, french: SiteLocale
) -> None:
    page = write_packet(catalog, french, Settings())
    with pytest.raises(ValueError, match="no sentence 17"):
        take_packet(page, catalog, french, "amina", frozenset({17}))
    for other in ("README", page.replace('data-language="fr"', 'data-language="so"')):
        with pytest.raises(ValueError, match="no printed page of fr"):
            take_packet(other, catalog, french, "amina", frozenset())
    assert not reviewers_of(message_of(catalog, SAFETY, "safety"))


def test_a_signed_page_of_other_words_reviews_nothing(catalog: Catalog, french: SiteLocale) -> None:
    page = write_packet(catalog, french, Settings())
    message_of(catalog, SAFETY, "safety").string = "Vous devez le leur dire."
    assert take_packet(page, catalog, french, "amina", frozenset()) == [1]
    assert not reviewers_of(message_of(catalog, SAFETY, "safety"))


@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_a_sheet_returns_every_message(catalog: Catalog, french: SiteLocale, mark: str) -> None:
    message_of(catalog, "Way out").string = "=Sortie; «ici», là"
    before = write_catalog(catalog)
    rows = list(csv.reader(io.StringIO(write_sheet(catalog))))
    assert "'=Sortie; «ici», là" in {cell for row in rows for cell in row}
    empty = parse_catalog(before, french)
    for message in messages_of(empty):
        message.string = ("", "") if message.pluralizable else ""
    again = io.StringIO()
    typed = [[*row[:3], "" if n else row[3], *row[4:]] for n, row in enumerate(rows)]
    csv.writer(again, delimiter=mark).writerows(typed)
    assert list(take_sheet(again.getvalue(), empty, french)) == []
    assert write_catalog(empty) == before


def test_a_sheet_with_a_fault_or_a_strange_row_is_named_and_not_taken(
    catalog: Catalog, french: SiteLocale
) -> None:
    text = write_sheet(catalog).replace('"Sortie",""', '"<b>Sortie</b>",""')
    text = text.replace('"Moins de 24 ans ou plus de 65 ans",""', '"Moins","x"').replace(
        '"Under', '"Over'
    )
    before = write_catalog(catalog)
    refused = dict(take_sheet(text, catalog, french))
    assert len(refused) == 2
    assert any("markup" in why for why in refused.values())
    assert any("no message" in why for why in refused.values())
    assert write_catalog(catalog) == before
    with pytest.raises(ValueError, match="context"):
        list(take_sheet("a,b\n1,2\n", catalog, french))


def test_a_sheet_puts_no_old_words_back(catalog: Catalog, french: SiteLocale) -> None:
    text = write_sheet(catalog)
    message_of(catalog, "Way out").string = "Issue"
    put_seals(message_of(catalog, "Way out"), "amina")
    before = write_catalog(catalog)
    assert list(take_sheet(text, catalog, french)) == []
    typed = text.replace('"Sortie","Sortie"', '"Sortie","Porte"')
    ((_, why),) = take_sheet(typed, catalog, french)
    assert "somebody changed it to 'Issue'" in why
    assert write_catalog(catalog) == before


def test_new_words_take_no_review_along(catalog: Catalog) -> None:
    message = message_of(catalog, "Way out")
    message.user_comments = ["Reviewed: amina", "a note"]
    message.flags.add("fuzzy")
    write_texts(message, ["Issue"])
    put_seals(message)
    assert (message.user_comments, message.fuzzy) == (["a note"], False)
