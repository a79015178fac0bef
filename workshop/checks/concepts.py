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
    """One meaning: the English that asks for it, and the English beside which it may stand.

    `said` and `near` are patterns, and `name` the English that a finding shows. Without `near` a
    translation may say it anywhere: the words for it have other uses. `against` is the meaning that
    must not stand in its place.
    """

    name: str
    said: str
    near: str = ""
    against: str = ""

    @cached_property
    def asks(self) -> re.Pattern[str]:
        """Return the pattern of the English that asks for it."""
        return re.compile(self.said, re.IGNORECASE)

    @cached_property
    def allows(self) -> re.Pattern[str]:
        """Return the pattern of the English beside which a translation may say it."""
        return re.compile(f"{self.said}|{self.near}" if self.near else "", re.IGNORECASE)


_COST = (
    r"costs? nothing|(?<!is )(?<!are )(?<!not )\bfree (?=\w)(?!from|of a)|\bfree of (?:charge|cost)"
)
_NEED = r"\b(?:do|does|did) not (?:have|need) to\b|n['’]t (?:have|need) to\b|\bneed not\b"
_CONCEPTS = (
    Concept(
        "before",
        r"\bbefore\b(?! the courts?)",
        r"\b(?:first|until|earlier|ago|prior|advance|previous|up to|yet|last|in front|took|takes?|accept\w*|former\w*)\b",
        "after",
    ),
    Concept(
        "after",
        r"(?<!even )\bafter\b(?! all)",
        r"\b(?:later|since|then|next|follow\w*|again|once|when|past|noon|yet|away|far|from|hurt|brings?)\b",
        "before",
    ),
    Concept("need not", rf"{_NEED}|\bneeds? no\b", r"\b(?:not|no|without)\b|n['’]t\b", "must not"),
    Concept(
        "must not",
        r"\bmust not\b",
        r"\b(?:do|does) not (?!have to|need)|\b(?:can|should|may|is|are|will) not\b|"
        r"\b(?:cannot|never|forbid\w*|illegal|against the law|should)\b|^not\b",
    ),
    Concept(
        "must",
        r"(?<!not )(?<!what they )\bmust\b(?! not)|(?<!not )(?<!t )\bha(?:ve|s|d) to\b",
        r"\b(?:must|ha(?:ve|s|d) to|need\w*|requir\w*|should|oblig\w*|duty|forced?|orders?|owes?|"
        r"debts?|necessar\w*|make you|made to|depends?|accept|mandatory|what to|jobs?)\b|"
        r"^(?:name|send|ask|say|write|type|use|tell|call|do not)\b|\. (?:name|say|ask|do not)\b",
        "need not",
    ),
    Concept("may", r"(?<!\d )\bmay\b(?! [\d%\ufffc])|\bmight\b|\bperhaps\b"),
    Concept(
        "only",
        r"(?<!not )\bonly\b(?! not| a few)|\bsolely\b|\bnothing but\b",
        r"\b(?:only|just|alone|single|sole|no more|few\w*|one|itself|by itself|but|nothing|"
        r"private|mere|little|some|certain|seasonal|itself)\b",
    ),
    Concept(
        "never", r"\bnever\b", r"\b(?:not?|ever|none|nobody|nothing|cannot|without)\b|n['’]t\b"
    ),
    Concept(
        "always",
        r"\balways\b",
        r"\b(?:still|any\w*|every\w*|all|day and night|forever|each|keeps?|24)\b",
    ),
    Concept(
        "every day",
        r"\bevery day\b|\bdaily\b(?! life)|\ball days\b|\bseven days\b|\beach day\b",
        r"\bdaily|\b(?:every|any|all|7)\b|\bday (?:and|or) night\b|24/7",
    ),
    Concept("every", r"\b(?:every|each)\b(?! other| choice| \ufffc)"),
    Concept(
        "all", r"(?<!in )(?<!above )(?<!at )\ball\b(?! of Maine| about| others| five)|\bwhole\b"
    ),
    Concept("nobody", r"\bnobody\b|\bno one\b|\bno(?:ne)? of\b"),
    Concept("until", r"\buntil\b"),
    Concept("unless", r"\bunless\b|\bexcept\b"),
    Concept("because", r"\bbecause\b"),
    Concept("if", r"(?<!even )\bif\b|\bwhether\b"),
    Concept("or", r"\bor\b(?! prison| older| none)"),
    Concept("day", r"\bdays?\b"),
    Concept("night", r"\b(?:to)?nights?\b", r"\b(?:evening|late|dark|24|hour)\b", "day"),
    Concept("now", r"\b(?:right )?now\b"),
    Concept("today", r"\btoday\b", r"\b(?:now|daily|current\w*|this day|tonight)\b"),
    Concept("tomorrow", r"\btomorrow\b", r"\bmorning\b"),
    Concept("minutes", r"\bminutes?\b", r"\bmoment\b"),
    Concept("hours", r"\bhours?\b", r"\b(?:time|noon|24|clock|schedule|open|now|day and night)\b"),
    Concept("weeks", r"\bweeks?\b|\bweekly\b", r"\bweekends?\b"),
    Concept(
        "months",
        r"\bmonths?\b|\bmonthly\b",
        r"\b(?:year|season|quarter|Jan|Feb|April|June|July|Aug|Oct|\w+ember)|(?-i:Ma[yr])",
    ),
    Concept("years", r"(?<!half )\byears?\b|\byearly\b|\bannual\w*\b"),
    Concept("Monday", r"\bMon(?:days?)?\b", r"\bMondays?\b"),
    Concept("Tuesday", r"\bTues?(?:days?)?\b", r"\bTuesdays?\b"),
    Concept("Wednesday", r"\bWed(?:nesdays?)?\b", r"\bWednesdays?\b"),
    Concept("Thursday", r"\bThur?s?(?:days?)?\b", r"\bThursdays?\b"),
    Concept("Friday", r"\bFri(?:days?)?\b", r"\bFridays?\b"),
    Concept("Saturday", r"\bSat(?:urdays?)?\b", r"\bweekends?\b"),
    Concept("Sunday", r"\bSun(?:days?)?\b", r"\bweekends?\b"),
    Concept("first", r"\bfirst\b(?! time)"),
    Concept(
        "last",
        r"\blast\b(?! for)(?!s)",
        r"\b(?:latest?|final\w*|past|recent|end|until|most|later?)\b",
    ),
    Concept("open", r"(?<!can )(?<!may )\bopen(?:s|ed|ing)?\b", "", "closed"),
    Concept("closed", r"\bclos(?:ed|es|ing)\b", r"\b(?:close|shut|end|seal)\w*\b", "open"),
    Concept(
        "safe",
        r"\bsafe(?:ly|ty)?\b",
        r"\b(?:secur|protect|shelter|trust|sure|social|harm|danger)\w*",
    ),
    Concept(
        "danger",
        r"\bdanger(?:ous)?\b|\bunsafe\b",
        r"\b(?:risk|threat|harm|safe|emergenc|think|thought)\w*",
    ),
    Concept(
        "free of charge",
        rf"{_COST}|\bis free\b(?= and|[,:.]|$)(?<!nobody is free)(?<!bed is free)",
        r"\bfree\b|\b(?:cost|pay|paid|charge|price|fee|money)\w*",
        "free to take",
    ),
    Concept(
        "free to take",
        r"\b(?:nobody|somebody|someone|bed|beds|place|room|line) (?:is|are) free\b|\bavailable\b",
        r"\bfree\b|\bavailab\w*|\b(?:will|choose|choice|choices|openly)\b",
        "free of charge",
    ),
    Concept("more", r"(?<!any )\bmore\b(?! steadily| on)"),
    Concept(
        "fewer",
        r"\b(?:fewer|less)\b(?! than very)",
        r"\b(?:less|least|under|low\w*|small\w*|young\w*|minor|little|few|below|drop\w*|fall\w*)\b",
    ),
    Concept("at least", r"\bat least\b", r"\b(?:least|minimum|smallest|lowest|as little|range)\b"),
    Concept(
        "at most",
        r"\bat most\b|\bno more than\b|\bup to\b",
        r"\b(?:most|maximum|largest|highest|range)\b",
    ),
    Concept("under an age", r"\bunder (?=[%\d\ufffc]|that age)|\bunderage\b"),
    Concept("or older", r"\bor older\b|\band older\b"),
    Concept(
        "child",
        r"\bchild(?:ren)?\b(?! protection)|\bkids?\b",
        r"\b(?:minor|pregnan|young|youth|teen|babies|baby|underage|child|parent|caregiver)\w*",
    ),
    Concept("adult", r"\badults?\b", r"\b(?:older|grown|over|of age)\b"),
    Concept("woman", r"\bwom[ae]n(?:['’]s)?\b", r"\b(?:her|she|girls?|female|pregnant)\b"),
    Concept("man", r"\bm[ae]n(?:['’]s)?\b", r"\b(?:he|his|boys?|male|human|person\w*|people)\b"),
    Concept(
        "police",
        r"(?<!some )\bpolice\b",
        r"\bpolice\b|\bICE\b|\bagents?\b|\barrest\w*|\blaw enforcement\b|\bofficers?\b|\bagenc\w*",
    ),
    Concept(
        "immigration",
        r"\bimmigra(?:tion|nts?)\b",
        r"\b(?:im|e)?migra\w*|\bpapers?\b|\bvisas?\b|\bstatus\b",
    ),
    Concept(
        "lawyer",
        r"\blawyers?\b|\battorneys?\b(?! General)(?<!district attorney)",
        r"\battorneys?\b|\blegal\b|\bprosecutors?\b|\blaw\b|\bdefen[sd]\w*|\bcases?\b",
        "advocate",
    ),
    Concept(
        "advocate",
        r"\badvocates?\b",
        r"\bsupport\w*|\bhelp\w*|\bcounsel\w*|\badvoca\w*|\bthey\b",
        "lawyer",
    ),
    Concept(
        "court",
        r"\bcourts?\b",
        r"\b(?:judge|judicial|justice|trial|district|sue|record|convict)\w*",
    ),
    Concept("hospital", r"\bhospitals?\b", r"\b(?:medical|clinic)\w*"),
    Concept("doctor", r"\bdoctors?\b", r"\b(?:medical|physician|health|nurse|exam|care)\w*"),
    Concept("interpreter", r"\binterpret(?:er|ers|ing)\b", r"\b(?:interpret|translat)\w*"),
    Concept(
        "parent",
        r"\bparents?\b",
        r"\b(?:father|mother|famil|relativ|guardian|caregiver|pregnan)\w*",
    ),
    Concept("county", r"\bcount(?:y|ies)\b"),
    Concept("state", r"(?<!united )\bstates?\b(?! of)(?<!^state)"),
    Concept(
        "call",
        r"\b(?:you|to|can|them|please|then|back) call\b(?! it)|^call\b|\bcalls\b(?! it)(?! \w+ trafficking)",
    ),
    Concept(
        "text",
        r"\btext (?:codes?|that number|or|it|in|messages?|the)\b|\b(?:can|to|in|or|call,|first) text\b|(?<!all )(?<!of )\btexts\b",
    ),
    Concept("without", r"\bwithout\b"),
    Concept("outside", r"\boutside\b", r"\b(?:out|outdoors?|outreach|street|abroad|foreign)\b"),
    Concept("same", r"\bsame\b"),
    Concept("another", r"(?<!each )\b(?:an)?others?\b(?! hands)(?! language than)"),
    Concept("half", r"\bhalf\b", r"\b(?:half|middle|mid)\b"),
    Concept("yes", r"\byes\b"),
    Concept("name", r"\byour name\b|\ba name\b|\bgive your name\b"),
    Concept(
        "anonymous, confidential or secret",
        r"\b(?:anonym\w*|confidential\w*|secret|secretly)\b",
        r"\bprivate\w*|\bprivacy\b|\bwithout your name\b|\bhid(?:e|den)\b",
    ),
    Concept("age", r"\b(?:your|of every|that|any) age\b"),
)
CONCEPTS: Mapping[str, Concept] = MappingProxyType({one.name: one for one in _CONCEPTS})
