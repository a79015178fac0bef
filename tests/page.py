"""A parsed page, and the questions that tests ask of one."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from justhtml import Element, JustHTML, Template, Text
from werkzeug.test import TestResponse

from webapp.pages.app import App
from webapp.words.catalogs import Translator
from webapp.words.languages import SiteLocale


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

    def all(self, selector: str) -> list[Element]:
        """Return the elements that a selector finds; a name or a class alone needs no engine."""
        if selector.isalnum():
            return [element for element in self.elements if element.name == selector]
        if re.fullmatch(r"\.[\w-]+", selector):
            return [each for each in self.elements if selector[1:] in classes_of(each)]
        return [found for found in self.root.query(selector) if isinstance(found, Element)]

    @property
    def words(self) -> Translator:
        """Return the words of the language that its address names; English where it names none."""
        translators = self.app.translators
        return translators.get(self.path.split("/")[1], translators["en"])

    @property
    def locale(self) -> SiteLocale:
        """Return the locale of these words."""
        return self.words.locale

    def texts(self, selector: str) -> list[str]:
        """Return the words of each element that a selector finds."""
        return [text_of(element) for element in self.all(selector)]

    def links(self, selector: str) -> list[str]:
        """Return where the links lead that a selector finds, and those in what it finds."""
        return [href for element in self.all(selector) for href in links_in(element)]

    def translate(self, sentence: str, context: str | None) -> str:
        """Return a sentence of the pages as this page would say it."""
        return self.words.translate(context, sentence, sentence, 1).unescape()

    def translate_of(self, context: str, words: str, **facts: object) -> str:
        """Return words of `data/` as this page would say them."""
        return self.words.translate_data(context, words, facts).striptags()

    @cached_property
    def text(self) -> str:
        """Return all words of the page."""
        return self.texts("body")[0]

    @property
    def title(self) -> str:
        """Return what a tab and a history show."""
        return self.texts("title")[0]

    @property
    def main(self) -> str:
        """Return the words of the page itself."""
        return self.texts("main")[0]


def read_page(app: App, path: str) -> Page:
    """Return a page that keeps to no rules, such as one in the words of a test."""
    response = app.test_client().get(path)
    return Page(path, JustHTML(response.text, sanitize=False), response, app)


def nodes_of(node: object) -> Iterator[object]:
    """Yield a node and all below it in the order of the page; templates for scripts too."""
    waiting: list[Any] = [node]
    while waiting:
        yield (current := waiting.pop())
        if not isinstance(current, Text):
            waiting += reversed(current.children or ())
        if isinstance(current, Template) and current.template_content:
            waiting += reversed(current.template_content.children or ())


def in_order(node: object) -> Iterator[Element]:
    """Yield the elements below a node."""
    return (each for each in nodes_of(node) if isinstance(each, Element) and each is not node)


def texts_of(node: object) -> Iterator[Text]:
    """Yield the texts below a node that a reader meets."""
    for each in nodes_of(node):
        if isinstance(each, Text) and getattr(each.parent, "name", "") not in {"script", "style"}:
            yield each


def around(node: object) -> Iterator[Element]:
    """Yield an element, and all that it is in, from within."""
    while node is not None:
        if isinstance(node, Element):
            yield node
        node = getattr(node, "parent", None)


def text_of(element: Element) -> str:
    """Return the words of an element, with single spaces."""
    return " ".join("".join(text.data or "" for text in texts_of(element)).split())


def classes_of(element: Element) -> list[str]:
    """Return the classes of an element."""
    return str(element.attrs.get("class") or "").split()


def links_in(element: Element) -> list[str]:
    """Return where an element leads, and the links in it."""
    found = (each for each in (element, *in_order(element)) if each.name == "a")
    return [str(each.attrs.get("href", "")) for each in found]
