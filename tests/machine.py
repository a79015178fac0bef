"""What make needs of the machine beyond .venv: said in one line, then installed if that may be.

The Makefile runs it before .venv is there, so it imports nothing but what every Python brings.
With NO_INSTALL=1 it installs nothing and fails when anything is missing.
"""

import os
import platform
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from importlib.util import find_spec

_run = partial(subprocess.run, check=False, capture_output=True, text=True)
_VENV = "python{}.{}-venv".format(*sys.version_info)
# nginx and others are wanted for the tests, not as services: at this level Debian starts none.
_ENVIRONMENT = {"DEBIAN_FRONTEND": "noninteractive", "RUNLEVEL": "1"}
# Where there is no apt, a command tells whether its package is there; browsers prove themselves.
_COMMANDS = {
    "nginx": "nginx",
    "openssl": "openssl",
    "gettext": "msgfmt",
    "i18nspector": "i18nspector",
    "apache2": "apache2",
    "caddy": "caddy",
    "w3m": "w3m",
    "git": "git",
    "postgresql": "initdb",
    "redis-server": "redis-server",
}
BESIDE_PATH = ("/usr/sbin", "/usr/local/sbin")
NOTHING: Mapping[str, str] = {}


@dataclass(frozen=True)
class Need:
    """Packages by Debian's names; tests skip without optional ones and say so themselves."""

    packages: tuple[str, ...]
    on_ubuntu: tuple[str, ...] | None = None
    is_optional: bool = False


# Ubuntu packs Chromium in a sandbox that a driver cannot reach: there, as on macOS and Windows,
# Selenium finds or fetches a browser of its own. Its Firefox is in such a sandbox too, which
# cannot write where tests do: Mozilla's own package has none.
NEEDS: Mapping[str, Need] = {
    "venv": Need((_VENV,)),
    "browser": Need(
        ("chromium", "chromium-driver", "firefox-esr", "fonts-noto-core"), ("fonts-noto-core",)
    ),
    "webkit": Need(("webkit2gtk-driver", "xvfb")),
    "orca": Need(
        ("orca", "at-spi2-core", "dbus-daemon", "xvfb", "openbox", "xdotool"), is_optional=True
    ),
    "servers": Need(("nginx", "openssl"), is_optional=True),
    "folders": Need(("apache2", "caddy"), is_optional=True),
    "bench": Need(("wrk",)),
    "clock": Need(("libfaketime",), is_optional=True),
    "gettext": Need(("gettext",)),
    "i18nspector": Need(("i18nspector",), is_optional=True),
    "w3m": Need(("w3m",), is_optional=True),
    "weblate": Need(("git", "postgresql", "redis-server")),
}


def main(names: Sequence[str]) -> int:
    """Install what is missing of these needs; 1 when something that must be there is not."""
    lacking = {name: found for name in names if (found := missing(NEEDS[name]))}
    if not lacking:
        return 0
    if is_forbidden():
        sys.stderr.write(f"{_how_to_get(lacking)} (NO_INSTALL is set: nothing is installed)\n")
        return 1
    chosen = {name: lacking[name] for name in lacking if _may_install(NEEDS[name])}
    failures = _install(chosen)
    short = [name for name in lacking if name not in chosen or name in failures]
    optional = {name: lacking[name] for name in short if NEEDS[name].is_optional}
    needed = {name: lacking[name] for name in short if not NEEDS[name].is_optional}
    if optional:
        sys.stdout.write(f"Some tests are left out. {_how_to_get(optional, failures)}\n")
    if needed:
        sys.stderr.write(f"{_how_to_get(needed, failures)}\n")
    return 1 if needed else 0


def is_forbidden() -> bool:
    """Say whether nothing may come onto this machine."""
    return os.environ.get("NO_INSTALL", "0") not in {"", "0"}


def missing(need: Need) -> list[str]:
    """Return the packages that this system lacks."""
    system = _apt_system()
    packages = need.packages
    if system == "ubuntu" and need.on_ubuntu is not None:
        packages = need.on_ubuntu
    return [package for package in packages if not _is_installed(package, by_apt=bool(system))]


def _apt_system() -> str:
    """Name the family of a system with apt, as its packages differ; nothing for any other."""
    try:
        release = platform.freedesktop_os_release()
    except OSError:
        return ""
    families = {release["ID"], *release.get("ID_LIKE", "").split()}
    has_apt = _is_command("apt-get") and _is_command("dpkg-query")
    return next(
        (package for package in ("ubuntu", "debian") if has_apt and package in families), ""
    )


def _is_installed(package: str, *, by_apt: bool) -> bool:
    """Ask dpkg where it is, since a font has no command to look for."""
    if package == _VENV:
        return sys.prefix != sys.base_prefix or find_spec("ensurepip") is not None
    if not by_apt:
        return package not in _COMMANDS or _is_command(_COMMANDS[package])
    asked = _run(["dpkg-query", "--show", "--showformat=${db:Status-Status}", package])
    return asked.stdout == "installed"


def _is_command(name: str) -> bool:
    folders = (*os.get_exec_path(), *BESIDE_PATH)
    return any(os.access(f"{folder}/{name}", os.X_OK) for folder in folders)


def _may_install(need: Need) -> bool:
    """Say whether to try: servers come onto a machine only where root asked for the tests."""
    if not _apt_system():
        return False
    if os.geteuid() == 0:
        return True
    return (
        not need.is_optional
        and _is_command("sudo")
        and _run(["sudo", "-n", "true"]).returncode == 0
    )


def _install(wanted: Mapping[str, list[str]]) -> dict[str, str]:
    """Install each need by itself, and return why those failed that could not be had."""
    if not wanted:
        return {}
    sys.stdout.write(f"Installing on this machine: {_listed(wanted)} (NO_INSTALL=1 forbids it)\n")
    sys.stdout.flush()
    stale = _apt("update")  # one broken source fails it, and the packages may be had all the same
    failures = {}
    for name, packages in wanted.items():
        if failure := _apt("install", "-y", "--no-install-recommends", *packages):
            failures[name] = f"{failure}; {stale}" if stale else failure
    return failures


def _apt(*step: str) -> str:
    """Run apt-get and return its first error, or nothing when all went well."""
    as_root = [] if os.geteuid() == 0 else ["sudo", "-n"]
    done = _run([*as_root, "apt-get", "-qq", *step], env={**os.environ, **_ENVIRONMENT})
    if done.returncode == 0:
        return ""
    lines = [line for line in done.stderr.splitlines() if line.startswith("E:")]
    return f"apt-get {step[0]}: {lines[0] if lines else f'it ended with {done.returncode}'}"


def _listed(lacking: Mapping[str, list[str]]) -> str:
    return " ".join(package for packages in lacking.values() for package in packages)


def _how_to_get(lacking: Mapping[str, list[str]], failures: Mapping[str, str] = NOTHING) -> str:
    """Say what is missing, what to type, and why it could not be had, in one line."""
    names = _listed(lacking)
    reasons = "; ".join(dict.fromkeys(failures[name] for name in lacking if name in failures))
    how = f"type: sudo apt-get install {names}"
    if not _apt_system():
        how = "install what Debian packs under these names"
    return f"Missing: {names}; {how}" + (f" ({reasons})" if reasons else "")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
