"""Numbers that no longer agree with their lock, and locks that are broken."""

from pathlib import Path

from tests.content.damaging import Damage, append, begin_with, fill_with, put_folder, remove, swap
from webapp.content.numberlock import LOCK

HOTLINE = "organizations/national-hotline.yaml"
_VERIFY = "flask data verify nhth --by YOU --source WHERE"


def _remove_hotline(path: Path) -> int:
    """Take the file of an organization away; the lock still names its numbers."""
    (path.parent / HOTLINE).unlink()
    lines = path.read_text("utf-8").splitlines()
    return lines.index("nhth:") + 2


def _lock_nobody(path: Path) -> int:
    """Pin a number for a listing that there is not; the line is the number's."""
    pins = "zebra:\n- number: '+12075550123'\n  verified: 2026-11-24\n  by: x\n  source: x\n"
    return append(pins + "  seal: x\n")(path) + 1


DAMAGED_LOCKS = (
    Damage("1-800 for 1-888", HOTLINE, swap('"+18883737888"', '"+18003737888"'),
           "nobody has verified +18003737888 for 'nhth'", _VERIFY),
    Damage("two digits swapped", HOTLINE, swap('"+18883737888"', '"+18883738788"'),
           "nobody has verified +18883738788 for 'nhth'", _VERIFY),
    Damage("one short code for another", "organizations/maine-211.yaml", swap('"211"', '"711"'),
           "nobody has verified 711 for 'u211'", "flask data verify u211"),
    Damage("number swapped in the lock", LOCK, swap("'+18883737888'", "'+18003737888'"),
           "+18003737888 of 'nhth' was changed here by hand", _VERIFY),
    Damage("number of another in the lock", LOCK, swap("'+18002446431'", "'+18883737888'"),
           "+18883737888 of 'amhc' was changed here by hand", "flask data verify amhc"),
    Damage("source changed in the lock", LOCK, swap("source: aps", "source: dot", at="- number: "
           "'+18006248404'"), "+18006248404 of 'aps' was changed here by hand", "verify aps"),
    Damage("seal is gone", LOCK, swap("  seal: 1dbd03559c0ae060\n", "", at="- number: '+18002446431"
           ), "`seal` has no answer", "type `seal:`"),
    Damage("day of the lock in words", LOCK, swap("verified: '2026-11-24'", "verified: today"),
           "'today' is not a date", "type it as"),
    Damage("lock says more than it may", LOCK, swap("  by:", "  phone: x\n  by:", at="  phone: x"),
           "`phone` is no field of this record", "check the spelling"),
    Damage("service twice in the lock", LOCK, append("amhc: []\n"), "`amhc` stands here twice",
           "keep one"),
    Damage("lock of nobody", LOCK, _lock_nobody, "'zebra' has no such number", "put it back"),
    Damage("locked listing is gone", LOCK, _remove_hotline,
           "+18883737888 is locked", "put it back there, or type"),
    Damage("lock is gone", LOCK, remove, "the file is missing", "bring it back"),
    Damage("lock is a folder", LOCK, put_folder, "a folder stands where", "move it away"),
    Damage("lock is empty", LOCK, fill_with(b""), "the file is empty", "bring it back"),
    Damage("lock is binary", LOCK, fill_with(b"\x00\xff\x00"), "is not UTF-8 text", "save it as"),
    Damage("lock with a merge", LOCK, begin_with("<<<<<<< HEAD\n"), "a merge was left", "choose"),
    Damage("lock is a list", LOCK, fill_with(b"- nhth\n"), "has the wrong shape", "look at"),
)  # fmt: skip
