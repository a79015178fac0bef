"""What is written above a message fits one text, and who wrote that text has no say in it."""

import re
from datetime import date

import pytest
from babel.messages.catalog import Message

from webapp.i18n.reviews import reviewers_of
from webapp.problems import InvalidValueError
from webapp.settings import ROOT
from workshop.catalogs.po_files import SAFETY_NOTE
from workshop.catalogs.records import author_of, is_author, notes_of, reviewer_names
from workshop.catalogs.signing import credit, drop_void, sign

DAY, LATER = date(2025, 11, 24), date(2025, 11, 25)


def say(context: str | None = None) -> Message:
    """Return a translated message."""
    return Message("Way out", "Sortie", context=context)


def test_the_author_of_a_text_is_the_last_who_wrote_it() -> None:
    message = say()
    credit(message, " Amina  Ali ", DAY)
    assert str(author_of(message)).startswith("Translated: Amina Ali 2025-11-24 ")
    assert is_author(message, "AMINA ALI")
    credit(message, "Yusuf", LATER)
    assert [not is_author(message, "Amina Ali"), is_author(message, "yusuf")] == [True, True]
    assert len(message.user_comments) == 1


def test_another_text_has_no_author() -> None:
    message = say()
    credit(message, "Amina", DAY)
    message.string = "La sortie"
    assert author_of(message) is None
    assert drop_void(message) == 1
    assert message.user_comments == []


def test_an_author_stays_beside_what_others_and_they_themselves_find() -> None:
    message = say()
    message.user_comments = ["a note"]
    credit(message, "Amina", DAY)
    sign(message, "Amina", LATER)
    assert is_author(message, "amina")
    assert reviewer_names(message) == ("Amina",)
    assert notes_of(message) == ["a note"]


def test_who_wrote_what_a_life_can_hang_on_is_refused() -> None:
    message = say("safety")
    credit(message, "Amina", DAY)
    with pytest.raises(InvalidValueError, match="leave it to two others"):
        sign(message, "amina", DAY)
    assert reviewers_of(message) == set()
    sign(message, "yusuf", DAY)
    assert reviewers_of(message) == {"yusuf"}


@pytest.mark.parametrize("day", ["2025-99-99", "1.4.2025"])
def test_a_line_that_is_none_names_nobody(day: str) -> None:
    message = say()
    message.user_comments = [f"Translated: amina {day} c211ff29"]
    assert author_of(message) is None
    assert drop_void(message) == 1


def test_the_page_of_reviewing_leads_to_the_mark_and_keeps_no_list_of_its_own() -> None:
    page = (ROOT / "docs/translators/reviewing.md").read_text("utf-8")
    mark = SAFETY_NOTE.partition(":")[0]
    assert f'"{mark}"' in " ".join(page.split())
    assert re.findall(r"`\.\w+`", page) == []  # endings of keys, which would go stale
