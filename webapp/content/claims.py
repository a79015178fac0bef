"""What the page of numbers claims in words, each held against the facts that could falsify it.

A sentence that was true when somebody wrote it must not outlive the numbers that made it so.
"""

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from functools import partial

from webapp.content import claim_rules
from webapp.content.narrative import Breach, ClaimFacts, UnknownFactError
from webapp.problems import Problem

PAGE = "templates/pages/numbers.html"
_YEARLY = (
    "No source says from which year to which year. "
    "The yearly numbers above do not show a steady rise."
)


@dataclass(frozen=True)
class Claim:
    """A sentence of a page, as written in the template, and the rule that it must keep.

    `find_breach` returns None while the sentence is true.
    """

    name: str
    sentence: str
    find_breach: Callable[[ClaimFacts], Breach | None]

    def check(self, facts: ClaimFacts) -> Breach | None:
        """Return what makes the claim untrue; a claim about facts that are not there is skipped."""
        try:
            return self.find_breach(facts)
        except UnknownFactError:
            return None


CLAIMS = (
    Claim(
        "calls go up and down",
        "The number of calls goes up and down: %(most)s in %(year)s, %(fewest)s in %(next_year)s.",
        claim_rules.calls_go_up_and_down,
    ),
    Claim("no steady rise", _YEARLY, claim_rules.calls_rise_not_steadily),
    Claim(
        "last year",
        "The last year with figures is %(year)s: %(signals)s and %(cases)s.",
        claim_rules.last_year_has_cases,
    ),
    Claim(
        "empty years between",
        "The years in between are not in our copy. The hotline's page for Maine has a list of "
        "years. A year that is not in our copy is not zero.",
        claim_rules.years_between_are_empty,
    ),
    Claim(
        "most years are empty",
        "This is what people who provide help expected then. Most of the years that followed are "
        "not in our copy.",
        claim_rules.most_years_are_empty,
    ),
    Claim(
        "sex and labor make all cases",
        "For %(year)s we know the kind of trafficking. Cases of sex trafficking: %(sex)s. "
        "Cases of labor trafficking: %(labor)s.",
        claim_rules.kinds_make_all_cases,
    ),
    Claim(
        "years add up",
        "If you add up all the numbers that we found (%(period)s), you get %(calls)s and "
        "%(cases)s.",
        claim_rules.years_add_up,
    ),
    Claim(
        "calls are among signals",
        "Since the hotline began, as shown with the year %(year)s: %(signals)s, of which "
        "%(calls)s; %(cases)s, which involved %(people)s.",
        partial(claim_rules.find_excess, part="calls_to_2023", whole="signals_to_2023"),
    ),
    Claim(
        "survivors are among signals",
        "of %(all)s in %(year)s came from people who were trafficked",
        partial(claim_rules.find_excess, part="signals_2023_from_survivors", whole="signals_2023"),
    ),
    Claim(
        "rise of the old page",
        "That page said that calls from Maine had risen by %(rise)s in recent years. It gave "
        "“%(named)s” as its source.",
        partial(claim_rules.find_unquoted, statement="rise_2012", figure="rise_claimed_2012"),
    ),
    Claim(
        "numbers of the old page",
        "A better source gives the same numbers for a shorter time (%(period)s): %(calls)s and "
        "%(cases)s.",
        claim_rules.quote_says_the_same_numbers,
    ),
    Claim(
        "range of the estimate",
        "A study from %(year)s made an estimate for sex trafficking: %(estimate)s. Its lowest and "
        "highest results were far apart: %(full)s.",
        claim_rules.estimate_lies_in_its_range,
    ),
    Claim("police know few", "Police records hold only a few cases", claim_rules.police_know_few),
    Claim(
        "Somali is not counted",
        "We found no recent count of people in Maine who speak Somali.",
        claim_rules.somali_is_not_counted,
    ),
    Claim(
        "languages not shown",
        "These rows are %(shown)s of %(all)s people who speak another language than English. "
        "The other %(rest)s speak languages not shown.",
        claim_rules.rows_and_rest_are_all,
    ),
    Claim(
        "title of calls", "Calls go up and down from year to year", claim_rules.calls_go_up_and_down
    ),
    Claim(
        "title of cases",
        "In the years that we know: %(low)s to %(high)s cases a year",
        claim_rules.every_known_year_has_cases,
    ),
    Claim(
        "title of the estimate",
        "The lowest and the highest estimate are far apart",
        claim_rules.estimates_are_far_apart,
    ),
    Claim(
        "title of the police",
        "Police report only a few offenses a year",
        claim_rules.police_know_few,
    ),
    Claim(
        "one step only",
        "This is one step, from one year to the next, and the numbers are small.",
        claim_rules.one_step_is_small,
    ),
    Claim(
        "chance alone",
        "Chance alone can move numbers as small as these this far.",
        claim_rules.chance_can_move_so_far,
    ),
    Claim(
        "cases rise more steadily",
        "Cases rose more steadily: %(early)s, later %(late)s.",
        claim_rules.cases_rise_more_steadily,
    ),
    Claim(
        "first half of a year",
        "%(period)s: %(calls)s and %(cases)s. Cases of sex trafficking among them: %(sex)s.",
        partial(
            claim_rules.find_excess, part="sex_cases_2018_first_half", whole="cases_2018_first_half"
        ),
    ),
    Claim(
        "one grant paid for a part",
        "One federal grant paid for help to %(people)s (%(period)s). That is %(share)s of the "
        "work of one program.",
        claim_rules.grant_paid_for_a_part,
    ),
)


def check_claims(
    facts: ClaimFacts, sentences: Collection[str], claims: Collection[Claim] = CLAIMS
) -> Iterator[Problem]:
    """Yield a problem for each of a page's sentences that is no longer true, with what broke it."""
    for claim in claims:
        breach = claim.check(facts) if claim.sentence in sentences else None
        if breach is not None:
            beginning = claim.sentence.partition(": %(")[0]
            what = f'"{beginning}" is no longer true ({breach.why})'
            kind = "table" if breach.file.endswith(".csv") else "figure"
            fix = f"mend the {kind}, or tell whoever writes {PAGE}"
            yield Problem(breach.file, breach.line, what, fix)
