"""Which meanings a sentence does not say in the place of each other."""

from workshop.checks.concept import DAYS

# Of each row a sentence means one: another in its place is a fault, in whatever words.
_OPPOSED = (
    ("must", "may"),
    ("must", "need not"),
    ("may", "cannot"),
    ("never", "always"),
    ("sometimes", "always", "never"),
    ("open", "closed"),
    ("safe", "danger"),
    ("free of charge", "free to take"),
    ("more", "fewer"),
    ("many", "few"),
    ("all", "some"),
    ("faster", "slower"),
    ("higher", "lower"),
    ("higher", "fall"),
    ("lower", "rise"),
    ("large", "small"),
    ("rise", "fall"),
    ("inside", "outside"),
    ("above", "below"),
    ("same", "different"),
    ("begin", "end"),
    ("buy", "sell"),
    ("near", "far"),
    ("at least", "at most"),
    ("under an age", "or older"),
    ("before", "after"),
    ("day", "night"),
    ("today", "tomorrow"),
    ("minutes", "hours", "day", "weeks", "months", "years"),
    ("every day", *DAYS),
    ("first", "last"),
    ("child", "adult"),
    ("woman", "man"),
    ("police", "immigration", "lawyer", "prosecutor", "advocate", "court", "hospital", "doctor"),
    ("call", "text"),
    ("county", "state"),
    ("and", "or"),
    ("you", "we", "he", "she", "they"),
)
# These follow grammar or tell of people: which of two comes first says nothing.
IN_ANY_ORDER = frozenset(
    (
        *(
            "police",
            "immigration",
            "lawyer",
            "prosecutor",
            "advocate",
            "court",
            "hospital",
            "doctor",
        ),
        *("you", "we", "they", "and", "or", "must", "may", "cannot", "need not", "county", "state"),
    )
)


def opposed_to(name: str) -> frozenset[str]:
    """Return the meanings that must not stand in the place of one."""
    return frozenset(other for row in _OPPOSED if name in row for other in row) - {name}
