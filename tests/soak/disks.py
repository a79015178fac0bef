"""A small disk of memory that a trial fills or locks; only root may have one."""

import asyncio
import shutil
import subprocess
from pathlib import Path


def mount_small(folder: Path) -> None:
    """Put a small disk of memory at a folder."""
    tool = shutil.which("mount") or "/bin/mount"
    arguments = ["-t", "tmpfs", "-o", "size=4m", "tmpfs", str(folder)]
    subprocess.run([tool, *arguments], check=True, capture_output=True)


def unmount(folder: Path) -> None:
    """Take it away."""
    tool = shutil.which("umount") or "/bin/umount"
    subprocess.run([tool, "-l", str(folder)], check=True, capture_output=True)


async def remount(folder: Path, how: str) -> None:
    """Make it read-only, or writable again."""
    tool = shutil.which("mount") or "/bin/mount"
    process = await asyncio.create_subprocess_exec(tool, "-o", f"remount,{how}", str(folder))
    assert await process.wait() == 0
