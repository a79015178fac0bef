"""What the page of numbers says in words, held against the data: no sentence may outlive them.

That a figure is in its own quote and equals its cell is held where data is loaded.
"""

from decimal import Decimal

import pytest

from tests.sites import live
from webapp.pages.claims import Claims
from webapp.words.catalogs import iter_messages, read_template

CHANCE = Decimal("3.84")  # of two counts that differ by chance alone, 19 in 20 differ by less


def claims() -> dict[str, bool]:
    """Return a part of each sentence, and whether it is true."""
    data = live().data
    claimed, languages = Claims(data), data.tables["languages"]
    values = {key: figure.value or Decimal("NaN") for key, figure in data.figures.items()}

    def changes(column: str, measure: str = "calls") -> list[tuple[int, int]]:
        """Return by how much each year has more than the one before, and how much both have."""
        steps = [[getattr(row, column) for row in step] for step in claimed.steps(measure)]
        return [(after - before, after + before) for before, after in steps]

    calls = [change < 0 for change, _ in changes("contacts")]
    calls_end = max(row.year for row in claimed.known if row.measure == "calls")
    signals_begin = min(row.year for row in claimed.known if row.measure == "signals")
    step = [*changes("contacts", "signals"), *changes("cases", "signals")]
    expected = data.sources[data.statements["expected_2019"].source].year
    later = [row for row in claimed.hotline if row.year >= expected]
    few_offenses = all((row.offenses or 0) < 10 for row in data.tables["police"].rows)
    estimate = data.figures["estimate_2015_full"]
    return {
        "The number of calls goes up and down": 0 < sum(calls) < len(calls),
        "Calls go up and down from year to year": 0 < sum(calls) < len(calls),
        "The lowest and the highest estimate are far apart": (
            (estimate.high or 0) > 3 * (estimate.low or 0)
        ),
        "The yearly numbers above do not show a steady rise": any(calls),
        "The years in between are not in our copy": signals_begin > calls_end + 1,
        "Most of the years that followed are not in our copy": (
            sum(row in claimed.known for row in later) * 2 < len(later)
        ),
        "the numbers are small": (not claimed.only_step or all(both < 1000 for _, both in step)),
        "Chance alone can move numbers as small as these": (
            not claimed.only_step or all(change**2 <= CHANCE * both for change, both in step)
        ),
        "Police records hold only a few cases": few_offenses,
        "no recent count of people in Maine who speak Somali": languages.find("so") is None,
        "speak languages not shown": (
            sum(row.speakers for row in languages.rows) + values["languages_not_shown_2018"]
            == values["languages_all_2018"]
        ),
    }


@pytest.mark.promise("C2")
def test_each_sentence_is_true_and_still_said() -> None:
    template = read_template(live().settings.translations)
    sentences = "\n".join(str(message.id) for message in iter_messages(template))
    assert [part for part, is_true in claims().items() if not is_true] == []
    assert [part for part in claims() if part not in sentences] == []
