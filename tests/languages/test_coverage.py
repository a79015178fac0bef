"""How far a language has come is read from its catalogs, never written by hand."""

from pathlib import Path

import pytest

from tests.languages.damaged_catalogs import FR
from tests.languages.small import make_small_catalogs
from webapp.languages import catalogs
from webapp.languages.catalogs import Coverage
from webapp.languages.locales import SOURCE, TRANSLATED

BOTH = ("amina", "yusuf")
SAFETY = 'msgctxt "safety"\nmsgid "You can leave."'
REVIEWS = "# Reviewed: amina 2026-11-24\n# Reviewed: yusuf 2026-11-24\n"


def coverage_after(folder: Path, old: str, new: str) -> Coverage:
    """Return the coverage of French after a change to its catalog."""
    path = folder / FR
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")
    return catalogs.load(folder)["fr"].coverage


def test_english_is_the_source_and_no_draft(small: Path) -> None:
    coverage = catalogs.load(small)[SOURCE.code].coverage
    assert coverage == Coverage(10, 10, 10)
    assert not coverage.is_draft


def test_language_that_nobody_reviewed_is_a_draft(small: Path) -> None:
    for locale in TRANSLATED:
        coverage = catalogs.load(small)[locale.code].coverage
        assert coverage == Coverage(messages=10, translated=10, reviewed=0)
        assert coverage.is_draft


def test_language_that_two_people_reviewed_is_no_draft(tmp_path: Path) -> None:
    for locale in TRANSLATED:
        folder = make_small_catalogs(tmp_path / locale.code, BOTH)
        coverage = catalogs.load(folder)[locale.code].coverage
        assert coverage == Coverage(messages=10, translated=10, reviewed=10)
        assert not coverage.is_draft


def test_one_reviewer_is_not_enough_for_safety(tmp_path: Path) -> None:
    folder = make_small_catalogs(tmp_path / "translations", ("amina",))
    coverage = catalogs.load(folder)["so"].coverage
    assert coverage.reviewed == 8
    assert coverage.is_draft


def test_one_reviewer_twice_is_one(tmp_path: Path) -> None:
    folder = make_small_catalogs(tmp_path / "translations", ("amina", "amina"))
    assert catalogs.load(folder)["so"].coverage.reviewed == 8


def test_one_message_without_review_makes_a_draft(tmp_path: Path) -> None:
    folder = make_small_catalogs(tmp_path / "translations", BOTH)
    path = folder / FR
    place = path.read_text("utf-8").index(SAFETY)
    assert REVIEWS in path.read_text("utf-8")[:place]
    coverage = coverage_after(folder, f"{REVIEWS}#: templates/home.html\n{SAFETY}", SAFETY)
    assert coverage == Coverage(messages=10, translated=10, reviewed=9)
    assert coverage.is_draft


@pytest.mark.parametrize(
    "comment",
    ["# Reviewed amina 2026-11-24", "# Reviewed: amina", "# Reviewed: 2026-11-24", "# fine",
     "# reviewed: amina 2026-11-24", "# Reviewed: amina 24.11.2026", "# Reviewed: amina ٢٠٢٦-١١-٢٤",
     "# Reviewed: amina 2026-99-99"],
)  # fmt: skip
def test_other_comments_are_no_review(small: Path, comment: str) -> None:
    coverage = coverage_after(small, 'msgid "Way out"', f'{comment}\nmsgid "Way out"')
    assert coverage.reviewed == 0


def test_review_counts_message_by_message(small: Path) -> None:
    review = "# Reviewed: amina 2026-11-24"
    coverage = coverage_after(small, 'msgid "Way out"', f'{review}\nmsgid "Way out"')
    assert coverage == Coverage(messages=10, translated=10, reviewed=1)
