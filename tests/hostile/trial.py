"""Asks a served site the whole corpus and sums up what came back."""

from collections import Counter
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field

from tests.hostile.case import Case
from tests.hostile.rules import judge
from tests.hostile.wire import Exchange, ask


@dataclass
class Result:
    """Counts over many cases; `faults` holds a line for each rule that a case broke."""

    cases: int = 0
    statuses: Counter[int] = field(default_factory=Counter)
    without_answer: list[str] = field(default_factory=list)
    resets: Counter[str] = field(default_factory=Counter)
    slowest: tuple[float, str] = (0.0, "")
    faults: list[str] = field(default_factory=list)

    def add(self, case: Case, exchange: Exchange) -> None:
        """Count one case and judge it."""
        self.cases += 1
        self.statuses.update(response.status for response in exchange.responses[:1])
        if not exchange.responses:
            self.without_answer.append(f"{case.name} ({exchange.end})")
        self.resets[str(exchange.end)] += 1
        self.slowest = max(self.slowest, (exchange.seconds, case.name))
        self.faults += [f"{case.name}: {fault}" for fault in judge(case, exchange)]

    def lines(self) -> list[str]:
        """Return the report."""
        counted = ", ".join(f"{status}: {n}" for status, n in sorted(self.statuses.items()))
        ends = ", ".join(f"{end}: {n}" for end, n in sorted(self.resets.items()))
        own = sum(n for status, n in self.statuses.items() if status >= 500)
        return [
            f"cases: {self.cases}",
            f"first answers by status: {counted}",
            f"5xx: {own}",
            f"closed without an answer: {len(self.without_answer)}",
            f"how connections ended: {ends}",
            f"slowest: {self.slowest[0]:.3f} s, {self.slowest[1]}",
            f"faults: {len(self.faults)}",
        ]


def try_all(port: int, cases: Iterable[Case], at_once: int = 4) -> Result:
    """Ask each case, several at once, and return what came of it."""
    result = Result()
    asked = list(cases)
    with ThreadPoolExecutor(at_once) as pool:
        for case, exchange in zip(
            asked, pool.map(lambda payload: ask(port, payload), asked), strict=True
        ):
            result.add(case, exchange)
    return result
