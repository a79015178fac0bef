"""The site as a Flask programmer starts it."""

from pathlib import Path

import pytest
from click import ClickException

import webapp


def test_flask_names_each_problem_with_its_line(
    data_copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = data_copy / "site.yaml"
    file.write_text(file.read_text("utf-8").replace("home:", "hmoe:"), "utf-8")
    monkeypatch.setenv("SITE_DATA", str(data_copy))
    with pytest.raises(ClickException, match=r"site\.yaml:\d+: .*hmoe"):
        webapp.create_app()
    monkeypatch.setenv("SITE_HTTPS", "no")
    with pytest.raises(ClickException, match="SITE_HTTPS"):
        webapp.create_app()
