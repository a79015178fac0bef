"""A parsed page, and the questions that tests ask of one."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from justhtml import Element, JustHTML, Text
from werkzeug.test import TestResponse

from tests.sites import RunningSite
from webapp.words.catalogs import Translator
from webapp.words.languages import SiteLocale

CLASS = re.compile(r"\.[\w-]+", re.ASCII)


@dataclass(frozen=True)
class Page:
    """A page as a browser parses it, with the site that answered."""

    path: str
    root: JustHTML
    response: TestResponse
    site: RunningSite

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
        locales = self.site.locales
        return locales.get(self.path.split("/")[1], locales["en"])

    @property
    def words(self) -> Translator:
        """Return the words of its locale."""
        return self.site.words[self.locale.code]

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


def locale_around(element: Element) -> str:
    """Return the language that an element is in."""
    above: object = element
    while isinstance(above, Element):
        if above.attrs.get("lang"):
            return str(above.attrs["lang"])
        above = above.parent
    raise AssertionError("no language is named")
