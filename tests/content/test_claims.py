"""Claims of the page of numbers: each is a sentence that the page says, and each can fail."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

import pytest
from pydantic import TypeAdapter

from webapp.content.claims import CLAIMS, PAGE, Claim, check_claims
from webapp.content.featured import Featured
from webapp.content.figures import Confidence, Figure, Series, Source, Statement
from webapp.content.narrative import HOTLINE, LANGUAGES, POLICE, ClaimFacts
from webapp.settings import ROOT
from webapp.site.story import read_story
from webapp.words.catalogs import messages_of, read_template
from webapp.yamlfile import Document

BY_NAME = {claim.name: claim for claim in CLAIMS}
SENTENCES = frozenset(claim.sentence for claim in CLAIMS)
Spoil = Callable[[ClaimFacts], ClaimFacts]


def table(name: str, text: str) -> Series:
    """Make a table of a few words: a line a row, digits as numbers, `-` for an empty cell."""
    head, *rows = (line.split() for line in text.strip().splitlines())

    def read(cell: str) -> str | Decimal | None:
        return None if cell == "-" else Decimal(cell) if cell[0].isdigit() else cell

    read_rows = tuple(dict(zip(head, map(read, row), strict=True)) for row in rows)
    return Series(name, tuple(head), read_rows, text)


HOTLINE_ROWS = """
    year measure  contacts cases
    2001 calls    5        2
    2002 calls    9        3
    2003 calls    4        3
    2019 -        -        -
    2020 -        -        -
    2021 -        -        -
    2022 signals  12       6
    2023 signals  15       7
