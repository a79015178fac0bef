"""What Weblate is given: our catalogs, all French sentences reviewed, and a file of faults."""

import io
import json
import zipfile
from datetime import date
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.pofile import write_po

from tools.catalog_linters.catalogs import read_catalog
from tools.catalog_linters.weblate.glossary import write_glossaries
from webapp.i18n.messages import messages_of
from webapp.settings import ROOT
from workshop.catalogs.po_files import write_catalog
from workshop.catalogs.signing import sign

FILE = "fr/LC_MESSAGES/messages.po"
EDIT = {"file": FILE, "msgctxt": "", "msgid": "Way out", "msgstr": "La sortie"}
REVIEWERS = ("Amina A.", "يوسف")
SCREENSHOTS = ROOT / "build" / "screenshots"
_PICTURES = 20

# Faults that Weblate must see with our flags and does not see without, by the check that does.
FAULTS = {
    "placeholders": {
        "Call 1-888-373-7888.": "Appelez le 1-800-373-7888.",
        "Call now.": "Appelez le 1-888-373-7888 maintenant.",
        "Call 211.": "Appelez le ٢١١.",
    },
    "safe-html": {"Way out": '<img src="x" onerror="alert()">Sortie'},
}
# Faults that it sees in any case, since the catalogs say which sentences have placeholders.
SEEN = {"python_format": {"On %(day)s": "Le %(jour)s"}}


def give(translations: Path, folder: Path) -> None:
    """Write all that `inside.py` reads into a folder."""
    given = folder / "given"
    for path in sorted(translations.rglob("*.po*")):
        (copy := given / path.relative_to(translations)).parent.mkdir(parents=True, exist_ok=True)
        copy.write_bytes(path.read_bytes())
    review_all(given)
    _pack(given, folder / "catalogs.zip")
    _pack(_write_faults(folder / "faults"), folder / "faults.zip")
    glossaries = write_glossaries(translations, folder / "glossaries")
    task = {
        "glossaries": {code: str(path) for code, path in glossaries.items()},
        "screenshots": _pictures(),
        "edit": EDIT,
    }
    (folder / "given.json").write_text(json.dumps(task), "utf-8")


def review_all(folder: Path) -> None:
    """Sign every sentence of one French catalog, twice."""
    catalog = read_catalog(folder, FILE)
    for message in messages_of(catalog):
        for name in REVIEWERS:
            sign(message, name, date(2026, 11, 25))
    (folder / FILE).write_text(write_catalog(catalog), "utf-8")


def _write_faults(folder: Path) -> Path:
    """Write a catalog of seeded faults, and the template to it."""
    every = (FAULTS | SEEN).values()
    wrong = {msgid: msgstr for some in every for msgid, msgstr in some.items()}
    (folder / "fr" / "LC_MESSAGES").mkdir(parents=True)
    for name, strings in (("fr/LC_MESSAGES/faults.po", wrong), ("faults.pot", {})):
        catalog = Catalog(locale="fr" if strings else None)
        for msgid in wrong:
            catalog.add(msgid, strings.get(msgid, ""))
        write_po(buffer := io.BytesIO(), catalog)
        (folder / name).write_bytes(buffer.getvalue())
    return folder


def _pack(folder: Path, archive: Path) -> None:
    with zipfile.ZipFile(archive, "w") as packed:
        for path in sorted(folder.rglob("*.po*")):
            packed.write(path, Path("translations") / path.relative_to(folder))


def _pictures() -> list[dict[str, str | None]]:
    """Return some of the pictures of `make screenshots`, if they were taken."""
    index = SCREENSHOTS / "index.json"
    if not index.exists():
        return []
    listed = json.loads(index.read_text("utf-8"))
    return [
        picture | {"path": str(SCREENSHOTS / picture["picture"])} for picture in listed[:_PICTURES]
    ]
