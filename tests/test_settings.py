"""What a host may set."""

import pytest
from click import ClickException

from webapp.settings import read_settings


def test_a_folder_that_is_none_is_refused_in_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SITE_DATA", "/nowhere")
    with pytest.raises(ClickException, match=r"^SITE_DATA names no folder; type [^\n]*$"):
        read_settings()
