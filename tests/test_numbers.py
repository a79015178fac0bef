"""What the page of numbers says in words, held against the data: no sentence may outlive them.

That a figure stands in its own quote and equals its cell is held where data is loaded.
"""

import re
from collections.abc import Callable
from decimal import Decimal

import pytest

from webapp.facts.load import load
from webapp.pages.numbers import Findings
from webapp.settings import read_settings
from webapp.words.catalogs import messages_of, read_template

SETTINGS = read_settings()
SENTENCES = [str(message.id) for message in messages_of(read_template(SETTINGS.translations))]
DATA = load(SETTINGS.data, SETTINGS.date_today(), is_sealed=False)
POLICE, LANGUAGES = DATA.tables["police"], DATA.tables["languages"]
FINDINGS = Findings(DATA)
LOW_BEST, HIGH_BEST, LOWEST, HIGHEST = (
    end or Decimal(0)
    for key in ("estimate_2015", "estimate_2015_full")
    for end in (DATA.figures[key].low, DATA.figures[key].high)
)
CHANCE = Decimal("3.84")  # of two counts that differ by chance alone, 19 in 20 differ by less


def value(key: str) -> Decimal:
    return DATA.figures[key].value or Decimal("NaN")


def last_year(key: str) -> int:
    period = DATA.figures[key].period
    return period.end.year if period else 0


def cells(column: str, first: int, last: int) -> list[Decimal]:
    """Return a column of the years of the hotline that are known."""
    rows = [row for row in FINDINGS.known if first <= row.year <= last]
    return [Decimal(getattr(row, column)) for row in rows]


def years_of(measure: str) -> list[int]:
    return [row.year for row in FINDINGS.known if row.measure == measure]


def rises(column: str) -> list[Decimal]:
    """Return how much more each year of calls has than the one before."""
    steps = FINDINGS.steps("calls")
    return [Decimal(getattr(b, column) - getattr(a, column)) for a, b in steps]


def calls_rise_and_fall() -> bool:
    return min(rises("contacts")) < 0 < max(rises("contacts"))


def every_known_year_has_cases() -> bool:
    return len(FINDINGS.cases) == len(FINDINGS.known) > 0


def most_years_since_are_not_known() -> bool:
    since = DATA.sources[DATA.statements["expected_2019"].source].year
    known = [row.contacts is not None for row in FINDINGS.hotline if row.year >= since]
    return sum(known) * 2 < len(known)


def cases_rise_more_steadily() -> bool:
    fewer_falls = sum(n < 0 for n in rises("cases")) < sum(n < 0 for n in rises("contacts"))
    return fewer_falls and FINDINGS.cases[-1] == max(FINDINGS.cases)


def police_know_few() -> bool:
    return all((row.offenses or 0) < 10 for row in POLICE.rows)


def chance_can_move_so_far() -> bool:
    before, after = FINDINGS.only_step or (FINDINGS.known[0], FINDINGS.known[0])
    counts = [(getattr(before, c), getattr(after, c)) for c in ("contacts", "cases")]
    return all((b - a) ** 2 <= CHANCE * (a + b) for a, b in counts)


def years_add_up(kind: str, column: str) -> bool:
    before, total = f"{kind}_before_2012", f"{kind}_to_end_2015"
    years = cells(column, last_year(before) + 1, last_year(total))
    return value(before) + sum(years) == value(total)


def old_page_has(statement: str, figure: str) -> bool:
    quote = DATA.statements[statement].quote.replace(",", "")
    return str(value(figure)) in re.findall(r"\d+", quote)


# A part of each sentence, and what makes it true.
PROMISES: dict[str, Callable[[], bool]] = {
    "The number of calls goes up and down": calls_rise_and_fall,
    "Calls go up and down from year to year": calls_rise_and_fall,
    "The yearly numbers above do not show a steady rise": calls_rise_and_fall,
    "The last year with figures is": every_known_year_has_cases,
    "In the years that we know": every_known_year_has_cases,
    "The years in between are not in our copy": lambda: (
        min(years_of("signals")) - max(years_of("calls")) > 1
    ),
    "Most of the years that followed are not in our copy": most_years_since_are_not_known,
    "Cases rose more steadily": cases_rise_more_steadily,
    "the numbers are small": lambda: all(
        (row.contacts or 0) < 1000 for row in FINDINGS.only_step or ()
    ),
    "Chance alone can move numbers as small as these": chance_can_move_so_far,
    "we know the kind of trafficking": lambda: (
        cells("cases", last_year("sex_cases_2014"), last_year("labor_cases_2014"))
        == [value("sex_cases_2014") + value("labor_cases_2014")]
    ),
    "If you add up all the numbers that we found": lambda: (
        years_add_up("calls", "contacts") and years_add_up("cases", "cases")
    ),
    "of which %(calls)s": lambda: value("calls_to_2023") <= value("signals_to_2023"),
    "came from people who were trafficked": lambda: (
        value("signals_2023_from_survivors") <= value("signals_2023")
    ),
    "Cases of sex trafficking among them": lambda: (
        value("sex_cases_2018_first_half") <= value("cases_2018_first_half")
    ),
    "of the work of one program": lambda: 0 < value("served_preble_share_2025") < 100,
    "calls from Maine had risen by": lambda: old_page_has("rise_2012", "rise_claimed_2012"),
    "A better source gives the same numbers": lambda: (
        old_page_has("span_2019", "calls_to_march_2015")
        and old_page_has("cases_2019", "cases_to_march_2015")
    ),
    "A study from %(year)s made an estimate": lambda: LOWEST <= LOW_BEST <= HIGH_BEST <= HIGHEST,
    "The lowest and the highest estimate are far apart": lambda: HIGHEST >= 5 * LOWEST > 0,
    "Police records hold only a few cases": police_know_few,
    "Police report only a few offenses a year": police_know_few,
    "no recent count of people in Maine who speak Somali": lambda: not LANGUAGES.find("so"),
    "speak languages not shown": lambda: (
        sum(row.speakers for row in LANGUAGES.rows) + value("languages_not_shown_2018")
        == value("languages_all_2018")
    ),
    "by the language they speak at home": lambda: bool(LANGUAGES.from_age and LANGUAGES.period),
}


@pytest.mark.parametrize("part", PROMISES)
def test_sentence_is_true(part: str) -> None:
    assert any(part in sentence for sentence in SENTENCES), "no page says it any more"
    assert PROMISES[part]()
