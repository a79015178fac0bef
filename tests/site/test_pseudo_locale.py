"""Every word of a page comes from a catalog: in a made-up language, no English is left over."""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from justhtml import Element, JustHTML

from tests.client import texts_of
from tests.routes import all_paths
from tests.running import APP, CONTENT, SETTINGS
from webapp import create_app
from webapp.languages.locales import LOCALES, language_name

FRENCH = [path for path in all_paths(APP, CONTENT) if path.startswith("/fr/")]
MONTHS_AND_DAYS = re.compile(
    r"\b(janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre"
    r"|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|et)\b",
    re.IGNORECASE,
)


def left_over(html: str) -> Iterator[str]:
    """Yield what a reader of the made-up language would meet in another one."""
    names = re.compile("|".join(rf"\b{re.escape(one)}\b" for one in cldr_names()), re.IGNORECASE)
    root = JustHTML(html, sanitize=False)
    for text in texts_of(root.root):
        if is_never_translated(text.parent) or "\n<!" in (text.data or ""):
            continue
        # Pseudo text is accented and in brackets; dates and names of languages are CLDR's.
        bare = re.sub(r"\[\[|\]\]", " ", text.data or "")
        bare = MONTHS_AND_DAYS.sub(" ", bare)
        bare = names.sub(" ", bare)
        if re.search(r"[A-Za-z]{2,}", unaccented_only(bare)):
            yield " ".join(bare.split())
    for element in root.query("[aria-label], [data-label], [data-hint], [data-shown], [title]"):
        for name in ("aria-label", "data-label", "data-hint", "data-shown", "title"):
            value = getattr(element, "attrs", {}).get(name)
            if value and "[[" not in value:
                yield f"{name}={value}"


def cldr_names() -> list[str]:
    """Return the languages and listings that pages name by CLDR and by their own ids."""
    tags = {
        tag
        for service in CONTENT.services.values()
        for channel in service.channels
        for tag in (*channel.languages.direct, *channel.languages.menu)
    }
    named = [language_name(tag, LOCALES["fr"]) for tag in tags]
    return [*sorted(named, key=len, reverse=True), *CONTENT.services]


def unaccented_only(text: str) -> str:
    """Drop the words that hold an accented letter: those are pseudo text."""
    return " ".join(word for word in text.split() if word.isascii())


def is_never_translated(element: object) -> bool:
    """Whether a text stands in a name, a quote, a number, or the row of languages."""
    while isinstance(element, Element):
        attrs = element.attrs or {}
        if attrs.get("translate") == "no" or (element.name != "html" and attrs.get("lang")):
            return True
        element = element.parent
    return False


@pytest.fixture(scope="module")
def pseudo_pages(pseudo_folder: Path) -> dict[str, str]:
    """Return all French addresses as they look with a made-up catalog."""
    app = create_app(replace(SETTINGS, translations=pseudo_folder))
    client = app.test_client()
    return {path: client.get(path).get_data(as_text=True) for path in FRENCH}


@pytest.mark.parametrize("path", [*FRENCH])
def test_no_word_is_left_over(pseudo_pages: dict[str, str], path: str) -> None:
    assert sorted(set(left_over(pseudo_pages[path]))) == []


def test_a_hard_coded_word_is_found(pseudo_pages: dict[str, str]) -> None:
    page = pseudo_pages["/fr/"].replace("</main>", "<p>Hard coded words</p></main>")
    assert "Hard coded words" in set(left_over(page))
