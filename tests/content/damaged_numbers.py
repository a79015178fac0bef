"""Numbers that no longer agree with those that somebody verified, and calls that nobody made."""

from pathlib import Path

from tests.content.damaged_files import SHORE, SOURCES
from tests.content.damaged_records import COAST, HARBOR
from tests.content.damaged_references import LAW
from tests.content.damaging import Damage, append, fill_with, remove, swap
from webapp.content.forbidden import NEVER
from webapp.content.phone_verification import VERIFIED

_VERIFY = "flask data verify coast --by YOU --source WHERE"
_BY_HAND = "was changed here by hand"


def _remove_harbor(path: Path) -> int:
    """Take the file of an organization away; its numbers are still verified."""
    (path.parent / HARBOR).unlink()
    return path.read_text("utf-8").splitlines().index("harbor-text:") + 1


def _swap_offices(path: Path) -> int:
    """Give the help line of the lawyers the number of their office, and the other way round."""
    text = path.read_text("utf-8")
    first, second = '"+12075550103"', '"+12075550104"'
    swapped = text.replace(first, "another").replace(second, first).replace("another", second)
    path.write_text(swapped, "utf-8")
    return 1 + next(n for n, line in enumerate(swapped.splitlines()) if second in line)


def _verify_nobody(path: Path) -> int:
    """Verify a number of a service that there is not; the line is the number's."""
    rest = "  use: x\n  verified: 2025-04-20\n  by: x\n  source: x\n  seal: x\n"
    return append(f"zebra:\n- number: '+12075550123'\n{rest}")(path)


DAMAGED_NUMBERS = (
    Damage(
        "1-888 for 1-800",
        COAST,
        swap('"+18005550101"', '"+18885550101"'),
        "nobody has verified +18885550101 for 'coast'",
        _VERIFY,
    ),
    Damage(
        "new number with the answers of the old one",
        COAST,
        swap('"+18005550101"', '"+18885550101"'),
        "+18885550101 takes the place of +18005550101, of which this was known: `schedules` "
        "(line 23), `languages` (line 24), `sources` (line 31), `cost` (line 12), `assured_by` "
        "(line 57)",
        "else type `unknown` for what no source says of the new number, name where you read it "
        "under `sources`, verify it",
    ),
    Damage(
        "two digits swapped",
        COAST,
        swap('"+18005550101"', '"+18005550110"'),
        "nobody has verified +18005550110 for 'coast'",
        _VERIFY,
    ),
    Damage(
        "one short code for another",
        COAST,
        swap('"233733"', '"898211"'),
        "nobody has verified 898211 for 'coast'",
        _VERIFY,
    ),
    Damage(
        "help line and office swapped",
        LAW,
        _swap_offices,
        "is verified for office by voice in Northtown, and here it would become help by voice",
        "flask data verify law",
    ),
    Damage(
        "office for help",
        LAW,
        swap("role: office", "role: help", at='"+12075550104"'),
        "here it would become help by voice in Northtown",
        "flask data verify law",
    ),
    Damage(
        "another town",
        LAW,
        swap("place: Northtown", "place: Southtown", at='"+12075550104"'),
        "and here it would become office by voice in Southtown",
        "flask data verify law",
    ),
    Damage(
        "code for texts called by voice",
        COAST,
        swap("- type: text", "- type: voice", at='"233733"'),
        "233733 of Coast Line is verified for help by text",
        _VERIFY,
    ),
    Damage(
        "use changed where it is verified",
        VERIFIED,
        swap(
            "use: office by voice in Northtown", "use: help by voice", at="- number: '+12075550104'"
        ),
        _BY_HAND,
        "data verify law",
    ),
    Damage(
        "digit changed where it is verified",
        VERIFIED,
        swap("'+18005550101'", "'+18885550101'"),
        f"+18885550101 of 'coast' {_BY_HAND}",
        _VERIFY,
    ),
    Damage(
        "number of another",
        VERIFIED,
        swap("'+12075550105'", "'+18005550101'"),
        f"+18005550101 of 'child-office' {_BY_HAND}",
        "flask data verify child-office",
    ),
    Damage(
        "source of a number changed",
        VERIFIED,
        swap("source: line", "source: paper", at="- number: '+12075550105'"),
        f"+12075550105 of 'child-office' {_BY_HAND}",
        "verify",
    ),
    Damage(
        "day of a call changed",
        VERIFIED,
        swap("'2025-03-01'", "'2025-04-01'", at="- number: '+18005550101'"),
        f"+18005550101 of 'coast' {_BY_HAND}",
        _VERIFY,
    ),
    Damage(
        "day of a number in words",
        VERIFIED,
        swap("'2025-03-01'", "today"),
        "'today' is not a date",
        "type it as",
    ),
    Damage(
        "service verified twice",
        VERIFIED,
        append("coast: []\n"),
        "`coast` stands here twice",
        "keep one",
    ),
    Damage(
        "number of nobody",
        VERIFIED,
        _verify_nobody,
        "'zebra' is closed or deleted",
        "flask data accept",
    ),
    Damage(
        "verified service is gone",
        VERIFIED,
        _remove_harbor,
        "is closed or deleted, and its numbers are verified here",
        "flask data accept",
    ),
    Damage("verified numbers are gone", VERIFIED, remove, "the file is missing", "bring it back"),
    Damage(
        "verified numbers are a list",
        VERIFIED,
        fill_with(b"- coast\n"),
        "`the file` should be fields",
        "as `name: value`",
    ),
    # Numbers that stay off.
    Damage(
        "number that came off",
        SHORE,
        swap('"+12075550100"', '"+12075550177"'),
        "+12075550177 stays off since 2025-04-01 (it came off",
        f"take it out; {NEVER} knows",
    ),
    Damage(
        "number that came off, verified",
        VERIFIED,
        swap("'+12075550105'", "'+12075550177'"),
        "+12075550177 stays off",
        "take it out of its organization, then type `.venv/bin/flask data verify ID",
    ),
    Damage(
        "number that came off in a remark",
        SOURCES,
        swap("line:\n", "# (207) 555.0177\nline:\n", at="# (207)"),
        "+12075550177 stays off",
        "take it out",
    ),
    Damage(
        "number that came off without its area",
        SOURCES,
        swap("line:\n", "# 555-0177\nline:\n", at="# 555"),
        "+12075550177 stays off",
        "take it out",
    ),
    Damage(
        "number that came off in a table",
        "series/hotline.csv",
        swap("2013,calls,80", "2013,calls 1-800-555-0178,80"),
        "+18005550178 stays off",
        "take it out",
    ),
    Damage("code that came off", COAST, swap('"233733"', '"55555"'), "55555 stays off", "take"),
    Damage(
        "nothing says why",
        NEVER,
        swap("  reason: sources disagree\n", "", at='- number: "+18005550178"'),
        "`reason` has no answer",
        "type `reason:`",
    ),
    Damage("numbers that stay off are gone", NEVER, remove, "the file is missing", "bring it back"),
    Damage(
        "call that nobody made",
        SHORE,
        swap("assured_by: published sources", "assured_by: called"),
        f"no call to +12075550100 is in {VERIFIED}",
        "flask data verify shore-line --by YOU --source called",
    ),
    Damage(
        "call that is not told",
        COAST,
        swap("assured_by: called", "assured_by: published sources"),
        "says that somebody called",
        "`assured_by: called`",
    ),
)
