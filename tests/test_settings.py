"""The settings of a host."""

import pytest
from click import ClickException

from webapp.settings import read_settings


def test_read_settings_with_missing_folder_raises_one_line(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("SITE_DATA", "/nowhere")

    with pytest.raises(ClickException, match=r"^SITE_DATA is not a folder; type [^\n]*$"):
        read_settings()
