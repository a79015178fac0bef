"""Doors that promise, say too much, or lead to nobody who answers."""

from tests.content.damaging import Damage, append, swap

DOORS = "doors.yaml"
_KNOW = "    - Ask about a bed."
_LONG = "    - You can ask for a bed " + "and for more " * 5 + "of it too."
_ALONE = "services: [shore-line, bridge, law]"


def _serve(name: str, services: str, what: str, fix: str) -> Damage:
    """Let a door lead to other services."""
    return Damage(name, DOORS, swap(_ALONE, f"services: [{services}]"), what, fix)


DAMAGED_DOORS = (
    Damage(
        "door without a number",
        DOORS,
        swap("\n1:\n", "\nalone:\n", at="alone:"),
        "'alone' is no number of a door",
        "type the next number",
    ),
    Damage(
        "door that leads to a word",
        DOORS,
        swap("doors: [2]", "doors: [two]"),
        "'two' is no number of a door",
        "type one, as 3",
    ),
    Damage(
        "dangling door",
        DOORS,
        swap("doors: [2]", "doors: [9]"),
        "'9' is not defined",
        "define it in doors.yaml",
    ),
    Damage(
        "door without a label",
        DOORS,
        swap("  label: I only write\n", "", at="3:"),
        "`label` has no answer",
        "type `label:`",
    ),
    Damage(
        "door of an unknown drawing",
        DOORS,
        swap("picture: key", "picture: gun"),
        "`picture` cannot be 'gun'",
        "type one of 'key'",
    ),
    Damage(
        "label of many words",
        DOORS,
        swap("label: I only write", "label: I" + " only" * 12),
        "the label of door 3 is too long",
        "at most 12 words",
    ),
    Damage(
        "door in one long sentence",
        DOORS,
        swap(_KNOW, _LONG),
        "a sentence has 24 words",
        "of at most 20 words",
    ),
    Damage(
        "door that promises",
        DOORS,
        swap(_KNOW, "    - You are safe here."),
        "'safe' promises what nobody can keep",
        "say it without",
    ),
    Damage(
        "heading that promises",
        DOORS,
        swap("heading: If you only write", "heading: You always get an answer"),
        "'always' promises what nobody can keep",
        "say it without",
    ),
    Damage(
        "door that names a number",
        DOORS,
        swap(_KNOW, "    - Ask about 2 beds."),
        "words hold no digits",
        "under `facts:`",
    ),
    Damage(
        "door that names a fact",
        DOORS,
        swap(_KNOW, "    - Ask about %(beds)s beds."),
        "%(beds)s stands for no fact",
        "write %(adult)s",
    ),
    Damage(
        "dangling law of a door",
        DOORS,
        swap("laws: [duty,", "laws: [nothing,"),
        "'nothing' is not defined",
        "define it in laws.yaml",
    ),
    Damage(
        "hidden law of a door",
        DOORS,
        swap("laws: [duty,", "laws: [guards,"),
        "'guards' is hidden until a lawyer has read it",
        "take it out",
    ),
    _serve(
        "dangling service of a door",
        "shore-line, nobody, law",
        "'nobody' is not defined",
        "define it in a file of organizations/",
    ),
    _serve(
        "door to two services",
        "shore-line, law",
        "a door leads to 3 to 6 services, and this one to 2",
        "name those who serve best",
    ),
    _serve(
        "door to seven services",
        "shore-line, bridge, law, coast, harbor-text, shore-line, law",
        "a door leads to 3 to 6 services, and this one to 7",
        "name those who serve best",
    ),
    _serve(
        "closed behind a door",
        "shore-line, old-bridge, law",
        "'old-bridge' stands here and is closed",
        "name another service",
    ),
    _serve(
        "police behind a door",
        "shore-line, rescue, law",
        "'rescue' is an authority",
        "name somebody who helps",
    ),
    _serve(
        "immigration police behind a door",
        "shore-line, border, law",
        "'border' is an authority",
        "name somebody who helps",
    ),
    _serve(
        "wordless behind a door",
        "shore-line, papers-law, law",
        "'papers-law' stands here and has no short words",
        "type `short:`",
    ),
    _serve(
        "door without a first number",
        "bridge, shore-line, law",
        "'bridge' stands first and has no number",
        "put a service with a phone first",
    ),
    _serve(
        "door where nobody answers at night",
        "harbor-text, bridge, law",
        "nobody here answers day and night",
        "name a line whose `schedules:` are `always`",
    ),
    Damage(
        "door said otherwise",
        DOORS,
        swap("You can call the first line", "You cannot call the first line", at="  know:"),
        "what to know",
        "data accept",
    ),
    Damage(
        "doors cut off", DOORS, append("9: ]\n"), "not readable as YAML", "check indents and quotes"
    ),
)
