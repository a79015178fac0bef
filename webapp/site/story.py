"""What the page of numbers tells, read in its own templates, so that no list repeats it."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from jinja2 import Environment, nodes
from jinja2.ext import extract_from_ast

from webapp.content.narrative import PageFacts

PAGES = ("pages/numbers.html", "parts/findings.html")
Steps = tuple[str, ...]


def read_story(templates: Path) -> PageFacts:
    """Return every figure, statement, part of a quote and sentence that the page of numbers names.

    Who loads facts for pages or checks hands this to `content.loading`, which knows no template.
    """
    found = [find_shown((templates / template).read_text("utf-8")) for template in PAGES]
    return PageFacts(
        figures=tuple(dict.fromkeys(key for facts in found for key in facts.figures)),
        statements=tuple(dict.fromkeys(key for facts in found for key in facts.statements)),
        parts=tuple(dict.fromkeys(key for facts in found for key in facts.parts)),
        sentences=frozenset(text for facts in found for text in facts.sentences),
    )


def find_shown(source: str) -> PageFacts:
    """Return what a template names, as `page.figures.ID` or by a name set to `page.figures`."""
    environment = Environment(extensions=["jinja2.ext.i18n"], autoescape=True)
    environment.policies["ext.i18n.trimmed"] = True
    tree = environment.parse(source)
    figures: dict[str, None] = {}
    statements: dict[str, None] = {}
    parts: dict[tuple[str, str], None] = {}
    for steps in _find_steps(tree):
        match steps:
            case ("page", "figures", name):
                figures[name] = None
            case ("page", "statements", name):
                statements[name] = None
            case ("page", "statements", name, "parts", part):
                parts[name, part] = None
    sentences = (text for _, _, text in extract_from_ast(tree))
    return PageFacts(
        figures=tuple(figures),
        statements=tuple(statements),
        parts=tuple(parts),
        sentences=frozenset(_flatten(sentences)),
    )


def _find_steps(tree: nodes.Template) -> Iterator[Steps]:
    """Yield the names of each dotted expression, with what was set in place of a short name."""
    short: dict[str, Steps] = {}
    for node in tree.find_all(nodes.Assign):
        if isinstance(node.target, nodes.Name) and (steps := _steps_of(node.node, {})):
            short[node.target.name] = steps
    for found in tree.find_all(nodes.Getattr):
        yield _steps_of(found, short)


def _steps_of(node: nodes.Node, short: Mapping[str, Steps]) -> Steps:
    if isinstance(node, nodes.Name):
        return short.get(node.name, (node.name,))
    if isinstance(node, nodes.Getattr):
        before = _steps_of(node.node, short)
        return (*before, node.attr) if before else ()
    return ()


def _flatten(texts: Iterator[object]) -> Iterator[str]:
    """Yield each text of messages that have a plural, a context or one text alone."""
    for text in texts:
        yield from (text for text in (text if isinstance(text, tuple) else (text,)) if text)
