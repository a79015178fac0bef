"""The other files of data/, with what the first version of the program said by itself."""

import json
import re
from collections.abc import Mapping

from workshop.yaml_edits import Edit, apply, compose, pairs_of, put_before, value_of, word_of

NO_LAWS = """\
# Laws, in plain words. How to edit: docs/editors.md
{}
"""
NO_DOORS = """\
# Doors: a page for each situation. How to edit: docs/editors.md
{}
"""
_PLACES = """\
# Places: the counties of the state. Services name a county by its id, the name in small letters.
# How to edit: docs/editors.md

# How many counties there are, and how their Census codes (FIPS) begin.
count: {count}
fips_state: "{state}"

"""
_MAP = """\
# How large the drawing is that the outlines are made for; without outlines leave it out.
map:
  width: 105
  height: 160

"""
# What the first version of the program said by itself, and its files have to say now.
_SITE = {
    "short_codes": """\
# Numbers of three, five or six digits that are really short codes; any other is a slip.
short_codes: ["211", "711", "911", "988", "233733", "898211"]
""",
    "referral": """\
# Whom to call where nobody answers a number that is in doubt.
referral: u211
""",
    "adult_age": """\
# Below this age advocates must report abuse (22 M.R.S. §4011-A); the start page says so.
adult_age: 18
""",
    "state": """\
# The state that this site is for, and how the tables of series/ name the row of the whole country.
state: Maine
""",
    "country_row": """\
country_row: 50 states and DC
""",
}
_TABLES = {
    "rates-2024": {"period": '"2024"'},
    "languages": {"period": '"2018"', "from_age": "5"},
}
_PARTS = {
    "rise_2012": {"named": "(NHTRC, 2012)"},
    "author_2015": {
        "authors": "Hornby Zeller Associates",
        "client": "Maine Coalition Against Sexual Assault",
    },
}
_CELLS = {
    "calls": ("hotline", "contacts"),
    "signals": ("hotline", "contacts"),
    "cases": ("hotline", "cases"),
    "people": ("hotline", "people"),
    "offenses": ("police", "offenses"),
}


# What a source was called in words of its own, and the kind that the page of sources knows.
_SOURCE_KINDS = {
    "compilation by others": "data",
    "copy of government data": "data",
    "official letter of a corporation that the government funds": "government page",
    "public university page": "government page",
    "statute, copy": "law",
}


def carry_counties(text: str) -> str:
    """Return the counties as a part of the file of places."""
    counties = pairs_of(compose(text))
    head = re.match(r"(?:#[^\n]*\n)*", text)
    notes = head[0] if head else ""
    body = re.sub(r"(?m)^(?=[^\n])", "  ", text[len(notes) :].lstrip("\n"))
    code = word_of(counties[0][1], "fips")[:2] if counties else ""
    places = _PLACES.format(count=len(counties), state=code)
    drawing = _MAP if any(word_of(county, "outline") for _, county in counties) else ""
    return f"{places}{drawing}{notes}counties:\n{body}"


def carry_site(text: str) -> str:
    """Return the file of the site with what the program itself said before."""
    known = {str(key.value) for key, _ in pairs_of(compose(text))}
    added = [
        f"\n{addition}" if addition.startswith("#") else addition
        for key, addition in _SITE.items()
        if key not in known
    ]
    return text.rstrip("\n") + "\n" + "".join(added) if added else text


def carry_figures(text: str, rows: Mapping[str, frozenset[str]]) -> str:
    """Return the figures, each with the cell of the table that holds the same number.

    `rows` are the names of the rows of each table.
    """
    edits: list[Edit] = []
    for key, figure in pairs_of(compose(text)):
        kind, _, year = str(key.value).rpartition("_")
        table, column = _CELLS.get(kind, ("", ""))
        repeats = (word_of(figure, "unit"), word_of(figure, "period"), word_of(figure, "place"))
        is_there = year in rows.get(table, ()) and repeats == (kind, year, "Maine")
        if is_there and not value_of(figure, "cell"):
            edits += put_before(figure, "unit", f"cell: {table} {year} {column}")
    return apply(text, edits)


def carry_sources(text: str) -> str:
    """Return the sources, each of a kind that has a heading."""
    kinds = [kind for _, source in pairs_of(compose(text)) if (kind := value_of(source, "kind"))]
    return apply(
        text,
        (
            Edit(kind.start_mark.index, kind.end_mark.index, _SOURCE_KINDS[kind.value])
            for kind in kinds
            if kind.value in _SOURCE_KINDS
        ),
    )


def carry_statements(text: str) -> str:
    """Return the statements, with the words of two of them that the page said by itself."""
    edits: list[Edit] = []
    for key, statement in pairs_of(compose(text)):
        quote = word_of(statement, "quote")
        parts = _PARTS.get(str(key.value), {})
        if parts and not value_of(statement, "parts") and all(p in quote for p in parts.values()):
            parts_text = ", ".join(f'{name}: "{part}"' for name, part in parts.items())
            edits += put_before(statement, "source", f"parts: {{{parts_text}}}")
    return apply(text, edits)


def carry_tables(text: str) -> str:
    """Return the description of the tables, with the times that the pages said by themselves."""
    try:
        known = {resource["name"]: resource for resource in json.loads(text)["resources"]}
    except (ValueError, KeyError, TypeError):
        return text  # `flask data check` says what is wrong with it
    for name, fields in _TABLES.items():
        missing = [key for key in fields if key not in known.get(name, fields)]
        new = "".join(rf'\n\1"{key}": {fields[key]},' for key in missing)
        text = re.sub(rf'(?m)^( *)"name": "{name}",$', rf"\g<0>{new}", text, count=1)
    return text
