"""The checks in words, for the command line and for the page of the translators."""

from collections.abc import Iterator

from webapp.i18n.checks.findings import Level
from workshop.checks.registry import CHECKS

_WHAT_FOLLOWS = {
    Level.ERROR: "the site does not start with it",
    Level.WARNING: "mend it, or excuse it with a line above the sentence",
    Level.HINT: "have a look; no tool can decide it",
}
_PAGE = """\
# Checks of translations

Made by `flask translations check --list`; a test compares the two. A finding about your sentence
ends with the name of its check.

A warning or a hint that is wrong about your sentence can be excused, with a reason. Write a line
above the sentence (in Poedit, the comment of the translator):

    # ok: copied it is the name of a town

An error cannot be excused. Lists of [words to search by](README.md#words-to-search-by) need no
excuse: only errors are looked for in them.

`flask translations check so` checks one language and names all hints, `--strict` fails for warnings
too, and `--explain copied` explains one check.

The words that matter are in `translations/glossary.csv`, which any spreadsheet opens: a row a
term, a column a language, and beside it what never to say. Several right words have `|`
between them; `avocat*` is every word that begins so. The scope `word` is checked wherever the
English says the term; `whole` is for labels, and only shown beside them in the preview.

Whether your sentence says *before*, *must*, *only* or *police* as the English does is seen by the
`meanings` of your language in `translations/so/checks.yaml`. It is named where it says another
meaning in the place of one, or has no word for one that is said in few words. If you said it with
another right word, add it to its row: `before: ka hor|kahor`. `ab*` is every word that begins so,
`ne … pas` stands with other words between, and `?` before a word says that it may also mean
something else, so that it proves nothing alone. There too are names, numbers in words, nouns that
stand behind no number but 1 (`singular`), words that may answer for a no (`doubtful_negations`),
what ends a question of whether (`or_not`), what is written in two ways (`variants`) and how nobody
is addressed (`familiar`). `check` names what the file of your language lacks.

How hard a page is to read is reckoned by the formula of the language (`reading`), from the words of
a sentence and the syllables of a word: in English Flesch-Kincaid, whose number is a year of school.
The sentence that makes a page hard is named; excuse it where it cannot be simpler, and it does not
count. English is excused in the line above it in its template, code or data, as a comment:

    {# ok: long-sentence these are the words of the law #}
"""


def list_checks() -> Iterator[str]:
    """Yield a line for each check: its level, its name and what it means."""
    width = max(map(len, CHECKS))
    for level in Level:
        for check in CHECKS.values():
            if check.level is level:
                yield f"{level:7} {check.name:{width}} {check.explanation}"


def explain_check(name: str) -> str:
    """Return what a check looks for, with an example, or the names there are."""
    check = CHECKS.get(name)
    if check is None:
        return f"There is no check {name!r}; there are: {', '.join(sorted(CHECKS))}"
    return (
        f"{check.name} ({check.level}: {_WHAT_FOLLOWS[check.level]})\n"
        f"{check.explanation}\nFor example: {check.example}"
    )


def write_page() -> str:
    """Return docs/translators/checks.md: every check by level, with its example."""
    parts = [_PAGE]
    for level in Level:
        parts.append(f"## {level.capitalize()}s: {_WHAT_FOLLOWS[level]}\n")
        rows = [check for check in CHECKS.values() if check.level is level]
        cells = (f"| `{c.name}` | {_cell(c.explanation)} | {_cell(c.example)} |" for c in rows)
        parts.append(
            "\n".join(["| check | what it finds | example |", "| --- | --- | --- |", *cells])
        )
        parts.append("")
    return "\n".join(parts)


def _cell(text: str) -> str:
    return text.replace("|", "\\\\|").replace("<", "&lt;")
