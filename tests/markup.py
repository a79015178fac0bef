"""What a screen reader, a keyboard or a browser needs of markup: each fault by its rule.

A rule yields a sentence for each fault and nothing for a sound page.
"""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from justhtml import Element, Text
from tinyhtml5.parser import HTMLParser

from tests.page import Page, around, in_order, text_of, texts_of

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
# What pages are made of. Before you add: nothing may load, send, move, open a window or a keyboard.
ELEMENTS = (
    "html head meta title link style script body header nav main footer section template"
    " a button details summary p span strong br bdi blockquote div ul ol li dl dt dd"
    " table thead tbody tr th td figure figcaption svg path rect line text h1 h2 h3 h4"
)
FREE = (
    "charset colspan href hreflang id lang open class d height rx viewBox width x x1 x2 y y1 y2"
    " text-anchor aria-label aria-labelledby"
)
ATTRIBUTES = {
    **dict.fromkeys(FREE.split(), ".*"),
    "aria-current": "true|page",
    "aria-hidden": "true",
    "content": r"width=device-width, initial-scale=1|light dark|telephone=no|style-src .*",
    "dir": "ltr|rtl|auto",
    "focusable": "false",
    "http-equiv": "Content-Security-Policy",
    "name": "viewport|color-scheme|format-detection",
    "rel": "icon|noreferrer noopener",
    "role": "img|status|region|group|list",
    "scope": "row|col",
    "tabindex": "-1|0",
    "translate": "no",
    "type": r"button|application/ld\+json",
}
PRESSED = {"a", "button", "summary"}
FEWEST_WORDS = 3  # of another language; fewer are names


def find_unclosed_html(page: Page) -> Iterator[str]:
    """Yield what the parser of the standard had to guess."""
    parser = HTMLParser()
    parser.parse(page.response.text)
    yield from (f"{place}: {code}" for place, code, _ in parser.errors)


def find_unknown_markup(page: Page) -> Iterator[str]:
    """Yield what no page of ours needs: handlers, forms, frames, styles of one element, refresh."""
    for element in page.elements:
        if element.name not in ELEMENTS.split():
            yield f"an element {element.name}"
        for name, value in element.attrs.items():
            form = ".*" if name.startswith("data-") else ATTRIBUTES.get(name, "(?!)")
            if not re.fullmatch(form, str(value or ""), re.DOTALL):
                yield f"{element.name} {name}={value}"


def heard(element: Element) -> str:
    """Return the words and labels in an element that are not kept from voices."""
    nodes: list[Element | Text] = [element, *in_order(element), *texts_of(element)]
    heard = [n for n in nodes if all(e.attrs.get("aria-hidden") != "true" for e in around(n))]
    texts = (n.data if isinstance(n, Text) else n.attrs.get("aria-label") for n in heard)
    return "".join(filter(None, texts)).strip()


def find_empty_name(page: Page) -> Iterator[str]:
    """Yield what can be pressed, heard or jumped to and is called nothing."""
    for element in page.elements:
        name, attrs = element.name, element.attrs
        is_picture = name == "svg" and attrs.get("aria-hidden") != "true"
        is_named = attrs.get("role") in {"img", "region", "group"} or is_picture or name in PRESSED
        if is_named and not (attrs.get("aria-labelledby") or heard(element)):
            yield f"{name} {attrs} has no name"
        is_silent = name in {"p", "span", "div", "strong", "bdi"} and not attrs.get("role")
        if "aria-label" in attrs and is_silent:
            yield f"{name} has an aria-label that no voice reads"
        if attrs.get("tabindex") == "0" and attrs.get("role") != "region":
            yield f"{name} acts like a link and is none"
        label = str(attrs.get("aria-label") or "").casefold()
        if label and name in PRESSED and text_of(element).casefold() not in label:
            yield f"{name} is called {label!r}: who says the words that it reads misses it"


def find_wrong_outline(page: Page) -> Iterator[str]:
    """Yield where a screen reader has nowhere to jump to, or a level of headings is jumped over."""
    levels = [HEADINGS.index(each.name) + 1 for each in page.elements if each.name in HEADINGS]
    if [len(page.all(name)) for name in ("title", "main", "h1")] != [1, 1, 1] or levels[0] != 1:
        yield f"the page has not one title, one main, one h1 that comes first: {levels}"
    yield from (f"h{b} follows h{a}" for a, b in pairwise(levels) if b > a + 1)
    for table in page.all("table"):
        scopes = [each.attrs.get("scope") for each in in_order(table) if each.name == "th"]
        if not all(scopes or [None]):
            yield f"a table has headers of the scopes {scopes}"


def find_wrong_id(page: Page) -> Iterator[str]:
    """Yield each id that stands twice, and each reference that leads to none or to two."""
    ids = Counter(str(each.attrs["id"]) for each in page.elements if each.attrs.get("id"))
    wanted = {*ids}
    for element in page.elements:
        href = str(element.attrs.get("href") or "")
        wanted |= {href[1:]} if href.startswith("#") else set()
        for attribute in ("for", "aria-labelledby", "aria-describedby"):
            wanted |= {*str(element.attrs.get(attribute) or "").split()}
    yield from (f"{name} is the id of {ids[name]} elements" for name in wanted if ids[name] != 1)


def find_wrong_language(page: Page) -> Iterator[str]:
    """Yield each lang that is none, and each element that is read from the other side than it is.

    The languages of a page are its own, English, and the names of the others.
    """
    directions = {code: locale.direction for code, locale in page.app.locales.items()}
    for element in page.elements:
        lang = str(element.attrs.get("lang", "en"))
        if lang not in directions and not re.fullmatch("[a-z]{2,3}(-[A-Z]{2})?", lang):
            yield f"{element.name} lang={lang}"
        if "lang" not in element.attrs or lang not in directions:
            continue
        flows = (e.attrs.get("dir", "auto" * (e.name == "bdi")) for e in around(element))
        is_wrong = (flow := next(filter(None, flows))) not in {directions[lang], "auto"}
        # A letter alone has one direction, and so has what is drawn by itself.
        if is_wrong and len(text_of(element)) > 1 and element.name not in {"text", "option"}:
            yield f"{element.name} lang={lang} is read as {flow}"


def find_unmarked_language(page: Page) -> Iterator[str]:
    """Yield each text in other letters than its language has: a voice would misread it."""
    for text in texts_of(page.root.root):
        lang = next((str(e.attrs["lang"]) for e in around(text) if e.attrs.get("lang")), "")
        locale = page.app.locales.get(lang)
        letters = "[a-z]" if locale and locale.direction == "rtl" else "[\u0620-\u064a]"
        words = re.findall(rf"\b{letters}+\b", re.sub(r"\S+[./@]\S+", "", text.data or ""))
        if len(words) >= FEWEST_WORDS and not any(
            each.attrs.get("translate") == "no" and not each.attrs.get("lang")
            for each in around(text)
        ):
            yield (
                f"lang={lang}: {text.data} (is it in translations/messages.pot? If not, run"
                " `.venv/bin/flask translations update`; if it is, translate it, or mark its lang)"
            )


RULES = (
    find_unknown_markup,
    find_empty_name,
    find_wrong_outline,
    find_wrong_id,
    find_wrong_language,
    find_unmarked_language,
)
