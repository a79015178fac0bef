"""The reasons for what the linters of catalogs find are each written once."""

from tools.catalog_linters.catalogs import REASONS
from tools.findings import Reasons, read_reasons


def test_each_reason_is_written_once() -> None:
    kinds = [str(excuse) for excuse in read_reasons(REASONS, Reasons).excuses]
    assert len(kinds) == len(set(kinds))
