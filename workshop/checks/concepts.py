"""What a life can hang on: words of the English whose counterpart a translation must have.

How each language says them stands in its `checks.yaml`, under `meanings`, by these names.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType


@dataclass(frozen=True)
class Concept:
    """One meaning: the pattern of the English that asks for it, and of that beside which it may be.

    Languages say most meanings in more ways than a list can hold, so that it proves little if no
    word of the list is there. A `firm` one is said in few words everywhere.
    """

    name: str
    english: str
    near: str = ""
    is_firm: bool = False

    @cached_property
    def asks(self) -> re.Pattern[str]:
        """Return the pattern of the English that asks for it."""
        return re.compile(self.english, re.IGNORECASE)

    @cached_property
    def allows(self) -> re.Pattern[str]:
        """Return the pattern of the English beside which a translation may say it."""
        return re.compile(
            f"{self.english}|{self.near}" if self.near else self.english, re.IGNORECASE
        )


_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_ALL = (
    Concept("need not", r"(?:\bnot|n['’]t) (?:have|need) to\b|\bneed not\b|\bneeds? no\b"),
    Concept(
        "must",
        r"(?<!not )(?<!t )\b(?:must(?! not)|ha(?:ve|s|d) to)\b",
        r"\b(?:must|need\w*|requir\w*|should|oblig\w*|forc\w*|mak(?:e|es|ing)|ow(?:e|es)|orders?)\b",
    ),
    Concept(
        "may",
        r"(?<!\d )\b(?:may|can)\b(?! not)(?! [\d%\ufffc])|\bmight\b|\bperhaps\b",
        r"\b(?:may|can\w*|could|able|possib\w*|allow\w*|let|lets)\b",
    ),
    Concept("may have to", r"\b(?:may|might) (?:also )?have to\b", is_firm=True),
    Concept("only", r"(?<!not )(?<!if )\bonly\b(?! not| a few)", is_firm=True),
    Concept("never", r"\bnever\b", is_firm=True),
    Concept("always", r"\balways\b"),
    Concept("open", r"(?<!can )(?<!may )\bopen(?:s|ed|ing)?\b"),
    Concept("closed", r"\bclos(?:ed?|es|ing)\b"),
    Concept("safe", r"(?<!not )(?<!isn't )\bsafe(?:ly|ty)?\b"),
    Concept("danger", r"\bdanger(?:ous)?\b|\bunsafe\b"),
    Concept(
        "free of charge",
        r"costs? nothing|"
        r"(?<!\bis )(?<!\bare )(?<!\bnot )(?<!\bbe )(?<!\bbed )\bfree (?=\w)(?!from|of a|to\b)|"
        r"\bfree of (?:charge|cost)|\bfor free\b|(?<!nobody )(?<!bed )\bis free\b(?= and|[,:.]|$)",
        r"\bfree\b",
        is_firm=True,
    ),
    Concept(
        "free to take",
        r"\b(?:nobody|somebody|someone|beds?|place|room|line) (?:(?:is|are|may be) )?free\b|"
        r"\bavailable\b",
        r"\bfree to\b",
    ),
    Concept("more", r"(?<!any )\bmore\b"),
    Concept("fewer", r"\b(?:fewer|less)\b"),
    Concept("at least", r"\bat least\b", is_firm=True),
    Concept("at most", r"\bat most\b|\bno more than\b|\bup to\b"),
    Concept("under an age", r"\bunder (?=[%\d\ufffc]|that age)|\bunderage\b"),
    Concept("or older", r"\b(?:or|and) older\b"),
    Concept("before", r"\bbefore\b"),
    Concept("after", r"(?<!even )\bafter\b(?! all)|\bsince\b|\bthen\b"),
    Concept("day", r"(?<!time of )\bdays?\b|\bdaily\b"),
    Concept("night", r"\b(?:to)?nights?\b", is_firm=True),
    Concept("every day", r"\bevery day\b|\bdaily\b(?! life)|\bseven days a week\b|\beach day\b"),
    Concept("today", r"\btoday\b"),
    Concept("tomorrow", r"\btomorrow\b"),
    Concept("minutes", r"\bminutes?\b"),
    Concept("hours", r"\bhours?\b"),
    Concept("weeks", r"\bweeks?\b|\bweekly\b"),
    Concept("months", r"\bmonths?\b|\bmonthly\b"),
    Concept("years", r"(?<!half )(?<!half-)\byears?\b|\byearly\b|\bannual\w*\b"),
    *(Concept(day, rf"\b{day}s?\b", is_firm=True) for day in _DAYS),
    Concept("first", r"(?<!at )\bfirst\b(?! time)"),
    Concept("last", r"\blast\b(?! for)"),
    Concept("child", r"\bchild(?:ren)?\b(?! protection)|\bkids?\b"),
    Concept("adult", r"\badults?\b"),
    Concept("woman", r"\bwom[ae]n(?:['’]s)?\b", is_firm=True),
    Concept("man", r"\bm[ae]n(?:['’]s)?\b", is_firm=True),
    Concept("police", r"\bpolice\b", r"\bofficers?\b|\bagents?\b|\blaw enforcement\b|\bICE\b"),
    Concept("immigration", r"\bimmigra(?:tion|nts?)\b"),
    Concept("lawyer", r"\blawyers?\b", r"\battorneys?\b|\blegal\b|\blaw\b|\bprosecutors?\b"),
    Concept("prosecutor", r"\bprosecutors?\b|\bdistrict attorneys?\b", r"\battorneys?\b"),
    Concept("advocate", r"\badvocates?\b", r"\bsupport\w*"),
    Concept("court", r"\bcourts?\b", r"\bjudg\w+\b|\bjustice\b|\btrial\b"),
    Concept("hospital", r"\bhospitals?\b"),
    Concept("doctor", r"\bdoctors?\b", r"\bmedical\b|\b(?:dent|veterin|pharmac)\w+"),
    Concept("call", r"\bcalls?\b"),
    Concept(
        "text",
        r"\btext (?:codes?|that number|or|it|in|messages?)\b|\b(?:can|to|in|or|call,|first) text\b"
        r"|(?<!all )(?<!of )\btexts\b",
        is_firm=True,
    ),
    Concept("county", r"\bcount(?:y|ies)\b"),
    Concept("state", r"(?<!united )\bstates?\b"),
)
CONCEPTS: Mapping[str, Concept] = MappingProxyType({concept.name: concept for concept in _ALL})
# Of each row a sentence means one: another in its place is a fault, in whatever words.
_OPPOSED = (
    ("must", "may"),
    ("must", "need not"),
    ("never", "always"),
    ("open", "closed"),
    ("safe", "danger"),
    ("free of charge", "free to take"),
    ("more", "fewer"),
    ("at least", "at most"),
    ("under an age", "or older"),
    ("before", "after"),
    ("day", "night"),
    ("today", "tomorrow"),
    ("minutes", "hours", "day", "weeks", "months", "years"),
    ("every day", *_DAYS),
    ("first", "last"),
    ("child", "adult"),
    ("woman", "man"),
    ("police", "immigration", "lawyer", "prosecutor", "advocate", "court", "hospital", "doctor"),
    ("call", "text"),
    ("county", "state"),
)


def opposed_to(name: str) -> frozenset[str]:
    """Return the meanings that must not stand in the place of one."""
    return frozenset(other for row in _OPPOSED if name in row for other in row) - {name}
