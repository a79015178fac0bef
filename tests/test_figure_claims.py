"""Sentences of the page of numbers that claim something of the data, compared with the data.

The code that loads the data compares each figure with its quote and its cell.
"""

from decimal import Decimal

import pytest

from tests.sites import live_app
from webapp.pages.claims import Claims
from webapp.settings import read_settings
from webapp.words.catalogs import iter_messages, read_pot

CHANCE = Decimal("3.84")  # 19 of 20 pairs of counts that differ by chance alone differ by less


def check_claims() -> dict[str, bool]:
    """Return a part of each sentence, and whether it is true."""
    data = live_app().data
    claims, languages = Claims(data), data.tables["languages"]

    def list_changes(column: str, measure: str) -> list[tuple[int, int]]:
        """Return difference and sum of the counts of each two years in a row."""
        steps = [[getattr(row, column) for row in step] for step in claims.steps(measure)]
        return [(after - before, after + before) for before, after in steps]

    has_fewer_calls = [difference < 0 for difference, _ in list_changes("contacts", "calls")]
    steps = [*list_changes("contacts", "signals"), *list_changes("cases", "signals")]
    expected_in = data.sources[data.statements["expected_2019"].source].year
    is_chance = not claims.only_step or all(
        difference**2 <= CHANCE * total for difference, total in steps
    )
    return {
        "The number of calls goes up and down": {*has_fewer_calls} == {True, False},
        "The yearly numbers do not show a steady rise": any(has_fewer_calls),
        "Of some years we know no numbers": len(claims.known_years) < len(claims.hotline),
        "For some of the years that followed we know no numbers": any(
            row.contacts is None for row in claims.hotline if row.year >= expected_in
        ),
        "Before the broken line are calls, after it signals": (
            [row.measure for row in claims.known_years]
            == sorted(row.measure or "" for row in claims.known_years)
        ),
        "the numbers are small": not claims.only_step or all(total < 1000 for _, total in steps),
        "Chance alone can move numbers as small as these": is_chance,
        "Chance alone can explain the difference": is_chance,
        "Police records hold only a few cases": (
            all((row.offenses or 0) < 10 for row in data.tables["police"].rows)
        ),
        "no recent count of people in Maine who speak Somali": all(
            row.language != "so" for row in languages.rows
        ),
        "speak languages not shown": (
            (data.figures["languages_all_2018"].value or 0)
            - (data.figures["languages_not_shown_2018"].value or 0)
            == sum(row.speakers for row in languages.rows)
        ),
    }


@pytest.mark.promise("C2")
@pytest.mark.skipif(not live_app().data.figures, reason="no figures, so no page of numbers")
def test_claims_of_pages_are_true() -> None:
    template = read_pot(read_settings().translations)
    messages = "\n".join(str(message.id) for message in iter_messages(template))
    for sentence, is_true in check_claims().items():
        assert is_true, sentence
        assert sentence in messages
