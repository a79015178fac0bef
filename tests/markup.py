"""What a browser or a voice needs of markup, and axe does not tell: each fault by its rule.

A rule yields a sentence for each fault and nothing for a sound page.
"""

import re
from collections.abc import Iterator

from tinyhtml5.parser import HTMLParser

from tests.page import Page, around, text_of, texts_of

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


def find_misnamed(page: Page) -> Iterator[str]:
    """Yield what is called otherwise than it reads: who says its words to a program misses it."""
    for element in page.elements:
        label = str(element.attrs.get("aria-label") or "").casefold()
        is_pressed = element.name in {"a", "button", "summary"}
        if label and is_pressed and text_of(element).casefold() not in label:
            yield f"{element.name} is called {label!r}"


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
    find_misnamed,
    find_wrong_language,
    find_unmarked_language,
)
