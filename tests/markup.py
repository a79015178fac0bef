"""Rules for markup that axe does not check, for browsers and screen readers.

Each rule yields a sentence for each error.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator

from justhtml import Element
from tinyhtml5.parser import HTMLParser

from tests.page import Page, ancestors, element_text, text_nodes, walk

# The elements of our pages. Add none that loads, sends or moves something, or opens a window.
ELEMENTS = (
    "html head meta title link style script body header nav main footer section template"
    " a button details summary p span strong br bdi blockquote div ul ol li dl dt dd"
    " table thead tbody tr th td figure figcaption svg path rect h1 h2 h3 h4"
)
ANY_VALUE = (
    "charset colspan href hreflang id lang open class d height viewBox width x y"
    " aria-describedby aria-label aria-labelledby"
)
ATTRIBUTES = {
    **dict.fromkeys(ANY_VALUE.split(), ".*"),
    "aria-current": "true|page",
    "aria-hidden": "true",
    "content": r"width=device-width, initial-scale=1|light dark|telephone=no|style-src .*",
    "dir": "ltr|rtl|auto",
    "focusable": "false",
    "http-equiv": "Content-Security-Policy",
    "preserveAspectRatio": "none",
    "name": "viewport|color-scheme|format-detection",
    "rel": "icon|noreferrer noopener",
    "role": "img|status|region|group|list",
    "scope": "row|col",
    "tabindex": "-1|0",
    "translate": "no",
    "type": r"button|application/ld\+json",
}
HEADINGS = ("h1", "h2", "h3", "h4")
MIN_WORDS = 3  # fewer words in another script are a name


def find_parse_errors(page: Page) -> Iterator[str]:
    """Yield each parse error of the HTML standard, such as an unclosed element."""
    parser = HTMLParser()
    parser.parse(page.response.text)
    yield from (f"{position}: {code}" for position, code, _ in parser.errors)


def find_unknown_markup(page: Page) -> Iterator[str]:
    """Yield each element, attribute and value that is not allowed, such as handlers and forms."""
    for element in page.elements:
        if element.name not in ELEMENTS.split():
            yield f"an element {element.name}"
        for name, value in element.attrs.items():
            pattern = ".*" if name.startswith("data-") else ATTRIBUTES.get(name, "(?!)")
            if not re.fullmatch(pattern, str(value or ""), re.DOTALL):
                yield f"{element.name} {name}={value}"


def find_mislabeled(page: Page) -> Iterator[str]:
    """Yield each control whose label lacks its text: voice control would not find it."""
    for element in page.elements:
        label = str(element.attrs.get("aria-label") or "")
        is_control = element.name in {"a", "button", "summary"}
        texts = (re.findall(r"\w+", text.casefold()) for text in (element_text(element), label))
        text, name = map(" ".join, texts)
        if label and is_control and text not in name:
            yield f"{element.name} is called {label!r}"


def spoken_name(element: Element) -> str:
    """Return what a screen reader says of a link or a fold."""
    hidden = {text for node in walk(element) if is_hidden(node) for text in text_nodes(node)}
    spoken = (text.data or "" for text in text_nodes(element) if text not in hidden)
    return str(element.attrs.get("aria-label") or " ".join("".join(spoken).split()))


def is_hidden(node: object) -> bool:
    """Return whether screen readers do not read an element."""
    return isinstance(node, Element) and node.attrs.get("aria-hidden") == "true"


def find_repeated_names(page: Page) -> Iterator[str]:
    """Yield each name of links with different targets, and of several folds of a section."""
    targets_by_name = defaultdict[str, set[str]](set)
    for link in page.select("a[href]"):
        targets_by_name[spoken_name(link)].add(str(link.attrs["href"]))
    for name, targets in targets_by_name.items():
        if len(targets) > 1:
            yield f"links called {name!r} lead to {', '.join(sorted(targets))}"
    folds = Counter(
        (next(e for e in ancestors(fold) if e.name in {"section", "body"}), spoken_name(fold))
        for fold in page.select("summary")
    )
    yield from (
        f"{count} folds are called {name!r}" for (_, name), count in folds.items() if count > 1
    )


def find_unnamed_groups(page: Page) -> Iterator[str]:
    """Yield each part of the page, picture or table that has no name and no heading."""
    for element in page.select("nav, section, table, [role=group], [role=region], [role=img]"):
        ids = str(element.attrs.get("aria-labelledby") or "").split()
        labels = [element_text(page.select(f'[id="{label_id}"]')[0]) for label_id in ids]
        if element.name == "section":
            elements = [node for node in walk(element) if isinstance(node, Element)]
            labels += [element_text(child) for child in elements if child.name in HEADINGS]
        if not (element.attrs.get("aria-label") or "".join(labels).strip()):
            yield f"{element.name} without a name"


def find_rows_without_header(page: Page) -> Iterator[str]:
    """Yield each row of a table that does not begin with its header."""
    for row in page.select("tbody tr"):
        first_cell = next(node for node in walk(row) if getattr(node, "name", "") in {"th", "td"})
        if not isinstance(first_cell, Element) or first_cell.attrs.get("scope") != "row":
            yield f"a row without a header: {element_text(row)}"


def find_lists_without_role(page: Page) -> Iterator[str]:
    """Yield each list without bullets that Safari would not call a list.

    Only a list without a class, or with the class `plain`, has bullets.
    """
    for element in page.select("ul, ol"):
        is_in_nav = any(ancestor.name == "nav" for ancestor in ancestors(element))
        has_bullets = element.attrs.get("class", "plain") == "plain" and not is_in_nav
        if not has_bullets and element.attrs.get("role") != "list":
            yield f"{element.name} class={element.attrs.get('class')} has no role"


def find_wrong_direction(page: Page) -> Iterator[str]:
    """Yield each invalid lang, and each element whose direction is not that of its language.

    A page holds its own language, English, and the names of the other languages.
    """
    directions = {code: locale.direction for code, locale in page.app.locales.items()}
    for element in page.elements:
        lang = str(element.attrs.get("lang", "en"))
        if lang not in directions and not re.fullmatch("[a-z]{2,3}(-[A-Z]{2})?", lang):
            yield f"{element.name} lang={lang}"
        if "lang" not in element.attrs or lang not in directions:
            continue
        declared = next(e for e in ancestors(element) if e.name == "bdi" or "dir" in e.attrs)
        direction = declared.attrs.get("dir", "auto")
        # The direction does not matter to a single letter, or to text that a picture places.
        is_text = len(element_text(element)) > 1 and element.name not in {"text", "option"}
        if is_text and direction not in {directions[lang], "auto"}:
            yield f"{element.name} lang={lang} is read as {direction}"


def find_unmarked_language(page: Page) -> Iterator[str]:
    """Yield each text in the script of another language: a screen reader would misread it."""
    for text in text_nodes(page.document.root):
        marked = [element for element in ancestors(text) if element.attrs.get("lang")]
        lang = str(marked[0].attrs["lang"]) if marked else ""
        translator = page.app.translators.get(lang)
        other_script = (
            "[a-z]" if translator and translator.locale.direction == "rtl" else "[\u0620-\u064a]"
        )
        without_addresses = re.sub(r"\S+[./@]\S+", "", text.data or "")
        words = re.findall(rf"\b{other_script}+\b", without_addresses)
        if len(words) >= MIN_WORDS and not any(
            element.attrs.get("translate") == "no" and not element.attrs.get("lang")
            for element in ancestors(text)
        ):
            yield (
                f"lang={lang}: {text.data} (is it in translations/messages.pot? If not, run"
                " `.venv/bin/flask translations update`; if it is, translate it, or mark its lang)"
            )


RULES = (
    find_unknown_markup,
    find_mislabeled,
    find_repeated_names,
    find_unnamed_groups,
    find_rows_without_header,
    find_lists_without_role,
    find_wrong_direction,
    find_unmarked_language,
)
