"""Catalogs in no language: every message as `[[ãççéñţéð]]` text that keeps its placeholders.

Whatever a page shows without brackets did not come from a catalog.
"""

import shutil
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from babel.messages.catalog import Message
from babel.messages.pofile import read_po

from webapp.languages.catalogs import DOMAINS, catalog_path
from webapp.languages.checks import messages_of
from webapp.languages.glossary import GLOSSARY
from webapp.languages.locales import TRANSLATED, SiteLocale
from webapp.languages.pofiles import start_catalog, write_catalog
from webapp.languages.reviews import sign
from webapp.settings import ROOT
from webapp.workshop.pseudo import ACCENTED, PLACEHOLDER

REVIEWED_ON = date(2026, 11, 24)
FORM_MARKS = "ⓐⓑⓒⓓⓔⓕ"


def pseudo(text: str, mark: str = "") -> str:
    """Return a sentence accented and bracketed, with its placeholders as they were."""
    parts = PLACEHOLDER.split(text)
    parts[::2] = [part.translate(ACCENTED) for part in parts[::2]]
    return f"[[{mark}{''.join(parts)}]]"


def make_pseudo_catalogs(
    folder: Path, templates: Path = ROOT / "translations", reviewers: Iterable[str] = ()
) -> Path:
    """Fill `folder` with templates, glossary and a complete pseudo catalog a locale and domain.

    Each plural form begins with its own mark. Every name in `reviewers` has reviewed everything.
    """
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copy(ROOT / "translations" / GLOSSARY, folder / GLOSSARY)
    reviewers = tuple(reviewers)
    copy_table(templates, folder)
    for domain in DOMAINS:
        template = folder / f"{domain}.pot"
        if not template.exists():
            shutil.copy(templates / template.name, template)
        for locale in TRANSLATED:
            path = catalog_path(folder, locale, domain)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(_fill(template, locale, reviewers), "utf-8")
    return folder


def copy_table(templates: Path, folder: Path) -> None:
    """Copy the list of languages, and the file of each."""
    for path in (templates / "languages.yaml", *templates.glob("*/language.yaml")):
        target = folder / path.relative_to(templates)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(path, target)


def _fill(template: Path, locale: SiteLocale, reviewers: Iterable[str]) -> str:
    catalog = start_catalog(locale)
    with template.open("rb") as file:
        source = read_po(file)
    catalog.update(source, no_fuzzy_matching=True, update_creation_date=False)
    for message in messages_of(catalog):
        message.string = _translate(message, len(locale.plural_samples))
        for name in reviewers:
            sign(message, name, REVIEWED_ON)
    return write_catalog(catalog)


def _translate(message: Message, forms: int) -> str | tuple[str, ...]:
    if isinstance(message.id, str):
        return pseudo(message.id)
    return tuple(pseudo(message.id[1], mark) for mark in FORM_MARKS[:forms])
