"""A parsed page, and the questions that tests ask of one."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from justhtml import Element, JustHTML, Text
from werkzeug.test import TestResponse

from webapp.pages.site import App
from webapp.words.catalogs import Translator
from webapp.words.languages import SiteLocale

CLASS = re.compile(r"\.[\w-]+", re.ASCII)


@dataclass(frozen=True)
class Page:
    """A page as a browser parses it, with the app that answered."""

    path: str
    root: JustHTML
    response: TestResponse
    app: App

    @cached_property
    def elements(self) -> list[Element]:
        """Return all elements in the order of the page."""
        return list(in_order(self.root.root))

    @cached_property
    def classes(self) -> dict[str, list[Element]]:
        """Return the elements of each class, in the order of the page."""
        found: dict[str, list[Element]] = {}
        for element in self.elements:
            for name in set(str(element.attrs.get("class") or "").split()):
                found.setdefault(name, []).append(element)
        return found

    def all(self, selector: str) -> list[Element]:
        """Return the elements that a selector finds."""
        if selector.isalnum():  # a name or a class alone: no engine is needed
            return [element for element in self.elements if element.name == selector]
        if CLASS.fullmatch(selector):
            return self.classes.get(selector[1:], [])
        return [found for found in self.root.query(selector) if isinstance(found, Element)]

    @property
    def locale(self) -> SiteLocale:
        """Return the locale that its address names; English where it names none."""
        locales = self.app.locales
        return locales.get(self.path.split("/")[1], locales["en"])

    @property
    def words(self) -> Translator:
        """Return the words of its locale."""
        return self.app.translators[self.locale.code]

    def texts(self, selector: str) -> list[str]:
        """Return the words of each element that a selector finds."""
        return [text_of(element) for element in self.all(selector)]

    def links(self, selector: str) -> list[str]:
        """Return where the links lead that a selector finds, and those in what it finds."""
        return [href for element in self.all(selector) for href in links_in(element)]

    def said(self, sentence: str, context: str | None = "safety", **values: object) -> str:
        """Return a sentence of the pages as this page would say it."""
        t = self.words
        said = t.pgettext(context, sentence, **values) if context else t.gettext(sentence, **values)
        return said.unescape()

    def said_by(self, context: str, words: str, **facts: object) -> str:
        """Return words of `data/` as this page would say them."""
        return self.words.translate_data(context, words, facts).striptags()

    @cached_property
    def text(self) -> str:
        """Return all words of the page."""
        return text_of(self.all("body")[0])

    @property
    def title(self) -> str:
        """Return what a tab and a history show."""
        return text_of(self.all("title")[0])

    @property
    def main(self) -> str:
        """Return the words of the page itself."""
        return text_of(self.all("main")[0])


def read_page(app: App, path: str) -> Page:
    """Return a page that keeps to no rules, such as one in the words of a test."""
    response = app.test_client().get(path)
    return Page(path, JustHTML(response.text, sanitize=False), response, app)


def texts_of(node: object) -> Iterator[Text]:
    """Yield the text nodes below a node that a reader meets; no scripts or styles."""
    if isinstance(node, Text):
        yield node
        return
    if getattr(node, "name", "") in {"script", "style"}:
        return
    for child in children_of(node):
        yield from texts_of(child)


def children_of(node: object) -> tuple[object, ...]:
    """Return what is in a node; of a template, what a script may put on the page."""
    content = getattr(node, "template_content", None)
    return (*(getattr(node, "children", None) or ()), *(content.children if content else ()))


def text_of(element: Element) -> str:
    """Return the words of an element, with single spaces."""
    return " ".join("".join(text.data or "" for text in texts_of(element)).split())


def in_order(node: object) -> Iterator[Element]:
    """Yield elements in the order of the page, those in templates for scripts among them."""
    waiting = list(reversed(children_of(node)))
    while waiting:
        child = waiting.pop()
        if isinstance(child, Element):
            yield child
            waiting.extend(reversed(children_of(child)))


def links_in(element: Element) -> list[str]:
    """Return where an element leads, and the links in it."""
    found = (each for each in (element, *in_order(element)) if each.name == "a")
    return [str(each.attrs.get("href", "")) for each in found]


def locale_around(element: Element) -> str:
    """Return the language that an element is in."""
    above: object = element
    while isinstance(above, Element):
        if above.attrs.get("lang"):
            return str(above.attrs["lang"])
        above = above.parent
    raise AssertionError("no language is named")
