"""What every page carries stays small."""

import gzip

from webapp.site.assets import read_assets


def test_the_way_out_costs_few_bytes() -> None:
    assert len(gzip.compress(read_assets().leave.encode("utf-8"))) < 1200
