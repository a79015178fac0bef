"""What every page carries stays small, and does nothing by itself."""

import gzip
import re

from webapp.site.assets import STATIC, read_assets


def test_the_way_out_costs_few_bytes() -> None:
    assert len(gzip.compress(read_assets().leave.encode("utf-8"))) < 1200


def test_no_script_calls_or_plays() -> None:
    assets = read_assets()
    for script in (assets.leave, assets.find):
        assert not re.search(r"\b(tel|sms):|\bAudio\b|\.play\(|\.vibrate\(", script)


def test_the_search_costs_few_bytes() -> None:
    assert len(gzip.compress(read_assets().find.encode("utf-8"))) < 4100


def test_no_style_names_a_language() -> None:
    for sheet in STATIC.rglob("*.css"):
        assert not re.search(r":lang\(|\[lang", sheet.read_text("utf-8")), sheet.name


def test_spaces_are_of_the_scale() -> None:
    loose = r"\b(?:margin|padding|gap)[\w-]*:[^;}]*?(?<![\w.-])[\d.]+r?em\b"
    for sheet in STATIC.rglob("*.css"):
        assert not re.search(loose, sheet.read_text("utf-8")), sheet.name


def test_what_is_important_is_for_paper_alone() -> None:
    for sheet in STATIC.rglob("*.css"):
        assert sheet.name == "print.css" or "!important" not in sheet.read_text("utf-8")
