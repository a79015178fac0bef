"""Tables that no longer fit their description, or the figures that repeat a number of theirs."""

from pathlib import Path

from tests.content.damaged_files import FIGURES
from tests.content.damaging import Damage, append, fill_with, remove, swap

HOTLINE = "series/hotline.csv"
RATES = "series/rates-2024.csv"
DESCRIPTOR = "series/datapackage.json"
_CELL = "hotline 2013 contacts"
_NOT_JSON = ("not readable as JSON", "check commas and quotes")
_NO_PACKAGE = ("not a Data Package descriptor", "name, path and schema.fields")


def _at_top(old: str, new: str, what: str = _NO_PACKAGE[0], fix: str = _NO_PACKAGE[1]) -> Damage:
    def hurt(path: Path) -> int:
        swap(old, new)(path)
        return 1

    return Damage(f"descriptor with {new}", DESCRIPTOR, hurt, what, fix)


DAMAGED_TABLES = (
    Damage(
        "cell is missing",
        HOTLINE,
        swap("2013,calls,80,10,,", "2013,calls,80,10,"),
        "the row has 5 cells and the table 6 columns",
        "check the commas",
    ),
    Damage(
        "cell too many",
        HOTLINE,
        swap("2013,calls,80,10,,", "2013,calls,80,10,,,"),
        "the row has 7 cells and the table 6 columns",
        "check the commas",
    ),
    Damage(
        "grouped number",
        "series/languages.csv",
        swap("es,10404,", 'es,"10,404",'),
        "`speakers` is '10,404'",
        "digits only",
    ),
    Damage(
        "number in words",
        HOTLINE,
        swap("2013,calls,80", "2013,calls,eighty"),
        "`contacts` is 'eighty'",
        "digits only",
    ),
    Damage(
        "Arabic-Indic number",
        HOTLINE,
        swap("2013,calls,80", "2013,calls,٨٠"),
        "`contacts` is '٨٠'",
        "digits only",
    ),
    Damage(
        "negative number",
        HOTLINE,
        swap("2013,calls,80", "2013,calls,-80"),
        "`contacts` is '-80'",
        "digits only",
    ),
    Damage(
        "decimal comma",
        RATES,
        swap("Vermont,2.32", 'Vermont,"2,32"'),
        "`rate` is '2,32'",
        "digits only",
    ),
    Damage("year in short", HOTLINE, swap("2013,calls", "13,calls"), "`year` is '13'", "digits"),
    Damage("no year", HOTLINE, swap("2013,calls", ",calls"), "`year` is empty", "type a value"),
    Damage(
        "unknown measure",
        HOTLINE,
        swap("2013,calls", "2013,letters"),
        "`measure` is 'letters'",
        "type one of calls, signals",
    ),
    Damage(
        "columns moved",
        HOTLINE,
        swap("year,measure", "measure,year"),
        "the columns are measure, year",
        "type year,measure",
    ),
    Damage(
        "semicolons",
        "series/police.csv",
        fill_with(b"year;offenses;source\n2017;2;line\n"),
        "the columns are year;offenses;source",
        "type year,offenses,places",
    ),
    Damage("empty table", HOTLINE, fill_with(b""), "the columns are", "type year,measure"),
    Damage(
        "quote left open in a table",
        RATES,
        append('"Nowhere\n'),
        "not readable as CSV",
        "check quotes",
    ),
    Damage("table is gone", HOTLINE, remove, "the file is missing", "bring it back"),
    Damage(
        "table of nobody",
        "series/more.csv",
        fill_with(b"a,b\n"),
        "no resource of datapackage.json names this file",
        "describe it there or remove it",
    ),
    Damage("descriptor in YAML", DESCRIPTOR, fill_with(b"resources: []\n"), *_NOT_JSON),
    Damage(
        "descriptor with a comma too many",
        DESCRIPTOR,
        swap('"resources": [', ',"resources": ['),
        *_NOT_JSON,
    ),
    Damage("descriptor is a list", DESCRIPTOR, fill_with(b"[]\n"), *_NO_PACKAGE),
    Damage(
        "descriptor far too deep",
        DESCRIPTOR,
        fill_with(b"[" * 200_000),
        "far too deeply nested",
        "check brackets",
    ),
    _at_top('"resources"', '"tables"'),
    _at_top('"path": "hotline.csv"', '"path": "../sources.yaml"'),
    _at_top('"path": "hotline.csv"', '"path": "/etc/hostname"'),
    _at_top('"name": "year"', '"called": "year"'),
    _at_top('"name": "hotline"', '"name": ["hotline"]'),
    _at_top('"type": "year"', '"type": ["year"]'),
    _at_top('"constraints": {', '"constraints": null, "was": {'),
    _at_top(
        '"name": "police"',
        '"name": "hotline"',
        "two resources are named 'hotline'",
        "choose another name",
    ),
    _at_top('"name": "police"', '"name": "crimes"', "a page shows 'police'", "bring it back"),
)

