"""Numbers that may stand nowhere in `data/`: disputed, somebody's own, or that of an enemy."""

import re

import pytest

from tests.sites import live

# Never seen in a source, disputed between sources, or somebody's own.
NEVER_PUBLISHED = (
    "8002397298", "8778907788", "2077750026", "2077801593", "8884585599", "8004585599",
    "8004371220", "8006048692", "2078281035", "8028726196", "8028726199", "2074081778",
    "2076795005", "8532613", "8530644", "8530094", "64673",
    "8663472423", "8774474847",  # ICE: the first is advertised for denouncing immigrants
)  # fmt: skip
_BETWEEN_DIGITS = r"[\s().+-]{0,3}"


def looks_like(number: str) -> re.Pattern[str]:
    """Find a number in a text, however it is grouped; not inside a longer run of digits."""
    country = r"(?:\+?1[\s.-]?)?\(?" if len(number) == 10 else ""
    return re.compile(rf"(?<!\d){country}{_BETWEEN_DIGITS.join(number)}(?!\d)", re.ASCII)


@pytest.mark.parametrize(
    "written", ["+18002397298", "1-800-239-7298", "(800) 239-7298", "800.239.7298", "8002397298"]
)
def test_numbers_are_found_however_they_are_grouped(written: str) -> None:
    assert looks_like("8002397298").search(f"Call {written}.")
    assert not looks_like("8002397298").search(f"Call {written}0.")


def test_number_that_is_not_published_stands_nowhere() -> None:
    texts = {path: path.read_text("utf-8") for path in live().settings.data.rglob("*.*")}
    assert texts
    for number in NEVER_PUBLISHED:
        seen = looks_like(number)
        assert [path.name for path, text in texts.items() if seen.search(text)] == [], number
