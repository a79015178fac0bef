"""Take every look and judge it by `reasons.yaml`: `make audit`."""

import sys

from tools.findings import find_problems
from tools.supply_chain.advisories import look_at_advisories
from tools.supply_chain.grading import look_at_headers
from tools.supply_chain.licenses import look_at_licenses
from tools.supply_chain.looks import AuditError, Reasons, Report, read_reasons
from tools.supply_chain.own_code import look_at_sources
from tools.supply_chain.sbom import look_at_bill


def main(reasons: Reasons) -> int:
    """Print what was found and why it may be ignored; 1 when anything may not, or was not run."""
    looks: list[Report] = []
    wrong: list[str] = []
    for step in (
        look_at_sources,
        look_at_bill,
        lambda: look_at_licenses(reasons.licenses),
        look_at_headers,
        look_at_advisories,
    ):
        try:
            looks.append(step())
        except AuditError as error:
            wrong.append(str(error))
            continue
        sys.stdout.write("".join(f"{line}\n" for line in looks[-1].lines))
        sys.stdout.flush()
    found = [finding for look in looks for finding in look.findings]
    for excuse in reasons.excuses:
        if any(excuse.excuses(finding) for finding in found):
            sys.stdout.write(f"may stand: {excuse.finding}\n    {excuse.reason}\n")
    wrong += find_problems(found, reasons.excuses, [tool for look in looks for tool in look.tools])
    sys.stdout.write("".join(f"FAULT {line}\n" for line in wrong))
    sys.stdout.write(f"{len(wrong)} faults\n" if wrong else "Nothing stands without a reason\n")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(read_reasons()))
