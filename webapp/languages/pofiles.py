"""Templates and catalogs as files: made from the sources, written so that a diff shows words only."""

import io
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.frontend import parse_mapping_cfg
from babel.messages.pofile import read_po, write_po

from webapp.languages.locales import SiteLocale

PROJECT = "Local Data & Resources"
_KEYWORDS = {
    "gettext": None,
    "ngettext": (1, 2),
    "pgettext": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}
_DROPPED_HEADERS = ("POT-Creation-Date", "PO-Revision-Date", "Last-Translator", "Language-Team")
_DIRECTORY = "data/"


def extract_templates(root: Path) -> dict[str, Catalog]:
    """Take all words out of the sources that `babel.cfg` names, a catalog template a domain."""
    with (root / "babel.cfg").open(encoding="utf-8") as file:
        methods, options = parse_mapping_cfg(file)  # type: ignore[no-untyped-call]
    templates = {
        domain: Catalog(project=PROJECT, fuzzy=False, charset="utf-8")
        for domain in ("messages", "directory")
    }
    for filename, line, message, comments, context in extract_from_dir(
        root,
        methods,
        options,
        keywords=_KEYWORDS,
        comment_tags=("TRANSLATORS:",),
        strip_comment_tags=True,
        directory_filter=lambda path: not Path(path).name.startswith((".", "__", "build")),
    ):
        name = Path(filename).as_posix()
        domain = "directory" if name.startswith(_DIRECTORY) else "messages"
        templates[domain].add(
            message, None, [(name, line)], auto_comments=comments, context=context
        )
    return templates


def start_catalog(locale: SiteLocale) -> Catalog:
    """Return an empty catalog with the header that the table of locales asks for."""
    header = (
        'msgid ""\nmsgstr ""\n'
        f'"Project-Id-Version: {PROJECT}\\n"\n'
        f'"Language: {locale.code}\\n"\n'
        '"MIME-Version: 1.0\\n"\n'
        '"Content-Type: text/plain; charset=utf-8\\n"\n'
        '"Content-Transfer-Encoding: 8bit\\n"\n'
        f'"Plural-Forms: {locale.plural_forms}\\n"\n'
    )
    return read_po(io.BytesIO(header.encode("utf-8")), locale=locale.code)


def write_catalog(catalog: Catalog) -> str:
    """Return a catalog as text: by page and line, without dates and line numbers."""
    buffer = io.BytesIO()
    write_po(buffer, catalog, width=0, sort_by_file=True, include_lineno=False,
             omit_header=False)  # fmt: skip
    lines = buffer.getvalue().decode("utf-8").splitlines()
    kept = [line for line in lines if not line.startswith(tuple(f'"{h}' for h in _DROPPED_HEADERS))]
    return "\n".join(kept).strip("\n") + "\n"
