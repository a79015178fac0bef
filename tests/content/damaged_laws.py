"""Laws that claim more than a law can keep, say too little, or name what is not there."""

from tests.content.damaged_files import SHORE
from tests.content.damaging import Damage, append, swap

LAWS = "laws.yaml"
READINGS = "law_readings.yaml"
_PAY = "    - You can ask for your pay."
_LONG = "You can ask for your pay " + "and for more " * 5 + "of it too."


def _claim(name: str, sentence: str, claim: str) -> Damage:
    """Let a law claim something; the line is that of the sentence."""
    return Damage(
        name,
        LAWS,
        swap(_PAY, f"    - {sentence}"),
        f"'{claim}' claims what no law can keep",
        "say it without",
    )


DAMAGED_LAWS = (
    _claim("law that promises", "You will get your pay.", "will"),
    _claim("law that is so every time", "You always get your pay.", "always"),
    _claim("law of two weeks", "You get your pay in two weeks.", "weeks"),
    _claim("law of a year", "You can ask within the Year.", "Year"),
    _claim("law of a sum", "You can ask for $ and more.", "$"),
    _claim("law of dollars", "You can ask for some dollars.", "dollars"),
    _claim("law that says safe", "It is safe to ask for your pay.", "safe"),
    _claim("law that happens by itself", "Your pay comes automatically.", "automatically"),
    _claim("law that keeps a secret", "What you ask is confidential.", "confidential"),
    Damage(
        "law with a number",
        LAWS,
        swap(_PAY, "    - You can ask twice, or 3 times."),
        "words hold no digits",
        "under `facts:`",
    ),
    Damage(
        "law in one long sentence",
        LAWS,
        swap(_PAY, f"    - {_LONG}"),
        "a sentence has 24 words",
        "of at most 20 words",
    ),
    Damage(
        "law whose second sentence is long",
        LAWS,
        swap(_PAY, f"    - Ask. {_LONG}"),
        "a sentence has 24 words",
        "of at most 20 words",
    ),
    Damage(
        "law without a fact",
        LAWS,
        swap("is from %(made)s", "is from %(begun)s"),
        "%(begun)s stands for no fact",
        "add `begun:` and a year",
    ),
    Damage(
        "law with a sum as its fact",
        LAWS,
        swap("made: 2001", "made: 5000"),
        "'5000' is not a year",
        "type it as 2018",
    ),
    Damage(
        "law that stands nowhere",
        LAWS,
        swap("  citation: 4 N.R.S. §2\n", "", at="pay:"),
        "`citation` has no answer",
        "type `citation:`",
    ),
    Damage(
        "law of which anything may be said",
        LAWS,
        swap("  must_not_claim: a sum.\n", "", at="pay:"),
        "`must_not_claim` has no answer",
        "type `must_not_claim:`",
    ),
    Damage(
        "law that says nothing",
        LAWS,
        swap(f"  plain:\n{_PAY}\n", "  plain: []\n"),
        "'pay' says nothing",
        "a sentence a line",
    ),
    Damage(
        "law of no topic",
        LAWS,
        swap("topic: money", "topic: gold"),
        "`topic` cannot be 'gold'",
        "type one of 'reporting'",
    ),
    Damage(
        "law that asks for no known lawyer",
        LAWS,
        swap("needs_lawyer: no\n", "needs_lawyer: yes\n"),
        "`needs_lawyer` cannot be 'yes'",
        "type one of 'hide'",
    ),
    Damage(
        "duty that is hidden",
        LAWS,
        swap("needs_lawyer: notice", "needs_lawyer: hide"),
        "a duty to report is never hidden",
        "type `needs_lawyer: notice`",
    ),
    Damage(
        "law without a source",
        LAWS,
        swap("sources: [line, paper]", "sources: []"),
        "`sources` is empty",
        "or type `needs_lawyer: notice`",
    ),
    Damage(
        "dangling source of a law",
        LAWS,
        swap("sources: [line, paper]", "sources: [nowhere]"),
        "'nowhere' is not defined",
        "define it in sources.yaml",
    ),
    Damage(
        "dangling helper of a law",
        LAWS,
        swap("services: [harbor-text, law]", "services: [nobody]"),
        "'nobody' is not defined",
        "define it in a file of organizations/",
    ),
    Damage(
        "closed helper of a law",
        LAWS,
        swap("services: [harbor-text, law]", "services: [old-bridge]"),
        "'old-bridge' stands here and is closed",
        "name another service",
    ),
    Damage(
        "police as the helper of a law",
        LAWS,
        swap("services: [harbor-text, law]", "services: [rescue]"),
        "'rescue' is an authority",
        "name somebody who helps",
    ),
    Damage(
        "dangling law of a service",
        SHORE,
        swap("[duty, duty_read]", "[duty, nothing]"),
        "'nothing' is not defined",
        "define it in laws.yaml",
    ),
    Damage(
        "law on something else",
        SHORE,
        swap("[duty, duty_read]", "[duty, bed]"),
        "'bed' is no law on who must report",
        "whose `topic:` is `reporting`",
    ),
    Damage(
        "reading by nobody",
        READINGS,
        swap("  by: LW\n", "", at="duty_read:"),
        "`by` has no answer",
        "type `by:`",
    ),
    Damage(
        "reading cut off",
        READINGS,
        append("stay_on: ]\n"),
        "not readable as YAML",
        "check indents and quotes",
    ),
)
