"""What a host may set, and what nobody may."""

import pytest
from click import ClickException

from tests.sites import rebuild
from webapp.settings import read_settings


@pytest.mark.promise("L17")
def test_no_setting_leads_leaving_elsewhere(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("LEAVE_TO", "SITE_LEAVE_TO"):
        monkeypatch.setenv(name, "https://example.org/")
    app = rebuild(read_settings())
    assert app.jinja_env.globals["LEAVE_TO"] == "https://www.weather.gov/"


def test_a_folder_that_is_none_is_refused_in_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SITE_DATA", "/nowhere")
    with pytest.raises(ClickException, match=r"^SITE_DATA names no folder; type [^\n]*$"):
        read_settings()
