"""Put each seeded fault into a copy of the project and see its test fail: `make prove`."""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.mutants.mutants import Mutant, read_seeds
from webapp.settings import ROOT

_FAILED = 1  # what pytest returns when tests ran and some failed


def copy_project(to: Path) -> None:
    """Copy every file that git knows, as written in the working folder."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    )
    for name in filter(None, listed.stdout.split("\0")):
        if (ROOT / name).is_file():
            (to / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, to / name)


def run_tests(root: Path, tests: list[str]) -> subprocess.CompletedProcess[str]:
    """Run some tests in a copy, whose own code comes before the installed one."""
    return subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider", *tests],
        cwd=root,
        env={**os.environ, "PYTHONPATH": str(root), "PYTHONDONTWRITEBYTECODE": "1"},
        check=False,
        capture_output=True,
        text=True,
    )


def prove(seed: Mutant, sound: Path) -> str:
    """Return why a fault was not caught, or nothing."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(shutil.copytree(sound, Path(folder) / "site"))
        seed.put_into(root)
        done = run_tests(root, [seed.test])
    if done.returncode == _FAILED:
        return ""
    return done.stdout[-600:] or done.stderr[-600:]


def main(wanted: list[str]) -> int:
    """Prove all seeds, or those whose test holds one of the words given; 1 if one passes."""
    seeds = [
        mutant for mutant in read_seeds() if not wanted or any(w in mutant.test for w in wanted)
    ]
    missed = 0
    with tempfile.TemporaryDirectory() as folder:
        sound = Path(folder) / "sound"
        copy_project(sound)
        before = run_tests(sound, sorted({mutant.test for mutant in seeds}))
        if before.returncode:
            sys.stdout.write(f"Some tests fail without a fault:\n{before.stdout[-3000:]}")
            return 1
        for seed in seeds:
            why = prove(seed, sound)
            missed += bool(why)
            sys.stdout.write(f"{'MISSED' if why else 'caught'}  {seed.name}  {seed.file}\n{why}")
            sys.stdout.flush()
    sys.stdout.write(f"{len(seeds) - missed} of {len(seeds)} seeded faults were caught\n")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
