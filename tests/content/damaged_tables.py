"""Tables that no longer fit what `datapackage.json` says of them."""

from pathlib import Path

from tests.content.damaging import Damage, append, fill_with, remove, swap

HOTLINE = "series/hotline.csv"
RATES = "series/rates-2024.csv"
DESCRIPTOR = "series/datapackage.json"
_NOT_JSON = ("not readable as JSON", "check commas and quotes")
_NO_PACKAGE = ("not a Data Package descriptor", "name, path and schema.fields")


def _at_top(old: str, new: str) -> Damage:
    def hurt(path: Path) -> int:
        swap(old, new)(path)
        return 1

    return Damage(f"descriptor with {new}", DESCRIPTOR, hurt, *_NO_PACKAGE)


DAMAGED_TABLES = (
    Damage("cell is missing", HOTLINE, swap("2013,calls,80,10,,ross", "2013,calls,80,10,ross"),
           "the row has 5 cells and the table 6 columns", "check the commas"),
    Damage("cell too many", HOTLINE, swap("2013,calls,80,10,,ross", "2013,calls,80,10,,,ross"),
           "the row has 7 cells and the table 6 columns", "check the commas"),
    Damage("grouped number", "series/languages.csv", swap("fr,33266,", 'fr,"33,266",'),
           "`speakers` is '33,266'", "digits only"),
    Damage("number in words", HOTLINE, swap("2013,calls,80", "2013,calls,eighty"),
           "`contacts` is 'eighty'", "digits only"),
    Damage("Arabic-Indic number", HOTLINE, swap("2013,calls,80", "2013,calls,٨٠"),
           "`contacts` is '٨٠'", "digits only"),
    Damage("full-width number", HOTLINE, swap("2013,calls,80", "2013,calls,８０"),
           "`contacts` is '８０'", "digits only"),
    Damage("negative number", HOTLINE, swap("2013,calls,80", "2013,calls,-80"),
           "`contacts` is '-80'", "digits only"),
    Damage("decimal comma", RATES, swap("Maine,2.95", 'Maine,"2,95"'),
           "`rate` is '2,95'", "digits only"),
    Damage("year in short", HOTLINE, swap("2013,calls", "13,calls"), "`year` is '13'", "digits"),
    Damage("no year", HOTLINE, swap("2013,calls", ",calls"), "`year` is empty", "type a value"),
    Damage("unknown measure", HOTLINE, swap("2013,calls", "2013,letters"),
           "`measure` is 'letters'", "type one of calls, signals"),
    Damage("wrong header", HOTLINE, swap("year,measure", "Year,measure"),
           "the columns are Year, measure", "type year,measure"),
    Damage("columns moved", HOTLINE, swap("year,measure", "measure,year"),
           "the columns are measure, year", "type year,measure"),
    Damage("semicolons", "series/police.csv", fill_with(b"year;offenses;source\n2017;2;fbi\n"),
           "the columns are year;offenses;source", "type year,offenses,source"),
    Damage("empty table", HOTLINE, fill_with(b""), "the columns are", "type year,measure"),
    Damage("quote left open in a table", RATES, append('"Nowhere\n'),
           "not readable as CSV", "check quotes"),
    Damage("table is gone", HOTLINE, remove, "the file is missing", "bring it back"),
    Damage("table of nobody", "series/more.csv", fill_with(b"a,b\n"),
           "no resource of datapackage.json names this file", "describe it there or remove it"),
    Damage("descriptor in YAML", DESCRIPTOR, fill_with(b"resources: []\n"), *_NOT_JSON),
    Damage("descriptor with a comma too many", DESCRIPTOR, swap('"resources": [',
           ',"resources": ['), *_NOT_JSON),
    Damage("descriptor is a list", DESCRIPTOR, fill_with(b"[]\n"), *_NO_PACKAGE),
    _at_top('"resources"', '"tables"'),
    _at_top('"path": "hotline.csv"', '"path": "../sources.yaml"'),
    _at_top('"path": "hotline.csv"', '"path": "/etc/hostname"'),
    _at_top('"name": "year"', '"called": "year"'),
    _at_top('"name": "hotline"', '"name": ["hotline"]'),
    _at_top('"name": "year"', '"name": ["year"]'),
    _at_top('"type": "year"', '"type": ["year"]'),
    _at_top('"constraints": {', '"constraints": null, "was": {'),
)  # fmt: skip
