"""Texts of services that promise what nobody can keep, one in each field that a page prints."""

from tests.content.damaged_files import SHORE
from tests.content.damaged_records import BRIDGE, COAST, HARBOR
from tests.content.damaging import Damage, swap

_FIX = "say it without, or write what the reader can ask"
_FREE_FIX = "take it out, or if a source says so, type `cost: free`"


def _promise(field: str, file: str, old: str, new: str, word: str, at: str | None = None) -> Damage:
    """Put a promise in place of what a field says."""
    what = f"{word!r} promises what nobody can keep"
    return Damage(f"promise in {field}", file, swap(old, new, at=at), what, _FIX)


DAMAGED_WORDS = (
    _promise("short", SHORE, "To talk with somebody", "A safe place to talk", "safe"),
    _promise(
        "description",
        SHORE,
        "You can talk with a trained person.",
        "We always answer.",
        "always",
        at="    description: >\n",
    ),
    _promise("eligibility", BRIDGE, "Anyone in Midshire.", "You will get a bed.", "will"),
    _promise("status_note", COAST, "has fewer people.", "is guaranteed to answer.", "guaranteed"),
    _promise("reporting", SHORE, "You can ask first.", "No police ever.", "No police"),
    _promise("area", COAST, "It works in other states too.", "It's kept secret.", "secret"),
    _promise("phone", SHORE, "You can say your language.", "It is confidential.", "confidential"),
    _promise(
        "call_back",
        SHORE,
        "They call you back from a private number.",
        "Nobody learns of your call.",
        "Nobody learns",
        at="        call_back: >\n",
    ),
    _promise("chat", COAST, "The chat opens a new page.", "You stay anonymous.", "anonymous"),
    *(
        Damage(
            f"{word} in a printed text",
            file,
            swap(old, new),
            f"{word!r} would be printed",
            "write what belongs there, or leave it out",
        )
        for word, file, old, new in (
            ("TODO", BRIDGE, "People here listen", "TODO People here listen"),
            ("???", BRIDGE, "name: Bridge Center", "name: Bridge ???"),
            ("xxx", COAST, "It works in other states too.", "It works in xxx too."),
        )
    ),
    Damage(
        "free where the cost is low",
        HARBOR,
        swap("You can ask for a bed and for food.", "You can get a free bed."),
        "'free' stands here, and `cost:` says low",
        _FREE_FIX,
    ),
    Damage(
        "no charge where the cost is not known",
        SHORE,
        swap("This office trains people who help.", "This office trains people at no charge."),
        "'no charge' stands here, and `cost:` says unknown",
        _FREE_FIX,
    ),
)
