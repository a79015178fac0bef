"""When: hours, days, before and after."""

from workshop.checks.concept import Concept

TIMES = (
    Concept(
        "before",
        r"\bbefore\b(?! the courts?)",
        r"\b(?:first|ahead|already|front|until|earlier|ago|prior|advance|previous|up to|yet|"
        r"last|in front|took|takes?|accept\w*|former\w*)\b",
        "after",
    ),
    Concept(
        "after",
        r"(?<!even )\bafter\b(?! all)",
        r"\b(?:later|since|then|next|follow\w*|again|once|when|past|noon|back|days|yet|away|"
        r"far|from|hurt|brings?|miles?)\b",
        "before",
    ),
    Concept(
        "every day",
        r"\bevery day\b|\bdaily\b(?! life)|\ball days\b|\bseven days a week\b|\beach day\b",
        r"\bdaily|\b(?:every|any|all|7)\b|\bday (?:and|or) night\b|24/7",
    ),
    Concept("every", r"\b(?:every|each)\b(?! other| choice| \ufffc)"),
    Concept("until", r"\buntil\b"),
    Concept("day", r"\bdays?\b"),
    Concept("night", r"\b(?:to)?nights?\b", r"\b(?:evening|late|dark|24|hour)\b", "day"),
    Concept("now", r"\b(?:right )?now\b"),
    Concept("today", r"\btoday\b", r"\b(?:now|daily|current\w*|this day|tonight)\b"),
    Concept("tomorrow", r"\btomorrow\b", r"\bmorning\b"),
    Concept("minutes", r"\bminutes?\b", r"\bmoment\b"),
    Concept(
        "hours",
        r"\bhours?\b",
        r"\b(?:time|noon|24|clock|schedule|open|now|day and night)\b|"
        r"\b(?:at|from|until|before|after|by) (?:half |\d|(?:one|two|three|four|five|six|seven|"
        r"eight|nine|ten|eleven|twelve)\b)",
    ),
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
    Concept("first", r"(?<!at )\bfirst\b(?! time)"),
    Concept(
        "last",
        r"\blast\b(?! for)(?!s)",
        r"\b(?:latest?|final\w*|past|recent|end|until|most|later?)\b",
    ),
)
