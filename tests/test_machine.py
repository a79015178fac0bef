"""What is missing is said in one line; then it is installed, or not, but never half in silence."""

import os
import platform
import subprocess
import sys
from functools import partial
from pathlib import Path
from types import SimpleNamespace

import pytest

from tests import machine, setup_browser
from tests.fakemachine import BROKEN, Paper, make_paper
from webapp.settings import ROOT

BROWSER = machine.NEEDS["browser"].packages
Said = pytest.CaptureFixture[str]


@pytest.fixture
def paper(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Paper:
    """Return a Debian where root asks and nothing of ours is there."""
    made = make_paper(tmp_path / "bin")
    monkeypatch.setenv("PATH", str(made.folder))
    monkeypatch.delenv("NO_INSTALL", raising=False)
    monkeypatch.setattr(machine, "BESIDE_PATH", ())
    be(monkeypatch, "debian")
    be_user(monkeypatch, 0)
    return made


def be(monkeypatch: pytest.MonkeyPatch, system: str, like: str = "") -> None:
    release = {"ID": system, "ID_LIKE": like}
    monkeypatch.setattr(platform, "freedesktop_os_release", lambda: release)


def be_user(monkeypatch: pytest.MonkeyPatch, number: int) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: number)


def test_where_nothing_is_missing_nothing_is_said_or_asked(paper: Paper, capsys: Said) -> None:
    paper.has("nginx", "openssl", *BROWSER)
    assert machine.main(["venv", "servers", "browser"]) == 0
    assert capsys.readouterr() == ("", "")
    assert paper.asked() == []


def test_only_what_is_missing_is_installed_and_said_before(paper: Paper, capsys: Said) -> None:
    paper.has("chromium", "fonts-noto-core", "openssl")
    assert machine.main(["browser", "servers"]) == 0
    out, err = capsys.readouterr()
    assert out.splitlines() == [
        "Installing on this machine: chromium-driver firefox-esr nginx (NO_INSTALL=1 forbids it)"
    ]
    assert err == ""
    assert paper.asked() == [
        "-qq update",
        "-qq install -y --no-install-recommends chromium-driver firefox-esr",
        "-qq install -y --no-install-recommends nginx",
    ]
    assert machine.main(["browser", "servers"]) == 0
    assert capsys.readouterr() == ("", "")


def test_a_broken_source_does_not_keep_away_what_can_be_had(paper: Paper, capsys: Said) -> None:
    paper.breaks_a_source()
    assert machine.main(["browser"]) == 0
    assert capsys.readouterr().err == ""
    assert machine.missing(machine.NEEDS["browser"]) == []


def test_what_cannot_be_had_is_said_with_the_reason(paper: Paper, capsys: Said) -> None:
    paper.breaks_a_source()
    paper.has_not("i18nspector", "gettext")
    assert machine.main(["gettext", "i18nspector", "servers"]) == 1
    out, err = capsys.readouterr()
    assert err == (
        "Missing: gettext; type: sudo apt-get install gettext "
        f"(apt-get install: E: Unable to locate package gettext; apt-get update: {BROKEN})\n"
    )
    assert out.partition("\n")[2] == (
        "Some tests are left out. Missing: i18nspector; type: sudo apt-get install i18nspector "
        f"(apt-get install: E: Unable to locate package i18nspector; apt-get update: {BROKEN})\n"
    )
    assert machine.missing(machine.NEEDS["servers"]) == []


@pytest.mark.parametrize("value", ["1", "yes"])
def test_where_installing_is_forbidden_all_that_is_missing_is_said_and_it_fails(
    paper: Paper, capsys: Said, monkeypatch: pytest.MonkeyPatch, value: str
) -> None:
    monkeypatch.setenv("NO_INSTALL", value)
    paper.has("nginx", *(package for package in BROWSER if package != "chromium"))
    assert machine.main(["browser", "servers"]) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert err == (
        "Missing: chromium openssl; type: sudo apt-get install chromium openssl "
        "(NO_INSTALL is set: nothing is installed)\n"
    )
    assert paper.asked() == []
    paper.has("chromium", "openssl")
    assert machine.main(["browser", "servers"]) == 0


