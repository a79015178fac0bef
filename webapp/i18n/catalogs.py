"""Catalogs read from the .po files at start and checked; no .mo is written that could be stale."""

import gettext
import io
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import PoFileError, read_po

from webapp.i18n.checks import UPDATE, LoadedCatalog, find_errors
from webapp.i18n.glossary import EMPTY, Glossary, read_glossary
from webapp.i18n.locales import SOURCE, SiteLocale, read_registry
from webapp.i18n.messages import messages_of
from webapp.i18n.po_syntax import find_broken_lines
from webapp.i18n.reviews import Coverage, measure, measure_source
from webapp.problems import Checked, Problem, Problems, ProblemsFoundError, gather
from webapp.text_files import name_of, read_text

DOMAINS = ("messages", "directory")
MAY_BE_UNTRANSLATED = "directory"


@dataclass(frozen=True)
class Translation:
    """The translation of one locale: a gettext object a domain, and its coverage.

    One with `problems` refuses the start.
    """

    locale: SiteLocale
    domains: Mapping[str, gettext.NullTranslations]
    coverage: Coverage
    problems: Problems = ()


class LanguagesRefusedError(ProblemsFoundError):
    """Raised with every problem, and with the name of each language that cannot be served."""

    def __init__(self, problems: Iterable[Problem], refused: Iterable[str]) -> None:
        """Say by name what is refused."""
        super().__init__(problems)
        names = ", ".join(refused)
        if names:
            self.args = (f"{self.args[0]}\nRefused: {names}. Mend the lines above.",)


def catalog_path(folder: Path, locale: SiteLocale, domain: str) -> Path:
    """Return where the catalog of a locale and domain is."""
    return folder / locale.code / "LC_MESSAGES" / f"{domain}.po"


def load(folder: Path, *, whole: bool = False, today: date | None = None) -> dict[str, Translation]:
    """Read all published languages; English needs no catalog, as its words are the msgids.

    Raises ProblemsFoundError with every problem in every file: a half-built language is
    refused. Only new words about an organization may wait for their translation, unless `whole` is
    asked for: an editor can mend a listing tonight, and the page shows that sentence in English.
    """
    registry = read_registry(folder)
    templates, broken = read_templates(folder)
    glossary, unread = read_glossary(folder)
    problems = (*registry.problems, *broken, *unread)
    found: dict[str, Translation] = {}
    refused = dict(registry.refused)
    for locale in registry.published.values():
        translation = _load_language(folder, locale, templates, glossary, whole=whole, today=today)
        found[locale.code] = translation
        if translation.problems:
            refused[locale.code] = translation.problems
    if problems or refused:
        every = [*problems, *(problem for problems in refused.values() for problem in problems)]
        raise LanguagesRefusedError(every, refused)
    english = {domain: gettext.NullTranslations() for domain in DOMAINS}
    source = Translation(SOURCE, english, measure_source(templates.values()))
    return {SOURCE.code: source, **{code: found[code] for code in registry.lines}}


def _load_language(
    folder: Path,
    locale: SiteLocale,
    templates: Mapping[str, Catalog],
    glossary: Glossary,
    *,
    whole: bool,
    today: date | None,
) -> Translation:
    catalogs, problems = gather(
        {
            domain: read_catalog(
                folder, locale, domain, templates.get(domain), glossary=glossary, whole=whole
            )
            for domain in DOMAINS
        }
    )
    if problems:
        return Translation(locale, {}, Coverage(0, 0, 0), problems)
    coverage = measure(catalogs.values(), templates.values(), today)
    return Translation(
        locale, {d: compile_catalog(catalog) for d, catalog in catalogs.items()}, coverage
    )


def read_template(folder: Path, domain: str) -> Checked[Catalog | None]:
    """Read `<domain>.pot`, the list of all English messages."""
    return read_raw(folder / f"{domain}.pot", SOURCE, folder)


def read_templates(folder: Path, domains: Iterable[str] = DOMAINS) -> Checked[dict[str, Catalog]]:
    """Read the templates of some domains: those of the site unless others are asked for."""
    return gather({domain: read_template(folder, domain) for domain in domains})


def read_catalog(
    folder: Path,
    locale: SiteLocale,
    domain: str,
    template: Catalog | None,
    *,
    glossary: Glossary = EMPTY,
    whole: bool = True,
    is_unpublished: bool = False,
) -> Checked[Catalog | None]:
    """Read and check one catalog against its template; None when unusable.

    In a language that is unpublished, anything may wait for its translation.
    """
    path = catalog_path(folder, locale, domain)
    catalog, problems = read_raw(path, locale, folder)
    if catalog is None:
        return None, problems
    loaded = LoadedCatalog(
        catalog,
        template,
        locale,
        whole=not is_unpublished and (whole or domain != MAY_BE_UNTRANSLATED),
    )
    found = find_errors(loaded, glossary, file=name_of(path, folder))
    return None if found else catalog, tuple(finding.problem for finding in found)


def read_raw(
    path: Path, locale: SiteLocale, folder: Path, *, may_be_empty: bool = False
) -> Checked[Catalog | None]:
    """Read a .po file without judging its sentences; None when unreadable."""
    text, problems = read_text(path, folder, f"run `{UPDATE}`")
    if text is None:
        return None, problems
    return parse_catalog(text, name_of(path, folder), locale, may_be_empty=may_be_empty)


def parse_catalog(
    text: str, name: str, locale: SiteLocale, *, may_be_empty: bool = False
) -> Checked[Catalog | None]:
    """Take what was read of a .po file as a catalog; None when it is none."""
    if broken := tuple(find_broken_lines(text, name)):
        return None, broken
    try:
        file = io.BytesIO(text.encode("utf-8"))
        catalog = read_po(file, locale=locale.code, abort_invalid=True)
    except (PoFileError, ValueError) as error:
        line = error.lineno + 1 if isinstance(error, PoFileError) else 1  # Babel counts from 0
        what, fix = f"not readable ({error})", "open it in Poedit"
        return None, (Problem(name, line, what, fix, "not-readable"),)
    if not may_be_empty and not any(messages_of(catalog)):
        what, fix = "the catalog is empty", f"run `{UPDATE}`"
        return None, (Problem(name, 1, what, fix, "empty-catalog"),)
    return catalog, ()


def compile_catalog(catalog: Catalog) -> gettext.NullTranslations:
    """Return a catalog as the object that gettext asks, read from memory."""
    buffer = io.BytesIO()
    write_mo(buffer, catalog)
    buffer.seek(0)
    return gettext.GNUTranslations(buffer)
