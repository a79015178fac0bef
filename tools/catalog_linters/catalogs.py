"""Which files the tools look at."""

from pathlib import Path

from babel.messages.catalog import Catalog

from tools.catalog_linters.programs import PeerError
from webapp.i18n.catalogs import catalog_path, read_raw
from webapp.i18n.locales import guess_language, read_registry
from workshop.catalogs.domains import EVERY_DOMAIN

REASONS = Path(__file__).with_name("reasons.yaml")


def catalogs_in(folder: Path) -> list[Path]:
    """Return every catalog of a folder of translations."""
    languages = read_registry(folder).translated
    return [catalog_path(folder, locale, domain) for locale in languages for domain in EVERY_DOMAIN]


def templates_in(folder: Path) -> list[Path]:
    """Return the lists of all English messages."""
    return [folder / f"{domain}.pot" for domain in EVERY_DOMAIN]


def read_catalog(folder: Path, name: str) -> Catalog:
    """Read a catalog by its name below a folder; raises PeerError when it cannot be read."""
    locale = guess_language(name.partition("/")[0])
    catalog = read_raw(folder / name, locale, folder)[0] if locale else None
    if catalog is None:
        raise PeerError(f"{name} cannot be read")
    return catalog
