"""Whether the files of the catalogs are what the English asks for, and what they should be."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path

from babel.messages.catalog import Catalog

from webapp.i18n import catalogs
from webapp.i18n.catalogs import DOMAINS, catalog_path
from webapp.i18n.checks import UPDATE
from webapp.i18n.locales import SiteLocale
from webapp.i18n.messages import messages_of
from webapp.problems import Checked, Problem, gather
from webapp.text_files import name_of
from workshop.catalogs.po_files import (
    extract_templates,
    refresh_catalog,
    start_catalog,
    write_catalog,
)

_SHOWN = 50


@dataclass(frozen=True)
class ExpectedCatalog:
    """A catalog as it should be, and the file that it should be in."""

    path: Path
    catalog: Catalog
    text: str


def expected_templates(root: Path, folder: Path, data: Path | None = None) -> dict[str, str]:
    """Return the .pot files that are not what the sources say, with the text they should hold.

    Raises ProblemsFoundError when a source cannot be read.
    """
    templates = extract_templates(root, data)
    found = {f"{domain}.pot": write_catalog(catalog) for domain, catalog in templates.items()}
    return {
        name: text
        for name, text in found.items()
        if not (folder / name).is_file() or (folder / name).read_text("utf-8") != text
    }


def find_stale_templates(root: Path, folder: Path, data: Path) -> list[str]:
    """Return the domains whose .pot file holds other messages than the sources ask for.

    In which file a message stands is left out: that is no change of words.
    """
    stale = []
    for domain, wanted in extract_templates(root, data).items():
        template, _ = catalogs.read_template(folder, domain)
        found = {(m.context, m.id) for m in messages_of(template)} if template else set()
        if found != {(m.context, m.id) for m in messages_of(wanted)}:
            stale.append(domain)
    return stale


def expected_catalogs(folder: Path, locale: SiteLocale) -> Checked[list[ExpectedCatalog]]:
    """Return the catalogs of a language as the .pot files ask for; a broken one is a problem."""
    templates, problems = catalogs.read_templates(folder, DOMAINS)
    paths = {domain: catalog_path(folder, locale, domain) for domain in DOMAINS}
    found, broken = gather(
        {
            domain: (start_catalog(locale), ())
            if _holds_nothing(path)
            else catalogs.read_raw(path, locale, folder, may_be_empty=True)
            for domain, path in paths.items()
        }
    )
    expected = []
    for domain in found:
        if domain not in templates:
            continue
        refresh_catalog(found[domain], templates[domain])
        text = write_catalog(found[domain])
        expected.append(ExpectedCatalog(paths[domain], found[domain], text))
    return expected, (*problems, *broken)


def _holds_nothing(path: Path) -> bool:
    """Whether a file is missing, or is there and empty."""
    if path.is_symlink() and not path.exists():
        return False
    return not path.exists() or (path.is_file() and not path.read_bytes().strip())


def find_drift(expected: ExpectedCatalog, folder: Path) -> Iterator[Problem]:
    """Yield a problem that names the first line of a catalog which `update` would change."""
    name = name_of(expected.path, folder)
    if not expected.path.is_file():
        yield Problem(name, 1, "the file is missing", f"run `{UPDATE}`")
        return
    written = expected.path.read_text("utf-8").split("\n")
    for number, (is_now, should) in enumerate(zip_longest(written, expected.text.split("\n")), 1):
        if is_now != should:
            what = f"not as `update` writes it: {(is_now or 'the end of the file')[:_SHOWN]!r}"
            yield Problem(name, number, what, f"run `{UPDATE}`")
            return
