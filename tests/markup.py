"""What a screen reader, a keyboard or a browser needs of markup: each fault by its rule.

A rule yields a sentence for each fault and nothing for a sound page.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from justhtml import Element, Text
from tinyhtml5.parser import HTMLParser

from tests.page import Page, children_of, in_order, text_of

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
# What pages are made of. Before you add: nothing may load, send, move, open a window or a keyboard.
ELEMENTS = (
    "html head meta title link style script body header nav main footer section template"
    " a button details summary p span strong br bdi blockquote div ul ol li dl dt dd"
    " table thead tbody tr th td figure figcaption svg path rect line text h1 h2 h3 h4"
)
ANY = ".*"
ATTRIBUTES = {
    **dict.fromkeys(("charset", "colspan", "href", "hreflang", "id", "lang", "open"), ANY),
    **dict.fromkeys(("class", "d", "height", "rx", "viewBox", "width", "x", "x1", "x2"), ANY),
    **dict.fromkeys(("y", "y1", "y2", "text-anchor", "aria-label", "aria-labelledby"), ANY),
    "aria-current": "true|page",
    "aria-hidden": "true",
    "content": r"width=device-width, initial-scale=1|light dark|telephone=no|style-src .*",
    "dir": "ltr|rtl|auto",
    "focusable": "false",
    "http-equiv": "Content-Security-Policy",
    "name": "viewport|color-scheme|format-detection",
    "rel": "icon|noreferrer noopener",
    "role": "img|status|region|group",
    "scope": "row|col",
    "tabindex": "-1|0",
    "translate": "no",
    "type": "button",
}
NAMED_ROLES = {"img", "region", "group"}
NAMELESS = {"p", "span", "div", "strong", "bdi"}
REFERENCES = ("for", "aria-labelledby", "aria-describedby")
# What holds a sentence; languages are told by the letters of one.
PASSAGES = {"p", "li", "td", "th", "dd", "dt", "summary", "figcaption", *HEADINGS}
SCRIPTS = {"ltr": "LATIN", "rtl": "ARABIC"}  # as Unicode begins the names of their letters
WORD = re.compile(r"[^\W\d_]+")
ADDRESS = re.compile(r"\S+[./@]\S+")
PSEUDO = "[["  # stands around words that are in no language
FEWEST_WORDS = 3  # of another language; fewer are names


def find_faults(page: Page) -> list[str]:
    """Return what the rules of markup find on a page."""
    return [f"{page.path}: {found}" for rule in RULES for found in rule(page)]


def find_unclosed_html(page: Page) -> Iterator[str]:
    """Yield what the parser of the standard had to guess."""
    parser = HTMLParser()
    parser.parse(page.response.text)
    for place, code, _ in parser.errors:
        yield f"{place}: {code}"


def name_of(page: Page, element: Element) -> str:
    """Return what a screen reader calls an element."""
    ids = str(element.attrs.get("aria-labelledby") or "").split()
    if named := " ".join(text_of(e) for e in page.elements if e.attrs.get("id") in ids):
        return named
    label = str(element.attrs.get("aria-label") or "").strip()
    return label or " ".join(filter(None, _words_in(element)))


def _words_in(node: object) -> Iterator[str]:
    """Yield the words in an element and the names of pictures, but what is kept from voices."""
    for child in children_of(node):
        if not isinstance(child, Element):
            yield str(getattr(child, "data", "") or "").strip()
        elif child.attrs.get("aria-hidden") != "true":
            yield str(child.attrs.get("aria-label") or "").strip()
            yield from _words_in(child)


def find_unknown_markup(page: Page) -> Iterator[str]:
    """Yield what no page of ours needs: handlers, forms, frames, styles of one element, refresh."""
    for element in page.elements:
        if element.name not in ELEMENTS.split():
            yield f"an element {element.name}"
        for name, value in element.attrs.items():
            form = ANY if name.startswith("data-") else ATTRIBUTES.get(name)
            if form is None or not re.fullmatch(form, str(value or ""), re.DOTALL):
                yield f"{element.name} {name}={value}"


def find_empty_name(page: Page) -> Iterator[str]:
    """Yield what can be pressed, heard or jumped to and is called nothing."""
    for element in page.elements:
        is_named = element.name in {"a", "button", "summary"} or (
            element.name == "svg" and element.attrs.get("aria-hidden") != "true"
        )
        if (is_named or element.attrs.get("role") in NAMED_ROLES) and not name_of(page, element):
            yield f"{element.name} {element.attrs} has no name"
        is_heard = element.name not in NAMELESS or element.attrs.get("role")
        if "aria-label" in element.attrs and not is_heard:
            yield f"{element.name} has an aria-label that no voice reads"
        if element.attrs.get("tabindex") == "0" and element.attrs.get("role") != "region":
            yield f"{element.name} acts like a link and is none"


def find_label_not_in_name(page: Page) -> Iterator[str]:
    """Yield each control that is called otherwise than it reads: who says its words misses it."""
    for element in page.elements:
        if element.name in {"a", "button", "summary"} and "aria-label" in element.attrs:
            seen = text_of(element).casefold()
            if seen and seen not in str(element.attrs["aria-label"]).casefold():
                yield f"{element.name} reads {seen!r} and is called {element.attrs['aria-label']!r}"


def find_wrong_frame(page: Page) -> Iterator[str]:
    """Yield when a tab has no name, or a screen reader nowhere to jump to."""
    if len(page.all("title")) != 1 or not page.title or len(page.all("main")) != 1:
        yield "the page has not one title and one main"


def find_skipped_heading(page: Page) -> Iterator[str]:
    """Yield where a level is jumped over, and when there is not one h1, which comes first."""
    levels = [HEADINGS.index(e.name) + 1 for e in page.elements if e.name in HEADINGS]
    if levels.count(1) != 1 or levels[0] != 1:
        yield f"the page has the levels {levels}"
    for before, after in pairwise(levels):
        if after > before + 1:
            yield f"h{after} follows h{before}"


def find_wrong_id(page: Page) -> Iterator[str]:
    """Yield each id that stands twice, and each reference that leads to none or to two."""
    ids = Counter(str(e.attrs["id"]) for e in page.elements if e.attrs.get("id"))
    yield from (f"id={name} stands {many} times" for name, many in ids.items() if many > 1)
    for element in page.elements:
        href = str(element.attrs.get("href") or "")
        wanted = [href[1:]] if href.startswith("#") else []
        for attribute in REFERENCES:
            wanted += str(element.attrs.get(attribute) or "").split()
        yield from (
            f"{name} is the id of {ids[name]} elements" for name in wanted if ids[name] != 1
        )


def find_table_without_headers(page: Page) -> Iterator[str]:
    """Yield each table whose cells a screen reader cannot name, and each header of nothing."""
    for table in page.all("table"):
        heads = [e for e in in_order(table) if e.name == "th"]
        if not heads:
            yield "a table has no th"
        yield from (f"th without scope: {text_of(e)}" for e in heads if not e.attrs.get("scope"))


def find_wrong_language(page: Page) -> Iterator[str]:
    """Yield each lang that is none, and each element that is read from the other side than it is.

    The languages of a page are its own, English, and the names of the others.
    """
    directions = {locale.code: locale.direction for locale in page.app.locales.values()}
    waiting: list[tuple[Element, str]] = [(page.all("html")[0], "")]
    while waiting:
        element, around = waiting.pop()
        lang = str(element.attrs.get("lang", "en"))
        if lang not in directions and not re.fullmatch("[a-z]{2,3}(-[A-Z]{2})?", lang):
            yield f"{element.name} lang={lang}"
        flow = str(element.attrs.get("dir") or ("auto" if element.name == "bdi" else around))
        own = directions.get(str(element.attrs.get("lang")), flow)
        # A letter alone has one direction, and so has what is drawn by itself.
        is_alone = len(text_of(element)) <= 1 or element.name in {"text", "option"}
        if flow not in {own, "auto"} and not is_alone:
            yield f"{element.name} lang={element.attrs['lang']} is read as {flow}"
        waiting += [(e, flow) for e in children_of(element) if isinstance(e, Element)]


def find_unmarked_language(page: Page) -> Iterator[str]:
    """Yield each passage in other letters than its language has: a voice would misread it."""
    scripts = {locale.code: SCRIPTS[locale.direction] for locale in page.app.locales.values()}
    for lang, text in passages(page):
        words = [] if PSEUDO in text else WORD.findall(ADDRESS.sub("", text))
        script = scripts.get(lang, SCRIPTS["ltr"])
        foreign = [word for word in words if not unicodedata.name(word[0], "").startswith(script)]
        if sum(not word[0].isupper() for word in foreign) >= FEWEST_WORDS:
            yield (
                f"lang={lang}: {text} (is it in translations/messages.pot? If not, run"
                " `.venv/bin/flask translations update`; if it is, translate it, or mark its lang)"
            )


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


RULES = (
    find_unknown_markup,
    find_empty_name,
    find_label_not_in_name,
    find_wrong_frame,
    find_skipped_heading,
    find_wrong_id,
    find_table_without_headers,
    find_wrong_language,
    find_unmarked_language,
)
