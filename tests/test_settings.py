"""What a host may set, and what nobody may."""

import pytest

from webapp.settings import LEAVE_TO, Settings, SettingsError, read_settings


@pytest.mark.parametrize("elsewhere", ["https://example.org/", "http://www.weather.gov/", ""])
def test_nobody_but_a_test_may_lead_leaving_elsewhere(elsewhere: str) -> None:
    with pytest.raises(SettingsError, match="for tests only"):
        Settings(leave_to=elsewhere)
    for name in ("LEAVE_TO", "SITE_LEAVE_TO"):
        assert read_settings({name: elsewhere}).leave_to == LEAVE_TO
    assert LEAVE_TO == "https://www.weather.gov/"
