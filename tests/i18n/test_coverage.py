"""How far a language has come is read from its catalogs, never written by hand."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
from babel.messages.catalog import Message

from tests.i18n.damaged_catalogs import FR, WAY_OUT
from tests.i18n.small import make_small_catalogs
from tests.i18n.spoken import TRANSLATED
from tests.sites import REVIEWED_DAY
from webapp.i18n import catalogs
from webapp.i18n.locales import SOURCE
from webapp.i18n.reviews import Coverage, checksum_of

BOTH = ("amina", "yusuf")
SEAL = checksum_of(Message("Way out", WAY_OUT))
SAFETY = 'msgctxt "safety"\nmsgid "You can leave."'
REVIEWS = re.compile(
    rf"(# Reviewed: \w+ {REVIEWED_DAY} [0-9a-f]{{8}}\n){{2}}(?=#.*\n{re.escape(SAFETY)})"
)
NOBODY, EVERYBODY = Coverage(10, 10, 0, 2, 0), Coverage(10, 10, 10, 2, 2, REVIEWED_DAY)


def coverage_after(folder: Path, old: str, new: str) -> Coverage:
    """Return the coverage of French after a change to its catalog."""
    path = folder / FR
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")
    return catalogs.load(folder)["fr"].coverage


def test_english_is_the_source_and_no_draft(small: Path) -> None:
    coverage = catalogs.load(small)[SOURCE.code].coverage
    assert coverage == Coverage(10, 10, 10, 2, 2)
    assert not coverage.is_draft


def test_language_that_nobody_reviewed_is_a_draft(small: Path) -> None:
    found = catalogs.load(small)
    for locale in TRANSLATED:
        coverage = found[locale.code].coverage
        assert coverage == NOBODY
        assert coverage.is_draft


def test_language_that_two_people_reviewed_is_no_draft(tmp_path: Path) -> None:
    found = catalogs.load(make_small_catalogs(tmp_path / "translations", BOTH))
    for locale in TRANSLATED:
        coverage = found[locale.code].coverage
        assert coverage == EVERYBODY
        assert not coverage.is_draft


def test_one_reviewer_is_not_enough_for_safety(tmp_path: Path) -> None:
    folder = make_small_catalogs(tmp_path / "translations", ("amina",))
    coverage = catalogs.load(folder)["so"].coverage
    assert coverage.reviewed == 8
    assert coverage.safety_reviewed == 0
    assert coverage.is_draft


def test_one_reviewer_twice_is_one(tmp_path: Path) -> None:
    folder = make_small_catalogs(tmp_path / "translations", ("amina", "amina"))
    assert catalogs.load(folder)["so"].coverage.reviewed == 8


def test_one_message_without_review_makes_a_draft(tmp_path: Path) -> None:
    folder = make_small_catalogs(tmp_path / "translations", BOTH)
    found = REVIEWS.search((folder / FR).read_text("utf-8"))
    assert found
    coverage = coverage_after(folder, found[0], "")
    assert coverage == replace(EVERYBODY, reviewed=9, safety_reviewed=1)
    assert coverage.is_draft


def test_changed_words_void_their_reviews(tmp_path: Path) -> None:
    folder = make_small_catalogs(tmp_path / "translations", BOTH)
    coverage = coverage_after(folder, f'msgstr "{WAY_OUT}"', 'msgstr "Sortie"')
    assert coverage == replace(EVERYBODY, reviewed=9)


@pytest.mark.parametrize(
    "comment",
    [
        "# Reviewed amina 2025-04-01 {}",
        "# Reviewed: amina {}",
        "# Reviewed: 2025-04-01 {}",
        "# fine",
        "# reviewed: amina 2025-04-01 {}",
        "# Reviewed: amina 1.4.2025 {}",
        "# Reviewed: amina ٢٠٢٥-٠٤-٠١ {}",
        "# Reviewed: amina 2025-99-99 {}",
        "# Reviewed: amina 2025-04-01",
        "# Reviewed: amina 2025-04-01 00000000",
        "# Reviewed: amina 2999-01-01 {}",
        "#. Reviewed: amina 2025-04-01 {}",
    ],
)
def test_other_comments_are_no_review(small: Path, comment: str) -> None:
    line = comment.format(SEAL)
    coverage = coverage_after(small, 'msgid "Way out"', f'{line}\nmsgid "Way out"')
    assert coverage == NOBODY


def test_review_counts_message_by_message(small: Path) -> None:
    review = f"# Reviewed: amina {REVIEWED_DAY} {SEAL}"
    coverage = coverage_after(small, 'msgid "Way out"', f'{review}\nmsgid "Way out"')
    assert coverage == replace(NOBODY, reviewed=1, last_review=REVIEWED_DAY)
