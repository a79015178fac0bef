"""A parsed page, and functions that read its elements."""

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
    """A page as a browser parses it, with the response and the app that it came from."""

    path: str
    document: JustHTML
    response: TestResponse
    app: App

    @cached_property
    def elements(self) -> list[Element]:
        """Return all elements in document order."""
        return list(descendants(self.document.root))

    def select(self, selector: str) -> list[Element]:
        """Return the elements that match a CSS selector."""
        return [node for node in self.document.query(selector) if isinstance(node, Element)]

    @property
    def translator(self) -> Translator:
        """Return the translator of the language in the address, or the English one."""
        translators = self.app.translators
        return translators.get(self.path.split("/")[1], translators["en"])

    @property
    def locale(self) -> SiteLocale:
        """Return the locale of the page."""
        return self.translator.locale

    def texts(self, selector: str) -> list[str]:
        """Return the text of each element that matches a CSS selector."""
        return [element_text(element) for element in self.select(selector)]

    def links(self, selector: str) -> list[str]:
        """Return the targets of the links that match a CSS selector or are inside a match."""
        return [href for element in self.select(selector) for href in link_targets(element)]

    def translate(self, sentence: str, context: str | None = None) -> str:
        """Return a sentence of the templates in the language of this page."""
        return self.translator.translate(context, sentence, sentence, 1).striptags()

    def translate_data(self, context: str, sentence: str) -> str:
        """Return a sentence of `data/` in the language of this page."""
        return self.translator.translate_data(context, sentence, {}).striptags()

    @cached_property
    def text(self) -> str:
        """Return the text of the whole page."""
        return self.texts("body")[0]

    @property
    def main(self) -> str:
        """Return the text of `<main>`: the page without its head, foot and menus."""
        return self.texts("main")[0]


def read_page(app: App, path: str) -> Page:
    """Request a page without checking the rules of `tests/client.py`."""
    response = app.test_client().get(path)
    return Page(path, JustHTML(response.text, sanitize=False), response, app)


def walk(node: object) -> Iterator[object]:
    """Yield a node and its descendants in document order, also those of `<template>`."""
    stack: list[Any] = [node]
    while stack:
        yield (current := stack.pop())
        if not isinstance(current, Text):
            stack += reversed(current.children or ())
        if isinstance(current, Template) and current.template_content:
            stack += reversed(current.template_content.children or ())


def descendants(node: object) -> Iterator[Element]:
    """Yield the elements inside a node."""
    return (other for other in walk(node) if isinstance(other, Element) and other is not node)


def text_nodes(node: object) -> Iterator[Text]:
    """Yield the text nodes inside a node, without scripts and styles."""
    for text in walk(node):
        if isinstance(text, Text) and getattr(text.parent, "name", "") not in {"script", "style"}:
            yield text


def ancestors(node: object) -> Iterator[Element]:
    """Yield the node itself if it is an element, and then each element around it."""
    while node is not None:
        if isinstance(node, Element):
            yield node
        node = getattr(node, "parent", None)


def element_text(element: Element) -> str:
    """Return the text of an element with single spaces."""
    return " ".join("".join(text.data or "" for text in text_nodes(element)).split())


def class_names(element: Element) -> list[str]:
    """Return the classes of an element."""
    return str(element.attrs.get("class") or "").split()


def link_targets(element: Element) -> list[str]:
    """Return the target of each link in an element, and of the element itself if it is a link."""
    links = (link for link in (element, *descendants(element)) if link.name == "a")
    return [str(link.attrs.get("href", "")) for link in links]
