"""Answers in the right shape that can still not be true, or that no reader can act on."""

from tests.content.damaged_files import FIGURES, HSI, SOURCES
from tests.content.damaged_records import COUNTIES, MECASA
from tests.content.damaging import Damage, swap

IMPOSSIBLE = (
    Damage("checked in the future", HSI, swap("on: 2026-11-24", "on: 2099-01-01"), "2099", ""),
    Damage("checked with a clock time", HSI, swap("on: 2026-11-24", "on: 2026-11-24T00:00:00"),
           "is not a date", "type it as"),
    Damage("hours seen in the future", MECASA, swap("seen_in: 2018", "seen_in: 20018"),
           "20018", ""),
    Damage("period on no day", SOURCES, swap("dated: 2019-04-08", "dated: 2019-02-31"),
           "there is no such month or day", "type it as"),
    Damage("period in month zero", SOURCES, swap("dated: 2019-04-08", "dated: 2019-00-08"),
           "there is no such month or day", "type it as"),
    Damage("range backwards", FIGURES, swap("  value: 46", "  low: 50\n  high: 46",
           at="calls_2011:"), "", ""),
    Damage("number and range", FIGURES, swap("  value: 46", "  value: 46\n  low: 4",
           at="calls_2011:"), "", ""),
    Damage("fewer than nobody", COUNTIES, swap("population: 115272", "population: -5"), "-5", ""),
    Damage("underscore in a number", COUNTIES, swap("population: 115272", "population: 115_272"),
           "115_272", ""),
    Damage("no county code", COUNTIES, swap("fips: 23001", "fips: banana"), "banana", ""),
    Damage("listing without a source", HSI, swap("sources: [hsi2014, ccbi, acteam, dot]",
           "sources: []"), "", ""),
    Damage("number without a source", HSI, swap("sources: [ccbi]", "sources: []"), "", ""),
    Damage("nobody served", HSI, swap("serves: Anyone who chooses to report trafficking to federal "
           "agents. You do not have to.", 'serves: ""'), "", ""),
    Damage("nothing said of reporting", "organizations/maine-211.yaml",
           swap("reporting: unknown", 'reporting: ""'), "", ""),
    Damage("a day named twice", MECASA, swap("[mon, tue, wed, thu, fri]", "[mon, mon]"), "", ""),
    Damage("alias bomb", FIGURES, swap("  value: 46", "  value: [&a [1, 1, 1, 1, 1, 1, 1, 1, 1, 1],"
           " &b [*a, *a, *a, *a, *a, *a, *a, *a, *a], &c [*b, *b, *b, *b, *b, *b, *b, *b],"
           " &d [*c, *c, *c, *c, *c, *c, *c, *c]]"), "alias", ""),
    Damage("placeholder of a note without a fact", MECASA, swap("note: We do not know if the chat",
           "note: In %(gone)s we do not know if the chat"), "%(gone)s stands for no fact", "add"),
)  # fmt: skip