@pytest.mark.parametrize("value", ["", "0"])
def test_a_setting_that_says_no_forbids_nothing(
    paper: Paper, monkeypatch: pytest.MonkeyPatch, value: str
) -> None:
    monkeypatch.setenv("NO_INSTALL", value)
    assert machine.main(["servers"]) == 0
    assert len(paper.asked()) == 2


def test_who_is_not_root_gets_what_is_needed_and_no_server(
    paper: Paper, capsys: Said, monkeypatch: pytest.MonkeyPatch
) -> None:
    be_user(monkeypatch, 1000)
    assert machine.main(["gettext", "servers"]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "Installing on this machine: gettext (NO_INSTALL=1 forbids it)",
        "Some tests are left out. Missing: nginx openssl; type: sudo apt-get install nginx openssl",
    ]
    assert "nginx" not in " ".join(paper.asked())


def test_who_may_not_install_is_told_what_to_type(
    paper: Paper, capsys: Said, monkeypatch: pytest.MonkeyPatch
) -> None:
    be_user(monkeypatch, 1000)
    paper.refuses_sudo()
    assert machine.main(["gettext"]) == 1
    expected = "Missing: gettext; type: sudo apt-get install gettext\n"
    assert capsys.readouterr() == ("", expected)
    assert paper.asked() == []


@pytest.mark.parametrize("system", [("ubuntu", "debian"), ("linuxmint", "ubuntu debian")])
def test_ubuntu_has_no_browser_that_a_driver_can_reach(
    paper: Paper, monkeypatch: pytest.MonkeyPatch, system: tuple[str, str]
) -> None:
    be(monkeypatch, *system)
    assert machine.main(["browser"]) == 0
    assert paper.asked()[1].endswith("--no-install-recommends fonts-noto-core")


def test_without_apt_commands_are_looked_for_and_what_is_missing_is_said(
    paper: Paper, capsys: Said, monkeypatch: pytest.MonkeyPatch
) -> None:
    be(monkeypatch, "fedora")
    assert machine.main(["browser", "servers", "clock"]) == 0
    expected = "Missing: nginx openssl; install what Debian packs under these names"
    assert capsys.readouterr() == (f"Some tests are left out. {expected}\n", "")
    for name in ("nginx", "openssl", "msgfmt"):
        (paper.folder / name).touch(0o755)
    assert machine.main(["browser", "servers", "gettext"]) == 0
    assert machine.main(["weblate"]) == 1
    assert "git postgresql redis-server" in capsys.readouterr().err
    assert paper.asked() == []


def test_where_installing_is_forbidden_selenium_fetches_no_browser(
    paper: Paper, capsys: Said, monkeypatch: pytest.MonkeyPatch
) -> None:
    started: list[str] = []
    chromium = SimpleNamespace(quit=lambda: started.append("chromium"))
    monkeypatch.setattr(setup_browser, "start_browser", lambda: chromium)
    monkeypatch.setattr(setup_browser, "start_firefox", lambda: 0)
    be(monkeypatch, "ubuntu")
    paper.has("fonts-noto-core")
    assert setup_browser.main() == 0
    monkeypatch.setenv("NO_INSTALL", "1")
    assert setup_browser.main() == 1
    assert started == ["chromium"]
    assert capsys.readouterr().err.startswith("No Chromium with a chromedriver is here; install")
    for name in ("chromium", "chromedriver"):
        (paper.folder / name).touch(0o755)
    assert setup_browser.main() == 0


def test_it_needs_nothing_that_a_fresh_machine_lacks() -> None:
    run = partial(subprocess.run, cwd=ROOT, check=True)
    run([sys.executable, "-S", "-m", "tests.machine"])
