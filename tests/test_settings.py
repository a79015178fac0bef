"""What a host may set, and what nobody may."""

import pytest

from webapp.settings import LEAVE_TO, Settings, SettingsError, read_settings


@pytest.mark.promise("L17")
def test_nobody_but_a_test_may_lead_leaving_elsewhere() -> None:
    assert LEAVE_TO == "https://www.weather.gov/"
    with pytest.raises(SettingsError, match="for tests only"):
        Settings(leave_to="https://example.org/")
    for name in ("LEAVE_TO", "SITE_LEAVE_TO"):
        assert read_settings({name: "https://example.org/"}).leave_to == LEAVE_TO


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("SITE_DATA", "/nowhere"),
        ("SITE_DATTA", "data"),
    ],
)
def test_anything_else_is_refused_in_one_line(name: str, value: str) -> None:
    with pytest.raises(SettingsError, match=f"^{name} (is|names) [^\n]*; type [^\n]*$"):
        read_settings({name: value})
