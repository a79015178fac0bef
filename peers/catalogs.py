"""Which files the tools look at."""

from pathlib import Path

from webapp.languages.catalogs import DOMAINS, catalog_path
from webapp.languages.locales import TRANSLATED


def catalogs_in(folder: Path) -> list[Path]:
    """Return every catalog of a folder of translations."""
    return [catalog_path(folder, locale, domain) for locale in TRANSLATED for domain in DOMAINS]


def templates_in(folder: Path) -> list[Path]:
    """Return the lists of all English messages."""
    return [folder / f"{domain}.pot" for domain in DOMAINS]
