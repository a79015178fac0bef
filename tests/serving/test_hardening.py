"""What systemd takes from the site: each line of the unit is wanted, and the sum is graded."""

import re
import shutil
import subprocess

import pytest

from webapp.settings import ROOT

UNITS = {
    "UMask=0027": ROOT / "deploy/systemd/local-data.service",
    "UMask=0022": ROOT / "deploy/systemd/local-data-export.service",  # others read what it writes
}
LARGEST = 2.0  # of 10, as systemd-analyze counts
WANTED = [
    "NoNewPrivileges=yes",
    "CapabilityBoundingSet=",
    "AmbientCapabilities=",
    "PrivateUsers=yes",
    "PrivateNetwork=yes",
    "PrivateTmp=yes",
    "PrivateDevices=yes",
    "PrivateIPC=yes",
    "ProtectSystem=strict",
    "ProtectHome=yes",
    "ProtectClock=yes",
    "ProtectHostname=yes",
    "ProtectKernelTunables=yes",
    "ProtectKernelModules=yes",
    "ProtectKernelLogs=yes",
    "ProtectControlGroups=yes",
    "ProtectProc=invisible",
    "ProcSubset=pid",
    "RestrictAddressFamilies=AF_UNIX",
    "RestrictNamespaces=yes",
    "RestrictRealtime=yes",
    "RestrictSUIDSGID=yes",
    "RemoveIPC=yes",
    "LockPersonality=yes",
    "MemoryDenyWriteExecute=yes",
    "SystemCallArchitectures=native",
    "SystemCallFilter=@system-service",
    "SystemCallFilter=~@privileged",
    "SystemCallErrorNumber=EPERM",
    "IPAddressDeny=any",
    "User=site",
]


@pytest.mark.parametrize("mask", UNITS)
@pytest.mark.parametrize("line", WANTED)
def test_the_unit_takes_what_the_site_does_not_need(line: str, mask: str) -> None:
    assert {line, mask} <= set(UNITS[mask].read_text("utf-8").splitlines())


@pytest.mark.tools
@pytest.mark.parametrize("mask", UNITS)
def test_systemd_grades_the_unit_well(mask: str) -> None:
    tool = shutil.which("systemd-analyze")
    if tool is None:
        pytest.skip("systemd-analyze is not installed")
    result = subprocess.run(
        [tool, "security", "--offline=true", "--no-pager", UNITS[mask]],
        capture_output=True,
        text=True,
        check=False,
    )
    found = re.search(r"exposure level for \S+: ([0-9.]+)", result.stdout)
    assert found, result.stderr
    assert float(found[1]) <= LARGEST
