"""What a screen reader meets on the start page and in a situation, in order, from left and right.

tests/browser/order.txt says it: a line a landmark or heading, behind it what can be pressed there.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from tests.browser.conftest import Visit

pytestmark = pytest.mark.browser

LINES = {"navigation", "banner", "main", "contentinfo", "region", "heading"}
HEARD = {*LINES, "link", "button", "status", "DisclosureTriangle"}
ORDER = Path(__file__).with_name("order.txt")
PAGES = [page.splitlines() for page in ORDER.read_text("utf-8").split("\n\n")]


def hear(node: Mapping[str, Any], nodes: Mapping[str, Mapping[str, Any]]) -> Iterator[str]:
    """Yield the role and name of each node that counts, in the order of the tree."""
    role = node["role"]["value"]
    if not node["ignored"] and role in HEARD:
        yield " ".join([role, *str(node.get("name", {}).get("value", "")).split()])
    for child in node.get("childIds", ()):
        if child in nodes:
            yield from hear(nodes[child], nodes)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page[0])
def test_roles_and_names_come_in_their_order(visit: Visit, page: list[str]) -> None:
    address, *wanted = page
    driver = visit.open(address)
    nodes = driver.execute_cdp_cmd("Accessibility.getFullAXTree", {})["nodes"]
    lines: list[str] = []
    for said in hear(nodes[0], {node["nodeId"]: node for node in nodes}):
        if not lines or said.split()[0] in LINES:
            lines.append(said)
        else:
            lines[-1] += f" | {said}"
    assert lines == wanted, f"if this is meant, write into {ORDER.name}:\n" + "\n".join(lines)
