"""How many texts about organizations are untranslated, counted from `data/` itself."""

from pathlib import Path

from webapp.i18n.catalogs import MAY_BE_UNTRANSLATED, catalog_path, read_raw
from webapp.i18n.locales import read_registry
from webapp.i18n.messages import messages_of, strings_of
from workshop.catalogs.po_files import extract_templates


def count_untranslated(root: Path, translations: Path, data: Path) -> dict[str, int]:
    """Return how many texts of `data` are untranslated, by language."""
    template = extract_templates(root, data)[MAY_BE_UNTRANSLATED]
    wanted = {(message.context, message.id) for message in messages_of(template)}
    waiting = {}
    for locale in read_registry(translations).published.values():
        path = catalog_path(translations, locale, MAY_BE_UNTRANSLATED)
        catalog, _ = read_raw(path, locale, translations)
        done = {
            (message.context, message.id)
            for message in (messages_of(catalog) if catalog else ())
            if all(strings_of(message))
        }
        waiting[locale.code] = len(wanted - done)
    return waiting
