"""The checks in words, for `flask translations check --list` and `--explain`."""

from collections.abc import Iterator

from webapp.i18n.checks.findings import Level
from workshop.checks.registry import CHECKS

_WHAT_FOLLOWS = {
    Level.ERROR: "the site does not start with it",
    Level.WARNING: "mend it, or excuse it with a line above the sentence",
    Level.HINT: "have a look; no tool can decide it",
}


def list_checks() -> Iterator[str]:
    """Yield a line for each check: its level, its name and what it means."""
    width = max(map(len, CHECKS))
    for level in Level:
        for check in CHECKS.values():
            if check.level is level:
                yield f"{level:7} {check.name:{width}} {check.explanation}"


def explain_check(name: str) -> str:
    """Return what a check looks for, with an example, or the names there are."""
    check = CHECKS.get(name)
    if check is None:
        return f"There is no check {name!r}; there are: {', '.join(sorted(CHECKS))}"
    return (
        f"{check.name} ({check.level}: {_WHAT_FOLLOWS[check.level]})\n"
        f"{check.explanation}\nFor example: {check.example}"
    )
