"""What a life can hang on: words of the English whose counterpart a translation must have.

How each language says them stands in its `checks.yaml`, under `meanings`, by these names.
"""

from collections.abc import Mapping
from types import MappingProxyType

from workshop.checks.concept import DAYS, Concept

# Of a bed, a place or a person "free" says that nobody has taken them.
_ROOM = r"(?:bed|room|place|spot|seat|apartment)s?"
_WHO = (
    r"(?:nobody|some(?:body|one)|any(?:body|one)|everybody|lines?|advocates?|lawyers?|interpreters?"
    r"|staff|workers?)"
)
_VERB = r"(?:is|are|was|were|may be|will be|gets?|becomes?)"
_VACANT = rf"\b(?:{_ROOM}|{_WHO}) (?:{_VERB} )?(?:not |still )?free\b|\bfree {_ROOM}\b"
_DENIED = r"\b(?:not?|never|nobody|nothing|none|cannot|neither|nor)\b|n['’]t\b"
_NO = rf"{_DENIED}|\bwithout\b"
_YOU = r"\byou\b|\byours?\b|\byourself\b"
# Of whom or what a pronoun may speak that the English has not.
_THIRD = (
    r"\b(?:it|its|this|they|them|somebody|someone|person|police|worker|advocate|lawyer|doctor|child"
    r"|office|center|program|organization|agency|line|helpline|hotline|court|page|law|exam)\b"
)
# Whom an order speaks to, as a language may say, and whom others help.
_ADDRESSED = (
    r"^(?!.*\b(?:he|she|they|we)\b)|\b(?:help|answer|connect|contact|back)\w*"
    r"|^\W*(?:ask|say|tell|call|talk|write|see|choose|try|press|type|look|go|keep|leave)\b"
)
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
    Concept(
        "cannot",
        r"\bcannot\b|\bcan['’]t\b",
        rf"{_DENIED}|\b(?:un\w+|only|too|refus\w+)\b|\bstops? (?!at|any|now|when)",
    ),
    Concept("may have to", r"\b(?:may|might) (?:also )?have to\b"),
    Concept("only", r"(?<!not )(?<!if )\bonly\b(?! not| a few| a little)"),
    Concept("never", r"\bnever\b"),
    Concept("always", r"\balways\b"),
    Concept("sometimes", r"\bsometimes\b"),
    Concept("open", r"(?<!can )(?<!may )\bopen(?:s|ed|ing)?\b"),
    Concept("closed", r"\bclos(?:ed|es|e|ing)\b(?! to\b)"),
    Concept("safe", r"(?<!not )(?<!isn't )(?<!without a )\bsafe(?:ly|ty)?\b"),
    Concept("danger", r"\bdanger(?:ous)?\b|\bunsafe\b", r"\brisks?\b|\b(?:not|without a) safe\b"),
    Concept("secret", r"\b(?:secret\w*|confidential\w*|anonym\w*)\b", r"\bpriva\w+\b"),
    Concept(
        "free of charge",
        r"costs? nothing|\bfree of (?:charge|cost)|\bfor free\b"
        rf"|(?<!\bis )(?<!\bare )(?<!\bnot )(?<!\bbe )\bfree (?=\w)(?!from|of a|to\b|{_ROOM}\b)"
        r"(?!for|on|in|at|now|again|tonight|today|after|before|until)"
        rf"|\b(?!{_ROOM}|{_WHO})\w+ (?:is|are) free\b(?! (?:of|from|to)\b)",
        rf"^(?!.*(?:{_VACANT})).*\bfree\b",
    ),
    Concept("free to take", rf"{_VACANT}|\bavailable\b", r"\bfree to\b"),
    Concept("more", r"(?<!any )\bmore\b", r"\bmost(?:ly)?\b"),
    Concept("fewer", r"\b(?:fewer|less)\b"),
    Concept("many", r"(?<!how )\bmany\b", r"\b(?:more|most|much|several|lots?|how many)\b"),
    Concept("few", r"\bfew\b", r"\b(?:little|fewer|less|small|low|only)\b"),
    Concept(
        "all",
        r"\ball\b(?! the same)|\bevery\w*\b",
        r"\b(?:each|any\w*|whole|always|both|daily|while)\b",
    ),
    Concept("some", r"\bsome\b", r"\b(?:some\w+|any\w*|one|certain|few|parts?|other)\b"),
    Concept(
        "faster", r"\b(?:faster|quick(?:er|ly)?)\b", r"\b(?:fast|soon|at once|emergency|urgent)\b"
    ),
    Concept("slower", r"\bslow(?:er|ly)?\b", r"\blong(?:er)?\b"),
    Concept(
        "higher",
        r"\bhigh(?:er|est)?\b(?! school)",
        r"\b(?:up|rise\w*|large\w*|more|most|at least)\b",
    ),
    Concept(
        "lower", r"\blow(?:er|est)?\b", r"\b(?:down|fall\w*|few\w*|less|least|small\w*|little)\b"
    ),
    Concept("large", r"\b(?:larger?|big(?:ger)?)\b", r"\b(?:much|high\w*|most|main|older)\b"),
    Concept("small", r"\bsmall(?:er|est)?\b", r"\b(?:few\w*|little|low\w*|child\w*|less)\b"),
    Concept("rise", r"\b(?:ris(?:es?|ing|en)|rose|go(?:es)? up)\b", r"\b(?:up|more|high\w*)\b"),
    Concept(
        "fall", r"\b(?:falls?|fell|fallen|go(?:es)? down)\b", r"\b(?:down|less|few\w*|low\w*)\b"
    ),
    Concept(
        "inside", r"\b(?:inside|indoors|inwards?)\b", r"\b(?:in|into|within|enter\w*)\b(?! front)"
    ),
    Concept("outside", r"\b(?:outside|outdoors|outwards?)\b", r"\b(?:out|except|beyond)\b"),
    Concept("above", r"\b(?:above|top)\b", r"\b(?:over|more|up|on)\b"),
    Concept("below", r"\b(?:below|bottom)\b", r"\b(?:under\w*|less|fewer|down)\b"),
    Concept("same", r"\bsame\b", r"\b(?:as|also|too|alike|equal\w*|again)\b"),
    Concept(
        "different",
        r"\bdiffer(?:s|ent|ently)?\b",
        r"\b(?:other\w*|another|else|several|many|changed?|own|various)\b",
    ),
    Concept(
        "begin",
        r"\b(?:begin(?:s|ning)?|began|start(?:s|ed)?)\b",
        r"\b(?:first|since|from|open\w*)\b",
    ),
    Concept("end", r"\b(?:ends?|ended|stops?|stopped)\b", r"\b(?:last|until|clos\w+|over|then)\b"),
    Concept("buy", r"\bbuy(?:s|ing)?\b", r"\bpay\w*\b"),
    Concept("sell", r"\bsell(?:s|ing)?\b|\bsold\b", r"\btrades?\b"),
    Concept("near", r"\b(?:near|nearby|nearest)\b", r"\bclose to\b"),
    Concept("far", r"\bfar\b(?! apart)", r"\baway\b"),
    Concept("at least", r"\bat least\b"),
    Concept("at most", r"\bat most\b|\bno more than\b|\bup to\b"),
    Concept("under an age", r"\bunder (?=[%\d\ufffc]|that age)|\bunderage\b"),
    Concept("or older", r"\b(?:or|and) older\b"),
    Concept("before", r"\bbefore\b"),
    Concept("after", r"(?<!even )\bafter\b(?! all)|\bsince\b|\bthen\b"),
    Concept("day", r"(?<!time of )\bdays?\b|\bdaily\b"),
    Concept("night", r"\b(?:to)?nights?\b"),
    Concept("every day", r"\bevery day\b|\bdaily\b(?! life)|\bseven days a week\b|\beach day\b"),
    Concept("today", r"\btoday\b"),
    Concept("tomorrow", r"\btomorrow\b"),
    Concept("minutes", r"\bminutes?\b"),
    Concept("hours", r"\bhours?\b"),
    Concept("weeks", r"\bweeks?\b|\bweekly\b"),
    Concept("months", r"\bmonths?\b|\bmonthly\b"),
    Concept("years", r"(?<!half )(?<!half-)\byears?\b|\byearly\b|\bannual\w*\b"),
    *(Concept(day, rf"\b{day}s?\b") for day in DAYS),
    Concept("first", r"(?<!at )\bfirst\b(?! (?:time|came|come|began|saw|met|\w+ed)\b)"),
    Concept("last", r"\blast\b(?! for)"),
    Concept("child", r"\bchild(?:ren)?\b(?! protection)|\bkids?\b"),
    Concept("adult", r"\badults?\b"),
    Concept("woman", r"\bwom[ae]n(?:['’]s)?\b"),
    Concept("man", r"\bm[ae]n(?:['’]s)?\b"),
    Concept("police", r"\bpolice\b", r"\bofficers?\b|\bagents?\b|\blaw enforcement\b|\bICE\b"),
    Concept("immigration", r"\bimmigra(?:tion|nts?)\b"),
    Concept("lawyer", r"\blawyers?\b", r"\battorneys?\b|\blegal\b|\blaw\b"),
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
    ),
    Concept("county", r"\bcount(?:y|ies)\b"),
    Concept("state", r"(?<!united )\bstates?\b"),
    # Between two words: beside a "no", languages join otherwise.
    Concept(
        "and",
        rf"^(?!.*(?:{_NO})).*\band\b(?! (?:other|older|over|more|people|those|any\w*|\w+ing)\b)",
        rf"{_NO}|\b(?:any\w*|both|as well)\b",
    ),
    Concept(
        "or",
        rf"^(?!.*(?:{_NO}|\bany\w*\b)).*(?<=[\w,;)] )(?<!day )\bor\b"
        r"(?! (?:older|over|more|less)\b)",
        rf"{_NO}|\b(?:any\w*|if|whether|one of)\b",
    ),
    Concept("you", _YOU, _ADDRESSED),
    Concept("we", r"\b(?:we|our|ours|us)\b"),
    Concept("he", r"\b(?:he|him|his|himself)\b", _THIRD),
    Concept("she", r"\b(?:she|hers?|herself)\b", _THIRD),
    Concept(
        "they",
        r"\b(?:they|them|their|theirs)\b",
        rf"{_THIRD}|\w+s\b|\b(?:people|nobody)\b",
    ),
)
CONCEPTS: Mapping[str, Concept] = MappingProxyType({concept.name: concept for concept in _ALL})
