"""When a claim of the page of numbers is true: one rule a claim, which says what breaks it.

A rule returns None while its claim is true, and raises UnknownFactError where nobody can tell.
"""

import re
from collections.abc import Sequence
from decimal import Decimal

from webapp.content.narrative import (
    CALLS,
    HOTLINE,
    LANGUAGES,
    POLICE,
    SIGNALS,
    Breach,
    ClaimFacts,
    Step,
    UnknownFactError,
    Year,
    largest_fall,
    read_years,
    steps,
)

APART = 5  # times; from here on two ends of a range are "far apart"
LARGE = 1000  # cases or signals; from here on they are no longer "small"
CHANCE = Decimal("3.84")  # of two counts that differ by chance alone, 19 in 20 differ by less
FEW = 10  # offenses in a year; from here on they are no longer "only a few"
WHOLE = 100  # percent


def calls_go_up_and_down(facts: ClaimFacts) -> Breach | None:
    """Hold that calls rose in some year and fell in another."""
    years = read_years(facts.table(HOTLINE))
    if not any(step.rise > 0 for step in steps(years)):
        return facts.report_table(HOTLINE, "calls rise in no year")
    if largest_fall(years) is None:
        return facts.report_table(HOTLINE, "calls fall in no year")
    return None


def calls_rise_not_steadily(facts: ClaimFacts) -> Breach | None:
    """Hold that calls did not rise in each year."""
    rises = [step.rise for step in steps(read_years(facts.table(HOTLINE)))]
    if rises and all(rise > 0 for rise in rises):
        return facts.report_table(HOTLINE, "calls rise in every year")
    return None


def last_year_has_cases(facts: ClaimFacts) -> Breach | None:
    """Hold that the last year with contacts has cases too, as the sentence says both."""
    return _find_uncounted(facts, read_years(facts.table(HOTLINE))[-1:])


def years_between_are_empty(facts: ClaimFacts) -> Breach | None:
    """Hold that years without contacts lie between those of calls and those of signals."""
    years = read_years(facts.table(HOTLINE))
    calls = [year.year for year in years if year.measure == CALLS]
    others = [year.year for year in years if year.measure != CALLS]
    if not calls or not others:
        raise UnknownFactError(HOTLINE)
    if min(others) - max(calls) <= 1:
        return facts.report_table(HOTLINE, "no year between the two is empty")
    return None


def most_years_are_empty(facts: ClaimFacts) -> Breach | None:
    """Hold that most years have no figures, from the one on in which more were expected.

    That year counts: its figures were still to come at the time of the claim.
    """
    table, since = facts.table(HOTLINE), facts.year_of_statement("expected_2019")
    years = [row for row in table.rows if isinstance(y := row.get("year"), Decimal) and y >= since]
    count = sum(row.get("contacts") is not None for row in years)
    if years and count * 2 >= len(years):
        why = f"{count} of {len(years)} years from {since} on have figures"
        return facts.report_table(HOTLINE, why)
    return None


def kinds_make_all_cases(facts: ClaimFacts) -> Breach | None:
    """Hold that cases of sex and of labor trafficking are all cases of their year."""
    sex, labor = facts.number("sex_cases_2014"), facts.number("labor_cases_2014")
    year = facts.end_year("sex_cases_2014")
    line, cases = facts.cell(HOTLINE, str(year), "cases")
    if sex + labor != cases:
        return facts.report_row(
            HOTLINE, line, f"{sex} and {labor} are not {cases}, those of {year}"
        )
    return None


def years_add_up(facts: ClaimFacts) -> Breach | None:
    """Hold that the totals to the end of a year are the sum of what is in the table."""
    for before, total, column in (
        ("calls_before_2012", "calls_to_end_2015", "contacts"),
        ("cases_before_2012", "cases_to_end_2015", "cases"),
    ):
        years = range(facts.end_year(before) + 1, facts.end_year(total) + 1)
        values = [facts.cell(HOTLINE, str(year), column)[1] for year in years]
        added = facts.number(before) + sum(values)
        if added != facts.number(total):
            return facts.report_figure(total, f"the numbers add up to {added}")
    return None


def every_known_year_has_cases(facts: ClaimFacts) -> Breach | None:
    """Hold that no year with contacts lacks its cases: the title says all years that are known."""
    return _find_uncounted(facts, read_years(facts.table(HOTLINE)))


def _find_uncounted(facts: ClaimFacts, years: Sequence[Year]) -> Breach | None:
    """Return a breach for the first year without cases, and where there is no year at all."""
    if not years:
        return facts.report_table(HOTLINE, "no year has contacts")
    for year in years:
        if year.cases is None:
            return facts.report_row(HOTLINE, year.line, f"{year.year} has contacts and no cases")
    return None


def estimates_are_far_apart(facts: ClaimFacts) -> Breach | None:
    """Hold that the highest result of the study is several times the lowest."""
    full = facts.figure("estimate_2015_full")
    if full.low is None or full.high is None:
        raise UnknownFactError("estimate_2015_full")
    if full.high < APART * full.low:
        why = f"{full.low} and {full.high} are not far apart"
        return facts.report_figure("estimate_2015_full", why)
    return None


