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


def test_names_of_hosts_are_taken_as_they_are() -> None:
    given = " a-b.example.org , .B2.example:65535,127.0.0.1,"
    hosts = ("a-b.example.org", ".B2.example:65535", "127.0.0.1")
    assert read_settings({"SITE_HOSTS": given}).hosts == hosts


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("SITE_HOSTS", "https://a.org"),
        ("SITE_HOSTS", "a..org"),
        ("SITE_HOSTS", "*.org"),
        ("SITE_HOSTS", ","),
        ("SITE_HOSTS", "a.org\nx"),
        ("SITE_HOSTS", "a" * 64 + ".org"),
        ("SITE_HTTPS", "yes"),
        ("SITE_DATA", "/nowhere"),
        ("SITE_HTPS", "1"),
    ],
)
def test_anything_else_is_refused_in_one_line(name: str, value: str) -> None:
    with pytest.raises(SettingsError, match=f"^{name} (is|names) [^\n]*; type [^\n]*$"):
        read_settings({name: value})
