"""Rules about a page as a whole: its language, order, frame and links, read from its markup.

A rule yields a sentence for each fault and nothing for a sound page.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from babel import Locale
from justhtml import Element, Text
from tinyhtml5.parser import HTMLParser

from tests.page import Page, children_of, text_of

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
FRAMES = {"frame", "frameset", "iframe", "object", "embed", "portal"}
LANG = re.compile(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?", re.ASCII)
WORD = re.compile(r"[^\W\d_]+")
ADDRESS = re.compile(r"\S+[./@]\S+")
PSEUDO = "[["  # stands around words that are in no language
ZOOM_STOPPED = re.compile(r"user-scalable\s*=\s*(no|0)|maximum-scale\s*=\s*[0-4](\.|,|\s|$)")
REFERENCES = ("for", "aria-labelledby", "aria-describedby")
SCRIPTS = {"ltr": "LATIN", "rtl": "ARABIC"}  # as Unicode begins the names of their letters
# What holds a sentence; languages are told by the letters of one.
PASSAGES = {"p", "li", "td", "th", "dd", "dt", "summary", "figcaption", "label", *HEADINGS}
# Names that are drawn by themselves, and take no dir.
ALONE = {"text", "option"}
FEWEST_WORDS = 3  # of another language; fewer are names


def find_unclosed_html(page: Page) -> Iterator[str]:
    """Yield what the parser of the standard had to guess."""
    parser = HTMLParser()
    parser.parse(page.response.get_data(as_text=True))
    for place, code, _ in parser.errors:
        yield f"{place}: {code}"


def find_missing_lang(page: Page) -> Iterator[str]:
    """Yield when a voice cannot know the language of the page."""
    if not page.all("html")[0].attrs.get("lang"):
        yield "html has no lang"


def find_empty_lang(page: Page) -> Iterator[str]:
    """Yield each element that says to be in no language."""
    yield from (e.name for e in page.elements if "lang" in e.attrs and not e.attrs["lang"])


def find_invalid_lang(page: Page) -> Iterator[str]:
    """Yield each lang that names no language."""
    for element in page.elements:
        lang = str(element.attrs.get("lang") or "en")
        if not LANG.fullmatch(lang) or lang.split("-", maxsplit=1)[0] not in Locale("en").languages:
            yield f"lang={lang}"


def find_wrong_lang(page: Page) -> Iterator[str]:
    """Yield when the page says another language than its address."""
    if (lang := page.all("html")[0].attrs.get("lang")) != page.locale.code:
        yield f"html is lang={lang}, and its address {page.locale.code}"


_FIX = (
    "is it in translations/messages.pot? If not, run `.venv/bin/flask translations update`;"
    " if it is, translate it, or mark its language with lang"
)


def find_unmarked_language(page: Page) -> Iterator[str]:
    """Yield each passage in other letters than its language has: a voice would misread it."""
    scripts = {locale.code: SCRIPTS[locale.direction] for locale in page.site.locales.values()}
    for lang, text in passages(page):
        words = [] if PSEUDO in text else WORD.findall(ADDRESS.sub("", text))
        script = scripts.get(lang, SCRIPTS["ltr"])
        foreign = [word for word in words if not unicodedata.name(word[0], "").startswith(script)]
        if sum(not word[0].isupper() for word in foreign) >= FEWEST_WORDS:
            yield f"lang={lang}: {text} ({_FIX})"


def passages(page: Page) -> Iterator[tuple[str, str]]:
    """Yield what stands together in one language; names are of none."""
    found: dict[tuple[int, str], list[str]] = {}
    waiting: list[tuple[object, int, str]] = [(page.all("html")[0], 0, "")]
    while waiting:
        node, passage, lang = waiting.pop()
        if isinstance(node, Text):
            found.setdefault((passage, lang), []).append(node.data or "")
        if not isinstance(node, Element) or node.name in {"script", "style"}:
            continue
        if node.attrs.get("translate") == "no" and not node.attrs.get("lang"):
            continue
        lang = str(node.attrs.get("lang") or lang)
        passage = id(node) if node.name in PASSAGES else passage
        waiting += [(child, passage, lang) for child in reversed(children_of(node))]
    for (passage, lang), texts in found.items():
        if passage:
            yield lang, " ".join("".join(texts).split())


def find_missing_dir(page: Page) -> Iterator[str]:
    """Yield when nothing says from which side the page is read."""
    if not page.all("html")[0].attrs.get("dir"):
        yield "html has no dir"


def find_wrong_dir(page: Page) -> Iterator[str]:
    """Yield each element whose language is read from the other side than it says."""
    directions = {locale.code: locale.direction for locale in page.site.locales.values()}
    waiting: list[tuple[Element, str]] = [(page.all("html")[0], page.locale.direction)]
    while waiting:
        element, around = waiting.pop()
        unsaid = "auto" if element.name == "bdi" else around
        flow = str(element.attrs.get("dir") or unsaid)
        own = directions.get(str(element.attrs.get("lang")), flow)
        # A letter alone has one direction.
        if flow not in {own, "auto"} and len(text_of(element)) > 1 and element.name not in ALONE:
            yield f"{element.name} lang={element.attrs['lang']} is read as {flow}"
        waiting += [(e, flow) for e in children_of(element) if isinstance(e, Element)]


def find_missing_title(page: Page) -> Iterator[str]:
    """Yield when a tab would have no name."""
    if len(page.all("title")) != 1 or not page.title:
        yield "the page has no title"


def find_missing_main(page: Page) -> Iterator[str]:
    """Yield when a screen reader has nowhere to jump to."""
    if len(page.all("main")) != 1:
        yield f"the page has {len(page.all('main'))} main"


def find_missing_skip_link(page: Page) -> Iterator[str]:
    """Yield when the first link does not lead past what every page begins with."""
    links, mains = page.all("a"), page.all("main")
    wanted = f"#{mains[0].attrs.get('id')}" if mains else "#"
    if not links or links[0].attrs.get("href") != wanted or not text_of(links[0]):
        yield "the first link does not lead to main"


def find_skipped_heading(page: Page) -> Iterator[str]:
    """Yield where a level is jumped over, and when there is not one h1, which comes first."""
    levels = [HEADINGS.index(e.name) + 1 for e in page.elements if e.name in HEADINGS]
    if levels.count(1) != 1 or levels[0] != 1:
        yield f"the page has the levels {levels}"
    for before, after in pairwise(levels):
        if after > before + 1:
            yield f"h{after} follows h{before}"


def ids_of(page: Page) -> Counter[str]:
    """Count the ids of a page."""
    return Counter(str(e.attrs["id"]) for e in page.elements if e.attrs.get("id"))


def find_duplicate_id(page: Page) -> Iterator[str]:
    """Yield each id that stands twice."""
    yield from (f"id={name} stands {many} times" for name, many in ids_of(page).items() if many > 1)


def find_ambiguous_reference(page: Page) -> Iterator[str]:
    """Yield each label or description that is nowhere, or in two places."""
    ids = ids_of(page)
    for element in page.elements:
        for attribute in REFERENCES:
            for wanted in str(element.attrs.get(attribute) or "").split():
                if ids[wanted] != 1:
                    yield f"{attribute}={wanted} finds {ids[wanted]} elements"


def find_dead_fragment(page: Page) -> Iterator[str]:
    """Yield each link to a place in this page that is not there."""
    ids = ids_of(page)
    for element in page.elements:
        href = str(element.attrs.get("href") or "")
        if href.startswith("#") and href[1:] not in ids:
            yield href


def find_frame(page: Page) -> Iterator[str]:
    """Yield each frame: none is allowed."""
    yield from (e.name for e in page.elements if e.name in FRAMES)


def find_stopped_zoom(page: Page) -> Iterator[str]:
    """Yield what keeps fingers from making the page larger."""
    for meta in page.all("meta"):
        if meta.attrs.get("name") == "viewport" and (
            ZOOM_STOPPED.search(str(meta.attrs.get("content")))
        ):
            yield str(meta.attrs["content"])


def find_refresh(page: Page) -> Iterator[str]:
    """Yield what a page would say in place of a header: none may load anew by itself."""
    for meta in page.all("meta"):
        if "http-equiv" in meta.attrs:
            yield f"http-equiv={meta.attrs['http-equiv']}"


def find_inline_style(page: Page) -> Iterator[str]:
    """Yield each style that a reader's own cannot reach."""
    yield from (f"{e.name} has a style" for e in page.elements if "style" in e.attrs)


def find_table_without_headers(page: Page) -> Iterator[str]:
    """Yield each table whose cells a screen reader cannot name, and each header of nothing."""
    for table in page.all("table"):
        heads = [e for e in page.elements if e.name == "th" and is_within(e, table)]
        if not heads:
            yield "a table has no th"
        yield from (f"th without scope: {text_of(e)}" for e in heads if not e.attrs.get("scope"))


def is_within(element: Element, box: Element) -> bool:
    """Whether an element is in another."""
    above: object = element
    while isinstance(above, Element) and above is not box:
        above = above.parent
    return above is box
