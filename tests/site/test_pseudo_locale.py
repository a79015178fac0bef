"""Every word of a page comes from a catalog: in a made-up language, no English is left over."""

import re
from collections.abc import Iterator

import pytest
from babel.dates import get_day_names, get_month_names
from justhtml import Element, JustHTML

from tests.page import texts_of
from tests.routes import all_paths, showing_paths
from tests.sites import PSEUDO, RunningSite
from webapp.content.featured import Conformance
from webapp.words.languages import language_name

SPOKEN = (
    "aria-label",
    "title",
    "data-label",
    "data-hint",
    "data-shown",
    "data-two-more",
    "data-one-more",
)


@pytest.fixture(scope="module")
def by_cldr(site: RunningSite) -> re.Pattern[str]:
    """Return what is left without brackets: names, those of CLDR too, and ids that are titles."""
    locale = site.locales[PSEUDO]
    tags = {
        tag
        for service in site.content.services.values()
        for channel in service.channels
        for tag in (*channel.languages.direct, *channel.languages.menu)
    }
    tags |= {str(row["language"]) for row in site.content.series["learners"].rows}
    tags |= {str(row["language"]) for row in site.content.series["languages"].rows}
    names = [
        *(language_name(tag, locale) for tag in tags | set(site.locales)),
        *get_day_names(locale=locale.cldr).values(),
        *get_month_names(locale=locale.cldr).values(),
        "kaj",
        "atm",
        "ptm",
        *(level.value for level in Conformance),
        *site.content.services,
        *(name for locale in site.locales.values() for name in locale.thanks),
    ]
    ordered = sorted(map(re.escape, names), key=len, reverse=True)
    return re.compile(rf"\b({'|'.join(ordered)})\b", re.IGNORECASE)


def left_over(html: str, by_cldr: re.Pattern[str]) -> Iterator[str]:
    """Yield what a reader of the made-up language would meet in another one."""
    root = JustHTML(html, sanitize=False)
    for text in texts_of(root.root):
        if is_never_translated(text.parent) or "\n<!" in (text.data or ""):
            continue
        # Pseudo text is accented and in brackets; dates and names of languages are CLDR's.
        bare = by_cldr.sub(" ", re.sub(r"\[\[|\]\]", " ", text.data or ""))
        if re.search(r"[A-Za-z]{2,}", unaccented_only(bare)):
            yield " ".join(bare.split())
    for element in root.query("*"):
        for name in SPOKEN:
            value = getattr(element, "attrs", {}).get(name)
            if value and "[[" not in value:
                yield f"{name}={value}"


def unaccented_only(text: str) -> str:
    """Drop the words that hold an accented letter: those are pseudo text."""
    return " ".join(word for word in text.split() if word.isascii())


def is_never_translated(element: object) -> bool:
    """Whether a text is in a name, a quote, a number, or the row of languages."""
    while isinstance(element, Element):
        attrs = element.attrs or {}
        if attrs.get("translate") == "no" or (element.name != "html" and attrs.get("lang")):
            return True
        element = element.parent
    return False


def test_no_word_is_left_over(site: RunningSite, by_cldr: re.Pattern[str]) -> None:
    client = site.app.test_client()
    whole = [path for path in all_paths(site, [PSEUDO]) if "?" not in path]
    found = {
        path: sorted(set(left_over(client.get(path).get_data(as_text=True), by_cldr)))
        for path in {*whole, *showing_paths(site, [PSEUDO])}
    }
    assert len(found) > len(site.content.services)
    assert {path: words for path, words in found.items() if words} == {}


def test_a_hard_coded_word_is_found(site: RunningSite, by_cldr: re.Pattern[str]) -> None:
    html = site.app.test_client().get(f"/{PSEUDO}/").get_data(as_text=True)
    page = html.replace("</main>", '<p aria-label="Two words">Hard coded words</p></main>')
    assert set(left_over(page, by_cldr)) == {"Hard coded words", "aria-label=Two words"}