def one_step_is_small(facts: ClaimFacts) -> Breach | None:
    """Hold that the numbers of the only step between two years of signals are small."""
    last = _only_step(facts)
    if last.after.contacts >= LARGE:
        return facts.report_row(HOTLINE, last.after.line, f"{last.after.contacts} is not small")
    return None


def chance_can_move_so_far(facts: ClaimFacts) -> Breach | None:
    """Hold that the last two years of signals differ no more than two counts do by chance."""
    last = _only_step(facts)
    cases = ((last.before.cases or Decimal(0)), (last.after.cases or Decimal(0)))
    for a, b in ((last.before.contacts, last.after.contacts), cases):
        if (b - a) ** 2 > CHANCE * (a + b):
            why = f"{a} and {b} differ by more than chance"
            return facts.report_row(HOTLINE, last.after.line, why)
    return None


def _only_step(facts: ClaimFacts) -> Step:
    """Return the one step; where there are more, the page no longer speaks of it."""
    found = steps(read_years(facts.table(HOTLINE)), SIGNALS)
    if len(found) != 1:
        raise UnknownFactError(HOTLINE)
    return found[0]


def police_know_few(facts: ClaimFacts) -> Breach | None:
    """Hold that police recorded only a few offenses in each year."""
    for line, row in enumerate(facts.table(POLICE).rows, 2):
        offenses = row.get("offenses")
        if isinstance(offenses, Decimal) and offenses >= FEW:
            return facts.report_row(POLICE, line, f"{row.get('year')} has {offenses} offenses")
    return None


def estimate_lies_in_its_range(facts: ClaimFacts) -> Breach | None:
    """Hold that the best estimate lies between the lowest and the highest result."""
    best, full = facts.figure("estimate_2015"), facts.figure("estimate_2015_full")
    if best.low is None or best.high is None or full.low is None or full.high is None:
        raise UnknownFactError("estimate_2015")
    if not full.low <= best.low <= best.high <= full.high:
        why = f"{best.low} to {best.high} is not within {full.low} to {full.high}"
        return facts.report_figure("estimate_2015", why)
    return None


def somali_is_not_counted(facts: ClaimFacts) -> Breach | None:
    """Hold that the table has no row for Somali."""
    if rows := facts.table(LANGUAGES).rows_named("so"):
        return facts.report_row(LANGUAGES, next(iter(rows)), "Somali has a row of its own")
    return None


def rows_and_rest_are_all(facts: ClaimFacts) -> Breach | None:
    """Hold that the rows and all languages without one are all who speak no English alone."""
    rows = [
        count
        for row in facts.table(LANGUAGES).rows
        if isinstance(count := row.get("speakers"), Decimal)
    ]
    rest, everybody = facts.number("languages_not_shown_2018"), facts.number("languages_all_2018")
    if sum(rows) + rest != everybody:
        why = f"{sum(rows)} in rows and {rest} are not {everybody}"
        return facts.report_figure("languages_not_shown_2018", why)
    return None


def cases_rise_more_steadily(facts: ClaimFacts) -> Breach | None:
    """Hold that cases fell in fewer years than calls, and that the last ones are the most."""
    years = [year for year in read_years(facts.table(HOTLINE)) if year.cases is not None]
    falls = sum(step.case_rise < 0 for step in steps(years))
    if falls >= sum(step.rise < 0 for step in steps(years)):
        return facts.report_table(HOTLINE, f"cases of years with calls fall {falls} times")
    if years and years[-1].cases != max(year.cases or 0 for year in years):
        return facts.report_row(
            HOTLINE, years[-1].line, "another year has more cases than the last"
        )
    return None


def grant_paid_for_a_part(facts: ClaimFacts) -> Breach | None:
    """Hold that what one grant paid for is not all that the program did."""
    key = "served_preble_share_2025"
    if not 0 < facts.number(key) < WHOLE:
        return facts.report_figure(key, f"{facts.number(key)} percent is no part")
    return None


def quote_says_the_same_numbers(facts: ClaimFacts) -> Breach | None:
    """Check that the page of 2019 has the same numbers as a better source."""
    return find_unquoted(
        facts, statement="span_2019", figure="calls_to_march_2015"
    ) or find_unquoted(facts, statement="cases_2019", figure="cases_to_march_2015")


def find_unquoted(facts: ClaimFacts, *, statement: str, figure: str) -> Breach | None:
    """Hold that the number of a figure is in a quote."""
    quoted = re.findall(r"\d+(?:\.\d+)?", facts.quote(statement).replace(",", ""))
    number = facts.number(figure)
    if str(number) not in quoted:
        why = f"{number} does not stand in the quote of {statement!r}"
        return facts.report_figure(figure, why)
    return None


def find_excess(facts: ClaimFacts, *, part: str, whole: str) -> Breach | None:
    """Hold that a part is no larger than its whole."""
    if facts.number(part) > facts.number(whole):
        why = f"{facts.number(part)} of {facts.number(whole)} is no part"
        return facts.report_figure(part, why)
    return None
