"""Who and where: people, offices, places, ways to reach them."""

from workshop.checks.concept import Concept

PEOPLE = (
    Concept(
        "child",
        r"\bchild(?:ren)?\b(?! protection)|\bkids?\b",
        r"\b(?:minor|pregnan|young|youth|teen|babies|baby|underage|child|parent|caregiver|boy|girl|daughter)\w*",
        is_topic=True,
    ),
    Concept("adult", r"\badults?\b", r"\b(?:older|grown|over|of age)\b", is_topic=True),
    Concept(
        "woman",
        r"\bwom[ae]n(?:['’]s)?\b",
        r"\b(?:her|she|girls?|female|pregnant)\b",
        is_topic=True,
    ),
    Concept(
        "man",
        r"\bm[ae]n(?:['’]s)?\b",
        r"\b(?:he|his|boys?|male|human|person\w*|people)\b",
        is_topic=True,
    ),
    Concept(
        "police",
        r"(?<!some )\bpolice\b",
        r"\bpolice\b|\bICE\b|\bagents?\b|\barrest\w*|\blaw enforcement\b|\bofficers?\b|"
        r"\bagenc\w*",
        is_topic=True,
    ),
    Concept(
        "immigration",
        r"\bimmigra(?:tion|nts?)\b",
        r"\b(?:im|e)?migra\w*|\bpapers?\b|\bvisas?\b|\bstatus\b",
        is_topic=True,
    ),
    Concept(
        "lawyer",
        r"\blawyers?\b|\battorneys?\b(?! General)(?<!district attorney)",
        r"\battorneys?\b|\blegal\b|\bprosecutors?\b|\blaw\b|\bdefen[sd]\w*|\bcases?\b",
        "advocate",
        is_topic=True,
    ),
    Concept(
        "advocate",
        r"\badvocates?\b",
        r"\bsupport\w*|\bhelp\w*|\bcounsel\w*|\badvoca\w*|\bthey\b",
        "lawyer",
        is_topic=True,
    ),
    Concept(
        "court",
        r"\bcourts?\b",
        r"\b(?:judge|judicial|justice|trial|district|sue|record|convict|hearing)\w*",
        is_topic=True,
    ),
    Concept("hospital", r"\bhospitals?\b", r"\b(?:medical|clinic)\w*", is_topic=True),
    Concept(
        "doctor",
        r"\bdoctors?\b",
        r"\b(?:medical|physician|health|nurse|exam|care|dentist|prescri|pharmac)\w*",
        is_topic=True,
    ),
    Concept(
        "interpreter",
        r"\binterpret(?:er|ers|ing)\b",
        r"\b(?:interpret|translat)\w*",
        is_topic=True,
    ),
    Concept(
        "parent",
        r"\bparents?\b",
        r"\b(?:father|mother|famil|relativ|guardian|caregiver|pregnan)\w*",
        is_topic=True,
    ),
    Concept("county", r"\bcount(?:y|ies)\b", is_topic=True),
    Concept("state", r"(?<!united )\bstates?\b(?! of)(?<!^state)", is_topic=True),
    Concept(
        "call",
        r"\b(?:you|to|can|them|please|then|back) call\b(?! it)|^call\b|"
        r"\bcalls\b(?! it)(?! \w+ trafficking)",
        is_topic=True,
    ),
    Concept(
        "text",
        r"\btext (?:codes?|that number|or|it|in|messages?)\b|\b(?:can|to|in|or|call,|"
        r"first) text\b|(?<!all )(?<!of )\btexts\b",
        is_topic=True,
    ),
    Concept("name", r"\byour name\b|\ba name\b|\bgive your name\b", is_topic=True),
    Concept("age", r"\b(?:your|of every|that|any) age\b", is_topic=True),
)