# A number that is in a table and as a figure is one and the same number.
DAMAGED_CELLS = (
    Damage(
        "figure unlike its cell",
        FIGURES,
        swap("  value: 80\n", "  value: 81\n"),
        "'calls_2013' is 81 in data/figures.yaml and 80 in data/series/hotline.csv:3",
        "look which is right",
    ),
    Damage(
        "cell that nobody names",
        FIGURES,
        swap(f"  cell: {_CELL}\n", "", at="  value: 80\n"),
        "'calls_2013' stands in data/series/hotline.csv too",
        f"type `cell: {_CELL}`",
    ),
    Damage(
        "cell of no table",
        FIGURES,
        swap(_CELL, "hot 2013 contacts"),
        "there is no table 'hot'",
        "type one of hotline",
    ),
    Damage(
        "cell of no column",
        FIGURES,
        swap(_CELL, "hotline 2013 letters"),
        "data/series/hotline.csv has no column 'letters'",
        "type one of year",
    ),
    Damage(
        "cell of no row",
        FIGURES,
        swap(_CELL, "hotline 2003 contacts"),
        "data/series/hotline.csv has no row '2003'",
        "name one that stands there once",
    ),
    Damage(
        "half the name of a cell",
        FIGURES,
        swap(_CELL, "hotline 2013"),
        "'hotline 2013' names no cell",
        "type table, row and column",
    ),
    Damage(
        "cell of another measure",
        FIGURES,
        swap("  unit: counties", "  cell: police 2019 offenses\n  unit: counties"),
        "counts counties and its cell offenses",
        "name the cell that counts the same",
    ),
    Damage(
        "cell of another year",
        FIGURES,
        swap("cell: hotline 2013 cases", "cell: hotline 2015 cases"),
        "speak of different times",
        "name the cell of the same time",
    ),
    Damage(
        "years in disorder",
        HOTLINE,
        swap("2014,calls", "2011,calls"),
        "2011 stands below 2013",
        "the latest last",
    ),
    Damage(
        "contacts of no measure",
        HOTLINE,
        swap("2013,calls", "2013,"),
        "80 contacts have no measure",
        "type calls or signals",
    ),
    Damage(
        "state of no row",
        "site.yaml",
        swap("state: Nowhere", "state: Elsewhere"),
        "'Elsewhere' is no row of data/series/rates-2024.csv",
        "type the first cell of the row",
    ),
    Damage(
        "words that the quote does not say",
        "statements.yaml",
        swap("{named: a report of 2012}", "{named: 2013}"),
        "'2013' does not stand in the quote of 'rise_2012'",
        "type the words that stand there",
    ),
    Damage(
        "words of a quote that a page misses",
        "statements.yaml",
        swap("{named: a report", "{month: a report"),
        "a page shows the part 'named' of 'rise_2012'",
        "type `named:`",
    ),
    Damage(
        "range without the number",
        RATES,
        swap("2.95,2.1,4.0", "2.95,2.1,2.5"),
        "2.95 is not within 2.1 to 2.5",
        "mend the range or the rate",
    ),
    Damage(
        "range with one end",
        RATES,
        swap("2.95,2.1,4.0", "2.95,2.1,"),
        "a range needs two ends",
        "type `low` and `high`, or leave both empty",
    ),
    _at_top(
        '"period": "2018",',
        '"was": "2018",',
        "a page shows the `period` of the table",
        'type "period": "2018"',
    ),
)
