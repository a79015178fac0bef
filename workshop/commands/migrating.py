"""`flask data migrate`: carries a folder of the first vocabulary over to the words of HSDS."""

import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import click

from webapp.content.phone_verification import VERIFIED
from webapp.content.series import DESCRIPTOR
from webapp.i18n.po_syntax import find_broken_lines
from webapp.problems import Checked, Problem, ProblemsFoundError, gather
from webapp.settings import Settings, SettingsError, read_settings
from webapp.text_files import name_of, put_text, read_text
from webapp.yamlfile import read_document
from workshop.catalogs.extraction import DOORS, LAWS
from workshop.migration import NotCarriedError, catalogs, files, numbers
from workshop.migration.organizations import carry_organization

Carry = Callable[[str], str]


@dataclass(frozen=True)
class Change:
    """A file, what it says after it was carried over, and where that is."""

    old: Path
    new: Path
    text: str

    def make(self) -> str:
        """Write it; return what to tell of it."""
        put_text(self.new, self.text)
        if self.old == self.new:
            return f"{self.old.name}: carried over"
        self.old.unlink()
        return f"{self.old.name}: is {self.new.name} now"


@click.command()
def migrate() -> None:
    """Carry data/ and translations/ over to the field names of this version, in place.

    Comments, order and words stay as they are. A review holds for its words under the new name;
    the seals of phone numbers that held hold on. What is carried over already is left alone.
    Nothing is written while one of the files cannot be read.
    """
    try:
        changes = [change.make() for change in find_changes(read_settings())]
    except (ProblemsFoundError, SettingsError, OSError) as error:
        click.echo(str(error), err=True)
        sys.exit(1)
    click.echo("\n".join(changes) if changes else "nothing to carry over")
    if changes:
        click.echo(
            "Now type `.venv/bin/flask data accept`, then `.venv/bin/flask data check` and "
            "`.venv/bin/flask translations check`"
        )


def find_changes(settings: Settings) -> list[Change]:
    """Return every file that has to change, and how.

    Raises ProblemsFoundError with each that cannot be read.
    """
    data, translations = settings.data, settings.translations
    carry_services = partial(carry_organization, read_in=_read_pins(data))
    organizations = sorted((data / "organizations").glob("*.yaml"))
    carried = {path: _carry(path, data, carry_services) for path in organizations}
    changes, problems = gather(carried)
    texts = {path: path.read_bytes() for path in organizations} if not problems else {}
    texts |= {change.new: change.text.encode("utf-8") for change in changes.values()}
    rows = {
        path.stem: frozenset(line.partition(",")[0] for line in _lines_of(path))
        for path in (data / "series").glob("*.csv")
        if path.is_file()
    }
    organized = (raw.decode("utf-8", "replace") for raw in texts.values())
    uses = [use for text in organized for use in numbers.uses_in(text)]
    known = frozenset(message for raw in texts.values() for message in catalogs.words_of(raw))
    for old, new, carry in (
        ("site.yaml", "site.yaml", files.carry_site),
        ("sources.yaml", "sources.yaml", files.carry_sources),
        ("figures.yaml", "figures.yaml", partial(files.carry_figures, rows=rows)),
        ("statements.yaml", "statements.yaml", files.carry_statements),
        (f"series/{DESCRIPTOR}", f"series/{DESCRIPTOR}", files.carry_tables),
        ("counties.yaml", "places.yaml", files.carry_counties),
        ("numbers.lock", VERIFIED, partial(numbers.carry_verified, uses=uses)),
        (VERIFIED, VERIFIED, partial(numbers.carry_verified, uses=uses)),
    ):
        if (data / old).exists() and (old == new or not (data / new).exists()):
            carried[data / old] = _carry(data / old, data, carry, data / new)
    for path, empty in ((data / LAWS, files.NO_LAWS), (data / DOORS, files.NO_DOORS)):
        if not path.exists():
            carried[path] = Change(path, path, empty), ()
    found = sorted(translations.glob("*/LC_MESSAGES/directory.po"))
    carry_catalog = partial(catalogs.carry_catalog, known=known)
    for path in (*found, translations / "directory.pot"):
        if path.exists():
            carried[path] = _carry(path, translations, carry_catalog)
    changes, problems = gather(carried)
    if problems:
        raise ProblemsFoundError(problems)
    return list(changes.values())


def _read_pins(data: Path) -> Mapping[tuple[str, str], str]:
    """Return in which source each number was read; a broken file is reported elsewhere."""
    read = (
        read_document(data / name, data)[0]
        for name in ("numbers.lock", VERIFIED)
        if (data / name).is_file()
    )
    found = [numbers.sources_in(document.values) for document in read if document is not None]
    return {key: source for each in found for key, source in each.items()}


def _carry(
    path: Path, folder: Path, carry: Carry, new: Path | None = None
) -> Checked[Change | None]:
    """Return how a file has to change, if at all; its line ends stay."""
    text, problems = read_text(path, folder)
    if text is None:
        return None, problems
    plain, name = text.replace("\r\n", "\n"), name_of(path, folder)
    if path.suffix in {".yaml", ".lock"}:
        problems = read_document(path, folder)[1]
    elif path.suffix in {".po", ".pot"}:
        problems = tuple(find_broken_lines(plain, name))
    if problems:
        return None, problems
    try:
        carried = carry(plain)
    except NotCarriedError as error:
        return None, (Problem(name, error.line, error.what, error.fix),)
    if carried == plain and new in {None, path}:
        return None, ()
    ends = "\r\n" if "\r\n" in text else "\n"
    return Change(path, new or path, carried.replace("\n", ends)), ()


def _lines_of(path: Path) -> list[str]:
    return path.read_text("utf-8", "replace").splitlines()
