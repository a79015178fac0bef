"""What the page of numbers says in words, held against the data: no sentence may outlive them.

That a figure is in its own quote and equals its cell is held where data is loaded.
"""

import re
from collections.abc import Mapping
from decimal import Decimal

import pytest

from webapp.facts.load import load
from webapp.pages.numbers import Findings
from webapp.settings import read_settings
from webapp.words.catalogs import messages_of, read_template

CHANCE = Decimal("3.84")  # of two counts that differ by chance alone, 19 in 20 differ by less
SETTINGS = read_settings()
SENTENCES = [str(message.id) for message in messages_of(read_template(SETTINGS.translations))]
DATA = load(SETTINGS.data, SETTINGS.date_today(), is_sealed=False)
FINDINGS = Findings(DATA)
YEARS = {row.year: row.measure for row in FINDINGS.known}
CALLS, SIGNALS = ([y for y in YEARS if YEARS[y] == each] for each in ("calls", "signals"))
EXPECTED = DATA.sources[DATA.statements["expected_2019"].source].year
OFFENSES = [row.offenses or 0 for row in DATA.tables["police"].rows]
LANGUAGES = DATA.tables["languages"]
BEST, ALL = (DATA.figures[key] for key in ("estimate_2015", "estimate_2015_full"))
ENDS = [end or Decimal(0) for end in (ALL.low, BEST.low, BEST.high, ALL.high)]


def value(key: str) -> Decimal:
    return DATA.figures[key].value or Decimal("NaN")


def is_sum(key: str) -> bool:
    """Whether a figure is all of those that it says it is made of."""
    return value(key) == sum(map(value, DATA.figures[key].derived_from))


def repeats(statement: str, figure: str) -> bool:
    """Whether the words of the old page hold a number."""
    quote = DATA.statements[statement].quote.replace(",", "")
    return str(value(figure)) in re.findall(r"\d+", quote)


def changes(column: str, measure: str = "calls") -> list[tuple[int, int]]:
    """Return by how much each year has more than the one before, and how much both have."""
    steps = [[getattr(row, column) for row in step] for step in FINDINGS.steps(measure)]
    return [(after - before, after + before) for before, after in steps]


def falls(column: str) -> int:
    return sum(change < 0 for change, _ in changes(column))


STEP = changes("contacts", "signals") + changes("cases", "signals") if FINDINGS.only_step else []
IS_UNSTEADY = 0 < falls("contacts") < len(changes("contacts"))
IS_RARE = max(OFFENSES) < 10
# A part of each sentence, and whether it is true.
CLAIMS: Mapping[str, bool] = {
    "The number of calls goes up and down": IS_UNSTEADY,
    "Calls go up and down from year to year": IS_UNSTEADY,
    "The yearly numbers above do not show a steady rise": IS_UNSTEADY,
    "The years in between are not in our copy": min(SIGNALS) > max(CALLS) + 1,
    "Most of the years that followed are not in our copy": (
        sum(year >= EXPECTED for year in YEARS) * 2 < FINDINGS.hotline[-1].year - EXPECTED + 1
    ),
    "the numbers are small": all(both < 1000 for _, both in STEP),
    "Chance alone can move numbers as small as these": all(
        change**2 <= CHANCE * both for change, both in STEP
    ),
    "we know the kind of trafficking": (
        value("sex_cases_2014") + value("labor_cases_2014") == value("cases_2014")
    ),
    "If you add up all the numbers that we found": (
        is_sum("calls_to_end_2015") and is_sum("cases_to_end_2015")
    ),
    "of which %(calls)s": value("calls_to_2023") <= value("signals_to_2023"),
    "came from people who were trafficked": (
        value("signals_2023_from_survivors") <= value("signals_2023")
    ),
    "Cases of sex trafficking among them": (
        value("sex_cases_2018_first_half") <= value("cases_2018_first_half")
    ),
    "of the work of one program": 0 < value("served_preble_share_2025") < 100,
    "calls from Maine had risen by": repeats("rise_2012", "rise_claimed_2012"),
    "A better source gives the same numbers": (
        repeats("span_2019", "calls_to_march_2015") and repeats("cases_2019", "cases_to_march_2015")
    ),
    "A study from %(year)s made an estimate": sorted(ENDS) == ENDS,
    "The lowest and the highest estimate are far apart": ENDS[-1] >= 5 * ENDS[0] > 0,
    "Police records hold only a few cases": IS_RARE,
    "Police report only a few offenses a year": IS_RARE,
    "no recent count of people in Maine who speak Somali": LANGUAGES.find("so") is None,
    "speak languages not shown": (
        sum(row.speakers for row in LANGUAGES.rows) + value("languages_not_shown_2018")
        == value("languages_all_2018")
    ),
    "by the language they speak at home": bool(LANGUAGES.from_age and LANGUAGES.period),
}


@pytest.mark.promise("C2")
@pytest.mark.parametrize("part", CLAIMS)
def test_sentence_is_true(part: str) -> None:
    assert any(part in sentence for sentence in SENTENCES), "no page says it any more"
    assert CLAIMS[part]
