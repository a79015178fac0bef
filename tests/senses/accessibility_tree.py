"""The accessibility tree of a page as lines that people can read: role, name, states, language.

`.venv/bin/python -m tests.senses.accessibility_tree` writes one file a kind of page and language:
of the live site whole sentences, of the made-up one (`fixture`) what a test compares.
"""

import re
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import chain
from typing import Any

from selenium.webdriver import Chrome

from tests.browser.driver import AT_ONCE, start_browser
from tests.browser.serving import served
from tests.routes import page_rules, paths_of
from tests.sites import RunningSite, fixture, live
from webapp.settings import ROOT

KEPT = ROOT / "tests" / "senses" / "transcripts"
WRITTEN = ROOT / "build" / "transcripts"
LOCALES = ("en", "ar")  # of the made-up site: from left, and from right
UNSAID = {"generic", "none", "InlineTextBox", "LineBreak", "ListMarker"}
STATES = ("level", "expanded", "checked", "disabled", "required", "live")
PLAIN = {("live", "off"), ("disabled", False), ("required", False)}
TEXT = "StaticText"
NUMBER = r"\d+(?:[-.,:/]\d+)*"


@dataclass(frozen=True)
class Element:
    """What the document says of a node: its language, and marks that the tree leaves out."""

    language: str = ""
    current: str = ""


@dataclass(frozen=True)
class AccessibleNode:
    """A node that a screen reader meets, and those inside."""

    role: str
    name: str
    states: tuple[str, ...]
    language: str
    inside: tuple["AccessibleNode", ...] = ()


def read_tree(driver: Chrome) -> tuple[AccessibleNode, frozenset[str]]:
    """Return the tree of the page that is open, and the names on it that are never translated."""
    document = driver.execute_cdp_cmd("DOM.getDocument", {"depth": -1})["root"]
    [html] = (child for child in document["children"] if child["nodeName"] == "HTML")
    elements = dict(_walk(document, Element(_attributes_of(html).get("lang", ""))))
    names = frozenset(filter(None, map(_text_of, _find_names(document))))
    nodes = driver.execute_cdp_cmd("Accessibility.getFullAXTree", {})["nodes"]
    by_id = {node["nodeId"]: node for node in nodes}
    [root] = _hear(nodes[0], by_id, elements)
    return root, names


def _walk(node: Mapping[str, Any], above: Element) -> Iterator[tuple[int, Element]]:
    given = _attributes_of(node)
    language = given.get("lang", above.language)
    element = replace(above, language=language, current=given.get("aria-current", ""))
    yield node["backendNodeId"], element
    for child in node.get("children", ()):
        yield from _walk(child, element)


def _attributes_of(node: Mapping[str, Any]) -> dict[str, str]:
    flat = node.get("attributes", [])
    return dict(zip(flat[::2], flat[1::2], strict=True))


def _find_names(node: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    if node["nodeName"] == "BDI" and _attributes_of(node).get("translate") == "no":
        yield node
    for child in node.get("children", ()):
        yield from _find_names(child)


def _text_of(node: Mapping[str, Any]) -> str:
    inside = "".join(map(_text_of, node.get("children", ())))
    return _one_line(node["nodeValue"] + inside)


def _hear(
    node: Mapping[str, Any], by_id: Mapping[str, Any], elements: Mapping[int, Element]
) -> Iterator[AccessibleNode]:
    """Yield a node, or what is inside of one that nobody hears."""
    children = (by_id[child] for child in node.get("childIds", ()) if child in by_id)
    inside = tuple(chain.from_iterable(_hear(child, by_id, elements) for child in children))
    role = node["role"]["value"]
    if node["ignored"] or role in UNSAID:
        yield from inside
        return
    name = _one_line(str(node.get("name", {}).get("value", "")))
    element = elements.get(node.get("backendDOMNodeId", 0), Element())
    if role != TEXT:
        yield AccessibleNode(role, name, tuple(_states_of(node, element)), element.language, inside)
    elif name:
        yield AccessibleNode(role, name, (), element.language)


def _states_of(node: Mapping[str, Any], element: Element) -> Iterator[str]:
    given = {entry["name"]: entry["value"].get("value") for entry in node.get("properties", ())}
    for state in STATES:
        is_said = state != "level" or node["role"]["value"] == "heading"  # depth is seen in a list
        if is_said and state in given and (state, given[state]) not in PLAIN:
            yield f"{state} {given[state]}".lower()
    if element.current:
        yield f"current {element.current}"


def _one_line(text: str) -> str:
    return " ".join(text.split())


def write_lines(
    heard: AccessibleNode, say: Callable[[str], str] = str, language: str = "", depth: int = 0
) -> Iterator[str]:
    """Yield a node and those inside, each in a line; a language where it is another than around."""
    texts = [part for part in heard.inside if part.role == TEXT]
    is_one = len(heard.inside) == len(texts) == 1  # what holds one text is one line with it
    spoken = texts[0].language if is_one else heard.language
    name = say(heard.name or (texts[0].name if is_one else ""))
    role = "" if heard.role == TEXT else heard.role
    states = f"[{', '.join(heard.states)}]" if heard.states else ""
    change = f"{{{spoken}}}" if spoken != language else ""
    quoted = f'"{name}"' if name else ""
    if role or quoted:
        yield "  " * depth + " ".join(filter(None, (role, quoted, states, change)))
    if not is_one:
        for part in heard.inside:
            yield from write_lines(part, say, spoken, depth + 1)


def outline(names: frozenset[str]) -> Callable[[str], str]:
    """Return what leaves of a sentence its numbers and names, and "…" for words of any kind.

    Who rewords it changes nothing. A name that has grown together with its neighbor is none.
    """
    known = "|".join(map(re.escape, sorted(names, key=len, reverse=True)))
    kept = re.compile(rf"(?<!\w)({'|'.join(filter(None, (known, NUMBER)))})(?!\w)")

    def leave(sentence: str) -> str:
        parts = kept.split(sentence)
        has_words = any(re.search(r"\w", part) for part in parts[::2])
        return " ".join(["…"] * has_words + parts[1::2])

    return leave


def kinds_of(site: RunningSite, locale: str) -> dict[str, str]:
    """Return one address of every route by the name of its kind, and one that is no page."""
    found = {rule.endpoint: paths_of(rule, locale, site)[0] for rule in page_rules(site)}
    return {**found, "missing": f"/{locale}/nothing-here/"}


def read_page(driver: Chrome, address: str, *, whole: bool) -> str:
    """Return the transcript of a page, with its sentences or with their outlines."""
    driver.get(address)
    root, names = read_tree(driver)
    lines = write_lines(root, str if whole else outline(names))
    return "".join(f"{line}\n" for line in lines)


def main(arguments: list[str]) -> None:
    """Write the transcripts of a site."""
    is_fixture = arguments == ["fixture"]
    site, folder = (fixture(), KEPT) if is_fixture else (live(), WRITTEN)
    driver = start_browser(flags=AT_ONCE)
    with served(site.app) as origin:
        for locale in LOCALES if is_fixture else site.locales:
            (folder / locale).mkdir(parents=True, exist_ok=True)
            for kind, path in kinds_of(site, locale).items():
                text = read_page(driver, origin + path, whole=not is_fixture)
                (folder / locale / f"{kind}.txt").write_text(text, "utf-8")
    driver.quit()
    sys.stdout.write(f"The transcripts are in {folder.relative_to(ROOT)}/\n")


if __name__ == "__main__":
    main(sys.argv[1:])
