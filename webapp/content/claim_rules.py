"""When a claim of the page of numbers is true: one rule a claim, which says what breaks it.

A rule returns None while its claim is true, and raises UnknownFactError where nobody can tell.
"""

import re
from decimal import Decimal

from webapp.content.claim_facts import (
    CALLS,
    SIGNALS,
    Breach,
    Known,
    Step,
    UnknownFactError,
    largest_fall,
    read_years,
    steps,
)
from webapp.content.narrative import HOTLINE, LANGUAGES, POLICE

APART = 5  # times; from here on two ends of a range are "far apart"
LARGE = 1000  # cases or signals; from here on they are no longer "small"
CHANCE = Decimal("3.84")  # of two counts that differ by chance alone, 19 in 20 differ by less
FEW = 10  # offenses in a year; from here on they are no longer "only a few"
WHOLE = 100  # percent


def calls_go_up_and_down(known: Known) -> Breach | None:
    """Hold that calls rose in some year and fell in another."""
    years = read_years(known.table(HOTLINE))
    if not any(step.rise > 0 for step in steps(years)):
        return known.blame_end(HOTLINE, "calls rise in no year")
    if largest_fall(years) is None:
        return known.blame_end(HOTLINE, "calls fall in no year")
    return None


def calls_rise_not_steadily(known: Known) -> Breach | None:
    """Hold that calls did not rise in each year."""
    rises = [step.rise for step in steps(read_years(known.table(HOTLINE)))]
    if rises and all(rise > 0 for rise in rises):
        return known.blame_end(HOTLINE, "calls rise in every year")
    return None


def last_year_has_cases(known: Known) -> Breach | None:
    """Hold that the last year with contacts has cases too, as the sentence says both."""
    years = read_years(known.table(HOTLINE))
    if not years:
        return known.blame_end(HOTLINE, "no year has contacts")
    last = years[-1]
    if last.cases is None:
        return known.blame_row(HOTLINE, last.line, f"{last.year} has contacts and no cases")
    return None


def years_between_are_empty(known: Known) -> Breach | None:
    """Hold that years without contacts lie between those of calls and those of signals."""
    years = read_years(known.table(HOTLINE))
    calls = [one.year for one in years if one.measure == CALLS]
    others = [one.year for one in years if one.measure != CALLS]
    if not calls or not others:
        raise UnknownFactError(HOTLINE)
    if min(others) - max(calls) <= 1:
        return known.blame_end(HOTLINE, "no year between the two is empty")
    return None


def most_years_are_empty(known: Known) -> Breach | None:
    """Hold that most years have no figures, from the one on in which more were expected.

    That year counts: its figures were still to come when this was said.
    """
    table, since = known.table(HOTLINE), known.year_said("expected_2019")
    years = [row for row in table.rows if isinstance(y := row.get("year"), Decimal) and y >= since]
    told = sum(row.get("contacts") is not None for row in years)
    if years and told * 2 >= len(years):
        why = f"{told} of {len(years)} years from {since} on have figures"
        return known.blame_end(HOTLINE, why)
    return None


def kinds_make_all_cases(known: Known) -> Breach | None:
    """Hold that cases of sex and of labor trafficking are all cases of their year."""
    sex, labor = known.number("sex_cases_2014"), known.number("labor_cases_2014")
    year = known.end_year("sex_cases_2014")
    line, cases = known.cell(HOTLINE, str(year), "cases")
    if sex + labor != cases:
        return known.blame_row(HOTLINE, line, f"{sex} and {labor} are not {cases}, those of {year}")
    return None


def years_add_up(known: Known) -> Breach | None:
    """Hold that the totals to the end of a year are the sum of what stands in the table."""
    for before, total, column in (
        ("calls_before_2012", "calls_to_end_2015", "contacts"),
        ("cases_before_2012", "cases_to_end_2015", "cases"),
    ):
        years = range(known.end_year(before) + 1, known.end_year(total) + 1)
        numbers = [known.cell(HOTLINE, str(year), column)[1] for year in years]
        added = known.number(before) + sum(numbers)
        if added != known.number(total):
            return known.blame_figure(total, f"the numbers add up to {added}")
    return None


def calls_are_among_signals(known: Known) -> Breach | None:
    """Hold that there are no more calls than signals, of which they are a part."""
    return _find_excess(known, "calls_to_2023", "signals_to_2023")


def survivors_are_among_signals(known: Known) -> Breach | None:
    """Hold that survivors sent no more signals than there were."""
    return _find_excess(known, "signals_2023_from_survivors", "signals_2023")


def every_known_year_has_cases(known: Known) -> Breach | None:
    """Hold that no year with contacts lacks its cases: the title says all years that are known."""
    years = read_years(known.table(HOTLINE))
    if not years:
        return known.blame_end(HOTLINE, "no year has contacts")
    for one in years:
        if one.cases is None:
            return known.blame_row(HOTLINE, one.line, f"{one.year} has contacts and no cases")
    return None


def estimates_are_far_apart(known: Known) -> Breach | None:
    """Hold that the highest result of the study is several times the lowest."""
    full = known.figure("estimate_2015_full")
    if full.low is None or full.high is None:
        raise UnknownFactError("estimate_2015_full")
    if full.high < APART * full.low:
        why = f"{full.low} and {full.high} are not far apart"
        return known.blame_figure("estimate_2015_full", why)
    return None


