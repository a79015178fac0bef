"""Words of an English sentence that turn its meaning when lost: negations, duties, numbers."""

import re
from collections import Counter

_TURNING = re.compile(
    r"""\b(?:
    not|no|never|nobody|nothing|none|neither|nor|cannot|without|unless|except|only|(?=\w+n['’]t\b)\w+['’]t
    |must|may|need|always|free|before|after|under|over|above|below|older|younger
    |two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twice|hundred|thousand
    )\b|\d+(?:[.,]\d+)*""",
    re.IGNORECASE | re.VERBOSE,
)


def find_polarity_words(text: str) -> Counter[str]:
    """Return the negations, limits, duties and numbers of a sentence, and how often each occurs."""
    return Counter(word.lower().replace("’", "'") for word in _TURNING.findall(text))


def describe_polarity_change(before: str, now: str) -> str:
    """Return how a sentence may have turned, as `lose "not" and gain "may"`; else nothing."""
    were, are = find_polarity_words(before), find_polarity_words(now)
    lost, gained = sorted((were - are).elements()), sorted((are - were).elements())
    parts = [
        f"{verb} " + ", ".join(f'"{word}"' for word in words)
        for verb, words in (("lose", lost), ("gain", gained))
        if words
    ]
    return " and ".join(parts)