"""
POLICE_ROWS = "year offenses\n2017 2\n2018 9"
LANGUAGES_ROWS = "language speakers\nfr 30\nother 20"


TIMES = {
    "sex_cases_2014": "2002",
    "labor_cases_2014": "2002",
    "calls_before_2012": "1998/2000",
    "cases_before_2012": "1998/2000",
    "calls_to_end_2015": "1998/2003",
    "cases_to_end_2015": "1998/2003",
}
NUMBERS = {
    "sex_cases_2014": "2",
    "labor_cases_2014": "1",
    "calls_before_2012": "10",
    "cases_before_2012": "4",
    "calls_to_end_2015": "28",
    "cases_to_end_2015": "12",
    "calls_to_2023": "80",
    "signals_to_2023": "80",
    "signals_2023_from_survivors": "5",
    "signals_2023": "15",
    "rise_claimed_2012": "50",
    "calls_to_march_2015": "1240",
    "cases_to_march_2015": "41",
    "estimate_2015": "200 to 300",
    "estimate_2015_full": "79 to 893",
    "offenses_2017": "2",
    "offenses_2018": "9",
    "languages_all_2018": "60",
    "languages_not_shown_2018": "10",
    "cases_2018_first_half": "7",
    "sex_cases_2018_first_half": "6",
    "served_preble_share_2025": "45",
}


def figure(key: str, number: str) -> Figure:
    """Make a figure that has a number or a range, a time and what it comes from."""
    low, _, high = number.partition(" to ")
    written = {
        **({"low": low, "high": high} if high else {"value": low}),
        "unit": "cases",
        "period": TIMES.get(key, "2023"),
        "place": "Here",
        "source": "page",
        "quote": "",
        "confidence": "high",
    }
    return TypeAdapter(Figure).validate_python(written)


QUOTES = {
    "rise_2012": "risen by more than 50% in recent years",
    "span_2019": "received over 1,240 calls",
    "cases_2019": "at least 41 cases",
    "expected_2019": "the numbers are expected to rise",
}


@pytest.fixture
def facts() -> ClaimFacts:
    """Return made-up facts of which every claim is true."""
    source = TypeAdapter(Source).validate_python(
        {
            "title": "T",
            "publisher": "P",
            "dated": "2019-04",
            "dated_as": "2019",
            "kind": "news",
            "reliability": "high",
            "address": "a file",
        }
    )
    featured = Featured(
        home=("a",),
        card=("a",),
        emergency="a",
        adult_age=18,
        relay="a",
        referral="a",
        civil_lawyer="a",
        immigration_lawyer="a",
        state="Here",
        country_row="Everywhere",
    )
    tables = (
        table(HOTLINE, HOTLINE_ROWS),
        table(POLICE, POLICE_ROWS),
        table(LANGUAGES, LANGUAGES_ROWS),
    )
    return ClaimFacts(
        figures={key: figure(key, number) for key, number in NUMBERS.items()},
        statements={
            key: Statement(quote=quote, source="page", confidence=Confidence.HIGH)
            for key, quote in QUOTES.items()
        },
        sources={"page": source},
        series={series.name: series for series in tables},
        featured=featured,
        documents={
            "figures": Document(
                "data/figures.yaml", {}, {(key,): 10 * n for n, key in enumerate(NUMBERS, 1)}
            )
        },
    )


def in_table(name: str, old: str, new: str) -> Spoil:
    """Change a line of a table."""

    def spoil(facts: ClaimFacts) -> ClaimFacts:
        text = facts.series[name].text
        assert old in text, f"{name} no longer holds {old!r}"
        return replace(facts, series={**facts.series, name: table(name, text.replace(old, new))})

    return spoil


def with_figure(key: str, number: str) -> Spoil:
    """Change the number of a figure, which keeps its time and what it comes from."""
    return lambda facts: replace(facts, figures={**facts.figures, key: figure(key, number)})


SPOILS: dict[str, list[tuple[Spoil, str]]] = {
    "calls go up and down": [
        (in_table(HOTLINE, "2003 calls    4 ", "2003 calls    9 "), "hotline.csv:9: calls fall"),
        (in_table(HOTLINE, "2002 calls    9 ", "2002 calls    5 "), "hotline.csv:9: calls rise"),
    ],
    "no steady rise": [
        (in_table(HOTLINE, "2003 calls    4 ", "2003 calls    10"), "in every year"),
    ],
    "last year": [
        (in_table(HOTLINE, "15       7", "15       -"), "hotline.csv:9: 2023 has contacts and no"),
        (in_table(HOTLINE, HOTLINE_ROWS, "year contacts"), "hotline.csv:1: no year has contacts"),
    ],
    "empty years between": [
        (in_table(HOTLINE, "2022 signals", "2004 signals"), "no year between the two is empty"),
    ],
    "most years are empty": [
        (
            in_table(HOTLINE, "2021 -        - ", "2021 signals  11"),
            "hotline.csv:9: 3 of 5 years from 2019 on have figures",
        ),
        (in_table(HOTLINE, "    2021 -        -        -\n", ""), "2 of 4 years from 2019 on"),
    ],
    "sex and labor make all cases": [
        (in_table(HOTLINE, "9        3", "9        4"), "hotline.csv:3: 2 and 1 are not 4"),
        (with_figure("labor_cases_2014", "2"), "2 and 2 are not 3"),
    ],
    "years add up": [
        (in_table(HOTLINE, "2002 calls    9 ", "2002 calls    10"), "yaml:50: the numbers add up"),
        (with_figure("cases_before_2012", "5"), "yaml:60: the numbers add up to 13"),
    ],
    "calls are among signals": [(with_figure("calls_to_2023", "81"), "yaml:70: 81 of 80")],
    "survivors are among signals": [(with_figure("signals_2023", "4"), "yaml:90: 5 of 4")],
    "rise of the old page": [(with_figure("rise_claimed_2012", "5"), "'rise_2012'")],
    "numbers of the old page": [
        (with_figure("calls_to_march_2015", "240"), "yaml:120: 240 does not stand in"),
        (with_figure("cases_to_march_2015", "4"), "yaml:130: 4 does not stand in"),
    ],
    "range of the estimate": [
        (with_figure("estimate_2015", "70 to 300"), "yaml:140: 70 to 300 is not within 79 to 893"),
    ],
    "police know few": [(in_table(POLICE, "2018 9", "2018 10"), "police.csv:3: 2018 has 10")],
    "Somali is not counted": [
        (in_table(LANGUAGES, "fr 30", "so 30"), "languages.csv:2: Somali has a row of its own"),
    ],
    "languages not shown": [
        (in_table(LANGUAGES, "fr 30", "fr 31"), "51 in rows and 10 are not 60"),
        (with_figure("languages_all_2018", "61"), "50 in rows and 10 are not 61"),
    ],
    "cases rise more steadily": [
        (in_table(HOTLINE, "4        3", "4        2"), "cases of years with calls fall 1 times"),
        (in_table(HOTLINE, "12       6", "12       8"), "csv:9: another year has more cases than"),
    ],
    "title of calls": [
        (in_table(HOTLINE, "2003 calls    4 ", "2003 calls    9 "), "hotline.csv:9: calls fall"),
    ],
    "title of cases": [
        (in_table(HOTLINE, "4        3", "4        -"), "csv:4: 2003 has contacts and no cases"),
        (in_table(HOTLINE, HOTLINE_ROWS, "year contacts"), "hotline.csv:1: no year has contacts"),
    ],
    "title of the estimate": [
        (with_figure("estimate_2015_full", "200 to 893"), "200 and 893 are not far apart"),
    ],
    "title of the police": [(in_table(POLICE, "2018 9", "2018 10"), "police.csv:3: 2018 has 10")],
    "one step only": [
        (in_table(HOTLINE, "signals  15 ", "signals  1500"), "hotline.csv:9: 1500 is not small"),
    ],
    "chance alone": [
        (in_table(HOTLINE, "signals  15 ", "signals  35"), "12 and 35 differ by more than chance"),
        (in_table(HOTLINE, "15       7", "15       27"), "6 and 27 differ by more than chance"),
    ],
    "first half of a year": [(with_figure("sex_cases_2018_first_half", "8"), "8 of 7 is no part")],
    "one grant paid for a part": [
        (with_figure("served_preble_share_2025", "100"), "100 percent is no part"),
    ],
}


def test_every_sentence_is_in_the_template_and_in_the_catalog_of_all_words() -> None:
    msgids = {message.id for message in messages_of(read_template(ROOT / "translations"))}
    assert [claim.sentence for claim in CLAIMS if claim.sentence not in msgids] == []
    assert read_story(ROOT / "templates").sentences >= SENTENCES


def test_each_claim_has_a_name_and_a_way_to_fail() -> None:
    assert len(BY_NAME) == len(CLAIMS)
    assert BY_NAME.keys() == SPOILS.keys()


@pytest.mark.parametrize("claim", CLAIMS, ids=lambda claim: claim.name)
def test_claim_holds_for_sound_facts(facts: ClaimFacts, claim: Claim) -> None:
    assert claim.find_breach(facts) is None


@pytest.mark.parametrize(
    ("claim", "spoil", "why"),
    [
        pytest.param(BY_NAME[name], spoil, why, id=f"{name} {number}")
        for name, spoils in SPOILS.items()
        for number, (spoil, why) in enumerate(spoils, 1)
    ],
)
def test_claim_that_is_no_longer_true_names_what_broke_it(
    facts: ClaimFacts, claim: Claim, spoil: Spoil, why: str
) -> None:
    breach = claim.check(spoil(facts))
    assert breach is not None
    assert why in f"{breach.file}:{breach.line}: {breach.why}"


@pytest.mark.parametrize("claim", CLAIMS, ids=lambda claim: claim.name)
def test_claim_about_facts_that_are_not_there_is_skipped(facts: ClaimFacts, claim: Claim) -> None:
    assert claim.check(replace(facts, figures={}, statements={}, sources={}, series={})) is None


def test_fault_names_the_sentence_and_what_to_do(facts: ClaimFacts) -> None:
    falling = in_table(HOTLINE, "2002 calls    9 ", "2002 calls    5 ")(facts)
    [problem] = check_claims(falling, [BY_NAME["calls go up and down"].sentence])
    assert str(problem) == (
        'data/series/hotline.csv:9: "The number of calls goes up and down" is no longer true '
        f"(calls rise in no year); mend the table, or tell whoever writes {PAGE}"
    )


def test_only_sentences_that_a_page_says_are_held(facts: ClaimFacts) -> None:
    falling = in_table(HOTLINE, "2002 calls    9 ", "2002 calls    5 ")(facts)
    assert list(check_claims(falling, [])) == []
    assert list(check_claims(facts, SENTENCES)) == []