def one_step_is_small(known: Known) -> Breach | None:
    """Hold that the numbers of the only step between two years of signals are small."""
    last = _only_step(known)
    if last.after.contacts >= LARGE:
        return known.blame_row(HOTLINE, last.after.line, f"{last.after.contacts} is not small")
    return None


def chance_can_move_so_far(known: Known) -> Breach | None:
    """Hold that the last two years of signals differ no more than two counts do by chance."""
    last = _only_step(known)
    cases = ((last.before.cases or Decimal(0)), (last.after.cases or Decimal(0)))
    for a, b in ((last.before.contacts, last.after.contacts), cases):
        if (b - a) ** 2 > CHANCE * (a + b):
            why = f"{a} and {b} differ by more than chance"
            return known.blame_row(HOTLINE, last.after.line, why)
    return None


def _only_step(known: Known) -> Step:
    """Return the one step; where there are more, the page no longer speaks of it."""
    found = steps(read_years(known.table(HOTLINE)), SIGNALS)
    if len(found) != 1:
        raise UnknownFactError(HOTLINE)
    return found[0]


def police_know_few(known: Known) -> Breach | None:
    """Hold that police recorded only a few offenses in each year."""
    for line, row in enumerate(known.table(POLICE).rows, 2):
        offenses = row.get("offenses")
        if isinstance(offenses, Decimal) and offenses >= FEW:
            return known.blame_row(POLICE, line, f"{row.get('year')} has {offenses} offenses")
    return None


def estimate_lies_in_its_range(known: Known) -> Breach | None:
    """Hold that the best estimate lies between the lowest and the highest result."""
    best, full = known.figure("estimate_2015"), known.figure("estimate_2015_full")
    if best.low is None or best.high is None or full.low is None or full.high is None:
        raise UnknownFactError("estimate_2015")
    if not full.low <= best.low <= best.high <= full.high:
        why = f"{best.low} to {best.high} is not within {full.low} to {full.high}"
        return known.blame_figure("estimate_2015", why)
    return None


def somali_is_not_counted(known: Known) -> Breach | None:
    """Hold that the table has no row for Somali."""
    if rows := known.table(LANGUAGES).rows_named("so"):
        return known.blame_row(LANGUAGES, next(iter(rows)), "Somali has a row of its own")
    return None


def rows_and_rest_are_all(known: Known) -> Breach | None:
    """Hold that the rows and all languages without one are all who speak no English alone."""
    rows = [one for row in known.table(LANGUAGES).rows
            if isinstance(one := row.get("speakers"), Decimal)]  # fmt: skip
    rest, everybody = known.number("languages_not_shown_2018"), known.number("languages_all_2018")
    if sum(rows) + rest != everybody:
        why = f"{sum(rows)} in rows and {rest} are not {everybody}"
        return known.blame_figure("languages_not_shown_2018", why)
    return None


def cases_rise_more_steadily(known: Known) -> Breach | None:
    """Hold that cases fell in fewer years than calls, and that the last ones are the most."""
    years = [one for one in read_years(known.table(HOTLINE)) if one.cases is not None]
    falls = sum(one.case_rise < 0 for one in steps(years))
    if falls >= sum(one.rise < 0 for one in steps(years)):
        return known.blame_end(HOTLINE, f"cases of years with calls fall {falls} times")
    if years and years[-1].cases != max(one.cases or 0 for one in years):
        return known.blame_row(HOTLINE, years[-1].line, "another year has more cases than the last")
    return None


def sex_cases_are_among_cases(known: Known) -> Breach | None:
    """Hold that in the half year there were no more cases of one kind than cases."""
    return _find_excess(known, "sex_cases_2018_first_half", "cases_2018_first_half")


def grant_paid_for_a_part(known: Known) -> Breach | None:
    """Hold that what one grant paid for is not all that the program did."""
    key = "served_preble_share_2025"
    if not 0 < known.number(key) < WHOLE:
        return known.blame_figure(key, f"{known.number(key)} percent is no part")
    return None


def quote_says_the_same_numbers(known: Known) -> Breach | None:
    """Hold that the page of 2019 said the numbers that a better source has too."""
    return _find_unsaid(known, "span_2019", "calls_to_march_2015") or _find_unsaid(
        known, "cases_2019", "cases_to_march_2015"
    )


def quote_says_the_rise(known: Known) -> Breach | None:
    """Hold that the page of 2019 said by how much calls had risen."""
    return _find_unsaid(known, "rise_2012", "rise_claimed_2012")


def _find_unsaid(known: Known, statement: str, *keys: str) -> Breach | None:
    """Return a breach for the first figure whose number does not stand in a quote."""
    said = re.findall(r"\d+(?:\.\d+)?", known.quote(statement).replace(",", ""))
    for key in keys:
        if str(known.number(key)) not in said:
            why = f"{known.number(key)} does not stand in the quote of {statement!r}"
            return known.blame_figure(key, why)
    return None


def _find_excess(known: Known, part: str, whole: str) -> Breach | None:
    """Return a breach for a part that is larger than its whole."""
    if known.number(part) > known.number(whole):
        return known.blame_figure(part, f"{known.number(part)} of {known.number(whole)} is no part")
    return None
