"""Reviews survive the tools that translators use, and a change in any of them voids."""

import subprocess
from collections.abc import Callable
from pathlib import Path

import polib
import pytest
from translate.storage.pypo import pofile

from tests.i18n.damaged_catalogs import WAY_OUT
from tests.i18n.small import make_small_catalogs
from tests.i18n.spoken import SPOKEN
from tests.sites import REVIEWED_DAY
from webapp.i18n import catalogs
from webapp.i18n.messages import messages_of
from webapp.i18n.reviews import reviews_of

FILE = "fr/LC_MESSAGES/messages.po"
Tool = Callable[[Path, str, str], None]


def with_polib(path: Path, old: str, new: str) -> None:
    """Change a translation as a small script would."""
    file = polib.pofile(str(path), wrapwidth=78)
    for entry in file:
        entry.msgstr = entry.msgstr.replace(old, new)
    file.save()


def with_toolkit(path: Path, old: str, new: str) -> None:
    """Change a translation as Weblate, Pootle and Virtaal store it."""
    store = pofile.parsefile(str(path))  # type: ignore[no-untyped-call]
    for unit in store.units:
        if not unit.isheader() and not unit.hasplural():
            unit.target = str(unit.target).replace(old, new)
    store.updateheader(add=True, X_Generator="a tool", PO_Revision_Date="2025-04-02 10:00+0000")
    store.save()


def with_gettext(path: Path, old: str, new: str) -> None:
    """Change a translation, then merge and wrap it as Lokalize and Poedit do."""
    path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")
    template = path.parents[2] / "messages.pot"
    run = ["msgmerge", "--quiet", "--no-fuzzy-matching", "--update", "--backup=none"]
    subprocess.run([*run, path, template], check=True)
    subprocess.run(["msgcat", "--width=60", "-o", path, path], check=True)


TOOLS = pytest.mark.parametrize("tool", [with_polib, with_toolkit, with_gettext])


def reviews(folder: Path) -> dict[str, int]:
    """Return how many reviews of each message of a catalog count."""
    catalog, _ = catalogs.read_raw(folder / FILE, SPOKEN["fr"], folder)
    assert catalog is not None
    return {str(m.id): len(reviews_of(m, REVIEWED_DAY)) for m in messages_of(catalog)}


@pytest.fixture
def reviewed(tmp_path: Path) -> Path:
    return make_small_catalogs(tmp_path / "translations", ("Amina A.", "يوسف"))


@TOOLS
def test_reviews_survive(reviewed: Path, tool: Tool) -> None:
    before = reviews(reviewed)
    assert set(before.values()) == {2}
    tool(reviewed / FILE, "nothing", "to change")
    assert reviews(reviewed) == before


@TOOLS
def test_a_change_voids_the_reviews_of_its_message_alone(reviewed: Path, tool: Tool) -> None:
    tool(reviewed / FILE, WAY_OUT, "Sortie")
    after = reviews(reviewed)
    assert after.pop("Way out") == 0
    assert set(after.values()) == {2}
