"""Files of data/ that are no longer what their name says."""

import os
import shutil
from pathlib import Path

from tests.content.damaging import (
    Damage,
    append,
    begin_with,
    cut_after,
    fill_with,
    put_folder,
    put_loop,
    remove,
    swap,
    swap_bytes,
)
from webapp.settings import ROOT
from webapp.site.story import read_story

STORY = read_story(ROOT / "templates")
SHORE = "organizations/shore.yaml"
FIGURES = "figures.yaml"
SOURCES = "sources.yaml"
_LAST_COMMIT = "bring it back from the last commit"
_MARKERS = "<<<<<<< HEAD\n    cost: free\n=======\n    cost: low\n>>>>>>> other\n"
_URL = "    url: https://shore.example.org\n"
_OPEN = ("a quote opens here and nothing closes it", "close it, as")
_NO_YAML = ("not readable as YAML", "check indents and quotes")


def _cut_before_sources(path: Path) -> int:
    cut_after(_URL)(path)
    return swap("- id: shore-line", "- id: shore-line")(path)


def _remove_folder(path: Path) -> int:
    shutil.rmtree(path)
    return 1


def _remove_tables(path: Path) -> int:
    shutil.rmtree(path.parent)
    return 1


def _make_huge(path: Path) -> int:
    os.truncate(path, 3_000_000)
    return 1


