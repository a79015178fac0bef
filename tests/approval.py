"""Commands on a site in a git repository, whose facts are all accepted; see the fixture `site`."""

import re
import subprocess
from pathlib import Path

from click.testing import CliRunner, Result

from webapp import create_app
from webapp.cli.data import data_commands
from webapp.cli.site import site_commands
from webapp.pages.app import App
from webapp.settings import Settings

COMMIT = "-c user.name=x -c user.email=x commit -qam x"


def git(folder: Path, *commands: str) -> None:
    """Run commands of git in a folder."""
    for command in commands:
        subprocess.run(["git", "-C", folder, *command.split()], check=True)


def run(site: Path, *args: str, typed: str = "") -> Result:
    """Run a command of `flask data`, or `flask site export`."""
    group = site_commands if args[0] == "export" else data_commands
    env = {"SITE_DATA": str(site / "data"), "SITE_TRANSLATIONS": str(site / "translations")}
    return CliRunner().invoke(group, args, input=typed, env=env)


def start(site: Path) -> App:
    """Return the app of a site."""
    return create_app(Settings(site / "data", site / "translations"))


def read_seals(site: Path) -> str:
    return (site / "data/seals.yaml").read_text("utf-8")


def list_sealed(site: Path, by: str) -> list[str]:
    """Return the records that somebody accepted."""
    return re.findall(rf"record: ([^,]+), .+ by: {by}", read_seals(site))
