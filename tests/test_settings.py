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


@pytest.mark.parametrize(
    ("given", "hosts"),
    [
        ("", ()),
        ("help.example.org", ("help.example.org",)),
        (" a.example.org , B2.example.org ,", ("a.example.org", "B2.example.org")),
        (".example.org", (".example.org",)),
        ("localhost:8000", ("localhost:8000",)),
        (".example.org:65535", (".example.org:65535",)),
        ("127.0.0.1", ("127.0.0.1",)),
        ("trafficking-help.example.org", ("trafficking-help.example.org",)),
        ("xn--bcher-kva.example.org", ("xn--bcher-kva.example.org",)),
        ("a" * 63 + ".org", ("a" * 63 + ".org",)),
    ],
)
def test_names_of_hosts_are_taken_as_they_are(given: str, hosts: tuple[str, ...]) -> None:
    assert read_settings({"SITE_HOSTS": given}).hosts == hosts


MANY = 100_000
# Patterns that try all ways to part such a text would not end.
HOSTILE = {
    "a name with a slash": "trafficking-help.example.org/",
    "one long label": "a" * MANY,
    "one long label and a slash": "a" * MANY + "/",
    "hyphens": "a-" * MANY + "/",
    "labels": "a." * MANY + "/",
    "dots": "." * MANY,
    "a long port": "a:" + "1" * MANY,
    "a port with noughts": "a:" + "0" * MANY + "80",
    "digits": "1" * MANY + ":80",
}
REFUSED = (
    "https://help.example.org",
    "help.example.org/en/",
    "-a.example.org",
    "a-.example.org",
    "a.example.-org",
    "a..example.org",
    "..example.org",
    ".",
    "example.org.",
    "a" * 64 + ".org",
    "help example.org",
    "a_b.example.org",
    "*.example.org",
    "bücher.example.org",
    "१.example.org",
    "[::1]",
    ":80",
    "example.org:",
    "example.org:0",
    "example.org:65536",
    "example.org:8０",
    "example.org:80:80",
    "example.org:-1",
    "help.example.org\nx",
    ",",
    " ",
    "help.example.org,/",
)


@pytest.mark.parametrize(
    "given", [*REFUSED, *HOSTILE.values()], ids=[*map(ascii, REFUSED), *HOSTILE]
)
def test_anything_else_is_refused_at_once_in_one_line(given: str) -> None:
    with pytest.raises(SettingsError, match="SITE_HOSTS is not a list of host names") as refused:
        read_settings({"SITE_HOSTS": given})
    assert "\n" not in str(refused.value)
    assert len(str(refused.value)) < 200


@pytest.mark.parametrize("name", ["SITE_HOST", "SITE_HTPS", "SITE_TRANSLATION"])
def test_a_slip_in_the_name_of_a_setting_is_refused(name: str) -> None:
    with pytest.raises(SettingsError, match=f"{name} is no setting; type SITE_"):
        read_settings({name: "1"})


def test_settings_of_others_are_left_alone() -> None:
    assert read_settings({"SITE_HOME": "/srv", "SITE_NAME": "x", "PATH": "/bin"}) == Settings()
