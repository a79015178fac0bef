"""A machine of paper: an apt, a dpkg and a sudo that only write down what was asked of them."""

from dataclasses import dataclass
from pathlib import Path

BROKEN = "E: The repository 'https://packages.example broken Release' has no Release file."
_APT = f"""#!/bin/sh
echo "$*" >>"$0.log"
case "$*" in
*update) [ ! -e "$0.broken" ] || {{ echo "{BROKEN}" >&2; exit 100; }} ;;
*) for word; do case "$word" in
    -*|install) ;;
    *) [ ! -e "$0.without.$word" ] || {{ echo "E: Unable to locate package $word" >&2; exit 100; }}
       : >"$0.has.$word" ;;
   esac; done ;;
esac
"""
_DPKG = """#!/bin/sh
for word; do :; done
[ ! -e "${0%/*}/apt-get.has.$word" ] || printf installed
"""
_SUDO = """#!/bin/sh
[ ! -e "$0.refuses" ] || exit 1
shift
[ "$1" = true ] || "$@"
"""


@dataclass(frozen=True)
class Paper:
    """Where it is, and what was asked of it."""

    folder: Path

    def has(self, *packages: str) -> None:
        """Say that packages are there."""
        self._mark("apt-get.has", *packages)

    def has_not(self, *packages: str) -> None:
        """Say that no source has packages of these names."""
        self._mark("apt-get.without", *packages)

    def breaks_a_source(self) -> None:
        """Let every `apt-get update` fail from now on, as one broken source does."""
        (self.folder / "apt-get.broken").touch()

    def refuses_sudo(self) -> None:
        """Let sudo ask for a password that nobody types."""
        (self.folder / "sudo.refuses").touch()

    def asked(self) -> list[str]:
        """Return what apt-get was asked, line by line."""
        log = self.folder / "apt-get.log"
        return log.read_text("utf-8").splitlines() if log.exists() else []

    def _mark(self, kind: str, *packages: str) -> None:
        for package in packages:
            (self.folder / f"{kind}.{package}").touch()


def make_paper(folder: Path) -> Paper:
    """Write the programs into a folder, which then goes first into PATH."""
    folder.mkdir()
    for name, text in (("apt-get", _APT), ("dpkg-query", _DPKG), ("sudo", _SUDO)):
        (folder / name).write_text(text, "utf-8")
        (folder / name).chmod(0o755)
    return Paper(folder)
