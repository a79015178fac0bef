"""What a life can hang on: words of the English whose counterpart a translation must have.

How each language says them stands in its `checks.yaml`, under `meanings`, by these names.
"""

from collections.abc import Mapping
from types import MappingProxyType

from workshop.checks.concept import Concept
from workshop.checks.concepts_of_people import PEOPLE
from workshop.checks.concepts_of_time import TIMES

_LOGIC = (
    Concept(
        "need not",
        r"\b(?:do|does|did) not (?:have|need) to\b|n['’]t (?:have|need) to\b|\bneed not\b|"
        r"\bneeds? no\b",
        r"\b(?:not|no|without)\b|n['’]t\b|\bcan be\b",
        "must not",
    ),
    Concept(
        "must not",
        r"\bmust not\b",
        r"\b(?:do|does) not (?!have to|need)|\b(?:can|should|may|is|are|will) not\b|"
        r"\b(?:cannot|never|forbid\w*|illegal|against the law|should)\b|^not\b|\bmay not\b|"
        r"\bno (?:right|\w+ (?:may|can|should)\b)|\b(?:nobody|no one) (?:may|can|has|should)\b",
    ),
    Concept(
        "must",
        r"(?<!not )(?<!what they )\bmust\b(?! not)|(?<!not )(?<!t )\bha(?:ve|s|d) to\b",
        r"\b(?:must|ha(?:ve|s|d) to|need\w*|requir\w*|should|oblig\w*|duty|forced?|orders?|"
        r"owes?|debts?|necessar\w*|make you|made to|depends?|accept|mandatory|what to|"
        r"jobs?)\b|^\s*(?:name|send|ask|say|write|type|use|tell|call|do not)\b|\bhow fast\b|"
        r"\. (?:name|say|ask|do not)\b",
        "need not",
    ),
    Concept("may", r"(?<!\d )\bmay\b(?! not)(?! [\d%\ufffc])|\bmight\b|\bperhaps\b"),
    Concept(
        "only",
        r"(?<!not )\bonly\b(?! not| a few)|\bsolely\b|\bnothing but\b",
        r"\b(?:only|just|alone|single|sole|no more|few\w*|one|itself|by itself|but|nothing|"
        r"private|mere|little|some|certain|seasonal|once)\b",
    ),
    Concept("not only", r"\bnot only\b"),
    Concept(
        "never",
        r"\bnever\b",
        r"\b(?:not?|ever|none|nobody|nothing|cannot|without)\b|n['’]t\b",
    ),
    Concept(
        "always",
        r"\balways\b",
        r"\b(?:still|any\w*|every\w*|all|day and night|forever|each|keeps?|24)\b",
    ),
    Concept(
        "all",
        r"(?<!in )(?<!above )(?<!at )\ball\b(?! of Maine| about| others| five)|\bwhole\b",
    ),
    Concept("both", r"\bboth\b"),
    Concept("most", r"\bmost (?!people in the)(?=[a-z])|\bmostly\b"),
    Concept("some", r"\bsome\b(?! of)"),
    Concept("nobody", r"\bnobody\b|\bno one\b|\bno(?:ne)? of\b"),
    Concept("unless", r"\bunless\b|\bexcept\b"),
    Concept("because", r"\bbecause\b"),
    Concept("if", r"(?<!even )\bif\b|\bwhether\b"),
    Concept("or", r"\bor\b(?! prison| older| none)"),
    Concept("open", r"(?<!can )(?<!may )\bopen(?:s|ed|ing)?\b", "", "closed"),
    Concept("closed", r"\bclos(?:ed|es|ing)\b", r"\b(?:close|shut|end|seal|lock)\w*\b", "open"),
    Concept(
        "safe",
        r"(?<!not )(?<!isn't )\bsafe(?:ly|ty)?\b",
        r"\b(?:secur|safe|protect|shelter|trust|sure|social|harm|danger)\w*",
        "danger",
    ),
    Concept(
        "danger",
        r"\bdanger(?:ous)?\b|\bunsafe\b",
        r"\b(?:risk|threat|harm|emergenc|think|thought)\w*|\b(?:not|never|less) safe\b|"
        r"\bno longer safe\b",
        "safe",
    ),
    Concept(
        "free of charge",
        r"costs? nothing|(?<!\bis )(?<!\bare )(?<!\bnot )\bfree (?=\w)(?!from|of a)|"
        r"\bfree of (?:charge|cost)|\bis free\b(?= and|[,:.]|"
        r"$)(?<!nobody is free)(?<!bed is free)",
        r"\bfree\b|\b(?:cost|pay|paid|charge|price|fee|money)\w*",
        "free to take",
    ),
    Concept(
        "free to take",
        r"\b(?:nobody|somebody|someone|bed|beds|place|room|line) (?:is|are) free\b|"
        r"\bavailable\b",
        r"\b(?:availab|empty|gap|blank|space)\w*|"
        r"\b(?:will|choose|choice|choices|openly|freedom|freely|free to)\b",
        "free of charge",
    ),
    Concept("more", r"(?<!any )\bmore\b(?! steadily| on)"),
    Concept(
        "fewer",
        r"\b(?:fewer|less)\b(?! than very)",
        r"\b(?:less|least|within|at most|up to|under|low\w*|small\w*|young\w*|minor|little|"
        r"few|below|drop\w*|fall\w*)\b",
    ),
    Concept("at least", r"\bat least\b", r"\b(?:least|minimum|smallest|lowest|as little|range)\b"),
    Concept(
        "at most",
        r"\bat most\b|\bno more than\b|\bup to\b",
        r"\b(?:most|maximum|largest|highest|range)\b",
    ),
    Concept("under an age", r"\bunder (?=[%\d\ufffc]|that age)|\bunderage\b"),
    Concept("or older", r"\bor older\b|\band older\b"),
    Concept("without", r"\bwithout\b"),
    Concept("outside", r"\boutside\b", r"\b(?:out|outdoors?|outreach|street|abroad|foreign)\b"),
    Concept("same", r"\bsame\b"),
    Concept("another", r"(?<!each )\b(?:an)?others?\b(?! hands)(?! language than)"),
    Concept("half", r"\bhalf\b", r"\b(?:half|middle|mid)\b"),
    Concept("yes", r"\byes\b"),
    Concept(
        "anonymous, confidential or secret",
        r"\b(?:anonym\w*|confidential\w*|secret|secretly)\b",
        r"\bprivate\w*|\bprivacy\b|\bwithout your name\b|\bhid(?:e|den)\b",
    ),
)
CONCEPTS: Mapping[str, Concept] = MappingProxyType(
    {concept.name: concept for concept in (*_LOGIC, *TIMES, *PEOPLE)}
)
