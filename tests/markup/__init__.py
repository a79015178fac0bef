"""What a screen reader, a keyboard or a browser needs of markup: each fault by its rule."""

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType

from tests.markup import controls, structure
from tests.page import Page

type MarkupRule = Callable[[Page], Iterator[str]]

MARKUP: Mapping[str, MarkupRule] = MappingProxyType(
    {
        "missing alt": controls.find_missing_alt,
        "missing label": controls.find_missing_label,
        "missing lang": structure.find_missing_lang,
        "empty lang": structure.find_empty_lang,
        "invalid lang": structure.find_invalid_lang,
        "wrong lang": structure.find_wrong_lang,
        "language of parts": structure.find_unmarked_language,
        "heading skipped": structure.find_skipped_heading,
        "duplicate id": structure.find_duplicate_id,
        "duplicate id of a label": structure.find_ambiguous_reference,
        "wrong dir": structure.find_wrong_dir,
        "missing dir": structure.find_missing_dir,
        "no title": structure.find_missing_title,
        "no main": structure.find_missing_main,
        "no skip link": structure.find_missing_skip_link,
        "empty link": controls.find_empty_link,
        "empty button": controls.find_empty_button,
        "div as button": controls.find_false_button,
        "bad ARIA": controls.find_bad_aria,
        "radio without legend": controls.find_radio_without_legend,
        "table without headers": structure.find_table_without_headers,
        "frame": structure.find_frame,
        "positive tabindex": controls.find_positive_tabindex,
        "zoom disabled": structure.find_stopped_zoom,
        "meta refresh": structure.find_refresh,
        "no autocomplete": controls.find_missing_autocomplete,
        "label not in name": controls.find_label_not_in_name,
        "error not linked": controls.find_unlinked_error,
        "dead fragment": structure.find_dead_fragment,
        "inline style": structure.find_inline_style,
    }
)


def find_faults(page: Page) -> list[str]:
    """Return what the rules of markup find on a page."""
    return [
        f"{page.path}: {kind}: {found}" for kind, rule in MARKUP.items() for found in rule(page)
    ]
