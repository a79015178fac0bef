"""An update in a folder of its own, what fails in it, and the way back, as docs/hosts.md says."""

import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest

from webapp.settings import ROOT

GIT = shutil.which("git") or "git"
# Each writes down what it was asked; `make` makes the one program that is asked for more.
FAKES = {
    "runuser": 'shift 3; exec "$@"',
    "make": 'mkdir -p $2/.venv/bin; cp "$FAKES/python" $2/.venv/bin/python',
    "systemctl": "true",
    "nginx": "true",
    "python": "true",
}
FAILING = {
    "git": {"git": "exit 1"},
    "make": {"make": "exit 1"},
    "contact": {"python": "case $* in *--contact) exit 1; esac"},
    "a page": {"python": "case $* in *write-last-resort*) exit 1; esac"},
    "a link": {"python": "case $* in *build) exit 1; esac"},
    "start": {"systemctl": 'case $* in restart*) grep -q old "$HOME/current/version"; esac'},
}


@dataclass(frozen=True)
class Machine:
    """A home of the site with one version, and programs that only say what they are asked."""

    home: Path
    fakes: Path

    def fail(self, programs: dict[str, str]) -> None:
        """Let some programs do otherwise."""
        for name, does in programs.items():
            fake = self.fakes / name
            command = f'echo "{name} $*" "$SITE_HOSTS" >>"$HOME/log"'
            fake.write_text(f"#!/bin/sh\n{command}\n{does}\n", "utf-8")
            fake.chmod(0o755)

    def run(self, script: str) -> int:
        """Give a command of `deploy/`; return how it ended."""
        text = (ROOT / "deploy" / script).read_text("utf-8")
        env = self.fakes / "local-data.env"
        env.write_text("SITE_HOSTS=help.example.org\n", "utf-8")
        copy = self.fakes / f"{script}.sh"
        copy.write_text(text.replace("/etc/local-data.env", str(env)), "utf-8")
        path = f"{self.fakes}:{os.environ['PATH']}"
        given = {"PATH": path, "HOME": str(self.home), "FAKES": str(self.fakes)}
        given |= {"SITE_HOME": str(self.home)}
        with self.output.open("w") as output:
            done = subprocess.run(
                ["/bin/sh", str(copy)],
                env=given,
                check=False,
                stdout=output,
                stderr=subprocess.STDOUT,
            )
        return done.returncode

    def commit(self, version: str) -> None:
        """Bring a version to where updates come from."""
        origin = self.home / "origin"
        (origin / "version").write_text(version, "utf-8")
        git(origin, "add", ".")
        git(origin, "-c", "user.name=a", "-c", "user.email=a@example.org", "commit", "-qm", "a")

    @property
    def output(self) -> Path:
        """What the last command wrote."""
        return self.fakes / "output"

    @property
    def version(self) -> str:
        """Return what would start after a reboot."""
        return (self.home / "current/version").read_text("utf-8")


def git(folder: Path, *arguments: str) -> None:
    """Give a command of git."""
    subprocess.run([GIT, "-C", folder, *arguments], check=True, capture_output=True)


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    """Return a machine on which the old version runs, and the new one can be fetched."""
    made = Machine(tmp_path / "home", tmp_path / "fakes")
    (made.home / "origin").mkdir(parents=True)
    (made.home / "releases").mkdir()
    made.fakes.mkdir()
    git(made.home / "origin", "init", "-q")
    (made.home / "origin/.gitignore").write_text(".venv\n", "utf-8")
    made.commit("old")
    git(made.home, "clone", "-q", str(made.home / "origin"), "repository")
    made.fail(FAKES)
    assert made.run("update") == 0
    assert made.version == "old"
    (made.home / "log").unlink()
    made.commit("new")
    return made


@pytest.mark.parametrize("what", FAILING)
def test_an_update_that_fails_leaves_the_site_alone(machine: Machine, what: str) -> None:
    machine.fail(FAILING[what])
    old = (machine.home / "current").readlink()
    assert machine.run("update") != 0
    assert machine.version == "old"
    last = f"{old} is back" if what == "start" else f"refused; {old} goes on"
    assert machine.output.read_text("utf-8").rstrip().endswith(last)
    if what != "start":
        assert "restart" not in (machine.home / "log").read_text("utf-8")
    (machine.fakes / "git").unlink(missing_ok=True)
    machine.fail(FAKES)
    assert machine.run("update") == 0
    assert machine.version == "new"


def test_what_a_host_has_changed_is_not_left_behind(machine: Machine) -> None:
    (machine.home / "current/version").write_text("mine", "utf-8")
    assert machine.run("update") != 0
    assert machine.version == "mine"


def test_an_update_tries_everything_before_the_restart_and_leads_back(machine: Machine) -> None:
    assert machine.run("update") == 0
    new = (machine.home / "current").readlink()
    asked = (machine.home / "log").read_text("utf-8").splitlines()
    assert [line for line in asked if not line.startswith("runuser")] == [
        f"make -C {new} install ",
        "python -m webapp.serving flask data check --contact help.example.org",
        f"python -m webapp.serving flask site write-last-resort {new}/build/tried help.example.org",
        "python -m webapp.serving flask site build help.example.org",
        "systemctl restart local-data help.example.org",
        "nginx -t -q help.example.org",
        "systemctl reload nginx help.example.org",
    ]
    assert machine.version == "new"
    old = (machine.home / "previous").readlink()
    assert f"{new} is online; deploy/back brings {old} back" in machine.output.read_text("utf-8")
    assert machine.run("back") == 0
    assert machine.version == "old"
    assert f"{old} is online" in machine.output.read_text("utf-8")
    assert machine.run("back") == 0
    assert machine.version == "new"