DAMAGED_FILES = (
    Damage("cut inside quotes", SHORE, cut_after('number: "+1207'), *_OPEN),
    Damage("cut inside a field", SHORE, cut_after(f"{_URL}    sou"), *_NO_YAML),
    Damage(
        "cut between fields",
        SHORE,
        _cut_before_sources,
        "`sources` has no answer",
        "type `sources:` and the answer",
    ),
    Damage("empty", FIGURES, fill_with(b""), "the file is empty", _LAST_COMMIT),
    Damage("comments only", FIGURES, fill_with(b"# nothing\n"), "the file is empty", _LAST_COMMIT),
    Damage("one word", SOURCES, fill_with(b"sources\n"), "no records here", "`id:`"),
    Damage(
        "one word for places",
        "places.yaml",
        fill_with(b"places\n"),
        "`the file` should be fields",
        "as `name: value`",
    ),
    Damage("picture", FIGURES, fill_with(b"\x89PNG\r\n\x1a\n\x00\x00"), "not UTF-8", "UTF-8"),
    Damage("UTF-16", FIGURES, fill_with("seed:\n".encode("utf-16")), "not UTF-8", "UTF-8"),
    Damage("null bytes", FIGURES, fill_with(b"\x00\x00"), "not readable as YAML", "whole file"),
    Damage(
        "Latin-1",
        SOURCES,
        swap_bytes(b"Old Page Keepers", "André".encode("latin-1")),
        "the file is not UTF-8 text",
        "save it as UTF-8",
    ),
    Damage("byte order mark", SHORE, begin_with("\ufeff"), "byte order mark", "no BOM"),
    Damage(
        "unfinished merge",
        SHORE,
        swap("    cost: free\n", _MARKERS),
        "a merge was left unfinished",
        "choose one side",
    ),
    Damage(
        "tab",
        SHORE,
        swap("    cost: free", "\tcost: free"),
        "a tab stands in this line",
        "type spaces, not a tab",
    ),
    Damage(
        "indent",
        SHORE,
        swap("    cost: free", "     cost: free"),
        "is not indented like the lines",
        "give it their indent",
    ),
    Damage("quote left open", SHORE, swap('"+12075550100"', '"+12075550100'), *_OPEN),
    Damage(
        "quote that the next one closes",
        SHORE,
        swap("short: To talk with somebody", 'short: "To talk with somebody'),
        "a quote opens here, and the next one, in line 24, closes it",
        'close it, as `short: "To talk with somebody"`',
    ),
    Damage(
        "quote of another kind that the next one closes",
        "organizations/agencies.yaml",
        swap("name: Child Office", "name: 'Child Office"),
        "a quote opens here and nothing closes it",
        "close it, as `name: 'Child Office'`",
    ),
    Damage(
        "words cut off",
        SHORE,
        swap("name: Shore Line", "name: Shore #Line"),
        "'#Line' and what follows would be left out, as a remark",
        'put the words in quotes, as `name: "Line #one"`',
    ),
    Damage(
        "words cut off behind several words",
        "organizations/bridge.yaml",
        swap(
            "eligibility: Anyone in Midshire.",
            "eligibility: Anyone in Midshire # and in Southshire",
        ),
        "'# and' and what follows would be left out, as a remark",
        'put the words in quotes, as `name: "Line # one"`',
    ),
    Damage(
        "words cut off behind one word",
        "organizations/bridge.yaml",
        swap("eligibility: Anyone in Midshire.", "eligibility: Women # and men"),
        "'# and' and what follows would be left out, as a remark",
        'put the words in quotes, as `name: "Line # one"`',
    ),
    Damage(
        "words cut off behind several words that are no text",
        "organizations/bridge.yaml",
        swap("assured_by: published sources", "assured_by: published sources # and calls"),
        "'# and' and what follows would be left out, as a remark",
        'put the words in quotes, as `name: "Line # one"`',
    ),
    Damage(
        "words cut off behind two spaces",
        "organizations/bridge.yaml",
        swap("eligibility: Anyone in Midshire.", "eligibility: Anyone in Midshire  # and else"),
        "'# and' and what follows would be left out, as a remark",
        "or the remark on its own line",
    ),
    Damage(
        "no space behind a colon",
        SHORE,
        swap("    cost: free", "    cost:free"),
        "no space follows the colon of `cost:`",
        "type a space after the colon, as `cost: free`",
    ),
    Damage(
        "no space behind the colon of an address",
        SHORE,
        swap("url: https", "url:https"),
        "no space follows the colon of `url:`",
        "as `url: https://shore.example.org`",
    ),
    Damage(
        "colon in words",
        SHORE,
        swap("alternate_name: SH", "alternate_name: SH: line"),
        "a second colon",
        "in quotes, as `name:",
    ),
    Damage("file is gone", SOURCES, remove, "the file is missing", _LAST_COMMIT),
    Damage("front page is gone", "site.yaml", remove, "the file is missing", _LAST_COMMIT),
    Damage("folder is gone", "organizations", _remove_folder, "there is no organization", "add"),
    Damage(
        "tables are gone",
        "series/datapackage.json",
        _remove_tables,
        "the file is missing",
        _LAST_COMMIT,
    ),
    Damage("folder for a file", FIGURES, put_folder, "a folder stands where", "move it away"),
    Damage(
        "folder for an organization", SHORE, put_folder, "a folder stands where", "move it away"
    ),
    Damage("link to itself", SOURCES, put_loop, "cannot read it", "check the file's permissions"),
    Damage("huge", FIGURES, _make_huge, "the file is far too large", "check what it holds"),
    Damage(
        "alias loop",
        FIGURES,
        swap("  value: 46", "  value: &a [*a]"),
        "alias",
        "write the value out",
    ),
    Damage(
        "alias bomb",
        FIGURES,
        swap(
            "  value: 46",
            "  value: [&a [1, 1, 1, 1, 1, 1, 1, 1, 1, 1],"
            " &b [*a, *a, *a, *a, *a, *a, *a, *a, *a], &c [*b, *b, *b, *b, *b, *b, *b, *b],"
            " &d [*c, *c, *c, *c, *c, *c, *c, *c]]",
        ),
        "alias",
        "write the value out",
    ),
    Damage("unknown alias", FIGURES, swap("  value: 46", "  value: *a"), *_NO_YAML),
    Damage(
        "too deep",
        FIGURES,
        swap("  value: 46", "  value: " + "[" * 20_000),
        "not readable as YAML",
        "check",
    ),
    Damage("two documents", FIGURES, append("\n---\nmore: yes\n"), *_NO_YAML),
)
